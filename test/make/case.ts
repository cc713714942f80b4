/** A full case written by hand, without any problem, that uses every part of the format once. */
const TEXT = `---
format: 1
id: find-people
kind: full
title: {zh-CN: 寻人, en: Finding people}
summary: {zh-CN: 帮走失的人回家。, en: Helps missing people home.}
organisation:
  name: {zh-CN: 示例公司, en: Example Company}
  stockCodes: [HKEX:0001]
  industry: I
socialIssue: social-assistance
sdgs:
  - {goal: 10, assignedBy: us}
trigger: incidental
triggerEvidence: [origin]
innovationPoints:
  - point: {zh-CN: 用已有技术, en: Existing technology}
    mechanism: existing-technology
    assignedBy: source
    evidence: [origin]
asOf: 2024-07
licence: CC-BY-4.0
status: active
sources:
  - id: report
    title: 示例报告
    publisher: 示例出版社
    date: 2024-07
    url: https://example.org/report
    accessed: 2026-11-01
    kind: report
evidence:
  - id: origin
    source: report
    locator: {zh-CN: 第 2 节, en: section 2}
    claimedBy: {who: {zh-CN: 示例公司, en: Example Company}, kind: organisation}
    grade: C
  - id: counts
    source: report
    locator: {zh-CN: 表 1, en: table 1}
    claimedBy: {who: {zh-CN: 示例出版社, en: Example Press}, kind: academia}
    grade: B
    quote: 找到两万余人
period: {start: 2016-02, end: 2024-06, evidence: [origin]}
components:
  - id: elderly
    name: {zh-CN: 寻老人, en: Finding the elderly}
    period: {start: "2017", end: "2020", evidence: [origin]}
    status: ended
    evidence: [origin]
partners:
  - name: {zh-CN: 示例救助站, en: Example shelter}
    sector: government
    role: {zh-CN: 核对身份, en: Checks identities}
    evidence: [origin]
regions:
  - scope: national
    evidence: [origin]
levels:
  - {level: county, evidence: [origin]}
funding:
  - label: {zh-CN: 投入, en: Spending}
    scope: company
    amountCny: 1000000
    payer: {zh-CN: 示例公司, en: Example Company}
    period: {start: "2016", end: "2018"}
    evidence: [origin]
enquiryLog:
  - {sent: 2026-10-01, replied: 2026-10-09, substantive: false}
newsLog:
  - {query: 寻人, date: 2026-11-01, scope: stored-pages, distinctDomains: 4}
indicators:
  M1: {state: confirmed, level: {min: 2, max: 2}, evidence: [origin], confirmed: {by: library, date: 2026-11-02}, codings: [{coder: library, date: 2026-11-02, level: {min: 2, max: 2}, evidence: [origin]}]}
  M2: {state: unknown, level: {min: 0, max: 3}}
  M3: {state: proposed, level: {min: 1, max: 3}, evidence: [origin]}
  E1: {state: unknown, level: {min: 0, max: 3}}
  E2: {state: unknown, level: {min: 0, max: 3}}
  E3: {state: proposed, level: {min: 3, max: 3}, evidence: [origin]}
  E4: {state: unknown, level: {min: 0, max: 3}}
  E5: {state: unknown, level: {min: 0, max: 3}}
  F1: {state: unknown, level: {min: 0, max: 3}}
  F2: {state: searched-none, level: {min: 0, max: 0}, search: {date: 2026-11-01, scope: live-web, query: 寻人 决算}}
  F3: {state: unknown, level: {min: 0, max: 3}}
  C1: {state: unknown, level: {min: 0, max: 3}}
  C2: {state: proposed, level: {min: 1, max: 3}}
  C3: {state: unknown, level: {min: 0, max: 3}}
outcomes:
  - id: reunited
    label: {zh-CN: 找到的人, en: People found}
    unit: person
    side: social
    sign: benefit
    kind: outcome
    component: elderly
    observations:
      - asOf: 2021-02
        basis: {kind: cumulative, from: 2016-02, to: 2021-02}
        value: 14000
        qualifier: about
        evidence: [counts]
      - asOf: 2023-12
        basis: {kind: cumulative, from: 2016-02, to: 2023-12}
        value: 22859
        evidence: [counts]
    breakdown:
      complete: true
      parts:
        - {id: minors, label: {zh-CN: 未成年人, en: Minors}, value: 1711, evidence: [counts]}
        - {id: adults, label: {zh-CN: 成年人, en: Adults}, value: 12873, evidence: [counts]}
        - {id: seniors, label: {zh-CN: 老年人, en: Seniors}, value: 8275, evidence: [counts]}
    valuation:
      chain: [training.certificate-wage]
      deadweight: {state: evidenced, low: 0.1, central: 0.2, high: 0.4, evidence: [counts]}
      attribution: {state: assumed, low: 0.2, high: 0.5, who: 示例, why: {zh-CN: 假设, en: Assumed}}
  - id: notices
    label: {zh-CN: 发出的启事, en: Notices sent}
    unit: notice
    side: social
    sign: benefit
    kind: output
    partOf: {id: reunited, relation: possible}
    observations:
      - asOf: "2020"
        basis: {kind: annual, year: "2020"}
        value: 17600
        evidence: [counts]
    notPriced: {code: OUTPUT_NOT_OUTCOME, reason: {zh-CN: 是产出, en: An output}}
harms:
  state: listed
  items:
    - id: privacy
      label: {zh-CN: 隐私泄露, en: Lost privacy}
      unit: person
      side: social
      sign: harm
      kind: outcome
      notPriced: {code: NO_QUANTITY, reason: {zh-CN: 没有数字, en: No figure}}
      evidence: [origin]
investments: {state: unknown}
facts:
  - {id: success-rate, label: {zh-CN: 成功率, en: Success rate}, value: 12.5, unit: percent, asOf: 2023-12, evidence: [counts]}
contradictions:
  - id: start
    about: {zh-CN: 开始时间, en: Start}
    values:
      - {value: {zh-CN: 2016 年, en: "2016"}, evidence: [origin]}
      - {value: {zh-CN: 2017 年, en: "2017"}, evidence: [counts]}
    chosen: 0
    reason: {zh-CN: 更早, en: Earlier}
openQuestions:
  - question: {zh-CN: 谁付钱？, en: Who pays?}
    settles: [F1]
---

## 问题与对象

走失的人难以回家[^origin]。

## 做法

向附近的人推送启事。

## 结果

1. 到 2023 年 12 月，找到 [22,859](fact:reunited) 人，其中老人 [8,275](fact:reunited/seniors) 人[^counts]。
2. 2021 年 2 月时为[约 1.4 万](fact:reunited@2021-02)人，成功率 [12.5%](fact:success-rate)。

## 局限与待查

费用不详。
`

/**
 * Text of a valid full case, with pieces of it replaced: `makeCaseText([['value: 1711', 'value: 1712']])`.
 * A piece must occur exactly once, so that a test can't miss what it means to change.
 */
export function makeCaseText(replacements: readonly (readonly [from: string, to: string])[] = []): string {
  let text = TEXT
  for (const [from, to] of replacements) {
    if (text.split(from).length !== 2) throw new RangeError(`'${from}' must occur once in the case`)
    text = text.replace(from, () => to)
  }
  return text
}

/** The same as the bytes of a file. */
export function makeCase(replacements: readonly (readonly [from: string, to: string])[] = []): Uint8Array {
  return new TextEncoder().encode(makeCaseText(replacements))
}

/** Line, counted from 1, of the only place where `piece` begins. */
export function lineOf(text: string, piece: string): number {
  const before = text.split(piece)
  if (before.length !== 2) throw new RangeError(`'${piece}' must occur once in the text`)
  return before[0]!.split('\n').length
}
