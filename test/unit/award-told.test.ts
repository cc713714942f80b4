import { describe, expect, test } from 'vitest'
import { awardResult } from '#scoring/award/award-result.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { foldEvents } from '#scoring/award/fold-events.ts'
import { certaintyOf, toldStages } from '#app/services/award/office/told-decision.ts'
import { awardRules, judged, stage, words } from '#test/make/award.ts'

const onePlace = awardRules({ categories: [{ id: 'main', title: words('main'), places: 1, reserves: 1 }] })

function worked(rules: typeof onePlace, events: readonly AwardEvent[]) {
  const [result, state] = [awardResult(rules, events), foldEvents(rules, events)]
  if (!result.ok || !state.ok) throw new Error('expected a result')
  return { result: result.value, state: state.value }
}

describe('how clear the line between winners and others is', () => {
  const certainty = (table: Parameters<typeof judged>[0], rules = onePlace) =>
    certaintyOf(worked(rules, judged(table)).result, 'main')

  test('is clear where every judge puts one far above the other', () => {
    const told = certainty({ E01: { J1: 5, J2: 5, J3: 4, J4: 5 }, E02: { J1: 1, J2: 1, J3: 2, J4: 1 } })
    expect(told).toMatchObject({ places: 1, isContested: true, why: null, unclear: [] })
    expect(told).toMatchObject({ judges: { of: 4, moved: 0 }, criteria: { of: 2, moved: 0 } })
  })

  test('is not where judges contradict each other, and one judge more or less decides', () => {
    // Means 13/4 and 12/4: without J1 or J3, who gave the first one 5, the other is first.
    const told = certainty({ E01: { J1: 5, J2: 1, J3: 5, J4: 2 }, E02: { J1: 1, J2: 5, J3: 2, J4: 4 } })
    expect(told!.unclear.toSorted()).toEqual(['E01', 'E02'])
    expect(told!.judges).toEqual({ of: 4, moved: 2 })
  })

  test('is no question where there is a place for all, and no figure where one judge alone has scored', () => {
    expect(certainty({ E01: { J1: 5, J2: 4 } })).toMatchObject({ isContested: false })
    const alone = certainty({ E01: { J1: 5 }, E02: { J1: 2 } })
    expect(alone!.why).not.toBeNull()
    expect(alone!.unclear).toEqual([])
  })

  test('is not asked where votes decide, and of a category without entries', () => {
    const voted = { ...onePlace, stages: [stage({ kind: 'vote', criteria: [], choices: 1 })] }
    const { result } = worked(voted, judged({}))
    expect(certaintyOf(result, 'main')).toBeNull()
    expect(certainty({})).toBeNull()
  })
})

test('how it was judged counts what counts, by nobody’s name', () => {
  const events: AwardEvent[] = [
    ...judged({ E01: { J1: 5, J2: 4 }, E02: { J1: 2, J2: 3 } }),
    { kind: 'judge.remove', judge: 'J2', reasonDigest: 'd' },
  ]
  const { state, result } = worked(onePlace, events)
  const told = toldStages(onePlace, state, result)
  expect(told).toMatchObject([{ judges: 1, entries: 2, given: 2, isLast: true, groups: [{ share: 1 }] }])
  expect(JSON.stringify(told)).not.toMatch(/J1|J2/)
})
