import type { Language } from '../../../i18n/languages.ts'

const CLOCK: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }
const DAY: Intl.DateTimeFormatOptions = { ...CLOCK, month: 'short', day: 'numeric' }

/** A point in time by the clock of this device, to the second; with its day where that is not today. */
export function clockTime(language: Language, at: string, now = new Date()): string {
  const time = new Date(at)
  const isToday = time.toDateString() === now.toDateString()
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, isToday ? CLOCK : DAY).format(time)
}
