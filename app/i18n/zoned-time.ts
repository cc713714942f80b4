import type { Language } from './languages.ts'

/** Points in time by the clock of a named time zone, whatever the server's own. */

const WALL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

const DAY_MS = 86_400_000

/** Formats are dear to make and few are wanted. */
const clocks = new Map<string, Intl.DateTimeFormat>()
const formats = new Map<string, Intl.DateTimeFormat>()

/** Whether a time zone of this IANA name is known. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    // An offset such as +08:00 is taken as well, and knows nothing of summer time.
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}

/** What a clock in the zone shows, as a form has it: `2026-11-22T09:30`. */
export function wallClock(instant: string, timeZone: string): string {
  return wallClockAt(Date.parse(instant), timeZone)
}

/** The same to the second, for two points in time that may be close: `2026-11-22 09:30:05`. */
export const toTheSecond = (instant: string, timeZone: string): string =>
  `${wallClock(instant, timeZone).replace('T', ' ')}:${new Date(instant).toISOString().slice(17, 19)}`

function wallClockAt(ms: number, timeZone: string): string {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }) // prettier-ignore
    clocks.set(timeZone, clock)
  }
  const parts = Object.fromEntries(clock.formatToParts(ms).map(({ type, value }) => [type, value]))
  const { year = '', month, day, hour, minute } = parts
  return `${year.padStart(4, '0')}-${month}-${day}T${hour}:${minute}`
}

/**
 * The instant at which a clock in the zone shows this: the first one, where the clock is put back and shows it twice.
 * @returns undefined where it never does, because the clock is put forward past it, and for what is no such time
 */
export function instantAt(wall: string, timeZone: string): string | undefined {
  if (!WALL.test(wall)) return undefined
  const asUtc = Date.parse(`${wall}:00Z`)
  if (Number.isNaN(asUtc)) return undefined
  const behind = (ms: number) => Date.parse(`${wallClockAt(ms, timeZone)}:00Z`) - ms
  const meant = [behind(asUtc - DAY_MS), behind(asUtc + DAY_MS)]
    .map((offset) => asUtc - offset)
    .filter((ms) => wallClockAt(ms, timeZone) === wall)
  return meant.length === 0 ? undefined : new Date(Math.min(...meant)).toISOString()
}

/** A point in time for reading, by the clock of the zone: 2026年11月21日 22:05; 21 Nov 2026, 22:05. */
export function formatInZone(language: Language, instant: string, timeZone: string): string {
  const key = `${language} ${timeZone}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      year: 'numeric',
      month: language === 'en' ? 'short' : 'long',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    })
    formats.set(key, format)
  }
  return format.format(Date.parse(instant))
}

/**
 * How far a clock in the zone is from UTC at that instant, where that changes in the course of a year: UTC+2. Without it
 * an hour that the clock shows twice could be read as either, and a deadline after the change as an hour off.
 * @returns undefined for a zone whose clock is never put forward or back
 */
export function changingOffset(instant: string, timeZone: string): string | undefined {
  const at = Date.parse(instant)
  const ahead = (ms: number) => Date.parse(`${wallClockAt(ms, timeZone)}:00Z`) - Math.floor(ms / 60_000) * 60_000
  const isSteady = SEASONS_DAYS.every((days) => ahead(at + days * DAY_MS) === ahead(at))
  return isSteady ? undefined : offsetName(instant, timeZone)
}

/** As far from each other as summer and winter. */
const SEASONS_DAYS = [-182, -91, 91, 182] as const

/** How far the zone is from UTC at that instant: UTC+8. */
export function offsetName(instant: string, timeZone: string): string {
  return partOf('en', timeZone, 'shortOffset', instant).replace('GMT', 'UTC')
}

function partOf(language: Language, timeZone: string, timeZoneName: 'long' | 'shortOffset', instant: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName }).formatToParts(Date.parse(instant))
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

/**
 * A point in time by the clock of whoever reads, where that shows something else than the clock of the zone.
 * @param ownZone of the reader's machine
 */
export function ownMoment(language: Language, instant: string, timeZone: string, ownZone: string): string | undefined {
  if (wallClock(instant, ownZone) === wallClock(instant, timeZone)) return undefined
  const offset = offsetName(instant, ownZone)
  return `${formatInZone(language, instant, ownZone)}${language === 'en' ? ` (${offset})` : `（${offset}）`}`
}

/** What people call the zone, with how far it is from UTC at that instant: 北京时间 UTC+8, China Standard Time UTC+8. */
export function zoneName(language: Language, timeZone: string, instant: string): string {
  const isBeijing = timeZone === 'Asia/Shanghai' && language === 'zh-CN'
  const spoken = isBeijing ? '北京时间' : partOf(language, timeZone, 'long', instant)
  const offset = offsetName(instant, timeZone)
  return language === 'en' ? `${spoken} (${offset})` : `${spoken}（${offset}）`
}
