import { describe, expect, test } from 'vitest'
import type { AwardRules } from '#scoring/award/rules.ts'
import { rulesProblems } from '#scoring/award/rules-problems.ts'
import { readRulesPart } from '#app/forms/award/read-rules-fields.ts'
import { RULES_PARTS, rulesFields, type RulesPart } from '#app/forms/award/rules-fields.ts'
import { TEMPLATE_IDS } from '#app/content/award/templates.ts'
import { rulesOfTemplate } from '#app/services/award/rules/templates.ts'

const TITLE = { 'zh-CN': '示例奖', en: 'Sample award' }
const made = (id: (typeof TEMPLATE_IDS)[number]): AwardRules =>
  rulesOfTemplate(id, { title: TITLE, now: '2026-11-22T02:00:00.000Z', timeZone: 'Asia/Shanghai' })

/** The rules after a part was saved with these fields changed; a field set to undefined is not sent. */
function saved(part: RulesPart, changes: Readonly<Record<string, string | undefined>>, rules = made('full')) {
  const fields = { ...rulesFields(rules), ...changes }
  return readRulesPart(part, Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => field[1] !== undefined)), rules) // prettier-ignore
}

function rulesOf(read: ReturnType<typeof saved>): AwardRules {
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.rules
}

const problemsOf = (read: ReturnType<typeof saved>) => (read.ok ? [] : read.problems.map(({ field, code }) => `${field} ${code}`)) // prettier-ignore

describe('the forms of the rules of an award', () => {
  test.each(TEMPLATE_IDS)(
    'saving any part of the template %s as it stands changes nothing, to the last digit',
    (id) => {
      const rules = made(id)
      for (const part of RULES_PARTS) {
        expect(rulesOf(saved(part, {}, rules)), part).toEqual(rules)
      }
    },
  )

  test('times are those of the award’s zone, and stay on the clock when the zone changes', () => {
    const changed = rulesOf(
      saved('stages', { 'stage.0.opens': '2027-01-10T09:00', 'stage.0.closes': '2027-01-20T18:00' }),
    )
    expect(changed.stages[0]!.opensAt).toBe('2027-01-10T01:00:00.000Z')
    const moved = rulesOf(saved('about', { timeZone: 'Europe/Berlin' }, changed))
    expect(moved.stages[0]!.opensAt).toBe('2027-01-10T08:00:00.000Z')
  })

  test('weights are shares of what was typed, whatever they add up to', () => {
    const groups = rulesOf(saved('groups', { 'group.0.weight': '3', 'group.1.weight': '１' })).groups
    expect(groups.map(({ weight }) => weight)).toEqual([0.75, 0.25])
  })

  test('a row without titles goes, with everything that pointed to it', () => {
    const read = rulesOf(saved('groups', { 'group.0.zh': '', 'group.0.en': '' }))
    expect(read.groups.map(({ id }) => id)).toEqual(['public'])
    expect(read.groups[0]!.weight).toBe(1)
    expect(read.stages.map(({ groups }) => groups)).toEqual([[], [], ['public']])
    expect(read.stages[2]!.scoring.ties).toEqual([{ by: 'earlier-stage', stage: 'scoring' }])
    expect(rulesProblems(read).map(({ code }) => code)).toContain('no-groups')
  })

  test('a new row gets an id of its own, and rows stand in the order that was typed', () => {
    const more = {
      'category.1.zh': '第二类',
      'category.1.en': 'Second',
      'category.1.places': '2',
      'category.1.reserves': '0',
      'category.1.order': '0',
    }
    const { categories } = rulesOf(saved('categories', more))
    expect(categories.map(({ title }) => title.en)).toEqual(['Second', 'General'])
    expect(new Set(categories.map(({ id }) => id)).size).toBe(2)
  })

  test('nothing that was typed is dropped in silence: a row with figures and without a name is asked for it', () => {
    expect(problemsOf(saved('categories', { 'category.1.places': '2' }))).toContain('category.1.zh missing')
    expect(problemsOf(saved('stages', { 'stage.0.closes': '2020-01-01T00:00' }))).toEqual(['stage.0.closes award-closes-before']) // prettier-ignore
    expect(problemsOf(saved('stages', { 'stage.0.reads': 'two' }))).toEqual(['stage.0.reads award-number'])
    expect(problemsOf(saved('about', { timeZone: 'Nowhere' }))).toEqual(['timeZone award-time-zone'])
    expect(problemsOf(saved('criteria', { 'criterion.0.level.1.score': '0' }))).toEqual(['criterion.0.zh award-levels-twice']) // prettier-ignore
  })

  test('a criterion for all categories names none, and one for some names them', () => {
    const two = rulesOf(
      saved('categories', {
        'category.1.zh': '第二类',
        'category.1.en': 'Second',
        'category.1.places': '1',
        'category.1.reserves': '0',
      }),
    )
    const some = rulesOf(saved('criteria', { 'criterion.0.for.general': 'on' }, two))
    expect(some.criteria[0]!.categories).toEqual(['general'])
    const both = rulesOf(saved('criteria', { 'criterion.0.for.general': 'on', [`criterion.0.for.${two.categories[1]!.id}`]: 'on' }, two)) // prettier-ignore
    expect(both.criteria[0]!.categories).toBeNull()
  })

  test('days are read one a line, once each and in order; a boxless no is a no', () => {
    const { notice } = rulesOf(
      saved('notice', { holidays: '2027-02-16\n2027-02-15, 2027-02-16', objectionsNeedName: undefined }),
    )
    expect(notice.holidays).toEqual(['2027-02-15', '2027-02-16'])
    expect(notice.objectionsNeedName).toBe(false)
    expect(problemsOf(saved('notice', { holidays: '2027-02-30' }))).toEqual(['holidays award-date'])
  })
})
