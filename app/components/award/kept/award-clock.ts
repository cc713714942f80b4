import type { Language } from '../../../i18n/languages.ts'
import { offsetName } from '../../../i18n/zoned-time.ts'
import { clockTime } from '../../desk/editor/clock-time.ts'

/** When something was kept, by the clock of the award, as its deadlines are; says how far that is from UTC. */
export function awardClock(language: Language, at: string, timeZone: string, now = new Date()): string {
  return `${clockTime(language, at, now, timeZone)} ${offsetName(at, timeZone)}`
}
