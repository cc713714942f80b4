import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Judge } from '#db/repositories/award/judge.ts'
import { foldEvents } from '#scoring/award/fold-events.ts'
import { planOf, type PlanFrom } from '#app/services/award/planning/reading-plan.ts'
import { awardRules, entryEvent, judgeEvent, RULES_SEALED, stage } from '#test/make/award.ts'

const READS = 2
const rules = awardRules({ stages: [stage({ reads: READS })] })

/** Entries in the order of their social issues, and judges of what they know. */
function planFrom(issues: readonly string[], known: readonly (readonly string[])[], seed: number): PlanFrom {
  const entries = issues.map((_, place) => `E${place + 1}`)
  const ids = known.map((_, place) => `J${place + 1}`)
  const folded = foldEvents(rules, [RULES_SEALED, ...entries.map((id) => entryEvent(id)), ...ids.map((id) => judgeEvent(id))]) // prettier-ignore
  if (!folded.ok) throw new Error(folded.why.code)
  const judges = ids.map((id, place) => ({ id, group: 'experts', expertise: [], issues: known[place]!, cap: undefined, removedAt: undefined }) as unknown as Judge) // prettier-ignore
  return {
    rules,
    state: folded.value,
    stage: rules.stages[0]!,
    judges,
    standing: [],
    begun: [],
    takenBack: [],
    issues: new Map(issues.map((issue, place) => [entries[place]!, issue])),
    seed,
  }
}

const readingsOf = (from: PlanFrom) => {
  const plan = planOf(from)
  if (!plan.ok) throw new Error(plan.why.code)
  return plan.value
}

describe('a plan and what judges know well', () => {
  test('gives judges what they know, but for the two readings that tie both parts of the plan together', () => {
    const issues = ['water', 'water', 'soil', 'soil']
    const known = [['water'], ['water'], ['soil'], ['soil']]
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const plan = readingsOf(planFrom(issues, known, seed))
        const stranger = plan.readings.filter(({ entry, judge }) => 'E1 E2'.includes(entry) !== 'J1 J2'.includes(judge))
        expect(stranger).toHaveLength(2)
        expect(plan.known).toBe(plan.readings.length - 2)
      }),
      { numRuns: 30 },
    )
  })

  test('never gives anybody more to read for knowing more, and never gives fewer known readings than a plan that knows nothing', () => {
    const issue = fc.constantFrom('water', 'soil', 'air')
    const sizes = { minLength: 4, maxLength: 8 }
    fc.assert(
      fc.property(
        fc.array(issue, sizes),
        fc.array(fc.subarray(['water', 'soil', 'air']), sizes),
        fc.nat(),
        (issues, known, seed) => {
          // prettier-ignore
          const { readings } = readingsOf(planFrom(issues, known, seed))
          const loads = known.map((_, place) => readings.filter(({ judge }) => judge === `J${place + 1}`).length)
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
          const inKnown = (list: typeof readings) => list.filter(({ entry, judge }) => known[Number(judge.slice(1)) - 1]!.includes(issues[Number(entry.slice(1)) - 1]!)).length // prettier-ignore
          const blind = readingsOf(planFrom(issues, known.map(() => []), seed)).readings // prettier-ignore
          // Order within a judge counts, and nothing else: where nobody prefers anything there is nothing to gain.
          if (known.every((list) => list.length <= 1)) expect(inKnown(readings)).toBeGreaterThanOrEqual(inKnown(blind))
        },
      ),
      { numRuns: 100 },
    )
  })

  test('says nothing of knowledge that nobody has stated', () => {
    expect(readingsOf(planFrom(['water', 'soil'], [[], [], []], 1)).known).toBeNull()
  })
})
