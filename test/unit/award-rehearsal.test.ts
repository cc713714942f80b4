import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { awardResult } from '#scoring/award/award-result.ts'
import { foldEvents } from '#scoring/award/fold-events.ts'
import { madeUpJudges } from '#scoring/award/rehearsal/made-up-judges.ts'
import { rehearsalEvents, type RehearsalSetup } from '#scoring/award/rehearsal/rehearsal-events.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { awardRules, DIGEST, stage, words } from '#test/make/award.ts'

const setup = (entries: number, judges: number): RehearsalSetup => ({
  rulesDigest: DIGEST,
  entries: Array.from({ length: entries }, (_, index) => ({
    entry: `E${String(index + 1).padStart(2, '0')}`,
    category: index % 3 === 0 ? 'other' : 'main',
    organisation: `示例${index}`,
    attributes: {},
    digest: DIGEST,
  })),
  judges: Array.from({ length: judges }, (_, index) => ({
    judge: `J${String(index + 1).padStart(2, '0')}`,
    group: index % 3 === 0 ? 'public' : 'experts',
  })),
})

const whole: AwardRules = awardRules({
  categories: ['main', 'other'].map((id) => ({ id, title: words(id), places: 2, reserves: 1 })),
  groups: [
    { id: 'experts', title: words('experts'), weight: 0.7 },
    { id: 'public', title: words('public'), weight: 0.3 },
  ],
  stages: [
    stage({ id: 'screen', kind: 'screen', criteria: [], advance: { by: 'passed', share: 0.3 } }),
    stage({ reads: 3, advance: { by: 'first', entries: 6 } }),
    stage({ id: 'final', kind: 'live', groups: ['experts', 'public'], advance: { by: 'first', entries: 4 } }),
    stage({ id: 'vote', kind: 'vote', criteria: [], choices: 2, groups: ['public'] }),
    stage({ id: 'ballot', kind: 'ballot', criteria: [], quorum: 0.5 }),
  ],
})

const eventsOf = (seed: number, rules = whole, made = setup(20, 12)) => {
  const events = rehearsalEvents(rules, made, seed)
  if (!events.ok) throw new Error(JSON.stringify(events.why))
  return events.value
}

describe('a rehearsal', () => {
  test('goes through every kind of stage to winners, and holds together as a history', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
        const events = eventsOf(seed)
        expect(foldEvents(whole, events).ok).toBe(true)
        const result = awardResult(whole, events)
        if (!result.ok) throw new Error(result.why.code)
        expect(result.value.stages.every(({ outcome }) => outcome.closed)).toBe(true)
        expect(result.value.selection.some(({ winners, open }) => winners.length > 0 || open)).toBe(true)
      }),
      { numRuns: 8 },
    )
  })

  test('settles at each close who stands in the next stage', () => {
    const events = eventsOf(7)
    const result = awardResult(whole, events)
    if (!result.ok) throw new Error(result.why.code)
    const settled = events.flatMap((event) => (event.kind === 'stage.close' ? [event] : []))
    expect(settled.map(({ stage: id }) => id)).toEqual(whole.stages.map(({ id }) => id))
    for (const [index, { goesOn }] of settled.slice(0, -1).entries()) {
      const next = result.value.stages[index + 1]!.outcome.categories
      expect(next.flatMap(({ entries }) => entries.map(({ entry }) => entry)).sort()).toEqual(goesOn)
      expect(goesOn!.length).toBeGreaterThan(0)
    }
  })

  test('is drawn by its seed', () => {
    expect(eventsOf(7)).toEqual(eventsOf(7))
    expect(eventsOf(8)).not.toEqual(eventsOf(7))
  })

  test('has a strict, a lenient, a careless and a conflicted judge among eight, who show as such', () => {
    const rules = awardRules({ stages: [stage()] })
    const made = { ...setup(40, 8), judges: setup(40, 8).judges.map(({ judge }) => ({ judge, group: 'experts' })) }
    const entries = made.entries.map((entry) => ({ ...entry, category: 'main' }))
    const people = madeUpJudges(made.judges, 3)
    const who = (temperament: string) => people.find((each) => each.temperament === temperament)!.judge
    const events = eventsOf(3, rules, { ...made, entries })
    const result = awardResult(rules, events)
    if (!result.ok) throw new Error(result.why.code)
    const [panel] = result.value.stages[0]!.panels
    const judge = (id: string) => panel!.judges.find((each) => each.judge === id)!
    const severities = panel!.judges.toSorted((one, other) => one.severity!.value - other.severity!.value)
    expect(severities[0]!.judge).toBe(who('severe'))
    expect(severities.at(-1)!.judge).toBe(who('lenient'))
    expect(judge(who('careless')).use!.slope!.value).toBeLessThan(0.5)
    expect(events.filter(({ kind }) => kind === 'recuse').map((event) => 'judge' in event && event.judge)).toEqual([who('conflicted')]) // prettier-ignore
  })

  test('says why the judges are too few for the readings the rules ask', () => {
    const few = rehearsalEvents(awardRules({ stages: [stage({ reads: 3 })] }), { ...setup(4, 2), judges: [{ judge: 'J1', group: 'experts' }, { judge: 'J2', group: 'experts' }], entries: setup(4, 2).entries.map((entry) => ({ ...entry, category: 'main' })) }, 1) // prettier-ignore
    expect(few.ok ? null : few.why.code).toBe('too-few-judges')
  })
})
