import { describe, expect, test } from 'vitest'
import { typedSum } from '#app/forms/award/typed-weights.ts'
import { rulesWarnings } from '#app/services/award/rules/rules-warnings.ts'
import { rulesProblems } from '#scoring/award/rules-problems.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import { awardRules, criterion, stage, words } from '#test/make/award.ts'

const NOTHING = { judges: [], attributes: [] }

describe('what rules can be sealed with and is seldom meant', () => {
  test('is a criterion that no stage uses', () => {
    const criteria = [criterion('need', 0.75), criterion('effect', 0.25)]
    const using = (ids: readonly string[]) => awardRules({ criteria, stages: [stage({ criteria: ids })] })
    expect(rulesWarnings(using(['need', 'effect']), NOTHING)).toEqual([])
    expect(rulesProblems(using(['need']))).toEqual([])
    expect(rulesWarnings(using(['need']), NOTHING)).toEqual([{ code: 'unused-criterion', criterion: 'effect' }])
  })

  test('is judging that opens before the call for entries ends', () => {
    const rules = awardRules()
    const [{ id, opensAt }] = rules.stages as [(typeof rules.stages)[number]]
    const endsAt = (closesAt: string) =>
      rulesWarnings({ ...rules, call: { opensAt: '2020-01-01T00:00:00.000Z', closesAt, graceMinutes: 0, most: 1, needs: [], note: { 'zh-CN': '', en: '' } } }, NOTHING) // prettier-ignore
        .filter(({ code }) => code === 'before-call-ends')
    expect(endsAt(opensAt)).toEqual([])
    expect(endsAt(new Date(Date.parse(opensAt) + 1).toISOString())).toEqual([{ code: 'before-call-ends', stage: id }])
  })

  test('is a secret ballot of a group with fewer than three judges', () => {
    const groups = [
      { id: 'experts', title: words('experts'), weight: 0.5 },
      { id: 'public', title: words('public'), weight: 0.5 },
    ]
    const held = (kind: Stage['kind']) =>
      awardRules({
        groups,
        stages: [stage(), stage({ id: 'final', kind, groups: ['experts', 'public'], criteria: [] })],
      })
    const told = (rules: AwardRules, judges: readonly string[]) =>
      rulesWarnings(rules, { ...NOTHING, judges }).filter(({ code }) => code === 'few-in-secret')
    const two = ['experts', 'public', 'experts', 'public', 'public']
    const few = { code: 'few-in-secret', stage: 'final', group: 'experts', judges: 2, fewest: 3 }
    expect(told(held('ballot'), two)).toEqual([few])
    expect(told(held('ballot'), [...two, 'experts'])).toEqual([])
    expect(told(held('ballot'), [])).toMatchObject([
      { group: 'experts', judges: 0 },
      { group: 'public', judges: 0 },
    ])
    // What is not secret has no such number, and a group that is not there is another problem.
    expect(told(held('vote'), two)).toEqual([])
    expect(told(awardRules({ stages: [stage({ kind: 'ballot', groups: ['nobody'] })] }), two)).toEqual([])
  })

  test('is two spellings of a value that a cap counts as two', () => {
    const gates = { ...awardRules().gates, caps: [{ attribute: 'region', most: 2 }] }
    const attributes = ['广东', '广东省', '广东', '北京'].map((region) => ({ region, industry: region }))
    const alike = { attribute: 'region', most: 2, one: { value: '广东', entries: 2 }, other: { value: '广东省', entries: 1 } } // prettier-ignore
    expect(rulesWarnings(awardRules({ gates }), { ...NOTHING, attributes })).toEqual([{ code: 'alike-values', alike }])
    expect(rulesWarnings(awardRules(), { ...NOTHING, attributes })).toEqual([])
  })

  test('is weights that do not add up to 100, as they were typed', () => {
    const sent = { 'criterion.0.weight': '80', 'criterion.1.weight': '40', 'criterion.2.weight': '', 'group.0.weight': '7' } // prettier-ignore
    expect(typedSum('criteria', sent)).toBe(120)
    expect(typedSum('groups', sent)).toBe(7)
    expect(typedSum('stages', sent)).toBeNull()
    const thirds = { 'criterion.0.weight': '33.3333', 'criterion.1.weight': '33.3333', 'criterion.2.weight': '33.3333' }
    expect(typedSum('criteria', thirds)).toBeNull()
  })
})
