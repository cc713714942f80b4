import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AwardEvent } from '#scoring/award/event.ts'
import { foldEvents } from '#scoring/award/fold-events.ts'
import type { Stage } from '#scoring/award/rules.ts'
import { stageOutcome } from '#scoring/award/stage-outcome.ts'
import { standingIn, stageReadings } from '#scoring/award/stage-readings.ts'
import {
  awardRules,
  criterion,
  entryEvent,
  judgeEvent,
  RULES_SEALED,
  sheetEvent,
  stage,
  words,
} from '#test/make/award.ts'

const ENTRIES = ['E01', 'E02', 'E03', 'E04']
const JUDGES = ['J1', 'J2', 'J3']
const CORRECTED = { rule: 'corrected', trimmedFrom: 5, digits: 2, ties: [] } as const

const choices = 2
const rulesWith = (first: Partial<Stage>, second: Partial<Stage>) =>
  awardRules({
    categories: ['main', 'more'].map((id) => ({ id, title: words(id), places: 1, reserves: 1 })),
    criteria: [criterion('need', 0.5), criterion('effect', 0.5, { categories: ['main'] })],
    groups: ['experts', 'public'].map((id) => ({ id, title: words(id), weight: 0.5 })),
    stages: [
      stage({ scoring: CORRECTED, quorum: 0.5, ...first }),
      stage({ id: 'second', groups: ['experts', 'public'], ...second }),
      stage({ id: 'last', kind: 'ballot', criteria: [], quorum: 0.5 }),
    ],
  })
const anyRules = fc
  .tuple(
    fc.constantFrom<Partial<Stage>>(
      { advance: { by: 'all' } },
      { reads: 2, advance: { by: 'first', entries: 1 } },
      { advance: { by: 'first', entries: 1 } },
    ),
    fc.constantFrom<Partial<Stage>>(
      { kind: 'live', reads: 1, advance: { by: 'first', entries: 1 } },
      { kind: 'vote', criteria: [], choices, advance: { by: 'all' } },
      { kind: 'rubric', advance: { by: 'first', entries: 2 } },
    ),
  )
  .map(([first, second]) => rulesWith(first, second))

const entry = fc.constantFrom(...ENTRIES)
const judge = fc.constantFrom(...JUDGES)
const score = fc.integer({ min: 1, max: 5 })
const ofSheets = fc.constantFrom('rubric', 'rubric', 'second')
/** Sheets with both answers, one, or none of any weight; and all that takes readings, judges and entries in and out. */
const happening: fc.Arbitrary<AwardEvent> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(entry, judge, score, ofSheets).map(([of, by, given, at]) => sheetEvent(of, by, { need: given, effect: given }, { stage: at })) }, // prettier-ignore
  fc.tuple(entry, judge, score).map(([of, by, given]) => sheetEvent(of, by, { effect: given })),
  fc.tuple(entry, judge).map(([of, by]) => sheetEvent(of, by, {})),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('reading' as const), stage: ofSheets, entry, judge }) },
  fc.record({ kind: fc.constant('reading.remove' as const), stage: ofSheets, entry, judge }),
  fc.record({ kind: fc.constant('vote' as const), stage: fc.constant('second'), entry, judge, yes: fc.boolean() }),
  fc.record({ kind: fc.constant('ballot' as const), stage: fc.constant('last'), entry, group: fc.constant('experts'), entitled: fc.constant(3), yes: fc.constant(2), no: fc.constant(0), abstained: fc.constant(0) }), // prettier-ignore
  fc.record({ kind: fc.constant('recuse' as const), entry, judge, reasonDigest: fc.constant(null) }),
  fc.record({ kind: fc.constantFrom('judge.remove' as const, 'judge.restore' as const), judge, reasonDigest: fc.constant('d') }), // prettier-ignore
  fc.record({ kind: fc.constant('entry.withdraw' as const), entry, reasonDigest: fc.constant(null) }),
  fc.record({ kind: fc.constant('entry.eligible' as const), entry, eligible: fc.boolean(), failed: fc.constant([]) }),
  fc.record({ kind: fc.constant('stage.close' as const), stage: fc.constantFrom('rubric', 'second'), goesOn: fc.subarray(ENTRIES) }), // prettier-ignore
)

test('how far readings have come, and who stands in a stage, is what the outcome of the stage says, whatever has happened', () => {
  let finished = 0
  fc.assert(
    fc.property(anyRules, fc.array(happening, { minLength: 20, maxLength: 60 }), (rules, happened) => {
      let events: AwardEvent[] = [
        RULES_SEALED,
        ...ENTRIES.map((id, place) => entryEvent(id, { category: place % 2 === 0 ? 'main' : 'more' })),
        judgeEvent('J1'),
        judgeEvent('J2'),
        judgeEvent('J3', 'public'),
      ]
      let state = foldEvents(rules, events)
      for (const event of happened) {
        // What cannot be, as a sheet by who stands aside, is no part of any history.
        const next = foldEvents(rules, [...events, event])
        if (!next.ok) continue
        events = [...events, event]
        state = next
      }
      if (!state.ok) throw new Error(state.why.code)
      for (const each of rules.stages) {
        const outcome = stageOutcome(rules, state.value, each.id)
        if (!outcome.ok) throw new Error(outcome.why.code)
        const told = outcome.value.categories
          .flatMap(({ entries }) => entries)
          .map(({ entry: id, expected, finished: given, least, unfinished }) => ({
            entry: id,
            expected,
            finished: given,
            least,
            unfinished,
          })) // prettier-ignore
          .sort((one, other) => (one.entry < other.entry ? -1 : 1))
        const standing = standingIn(rules, state.value, each)
        expect(standing.toSorted()).toEqual(told.map(({ entry: id }) => id))
        expect(stageReadings(rules, state.value, each, standing)).toEqual(told)
        finished += told.reduce((sum, one) => sum + one.finished, 0)
      }
    }),
    { numRuns: 200 },
  )
  // There was something to count.
  expect(finished).toBeGreaterThan(200)
})
