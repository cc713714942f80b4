import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { orderLines, rankWords, verdictWords } from '#app/components/compare/verdict-words.ts'
import { COMPARISON_RULES } from '#app/content/comparison-rules.ts'
import { en } from '#app/i18n/en.ts'
import { translator, type Speech } from '#app/i18n/translate.ts'
import { zhCn } from '#app/i18n/zh-cn.ts'
import { BASES, type Basis } from '#scoring/bases/basis.ts'
import { columnVerdicts } from '#scoring/comparability/case-verdicts.ts'
import { RULES } from '#scoring/comparability/rules.ts'
import { libraryColumn, libraryIds } from '#test/make/library-columns.ts'

const english: Speech = { language: 'en', t: translator(en) }
const chinese: Speech = { language: 'zh-CN', t: translator(zhCn) }

const rowsOf = (ids: readonly string[], basis: Basis = 'reported') => columnVerdicts(ids.map(libraryColumn), basis).rows
const linesOf = (ids: readonly string[], row: 'mainFigure' | 'index' | 'net' | 'money', speech: Speech) =>
  rowsOf(ids)[row].cells.map((cell) => verdictWords(cell, ids, speech).lines)

describe(verdictWords, () => {
  test('what cannot be compared at all says so with every rule that forbids it', () => {
    expect(linesOf(['douyin-xunren', 'didi-mangren'], 'mainFigure', english)[0]).toEqual([
      'cannot be compared: different kinds of figures (outcome, output)',
    ])
    expect(linesOf(['qingshan-plan', 'xiangcun-tepaiyuan'], 'net', chinese)[0]).toEqual([
      '不能比较：定价状态不同（上下限、情景）；损害并非两边都减去（只减了一部分、没查过）',
    ])
    expect(linesOf(['qingshan-plan', 'xiangcun-tepaiyuan'], 'net', english)[0]).toEqual([
      'cannot be compared: different standing (bounded, scenario); harms are not subtracted on both sides (in part, not looked for)', // prettier-ignore
    ])
  })

  test('what can be read with care says beside which columns and why', () => {
    expect(linesOf(['mayi-senlin', 'qingshan-plan', 'xiaomi-esg'], 'mainFigure', english)[1]).toEqual([
      'not with mayi-senlin: different units (t, t credited by the platform)',
      'with care beside xiaomi-esg: they share part of their time only (Aug 2017–31 Aug 2024; 2022–31 Dec 2024); changes in different issues (Green consumption, Company ESG work); what would have happened without the project is not known equally well (examined but open, not examined)', // prettier-ignore
    ])
  })

  test('what leaves the same out on both sides says so once', () => {
    expect(linesOf(['qingshan-plan', 'xiaomi-esg'], 'net', english)[0]).toEqual([
      'with care beside xiaomi-esg: not every harm is in the amount (in part); they share part of their time only (Aug 2017–31 Aug 2024; 2023–2024)', // prettier-ignore
    ])
    expect(linesOf(['qingshan-plan', 'xiaomi-esg'], 'net', chinese)[0]![0]).toContain(
      '有损害没算进金额（只减了一部分）',
    )
  })

  test('an index says which dimension is known too little', () => {
    expect(linesOf(['lunyi-daohang', 'qingshan-plan'], 'index', english)).toEqual([
      ['cannot be compared: less than a third is known of Finance'],
      [],
    ])
    expect(linesOf(['youxi-jia', 'qingshan-plan'], 'index', chinese)[0]).toEqual(['不能比较：已知不足 60%'])
  })

  test('indexes of different times name the column they are not comparable with', () => {
    expect(linesOf(['douyin-xunren', 'qingshan-plan', 'mayi-senlin'], 'index', english)).toEqual([
      ['not with mayi-senlin: facts of different dates (Jul 2024; Aug 2025)'],
      [],
      ['not with douyin-xunren: facts of different dates (Aug 2025; Jul 2024)'],
    ])
  })
})

describe(rankWords, () => {
  test('gives the order, highest first', () => {
    const ids = ['shengyin-fuyuan', 'qingshan-plan']
    expect(rankWords(rowsOf(ids).index, ids, english)).toBe('In order: 1. qingshan-plan, 2. shengyin-fuyuan')
  })

  test('or the first rule that forbids one, and whom it concerns where not all of them', () => {
    const ids = ['lunyi-daohang', 'qingshan-plan', 'shengyin-fuyuan']
    expect(rankWords(rowsOf(ids).index, ids, english)).toBe(
      'No ranking: less than a third is known of Finance; it concerns lunyi-daohang',
    )
    expect(rankWords(rowsOf(['qingshan-plan', 'douyin-xunren']).index, ids, chinese)).toBe('不排名：区间重叠；涉及lunyi-daohang、qingshan-plan') // prettier-ignore
  })
})

