import { describe, expect, test } from 'vitest'
import { typedSum } from '#app/forms/award/typed-weights.ts'
import { rulesWarnings } from '#app/services/award/rules/rules-warnings.ts'
import { rulesProblems } from '#scoring/award/rules-problems.ts'
import { awardRules, criterion, stage } from '#test/make/award.ts'

describe('what rules can be sealed with and is seldom meant', () => {
  test('is a criterion that no stage uses', () => {
    const criteria = [criterion('need', 0.75), criterion('effect', 0.25)]
    const using = (ids: readonly string[]) => awardRules({ criteria, stages: [stage({ criteria: ids })] })
    expect(rulesWarnings(using(['need', 'effect']))).toEqual([])
    expect(rulesProblems(using(['need']))).toEqual([])
    expect(rulesWarnings(using(['need']))).toEqual([{ code: 'unused-criterion', criterion: 'effect' }])
  })

  test('is judging that opens before the call for entries ends', () => {
    const rules = awardRules()
    const [{ id, opensAt }] = rules.stages as [(typeof rules.stages)[number]]
    const endsAt = (closesAt: string) =>
      rulesWarnings({ ...rules, call: { opensAt: '2020-01-01T00:00:00.000Z', closesAt, graceMinutes: 0, most: 1, needs: [], note: { 'zh-CN': '', en: '' } } }) // prettier-ignore
        .filter(({ code }) => code === 'before-call-ends')
    expect(endsAt(opensAt)).toEqual([])
    expect(endsAt(new Date(Date.parse(opensAt) + 1).toISOString())).toEqual([{ code: 'before-call-ends', stage: id }])
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
