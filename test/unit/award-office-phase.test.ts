import { describe, expect, test } from 'vitest'
import { officePhase } from '#app/services/award/office-phase.ts'
import { stage, words } from '#test/make/award.ts'

const day = (date: number) => `2026-06-${String(date).padStart(2, '0')}T00:00:00.000Z`
const call = { opensAt: day(5), closesAt: day(10), graceMinutes: 0, most: 1, needs: [], note: words('') }
const stages = [
  stage({ id: 'one', title: words('one'), opensAt: day(15), closesAt: day(18) }),
  stage({ id: 'two', title: words('two'), opensAt: day(20), closesAt: day(25) }),
]
const rules = { call, stages, timeZone: 'Asia/Shanghai' }
const OPEN = { state: 'open', isRehearsal: false } as const
const NOTHING = { closed: [], noticeUntil: undefined }
const at = (date: number) => ({ at: day(date), timeZone: 'Asia/Shanghai' })

describe('where an award stands for its office', () => {
  test('goes from the call over each stage to its closing, whatever the clock says of that', () => {
    const on = (date: number, ...closed: readonly string[]) => officePhase(OPEN, rules, { ...NOTHING, closed }, day(date)) // prettier-ignore
    expect(on(4)).toEqual({ what: 'call-before', until: at(5) })
    expect(on(12)).toEqual({ what: 'before', until: at(15) })
    expect(on(16)).toEqual({ what: 'stage-open', stage: words('one'), until: at(18) })
    // Its hours are past, and judges of the next one wait until it is closed.
    for (const date of [18, 21, 26]) expect(on(date)).toEqual({ what: 'stage-over', stage: words('one') })
    // Closed early.
    expect(on(17, 'one')).toEqual({ what: 'stage-before', stage: words('two'), until: at(20) })
    expect(on(20, 'one')).toEqual({ what: 'stage-open', stage: words('two'), until: at(25) })
    expect(on(25, 'one')).toEqual({ what: 'stage-over', stage: words('two') })
    expect(on(21, 'one', 'two')).toEqual({ what: 'all-closed' })
  })

  test('is open in a rehearsal, which has no hours', () => {
    const rehearsal = { ...OPEN, isRehearsal: true }
    expect(officePhase(rehearsal, rules, NOTHING, day(4))).toEqual({ what: 'stage-open', stage: words('one'), until: null }) // prettier-ignore
    expect(officePhase(rehearsal, rules, { ...NOTHING, closed: ['one'] }, day(4))).toMatchObject({ stage: words('two') }) // prettier-ignore
  })

  test('tells of a public notice until when it runs, by the days of the award, and when it has run out', () => {
    const on = (now: string) => officePhase({ ...OPEN, state: 'notice' }, rules, { closed: [], noticeUntil: '2026-06-30' }, now) // prettier-ignore
    expect(on('2026-06-30T15:59:00.000Z')).toEqual({ what: 'notice-until', day: '2026-06-30' })
    // Midnight in Shanghai.
    expect(on('2026-06-30T16:00:00.000Z')).toEqual({ what: 'notice-over', day: '2026-06-30' })
  })

  test('says of other states what they are', () => {
    for (const state of ['draft', 'frozen', 'final'] as const) {
      expect(officePhase({ ...OPEN, state }, undefined, NOTHING, day(4))).toEqual({ what: state, until: null })
    }
  })
})
