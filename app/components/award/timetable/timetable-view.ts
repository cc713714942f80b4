import type { OfficeName } from '../award-head.tsx'

export interface SlotView {
  readonly entry: string
  /** Empty where entrants are hidden from who looks. */
  readonly title: string
  readonly from: string
  readonly questionsFrom: string
  readonly to: string
  readonly breakMinutes: number
  /** Names of judges who go out; who is not of the office reads only whether they do themselves. */
  readonly aside: readonly string[]
  readonly isAside: boolean
  readonly isOwn: boolean
}

/** The timetable of one stage. */
export interface StageTimetable {
  readonly stage: string
  readonly title: string
  readonly room: string
  readonly talkMinutes: number
  readonly questionMinutes: number
  readonly slots: readonly SlotView[]
}

export interface TimetableView {
  readonly award: OfficeName
  readonly timeZone: string
  readonly zone: string
  readonly stages: readonly { readonly id: string; readonly title: string }[]
  /** null where no stage is presented. */
  readonly chosen: ChosenStage | null
  readonly saved: boolean
}

export interface ChosenStage {
  readonly id: string
  readonly tag: number
  readonly canChange: boolean
  readonly isPublished: boolean
  readonly isDrawn: boolean
  readonly by: 'given' | 'lots' | 'fewest' | 'hand'
  readonly reason: string | null
  /** As the form has them. */
  readonly fields: Readonly<Record<'starts' | 'talk' | 'questions' | 'change' | 'breaks' | 'room', string>>
  /** Of those that present now, whatever the saved order says. */
  readonly order: readonly string[]
  /** null before the times are set. */
  readonly timetable: StageTimetable | null
  readonly walks: { readonly now: number; readonly fewest: number }
}

export interface OwnTimetableView {
  readonly award: { readonly id: string; readonly title: string; readonly isRehearsal: boolean }
  readonly timeZone: string
  readonly zone: string
  readonly stages: readonly StageTimetable[]
}
