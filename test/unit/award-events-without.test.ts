import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AwardEvent } from '#scoring/award/event.ts'
import { eventWithout } from '#scoring/award/events-without.ts'
import { foldEvents } from '#scoring/award/fold-events.ts'
import { rehearsalEvents } from '#scoring/award/rehearsal/rehearsal-events.ts'
import { awardRules, DIGEST, stage } from '#test/make/award.ts'

const ENTRIES = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6']
const rules = awardRules({
  stages: [
    stage({ id: 'screen', kind: 'screen', criteria: [], advance: { by: 'passed', share: 0.5 } }),
    stage({ advance: { by: 'first', entries: 4 } }),
    stage({ id: 'vote', kind: 'vote', criteria: [], choices: 2 }),
  ],
})

function history(seed: number): readonly AwardEvent[] {
  const events = rehearsalEvents(
    rules,
    {
      rulesDigest: DIGEST,
      entries: ENTRIES.map((entry) => ({ entry, category: 'main', organisation: `o${entry}`, attributes: {}, digest: DIGEST })), // prettier-ignore
      judges: ['J1', 'J2', 'J3', 'J4'].map((judge) => ({ judge, group: 'experts' })),
    },
    seed,
  )
  if (!events.ok) throw new Error(events.why.code)
  return events.value
}

const without = (events: readonly AwardEvent[], entries: ReadonlySet<string>) =>
  events.flatMap((event) => eventWithout(event, entries) ?? [])

test('a history without some entries holds together, names none of them, and has all else as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.subarray(ENTRIES, { maxLength: 3 }), (seed, left) => {
      const events = history(seed)
      const rest = without(events, new Set(left))
      expect(foldEvents(rules, rest).ok).toBe(true)
      for (const entry of left) expect(JSON.stringify(rest)).not.toContain(`"${entry}"`)
      const told = events.map((event) => JSON.stringify(event))
      const untouched = told.filter((text) => !left.some((entry) => text.includes(`"${entry}"`)))
      expect(rest.map((event) => JSON.stringify(event)).filter((text) => told.includes(text))).toEqual(untouched)
    }),
    { numRuns: 40 },
  )
})

test('what names an entry among others is told without it', () => {
  const gone = new Set(['E2'])
  const close = { kind: 'stage.close', stage: 'rubric', goesOn: ['E1', 'E2'] } as const
  expect(eventWithout(close, gone)).toEqual({ ...close, goesOn: ['E1'] })
  const lots = { kind: 'lots', stage: 'rubric', seed: 1, order: ['E2', 'E1'] } as const
  expect(eventWithout(lots, gone)).toEqual({ ...lots, order: ['E1'] })
  const same = { kind: 'entry.same', entry: 'E1', other: 'E2', same: true, reasonDigest: DIGEST } as const
  expect(eventWithout(same, gone)).toBeUndefined()
  const objection = { kind: 'objection', objection: 'o', entry: 'E2', digest: DIGEST } as const
  expect(eventWithout(objection, gone)).toEqual({ ...objection, entry: null })
})
