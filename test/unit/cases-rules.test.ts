import { describe, expect, test } from 'vitest'
import { MESSAGES } from '#cases/messages.ts'
import { parseCase } from '#cases/parse.ts'
import type { Problem } from '#cases/problem.ts'
import { lineOf, makeCase, makeCaseText } from '#test/make/case.ts'

const problemsOf = (text: string): readonly Problem[] => {
  const parsed = parseCase(text, 'case.md')
  return parsed.ok ? parsed.warnings : parsed.problems
}

test('the case all rules are tried on has no problem', () => {
  expect(parseCase(makeCase(), 'case.md')).toMatchObject({ ok: true, warnings: [] })
})

type Replacement = readonly [from: string, to: string]
/** What is changed, the one problem it makes, and the piece of text it must be reported at. */
type Broken = readonly [code: string, changes: readonly Replacement[], at: string]

const M2 = 'M2: {state: unknown, level: {min: 0, max: 3}}'
const E1 = 'E1: {state: unknown, level: {min: 0, max: 3}}'

const BROKEN: readonly Broken[] = [
  // shape
  ['missing', [['licence: CC-BY-4.0\n', '']], 'format: 1'],
  ['missing', [['    publisher: 示例出版社\n', '']], 'id: report'],
  ['missing', [[`  ${M2}\n`, '']], 'indicators:'],
  ['unknown-key', [['licence:', 'licnse: x\nlicence:']], 'licnse'],
  ['unknown-key', [['    grade: B', '    grade: B\n    gradee: B']], 'gradee'],
  ['wrong-type', [['goal: 10', 'goal: ten']], 'ten, assignedBy'],
  ['wrong-type', [['value: 22859', 'value: .inf']], 'value: .inf'],
  ['wrong-type', [['sdgs:\n  - {goal: 10, assignedBy: us}', 'sdgs: none']], 'sdgs: none'],
  ['not-in-list', [['kind: full', 'kind: ful']], 'kind: ful'],
  ['not-in-list', [['format: 1', 'format: 2']], 'format: 2'],
  ['not-in-list', [['level: {min: 1, max: 3}, evidence: [origin]}', 'level: {min: 1, max: 4}, evidence: [origin]}']], 'max: 4'],
  ['not-in-list', [['basis: {kind: annual,', 'basis: {kind: anual,']], 'kind: anual'],
  ['not-chosen', [['kind: full', 'kind: ""']], 'kind: ""'],
  ['not-chosen', [['    sector: government', '    sector:']], 'sector:'],
  ['not-filled', [['value: 22859', 'value: # none']], 'value: # none'],
  ['not-filled', [['asOf: 2024-07\nlicence', 'asOf: ""\nlicence']], 'asOf: ""'],
  ['not-filled', [['accessed: 2026-11-01', 'accessed: ""']], 'accessed: ""'],
  ['not-filled', [['  - id: notices', '  - id: ""']], 'id: ""'],
  ['empty-text', [['licence: CC-BY-4.0', 'licence: " "']], 'licence'],
  ['text-too-long', [['licence: CC-BY-4.0', `licence: ${'x'.repeat(4001)}`]], 'licence'],
  ['number-too-small', [['goal: 10', 'goal: 0']], 'goal: 0'],
  ['number-too-large', [['goal: 10', 'goal: 18']], 'goal: 18'],
  ['number-not-above', [['    role: {zh-CN: 核对', '    count: 0\n    role: {zh-CN: 核对']], 'count: 0'],
  ['list-too-short', [['chain: [training.certificate-wage]', 'chain: []']], 'chain: []'],
  ['list-too-long', [['    quote: 找到两万余人', ''], ['    component: elderly', `    evidence: [${'origin, '.repeat(61)}]\n    component: elderly`]], 'evidence: [origin, origin'],
  ['bad-id', [['  - id: notices', '  - id: Sent Notices']], 'Sent Notices'],
  ['bad-url', [['https://example.org/report', 'javascript:alert(1)']], 'javascript'],
  ['bad-stock-code', [['HKEX:0001', '"0001"']], '"0001"'],
  ['bad-date', [['asOf: 2024-07\nlicence', 'asOf: 2024-13\nlicence']], 'asOf: 2024-13'],
  ['need-full-date', [['accessed: 2026-11-01', 'accessed: 2026-11']], 'accessed: 2026-11'],
  ['level-min-above-max', [[M2, 'M2: {state: unknown, level: {min: 3, max: 0}}']], 'M2:'],
  ['quote-too-long', [['找到两万余人', '一二三四五六七八九十一二三四五六']], '一二三四五六七八九十'],
  ['partner-name-or-group', [['    sector: government', '    group: {zh-CN: 商家, en: Merchants}\n    sector: government']], '- name: {zh-CN: 示例救助站'],
  ['valuation-or-not-priced', [['    notPriced: {code: OUTPUT_NOT_OUTCOME, reason: {zh-CN: 是产出, en: An output}}\n', '']], '- id: notices'],

  // YAML
  ['yaml-duplicate-key', [['licence: CC-BY-4.0', 'licence: CC-BY-4.0\nlicence: CC0']], 'licence: CC0'],
  ['yaml-alias', [['licence: CC-BY-4.0', 'licence: &a CC-BY-4.0']], 'CC-BY-4.0'],
  ['yaml-alias', [['licence: CC-BY-4.0', 'licence: *a']], 'licence: *a'],
  ['yaml-tag', [['licence: CC-BY-4.0', 'licence: !!str CC-BY-4.0']], 'licence: !!str'],
  ['yaml-key', [['licence: CC-BY-4.0', 'licence: CC-BY-4.0\n__proto__: {a: 1}']], '__proto__'],
  ['yaml-key', [['licence: CC-BY-4.0', 'licence: CC-BY-4.0\n{a: 1}: 2']], '{a: 1}: 2'],
  ['yaml-syntax', [['licence: CC-BY-4.0', 'licence: a: b']], 'licence: a: b'],
  ['yaml-syntax', [['licence: CC-BY-4.0', 'licence: @x']], 'licence: @x'],

  // ids and references
  ['duplicate-id', [['  - id: notices', '  - id: reunited'], ['partOf: {id: reunited,', 'partOf: {id: privacy,']], 'id: reunited\n    label: {zh-CN: 发出'],
  ['duplicate-id', [['    - id: privacy', '    - id: success-rate']], '    - id: success-rate'],
  ['duplicate-id', [['{id: adults', '{id: minors']], '{id: minors, label: {zh-CN: 成年人'],
  ['unknown-evidence', [['triggerEvidence: [origin]', 'triggerEvidence: [orgin]']], 'orgin'],
  ['unknown-evidence', [['回家[^origin]', '回家[^orgin]']], '走失的人难以回家'],
  ['unknown-source', [['    source: report\n    locator: {zh-CN: 表 1', '    source: raport\n    locator: {zh-CN: 表 1']], 'raport'],
  ['unknown-outcome', [['partOf: {id: reunited,', 'partOf: {id: reunitd,']], 'reunitd'],
  ['unknown-component', [['component: elderly', 'component: eldery']], 'component: eldery'],
  ['part-of-circle', [['partOf: {id: reunited,', 'partOf: {id: notices,']], 'partOf'],
  ['unused-evidence', [['evidence:\n  - id: origin', 'evidence:\n  - {id: spare, source: report, locator: {zh-CN: 一, en: one}, claimedBy: {who: {zh-CN: 一, en: one}, kind: media}, grade: C}\n  - id: origin']], 'spare'],
  ['unused-source', [['evidence:\n  - id: origin', '  - {id: spare, title: 一, publisher: 一, kind: news}\nevidence:\n  - id: origin']], 'spare'],
  ['unused-fact', [['[12.5%](fact:success-rate)', '未知']], 'id: success-rate'],
  ['figure-without-evidence', [['value: 17600\n        evidence: [counts]', 'value: 17600']], '- asOf: "2020"'],

  // figures and dates
  ['breakdown-sum', [['value: 1711', 'value: 1710']], 'parts:'],
  ['breakdown-exceeds', [['complete: true', 'complete: false'], ['value: 1711', 'value: 1712']], 'parts:'],
  ['breakdown-without-total', [['    notPriced: {code: OUTPUT', '    breakdown: {complete: false, parts: [{id: a, label: {zh-CN: 一, en: one}, value: 1}]}\n    notPriced: {code: OUTPUT'], ['    observations:\n      - asOf: "2020"\n        basis: {kind: annual, year: "2020"}\n        value: 17600\n        evidence: [counts]\n', '']], 'breakdown: {complete: false'],
  ['share-above-whole', [['value: 12.5', 'value: 125'], ['[12.5%]', '[125%]']], 'value: 125'],
  ['share-above-whole', [['value: 12.5', 'value: 100.1'], ['[12.5%]', '[100.1%]']], 'value: 100.1'],
  ['dates-out-of-order', [['end: 2024-06', 'end: 2016-01']], 'end: 2016-01'],
  ['dates-out-of-order', [['end: "2020"', 'end: "2016"']], 'end: "2016"'],
  ['dates-out-of-order', [['start: "2016", end: "2018"', 'start: "2016", end: "2015"']], 'end: "2015"'],
  ['dates-out-of-order', [['replied: 2026-10-09', 'replied: 2026-09-30']], 'replied: 2026-09-30'],
  ['dates-out-of-order', [['accessed: 2026-11-01', 'accessed: 2024-06-30']], 'accessed: 2024-06-30'],
  ['dates-out-of-order', [['from: 2016-02, to: 2021-02', 'from: 2021-03, to: 2021-02']], 'to: 2021-02'],
  ['dates-out-of-order', [['kind: annual, year: "2020"', 'kind: annual, year: "2021"']], '- asOf: "2020"'],
  ['observation-after-as-of', [['asOf: 2023-12\n        basis', 'asOf: 2024-08\n        basis']], 'asOf: 2024-08'],
  ['cumulative-falls', [['value: 14000', 'value: 24000'], ['[约 1.4 万]', '[约 2.4 万]']], 'value: 22859'],
  ['chosen-out-of-range', [['chosen: 0', 'chosen: 2']], 'chosen: 2'],

  // indicators
  ['indicator-without-evidence', [['M3: {state: proposed, level: {min: 1, max: 3}, evidence: [origin]}', 'M3: {state: proposed, level: {min: 1, max: 3}}']], 'M3:'],
  ['unknown-not-open', [[M2, 'M2: {state: unknown, level: {min: 1, max: 3}}']], 'M2:'],
  ['searched-none-level', [['state: searched-none, level: {min: 0, max: 0}', 'state: searched-none, level: {min: 0, max: 1}']], 'F2:'],
  ['searched-none-search', [['scope: live-web', 'scope: stored-pages']], 'F2:'],
  ['searched-none-search', [[', search: {date: 2026-11-01, scope: live-web, query: 寻人 决算}', '']], 'F2:'],
  ['confirmed-without-who', [[', confirmed: {by: library, date: 2026-11-02}', '']], 'M1:'],
  ['coding-missing', [[', codings: [{coder: library, date: 2026-11-02, level: {min: 2, max: 2}, evidence: [origin]}]', '']], 'M1:'],
  ['level-differs-from-facts', [['E3: {state: proposed, level: {min: 3, max: 3}', 'E3: {state: proposed, level: {min: 1, max: 2}']], 'E3:'],

  // valuation
  ['filter-out-of-order', [['low: 0.1, central: 0.2', 'low: 0.3, central: 0.2']], 'deadweight:'],
  ['filter-out-of-order', [['low: 0.2, high: 0.5', 'low: 0.6, high: 0.5']], 'attribution:'],
  ['filter-without-evidence', [['high: 0.4, evidence: [counts]', 'high: 0.4']], 'deadweight:'],
  ['transfer-valued', [['kind: outcome\n    component', 'kind: transfer\n    component']], 'valuation:'],
  ['unknown-factor', [['training.certificate-wage', 'training.certificate-wages']], 'training.certificate-wages'],
  ['chain-unfit', [['[training.certificate-wage]', '[training.hour]']], '[training.hour]'],
  ['chain-unfit', [['[training.certificate-wage]', '[training.certificate-wage, carbon-price]']], 'carbon-price]'],
  ['chain-unfit', [['    unit: person\n    side: social\n    sign: benefit', '    unit: t\n    side: social\n    sign: benefit'], ['[training.certificate-wage]', '[recycling.pp-boxes]']], '[recycling.pp-boxes]'],
  ['chain-unfit', [['[training.certificate-wage]', '[rural.income-2022]']], '[rural.income-2022]'],
  ['chain-unfit', [['    unit: person\n    side: social\n    sign: benefit', '    unit: tCO2e\n    side: social\n    sign: benefit'], ['[training.certificate-wage]', '[cea.2023]']], '[cea.2023]'],
  ['harm-sign', [['sign: harm', 'sign: benefit']], '      sign: benefit'],

  // the text
  ['missing-heading', [['## 做法', '### 做法']], '\n## 问题与对象'],
  ['empty-section', [['费用不详。\n', '']], '## 局限与待查'],
  ['unknown-fact', [['(fact:reunited)', '(fact:renited)']], 'fact:renited'],
  ['unknown-fact', [['(fact:reunited@2021-02)', '(fact:reunited@2021-03)']], '2. 2021 年'],
  ['unknown-fact', [['(fact:reunited/seniors)', '(fact:reunited/senors)']], '1. 到 2023'],
  ['fact-without-value', [['向附近的人', '[3](fact:privacy)向附近的人']], '[3]'],
  ['figure-unreadable', [['[22,859]', '[许多]']], '[许多]'],
  ['prose-contradicts-fact', [['[22,859]', '[22,895]']], '[22,895]'],
  ['prose-contradicts-fact', [['[12.5%]', '[12.6%]']], '[12.6%]'],
  ['prose-unit-differs', [['[22,859]', '[22,859 元]']], '[22,859 元]'],
  ['bare-figure', [['找到 [22,859](fact:reunited) 人', '找到 [22,859](fact:reunited) 人，另有 35 人']], '另有 35'],
  ['raw-html', [['向附近的人', '向<b>附近</b>的人']], '向<b>'],
] // prettier-ignore

