import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Entry } from '#db/repositories/award/entry.ts'
import { rulesProblems } from '#scoring/award/rules-problems.ts'
import { INDICATOR_TEXTS } from '#scoring/social-value/anchors.ts'
import { INDICATORS } from '#scoring/vocabulary.ts'
import { TEMPLATE_IDS } from '#app/content/award/templates.ts'
import { SAMPLE_CATEGORIES } from '#app/content/award/sample.ts'
import { awardRulesSchema } from '#app/forms/award/rules-schema.ts'
import { checkEntries } from '#app/services/award/entries/entry-checks.ts'
import { ENTRY_COLUMNS } from '#app/forms/award/entry-columns.ts'
import { readEntryTable } from '#app/services/award/entries/entry-table.ts'
import { findConflicts, type EntryFacts } from '#app/services/award/judges/find-conflicts.ts'
import { sampleRules } from '#app/services/award/sample/seed-award.server.ts'
import { rulesOfTemplate } from '#app/services/award/rules/templates.ts'
import { NOW } from '#test/make/accounts.ts'
import { awardRules, words } from '#test/make/award.ts'

const title = words('奖')

describe('the templates of rules', () => {
  test.each(TEMPLATE_IDS)('%s can be sealed as it is, and is read back by the schema of packages', (id) => {
    const rules = rulesOfTemplate(id, { title, now: NOW, timeZone: 'Asia/Shanghai' })
    expect(rulesProblems(rules)).toEqual([])
    expect(awardRulesSchema.parse(JSON.parse(JSON.stringify(rules)))).toEqual(rules)
  })

  test('ask for the 14 indicators with the anchors of the index', () => {
    const { criteria } = rulesOfTemplate('full', { title, now: NOW, timeZone: 'Asia/Shanghai' })
    expect(criteria.map(({ indicator }) => indicator)).toEqual([...INDICATORS])
    for (const { indicator, levels, evidenceFrom } of criteria) {
      const { anchors } = INDICATOR_TEXTS[indicator as 'M1']
      expect(levels.map(({ anchor }) => anchor['zh-CN'])).toEqual(anchors.map((anchor) => anchor['zh-CN']))
      expect(levels.filter(({ score }) => score >= evidenceFrom!)).toHaveLength(2)
    }
  })

  test('the full one goes from screening to a final of two groups, 70 to 30', () => {
    const { groups, stages, notice } = rulesOfTemplate('full', { title, now: NOW, timeZone: 'Asia/Shanghai' })
    expect(groups.map(({ weight }) => weight)).toEqual([0.7, 0.3])
    expect(stages.map(({ kind }) => kind)).toEqual(['screen', 'rubric', 'live'])
    expect(stages.at(-1)!.groups).toEqual(groups.map(({ id }) => id))
    expect(notice.workingDays).toBeGreaterThan(0)
    stages.reduce((before, { opensAt, closesAt }) => {
      expect(opensAt >= before && closesAt > opensAt).toBe(true)
      return closesAt
    }, NOW)
  })

  test('rules with anything in them that nobody knows are not read', () => {
    const rules = rulesOfTemplate('rubric', { title, now: NOW, timeZone: 'Asia/Shanghai' })
    expect(awardRulesSchema.safeParse({ ...rules, extra: 1 }).success).toBe(false)
    expect(awardRulesSchema.safeParse({ ...rules, timeZone: 'Mars/Base' }).success).toBe(false)
    const [stage] = rules.stages
    expect(awardRulesSchema.safeParse({ ...rules, stages: [{ ...stage, opensAt: '2026-13-01' }] }).success).toBe(false)
  })
})

describe('the sample award', () => {
  test('has 48 different published cases in 7 categories, and rules that can be sealed', () => {
    const all = SAMPLE_CATEGORIES.flatMap(({ entries }) => entries.map((entry) => entry.join(' ')))
    expect(new Set(all).size).toBe(48)
    expect(SAMPLE_CATEGORIES).toHaveLength(7)
    expect(rulesProblems(sampleRules(NOW))).toEqual([])
  })
})

describe(readEntryTable, () => {
  const rules = awardRules()
  const read = (text: string) => readEntryTable(text, rules)
  const codes = (text: string) => read(text).problems.map(({ code }) => code)

  test('takes columns in any order, in both languages, with Excel’s mark and any separator', () => {
    for (const text of [
      'category,organisation,title\nmain,甲,项目',
      '\uFEFF项目名称;单位;类别\r\n项目;甲;main\r\n',
      'Title\tCategory\tCompany\n项目\tmain\t甲',
    ]) {
      expect(read(text)).toMatchObject({
        problems: [],
        rows: [{ category: 'main', content: { title: words('项目'), organisation: '甲' }, redacted: null }],
      })
    }
  })

  test('reads what else there is, and a copy without names where it has a title', () => {
    const head = 'category,organisation,title,title-en,summary,link,region,redacted-title,redacted-summary'
    const { rows } = read(`${head}\nmain,甲,项目,Project,"两行\n简介",https://example.org/a,北京,某项目,某简介`)
    expect(rows[0]!.content).toMatchObject({
      title: { 'zh-CN': '项目', en: 'Project' },
      summary: words('两行\n简介'),
      links: [{ url: 'https://example.org/a' }],
      attributes: { region: '北京' },
    })
    expect(rows[0]!.redacted).toMatchObject({ title: words('某项目'), organisation: '', summary: words('某简介') })
  })

  test('names every line that is wrong and takes none of it for right', () => {
    expect(codes('')).toEqual(['no-rows'])
    expect(codes('category,organisation,title')).toEqual(['no-rows'])
    expect(codes('category,title\nmain,x')).toEqual(['column-missing'])
    expect(codes('category,organisation,title,secret\nmain,a,b,c')).toEqual(['column-unknown'])
    expect(codes('category,organisation,title,Title\nmain,a,b,c')).toEqual(['column-twice'])
    expect(codes('category,organisation,title\n,a,b')).toEqual(['cell-missing'])
    expect(codes('category,organisation,title\nnone,a,b')).toEqual(['category-unknown'])
    expect(codes('category,organisation,title\nmain,a,b,c')).toEqual(['cells-too-many'])
    expect(codes('category,organisation,title,link\nmain,a,b,javascript:alert(1)')).toEqual(['link-unreadable'])
    expect(codes('category,organisation,title\nmain,"a,b')).toEqual(['broken-quotes'])
    const { rows, problems } = read('category,organisation,title\nmain,a,b\nmain,a,\nmain,c,d')
    expect(rows.map(({ line }) => line)).toEqual([2, 4])
    expect(problems).toEqual([{ code: 'cell-missing', line: 3, values: { column: 'title' } }])
  })

  test('no word of a head stands for two columns', () => {
    const all = Object.values(ENTRY_COLUMNS).flat()
    expect(new Set(all).size).toBe(all.length)
  })
})

