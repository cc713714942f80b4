import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawLots } from '#scoring/award/draw-lots.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { settlesAnything, unfollowedEvents } from '#scoring/award/unfollowed-events.ts'
import { awardRules, entryEvent, judged, judgeEvent, RULES_SEALED, sheetEvent, stage, words } from '#test/make/award.ts'

describe('who goes on from a stage', () => {
  const rules = awardRules({
    stages: [stage({ id: 'first', advance: { by: 'first', entries: 1 } }), stage()],
  })
  const levels = { E01: 4, E02: 3, E03: 2 }
  const before: AwardEvent[] = [
    RULES_SEALED,
    judgeEvent('J1'),
    ...Object.entries(levels).flatMap(([entry, level]) => [
      entryEvent(entry),
      sheetEvent(entry, 'J1', { need: level, effect: level }, { stage: 'first' }),
    ]),
  ]
  const close = (...goesOn: string[]): AwardEvent => ({ kind: 'stage.close', stage: 'first', goesOn })

  test('has to be who the scores make go on; more and fewer are named', () => {
    expect(unfollowedEvents([rules], [...before, close('E01')])).toEqual([])
    const event = before.length + 1
    expect(unfollowedEvents([rules], [...before, close('E01', 'E03')])).toEqual([
      { code: 'goes-on-differs', stage: 'first', event, more: ['E03'], fewer: [] },
    ])
    expect(unfollowedEvents([rules], [...before, close('E02')])).toEqual([
      { code: 'goes-on-differs', stage: 'first', event, more: ['E02'], fewer: ['E01'] },
    ])
  })

  test('is held to what had happened by then: what comes later moves nobody', () => {
    const later: AwardEvent = { kind: 'recuse', entry: 'E01', judge: 'J1', reasonDigest: 'd' }
    expect(unfollowedEvents([rules], [...before, close('E01'), later])).toEqual([])
    expect(unfollowedEvents([rules], [...before, later, close('E01')])).toMatchObject([{ more: ['E01'] }])
  })

  test('is held to the rules of that time, and a second close settles nothing', () => {
    const two = { ...rules, stages: [stage({ id: 'first', advance: { by: 'first', entries: 2 } }), stage()] }
    const newRules: AwardEvent = { kind: 'rules', version: 2, digest: 'd', reasonDigest: 'd' }
    expect(unfollowedEvents([rules, two], [...before, close('E01'), newRules])).toEqual([])
    expect(unfollowedEvents([rules, two], [...before, newRules, close('E01')])).toMatchObject([{ fewer: ['E02'] }])
    expect(unfollowedEvents([rules], [...before, close('E01'), close('E03')])).toEqual([])
  })

  test('was not kept in old histories, and then nothing is said', () => {
    const old: AwardEvent = { kind: 'stage.close', stage: 'first' }
    expect(unfollowedEvents([rules], [...before, old])).toEqual([])
    expect(settlesAnything([...before, old])).toBe(false)
    expect(settlesAnything([...before, close('E01')])).toBe(true)
  })
})

describe('lots', () => {
  const rules = awardRules({ categories: [{ id: 'main', title: words('main'), places: 1, reserves: 1 }] })
  const level = { J1: 3, J2: 3 }
  const before: AwardEvent[] = [
    ...judged({ E01: level, E02: level, E03: level, E04: { J1: 1, J2: 1 } }),
    { kind: 'freeze' },
  ]
  const lots = (seed: number, order: readonly string[]): AwardEvent => ({ kind: 'lots', stage: 'rubric', seed, order })
  const found = (...events: AwardEvent[]) => unfollowedEvents([rules], [...before, ...events])
  const sharing = ['E01', 'E02', 'E03']
  const seeds = fc.integer({ min: 0, max: 2 ** 48 - 2 })

  test('follow from their seed, whatever it is, and no other order does', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const order = drawLots(sharing, seed)
        expect(found(lots(seed, order))).toEqual([])
        expect(found(lots(seed, order.toReversed()))).toEqual([
          { code: 'lots-differ', stage: 'rubric', event: before.length + 1 },
        ])
      }),
      { numRuns: 20 },
    )
  })

  test('are drawn once: another order afterwards is found, also with a seed that gives it', () => {
    const order = drawLots(sharing, 1)
    const other = [2, 3, 4, 5, 6, 7, 8, 9].find((seed) => drawLots(sharing, seed)[0] !== order[0])!
    expect(found(lots(1, order), lots(other, drawLots(sharing, other)))).toMatchObject([{ event: before.length + 2 }])
  })

  test('are drawn anew among all who share the last place, once another has come up to it', () => {
    const order = drawLots(sharing, 1)
    const levelled = ['J1', 'J2'].map((judge) =>
      sheetEvent(
        'E04',
        judge,
        { need: 3, effect: 3 },
        { change: { by: 'chair', reasonDigest: 'd', objection: 'O001' } },
      ),
    )
    const reopened: AwardEvent[] = [
      lots(1, order),
      { kind: 'notice', resultDigest: 'd', firstDay: '2026-01-01', lastDay: '2026-01-02' },
      { kind: 'objection', objection: 'O001', entry: 'E04', digest: 'd' },
      { kind: 'objection.answer', objection: 'O001', upheld: true, digest: 'd' },
      ...levelled,
    ]
    const seed = 5
    const behind = lots(seed, [...order, ...drawLots(['E04'], seed)])
    const waiting = lots(seed, drawLots([...sharing, 'E04'], seed))
    // All four are level at the last place, and the first lots say nothing of one of them: so all four wait.
    expect(found(...reopened, waiting)).toEqual([])
    expect(found(...reopened, behind)).toMatchObject([
      { code: 'lots-differ', event: before.length + reopened.length + 1 },
    ])
  })

  test('for the order of presentations part no tie, and follow from their seed too', () => {
    const order = drawLots(sharing, 4)
    const drawn = { ...lots(4, order), for: 'presentation' } as AwardEvent
    expect(found(drawn)).toEqual([])
    expect(found({ ...lots(4, order.toReversed()), for: 'presentation' } as AwardEvent)).toHaveLength(1)
  })
})