describe(orderLines, () => {
  test('name every rule that forbids an order, and whose each value is', () => {
    const ids = ['douyin-xunren', 'qingshan-plan', 'mayi-senlin']
    expect(orderLines(rowsOf(ids).index, ids, english)).toEqual([
      'No ranking: facts of different dates (douyin-xunren: Jul 2024; mayi-senlin: Aug 2025)',
    ])
    const tonnes = ['douyin-xunren', 'qingshan-plan', 'xiaomi-esg']
    const several = orderLines(rowsOf(tonnes).mainFigure, tonnes, chinese)
    expect(several.length).toBeGreaterThan(1)
    expect(several[0]).toContain('单位不同（douyin-xunren：')
    expect(orderLines(rowsOf(['lunyi-daohang', 'qingshan-plan']).index, ['A', 'B'], english)).toEqual([
      'A: less than a third is known of Finance',
      'facts of different dates (A: Dec 2025; B: Aug 2024)',
    ])
  })

  test('are the order itself, or the overlap, where no rule forbids one', () => {
    const ids = ['shengyin-fuyuan', 'qingshan-plan']
    expect(orderLines(rowsOf(ids).index, ids, english)).toEqual(['In order: 1. qingshan-plan, 2. shengyin-fuyuan'])
    const alike = ['qingshan-plan', 'douyin-xunren']
    expect(orderLines(rowsOf(alike).index, alike, english)).toEqual([rankWords(rowsOf(alike).index, alike, english)])
  })
})

describe('words for every rule', () => {
  test('say in both languages what it means that it fails, and what would help', () => {
    for (const rule of [...Object.keys(RULES), 'overlap', 'too-few-values'] as (keyof typeof COMPARISON_RULES)[]) {
      const { name, means, fix } = COMPARISON_RULES[rule]
      expect(name['zh-CN'], rule).toMatch(/^[\u4e00-\u9fff]+$/)
      expect(name.en, rule).toMatch(/^[A-Z][a-z ]+$/)
      for (const words of [means, fix]) {
        expect(words['zh-CN'], rule).toMatch(/[\u4e00-\u9fff].*。$/)
        expect(words.en, rule).toMatch(/^[\x20-\x7e“”’]+\.$/)
      }
      expect(en, rule).toHaveProperty([`compare.why.${rule}`])
    }
  })

  test('say every reason for which a figure has no basis, and every remark on one that has', () => {
    const folder = 'scoring/bases'
    const source = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n') // prettier-ignore
    const reasons = [...source.matchAll(/unscorable\('([a-z-]+)'/g)].map((match) => `compare.noBasis.${match[1]}`)
    const remarks = [...source.matchAll(/code: '([a-z-]+)'/g)].map((match) => `compare.remark.${match[1]}`)
    expect([new Set(reasons).size > 15, remarks.length]).toEqual([true, 4])
    expect([...reasons, ...remarks, 'compare.noBasis.no-price-index'].filter((key) => !(key in en))).toEqual([])
  })

  test('leave no name and no placeholder of the program in any verdict of the library', () => {
    const speeches = [english, chinese]
    const titles = libraryIds.map((_, place) => `#${place}`)
    const said = BASES.flatMap((basis) => {
      const { dimensions, ...others } = rowsOf(libraryIds, basis)
      return [...Object.values(others), ...Object.values(dimensions)].flatMap((row) =>
        speeches.flatMap((speech) => [
          rankWords(row, titles, speech),
          ...orderLines(row, titles, speech),
          ...row.cells.flatMap((cell) => verdictWords(cell, titles, speech).lines),
        ]),
      )
    })
    expect(said.length).toBeGreaterThan(500)
    expect(said.filter((line) => /[{}_/]|undefined|NaN|\b[a-z]+-(?:partly|unknown|extent|year|asked|ESG)\b/.test(line))).toEqual([]) // prettier-ignore
    const chineseLines = said.filter((line) => /[\u4e00-\u9fff]/.test(line))
    expect(chineseLines.length).toBe(said.length / 2)
  })
})
