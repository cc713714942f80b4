import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CLOCK_MOVES, clockFace, movedClock, secondsUsed, STILL_CLOCK, warningOf } from '#app/forms/award/room-clock.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 22) + second * 1000).toISOString()

describe('the clock of a room', () => {
  test('counts what it ran, and not what it stood', () => {
    const begun = movedClock(STILL_CLOCK, { do: 'talk', entry: 'E001' }, at(0))
    const paused = movedClock(begun, { do: 'pause', entry: null }, at(30))
    const resumed = movedClock(paused, { do: 'resume', entry: null }, at(100))
    expect([secondsUsed(paused, at(90)), secondsUsed(resumed, at(110))]).toEqual([30, 40])
    expect(movedClock(resumed, { do: 'questions', entry: null }, at(120))).toEqual({ entry: 'E001', phase: 'questions', startedAt: at(120), usedSeconds: 0 }) // prettier-ignore
  })

  test('never counts backwards, whatever hands are laid on it', () => {
    const hands = fc.array(fc.record({ do: fc.constantFrom(...CLOCK_MOVES), wait: fc.nat(600) }), { maxLength: 20 })
    fc.assert(
      fc.property(hands, (moves) => {
        let now = 0
        let clock = STILL_CLOCK
        for (const { do: what, wait } of moves) {
          now += wait
          clock = movedClock(clock, { do: what, entry: 'E001' }, at(now))
          expect(secondsUsed(clock, at(now))).toBeGreaterThanOrEqual(0)
          expect(secondsUsed(clock, at(now))).toBeLessThanOrEqual(now)
          if (clock.phase === 'idle') expect(clock).toEqual(STILL_CLOCK)
        }
      }),
    )
  })

  test('warns two minutes before the end of a talk, one before that of the questions, and says when it is over', () => {
    expect([359, 360, 479, 480].map((used) => warningOf('talk', 480, used))).toEqual(['calm', 'soon', 'soon', 'over'])
    expect([239, 240, 300].map((used) => warningOf('questions', 300, used))).toEqual(['calm', 'soon', 'over'])
    // A third of a talk of three minutes.
    expect([119, 120].map((used) => warningOf('talk', 180, used))).toEqual(['calm', 'soon'])
    expect(warningOf('idle', 480, 9000)).toBe('calm')
  })

  test.each([
    [480, '08:00'],
    [479.2, '08:00'],
    [0.4, '00:01'],
    [0, '00:00'],
    [6000, '100:00'],
  ])('shows %d seconds as %s', (seconds, face) => expect(clockFace(seconds)).toBe(face))
})
