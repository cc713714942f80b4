import { z } from 'zod'

/** Where the clock of a room stands; what it shows follows from this and the time. */
export interface RoomClock {
  readonly entry: string | null
  readonly phase: 'idle' | 'talk' | 'questions'
  /** Since when it runs; null while it stands still. */
  readonly startedAt: string | null
  /** Of the phase, before it was started last. */
  readonly usedSeconds: number
}

export const STILL_CLOCK: RoomClock = { entry: null, phase: 'idle', startedAt: null, usedSeconds: 0 }

export const CLOCK_MOVES = ['talk', 'questions', 'pause', 'resume', 'stop'] as const

export interface ClockMove {
  readonly do: (typeof CLOCK_MOVES)[number]
  /** Who presents, for `talk` and `questions`. */
  readonly entry: string | null
}

/** What a clock has counted of its phase. */
export function secondsUsed({ startedAt, usedSeconds }: RoomClock, at: string): number {
  return usedSeconds + (startedAt === null ? 0 : Math.max(0, (Date.parse(at) - Date.parse(startedAt)) / 1000))
}

/** The clock after a hand was laid on it. What makes no sense, such as pausing a clock that stands, changes nothing. */
export function movedClock(clock: RoomClock, { do: what, entry }: ClockMove, at: string): RoomClock {
  switch (what) {
    case 'talk':
    case 'questions':
      return { entry: entry ?? clock.entry, phase: what, startedAt: at, usedSeconds: 0 }
    case 'pause':
      return clock.startedAt === null ? clock : { ...clock, startedAt: null, usedSeconds: secondsUsed(clock, at) }
    case 'resume':
      return clock.phase === 'idle' || clock.startedAt !== null ? clock : { ...clock, startedAt: at }
    case 'stop':
      return STILL_CLOCK
  }
}

export type ClockWarning = 'calm' | 'soon' | 'over'

/** Two minutes before the end of a talk, one before that of the questions; never more than a third of it. */
export function warningOf(phase: RoomClock['phase'], wholeSeconds: number, usedSeconds: number): ClockWarning {
  if (phase === 'idle') return 'calm'
  const left = wholeSeconds - usedSeconds
  if (left <= 0) return 'over'
  return left <= Math.min(phase === 'talk' ? 120 : 60, wholeSeconds / 3) ? 'soon' : 'calm'
}

/** `12:05`; a second that has begun counts down only once it is over. */
export function clockFace(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds - 0.001))
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`
}

/** A hand on the clock. `at`: when, by the server's clock, where a window without a line says it later. */
export const clockMoveForm = z.object({
  stage: z.string('missing').min(1, 'missing').max(100, 'unreadable'),
  tag: z.coerce.number('unreadable').int('unreadable').min(0, 'unreadable'),
  do: z.enum(CLOCK_MOVES, 'unreadable'),
  entry: z.string().max(100, 'unreadable').default('').transform((id) => (id === '' ? null : id)), // prettier-ignore
  at: z.iso.datetime('unreadable').optional(),
})

export const clockPath = (award: string): string => `/awards/${award}/clock`
export const clockStateAddress = (award: string, stage: string): string =>
  `${clockPath(award)}/state?${new URLSearchParams({ stage })}`
