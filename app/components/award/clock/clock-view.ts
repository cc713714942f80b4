import type { RoomClock } from '../../../forms/award/room-clock.ts'

/** What a window learns of the clock again and again. */
export interface ClockState {
  /** Of the server. */
  readonly now: string
  /** 0 for a clock that nobody has touched. */
  readonly tag: number
  readonly clock: RoomClock
}

export interface ClockView extends ClockState {
  readonly award: { readonly id: string; readonly title: string; readonly isRehearsal: boolean }
  readonly stage: { readonly id: string; readonly title: string }
  readonly timeZone: string
  readonly mayMove: boolean
  readonly talkSeconds: number
  readonly questionSeconds: number
  readonly slots: readonly { readonly entry: string; readonly title: string; readonly from: string }[]
}