const entry = (id: string, given: Partial<Entry> = {}): Entry => ({
  id,
  category: 'main',
  state: 'submitted',
  title: words(`项目${id}`),
  organisation: '甲',
  caseId: undefined,
  revision: 1,
  tag: 1,
  enteredBy: undefined,
  createdAt: NOW,
  submittedAt: NOW,
  ...given,
})

describe(checkEntries, () => {
  const faultsOf = (...entries: Entry[]) => checkEntries(entries, ['main']).map(({ faults }) => faults)

  test('finds the same case and the same project, and blames the later one', () => {
    expect(faultsOf(entry('E001', { caseId: 'lake' }), entry('E002', { caseId: 'lake' }))).toEqual([[], ['same-case']])
    const again = entry('E002', { title: words('项目 Ｅ００１！') })
    expect(faultsOf(entry('E001'), again)).toEqual([[], ['same-project']])
    expect(faultsOf(entry('E001'), { ...again, organisation: '乙' })).toEqual([[], []])
  })

  test('takes two for two once somebody has decided so, and still finds a third', () => {
    const same = (id: string) => entry(id, { title: words('同名') })
    const three = [same('E001'), same('E002'), same('E003')]
    const apart = (one: string, other: string) => ({ entry: one, kind: 'entry' as const, other, same: false })
    const twinsOf = (...decided: ReturnType<typeof apart>[]) => checkEntries(three, ['main'], decided).map(({ twins }) => twins) // prettier-ignore
    expect(twinsOf()).toEqual([[], ['E001'], ['E001']])
    expect(twinsOf(apart('E001', 'E002'))).toEqual([[], [], ['E001']])
    expect(twinsOf(apart('E001', 'E002'), apart('E001', 'E003'))).toEqual([[], [], ['E002']])
    expect(twinsOf({ ...apart('E001', 'E002'), same: true })).toEqual([[], ['E001'], ['E001']])
  })

  test('looks past what was withdrawn', () => {
    const entries = [entry('E001', { caseId: 'lake', state: 'withdrawn' }), entry('E002', { caseId: 'lake' })]
    expect(faultsOf(...entries)).toEqual([[]])
  })

  test('misses a title, an organisation and a category of the rules', () => {
    const bare = entry('E001', { title: words(''), organisation: '', category: 'gone' })
    expect(faultsOf(bare)).toEqual([['no-title', 'no-organisation', 'no-category']])
  })
})

describe(findConflicts, () => {
  const facts = (organisation: string, given: Partial<EntryFacts> = {}): EntryFacts => ({
    entry: { id: 'E001', organisation },
    case: undefined,
    authors: new Set(),
    ...given,
  })
  const judge = (...organisations: string[]) => ({ id: 'j_1', personId: 'p_1', organisations })
  const kinds = (who: ReturnType<typeof judge>, what: EntryFacts) => findConflicts([who], [what]).map(({ kind }) => kind) // prettier-ignore

  test('sees an employer through width, case, marks and the longer name', () => {
    expect(kinds(judge('小米'), facts('小米集团'))).toEqual(['employer'])
    expect(kinds(judge('ＡＣＭＥ Ltd.'), facts('Acme Ltd'))).toEqual(['employer'])
    expect(kinds(judge('大米'), facts('小米集团'))).toEqual([])
  })

  test('sees who has written the case, and nothing in names too short to mean anybody', () => {
    expect(kinds(judge(), facts('甲乙', { authors: new Set(['p_1']) }))).toEqual(['author'])
    expect(kinds(judge('ab', '米', ''), facts('abc 小米集团'))).toEqual([])
  })

  test('finds the same whatever the order', () => {
    const judges = ['甲公司', '乙公司', '丙公司'].map((name, index) => ({ id: `j_${index}`, personId: undefined, organisations: [name] })) // prettier-ignore
    const entries = ['乙公司', '丙公司集团', '丁公司'].map((organisation, index) => ({ ...facts(organisation), entry: { id: `E00${index}`, organisation } })) // prettier-ignore
    const said = (found: ReturnType<typeof findConflicts>) => found.map((one) => JSON.stringify(one)).sort()
    const expected = said(findConflicts(judges, entries))
    expect(expected).toHaveLength(2)
    fc.assert(
      fc.property(
        fc.shuffledSubarray(judges, { minLength: 3 }),
        fc.shuffledSubarray(entries, { minLength: 3 }),
        (one, other) => {
          expect(said(findConflicts(one, other))).toEqual(expected)
        },
      ),
    )
  })
})
