import { expect, test } from 'vitest'
import type { AwardEvent } from '#scoring/award/event.ts'
import { untimelyEvents } from '#scoring/award/untimely-events.ts'
import { awardRules, DIGEST, entryEvent, judgeEvent, RULES_SEALED, sheetEvent, stage } from '#test/make/award.ts'

// Shanghai is eight hours ahead: the stage is open from 1 March, 08:00, to 31 March, 08:00, there.
const RULES = awardRules()

/** What came too early or too late in a history of these events, each at its own time. */
const untimely = (events: readonly (readonly [at: string, event: AwardEvent])[], rules = [RULES]) =>
  untimelyEvents(
    rules,
    [['2026-02-01T00:00:00.000Z', RULES_SEALED] as const, ...events].map(([at, event], index) => ({
      ...{ sequence: index + 1, at, by: 'system', trueBy: 'system', event },
      ...{ previousHash: '', hash: '' },
    })),
  ).map(({ code, sequence }) => [code, sequence])

const sheet = (given: Partial<Extract<AwardEvent, { readonly kind: 'sheet' }>> = {}) =>
  ({ ...sheetEvent('E01', 'J1', { need: 3 }), ...given }) as AwardEvent
const changed = (by: 'judge' | 'chair') => sheet({ change: { by, reasonDigest: DIGEST } })
const notice = (firstDay: string, lastDay: string): AwardEvent => ({ kind: 'notice', resultDigest: DIGEST, firstDay, lastDay }) // prettier-ignore

test('a sheet that its judge typed belongs to the hours of its stage, from the first moment to before the last', () => {
  const at = (time: string) => untimely([[time, sheet()]])
  expect(at('2026-02-28T23:59:59.999Z')).toEqual([['out-of-hours', 2]])
  expect(at('2026-03-01T00:00:00.000Z')).toEqual([])
  expect(at('2026-03-30T23:59:59.999Z')).toEqual([])
  expect(at('2026-03-31T00:00:00.000Z')).toEqual([['out-of-hours', 2]])
})

test('hours are those of the rules in force when it came', () => {
  const longer = awardRules({ stages: [stage({ closesAt: '2026-04-30T00:00:00.000Z' })] })
  const late = ['2026-04-02T00:00:00.000Z', sheet()] as const
  const anew = ['2026-04-01T00:00:00.000Z', { ...RULES_SEALED, version: 2 } as AwardEvent] as const
  expect(untimely([anew, late], [RULES, longer])).toEqual([])
  expect(untimely([late, anew], [RULES, longer])).toEqual([['out-of-hours', 2]])
})

test('paper, the chair, and judges who have spoken about an entry come after the hours by right', () => {
  const late = '2026-05-01T00:00:00.000Z'
  const spoken: AwardEvent = { kind: 'deliberation', stage: 'rubric', entry: 'E01' }
  const paper = { keptBy: 'one', paperDigest: DIGEST } as never
  expect(untimely([[late, sheet({ paper })]])).toEqual([])
  expect(untimely([[late, changed('chair')]])).toEqual([])
  expect(untimely([[late, changed('judge')]])).toEqual([['out-of-hours', 2]])
  expect(untimely([[late, spoken], [late, changed('judge')]])).toEqual([]) // prettier-ignore
  // A first sheet is no change, and one of another entry was not spoken about.
  expect(untimely([[late, spoken], [late, sheet()]])).toEqual([['out-of-hours', 3]]) // prettier-ignore
  expect(untimely([[late, { ...spoken, entry: 'E02' } as AwardEvent], [late, changed('judge')]])).toEqual([['out-of-hours', 3]]) // prettier-ignore
})

test('a notice runs for the working days of the rules from the day after, and the end comes after the last', () => {
  const before = [judgeEvent('J1'), entryEvent('E01')].map((event) => ['2026-02-02T00:00:00.000Z', event] as const)
  const ends = (first: string, last: string, at: string) =>
    untimely([...before, ['2026-04-03T15:59:00.000Z', notice(first, last)], [at, { kind: 'final', resultDigest: DIGEST }]]) // prettier-ignore
  // 3 April 2026 is a Friday in Shanghai until 16:00 UTC.
  expect(ends('2026-04-06', '2026-04-10', '2026-04-10T16:00:00.000Z')).toEqual([])
  expect(ends('2026-04-06', '2026-04-10', '2026-04-10T15:59:59.999Z')).toEqual([['final-early', 5]])
  expect(ends('2026-04-06', '2026-04-09', '2026-04-10T16:00:00.000Z')).toEqual([['notice-days', 4]])
  expect(ends('2026-04-04', '2026-04-10', '2026-04-10T16:00:00.000Z')).toEqual([['notice-days', 4]])
})