describe('each rule finds what breaks it, on its line', () => {
  test.each(BROKEN)('%s: %j', (code, changes, at) => {
    const text = makeCaseText(changes)
    const problems = problemsOf(text)
    const found = problems.find((problem) => problem.code === code)
    expect(problems.map((problem) => problem.code)).toContain(code)
    expect(found!.line).toBe(lineOf(text, at))
    expect(found!.severity).toBe(MESSAGES[found!.code].severity)
  })

  test('every code of the checker is tried, except those of files, translations and edits', () => {
    const elsewhere = new Set([
      'file-too-large', 'not-utf8', 'control-character', 'front-matter-missing', 'front-matter-unclosed',
      'front-matter-language', 'front-matter-too-large', 'text-too-large', 'block-too-long', 'folder-name',
      'folder-odd', 'file-unreadable', 'yaml-too-deep', 'not-a-map', 'bad-digest', 'bad-format', 'text-too-short',
      'translation-of-other', 'translation-outdated',
      // Of an edit: test/unit/cases-edit.test.ts.
      'path-not-there', 'path-through-value', 'not-a-list', 'value-unwritable', 'edit-unsafe', 'section-not-there',
      // Of files beside the text: test/unit/cases-attachments.test.ts.
      'picture-without-words', 'file-not-there', 'file-unused',
    ]) // prettier-ignore
    const tried = new Set(BROKEN.map(([code]) => code))
    expect(Object.keys(MESSAGES).filter((code) => !tried.has(code) && !elsewhere.has(code))).toEqual([])
  })
})

