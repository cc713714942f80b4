import type { Language } from '../../../i18n/languages.ts'

const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }
const DAY: Intl.DateTimeFormatOptions = { ...CLOCK, month: 'short', day: 'numeric' }

/**
 * A point in time to the second, with its day where that is not today.
 * @param timeZone else by the clock of this device
 */
export function clockTime(language: Language, at: string, now = new Date(), timeZone?: string): string {
  const time = new Date(at)
  const day = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone })
  const shape = day.format(time) === day.format(now) ? CLOCK : DAY
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...shape, timeZone }).format(time)
}
