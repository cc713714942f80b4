import { expect, test } from 'vitest'
import { awardPhase } from '#app/services/award/award-phase.ts'
import { stage } from '#test/make/award.ts'

const day = (date: number) => `2026-06-${String(date).padStart(2, '0')}T00:00:00.000Z`
const call = { opensAt: day(5), closesAt: day(10), graceMinutes: 0, most: 1, needs: [], note: { 'zh-CN': '', en: '' } }
const stages = [stage({ opensAt: day(15), closesAt: day(18) }), stage({ opensAt: day(20), closesAt: day(25) })]
const rules = { call, stages, timeZone: 'Asia/Shanghai' }
const OPEN = { state: 'open', isRehearsal: false } as const

test('an award that is open is judged only once its first stage has opened', () => {
  const on = (date: number) => {
    const { what, until } = awardPhase(OPEN, rules, day(date))
    return [what, until?.at]
  }
  expect(on(4)).toEqual(['call-before', day(5)])
  expect(on(5)).toEqual(['call', day(10)])
  expect(on(10)).toEqual(['before', day(15)])
  expect(on(15)).toEqual(['open', undefined])
  // Between two stages.
  expect(on(19)).toEqual(['open', undefined])
  expect(on(25)).toEqual(['over', undefined])
})

test('judging that has opened counts before a call that still runs', () => {
  const late = { ...rules, call: { ...call, closesAt: day(30) } }
  expect(awardPhase(OPEN, late, day(16)).what).toBe('open')
})

test('other states and a rehearsal do not go by the clock', () => {
  expect(awardPhase({ ...OPEN, state: 'frozen' }, rules, day(4)).what).toBe('frozen')
  expect(awardPhase({ ...OPEN, isRehearsal: true }, rules, day(4)).what).toBe('open')
  expect(awardPhase({ ...OPEN, state: 'draft' }, undefined, day(4)).what).toBe('draft')
})