describe('what a rule must let pass', () => {
  const passes: readonly (readonly [why: string, changes: readonly Replacement[]])[] = [
    ['parts of an incomplete breakdown that add up to less', [['complete: true', 'complete: false'], ['value: 1711', 'value: 1000']]],
    ['a whole share', [['value: 12.5', 'value: 100'], ['[12.5%]', '[100%]']]],
    ['a month and a year that may be in order', [['start: 2016-02, end: 2024-06', 'start: 2016-02, end: "2016"']]],
    ['a component older than its programme', [['start: "2017", end: "2020"', 'start: "2010", end: "2020"']]],
    ['a smaller later figure that is a floor', [['value: 14000', 'value: 24000'], ['[约 1.4 万]', '[约 2.4 万]'], ['value: 22859\n', 'value: 22859\n        qualifier: atLeast\n']]],
    ['a smaller later figure counted from another start', [['value: 14000', 'value: 24000'], ['[约 1.4 万]', '[约 2.4 万]'], ['from: 2016-02, to: 2023-12', 'from: 2022-02, to: 2023-12']]],
    ['a level that contains the derived one', [['E3: {state: proposed, level: {min: 3, max: 3}', 'E3: {state: proposed, level: {min: 1, max: 3}']]],
    ['a level that differs with a reason', [['E3: {state: proposed, level: {min: 3, max: 3}', 'E3: {state: proposed, override: {zh-CN: 理由, en: Reason}, level: {min: 1, max: 2}']]],
    ['a figure rounded as it says', [['[22,859]', '[2.29 万]']]],
    ['a date, a list number and a name with digits in the results', [['成功率 [', '见 2021-03-04、3 月 5 日、CO2、PM2.5 与 `42`，成功率 [']]],
    ['a figure outside the results', [['费用不详。', '费用约 300 元。']]],
    ['a chain by way of carbon', [['    unit: person\n    side: social\n    sign: benefit', '    unit: t\n    side: social\n    sign: benefit'], ['[training.certificate-wage]', '[recycling.pp-boxes, carbon-price]']]],
    ['an evidence cited only in the text', [['triggerEvidence: [origin]', 'triggerEvidence: []']]],
  ] // prettier-ignore
  test.each(passes)('%s', (_, changes) => {
    expect(problemsOf(makeCaseText(changes))).toEqual([])
  })
})

describe('messages', () => {
  test('name the nearest known word', () => {
    const [unknownKey] = problemsOf(makeCaseText([['    grade: B', '    grade: B\n    gradee: B']]))
    expect(unknownKey!.path).toBe('evidence[1].gradee')
    expect(unknownKey!.message.en).toContain('Did you mean "grade"?')
    expect(unknownKey!.message['zh-CN']).toContain('“grade”')
    const [unit] = problemsOf(makeCaseText([['unit: notice', 'unit: notices']]))
    expect(unit!.message.en).toContain('Did you mean "notice"?')
  })

  test('give the figures: 1,711 + 12,873 + 8,275 = 22,859', () => {
    const [sum] = problemsOf(makeCaseText([['value: 8275', 'value: 8276']])).filter((found) => found.code === 'breakdown-sum') // prettier-ignore
    expect(sum).toMatchObject({ path: 'outcomes[0].breakdown.parts', file: 'case.md' })
    expect(sum!.message.en).toContain('22860')
    expect(sum!.message.en).toContain('22859')
  })

  test('of every code exist in both languages, with the same blanks to fill', () => {
    const blanks = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
    for (const [code, entry] of Object.entries(MESSAGES)) {
      expect(entry['zh-CN'], code).toMatch(/\p{Script=Han}/u)
      expect(entry.en, code).not.toMatch(/\p{Script=Han}/u)
      expect(blanks(entry['zh-CN']), code).toEqual(blanks(entry.en))
    }
  })

  test('report columns and dotted paths', () => {
    const text = makeCaseText([['value: 17600', 'value: many']])
    const [found] = problemsOf(text)
    expect(found).toMatchObject({ code: 'wrong-type', path: 'outcomes[1].observations[0].value', column: 16 })
    expect(found!.message.en).toBe('This must be a number, but it is text.')
  })
})

describe('short cases', () => {
  const short = (body: string) =>
    makeCaseText([['kind: full', 'kind: short']]).replace(/\n---\n[^]*$/, () => `\n---\n${body}`)
  const codes = (body: string) => problemsOf(short(body)).map((found) => found.code)

  test('need 150 characters and the limits, but no other heading', () => {
    const cited = '[12.5%](fact:success-rate)[^origin]'
    expect(codes(`${cited}${'字'.repeat(150)}\n\n## 局限与待查\n\n不详。`)).toEqual([])
    expect(codes(`${cited}${'字'.repeat(100)}\n\n## 局限与待查\n\n不详。`)).toEqual(['text-too-short'])
    expect(codes(`${cited}${'字'.repeat(150)}`)).toEqual(['missing-heading'])
  })

  test('do not count link targets as text', () => {
    expect(codes(`[12.5%](fact:success-rate)\n\n## 局限与待查\n\n[见](https://example.org/${'x'.repeat(200)})`)).toEqual(['text-too-short']) // prettier-ignore
  })
})

test('facts without evidence derive no level to differ from', () => {
  const text = makeCaseText([[E1, 'E1: {state: proposed, level: {min: 1, max: 1}, evidence: [origin]}'], ['核对身份, en: Checks identities}\n    evidence: [origin]', '核对身份, en: Checks identities}\n    evidence: []']]) // prettier-ignore
  expect(problemsOf(text)).toEqual([])
})
