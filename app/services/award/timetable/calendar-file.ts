/** One event of a calendar, as `calendarFile` writes it. Instants are UTC, such as `2026-11-22T01:30:00.000Z`. */
export interface CalendarEvent {
  /** The same for the same event for ever, so that a calendar that has it changes it. */
  readonly uid: string
  /** Goes up with each change. */
  readonly sequence: number
  readonly startsAt: string
  readonly endsAt: string
  readonly summary: string
  readonly description: string
  readonly location: string
}

/** Octets of a line, without its end (RFC 5545, 3.1). */
const LONGEST_LINE = 75

/**
 * A calendar as RFC 5545 has it: lines end with CRLF and are folded at 75 octets, never inside a character; times are in
 * UTC, so that no calendar needs to know the zone.
 *
 * @param madeAt when it was written
 */
export function calendarFile(name: string, events: readonly CalendarEvent[], madeAt: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Shandu//Award timetable//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap(({ uid, sequence, startsAt, endsAt, summary, description, location }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `SEQUENCE:${sequence}`,
      `DTSTAMP:${utc(madeAt)}`,
      `DTSTART:${utc(startsAt)}`,
      `DTEND:${utc(endsAt)}`,
      `SUMMARY:${escaped(summary)}`,
      ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
      ...(location === '' ? [] : [`LOCATION:${escaped(location)}`]),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const utc = (instant: string): string => `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** Text values (3.3.11): control characters other than line breaks have no place in them. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')

function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
    const length = Buffer.byteLength(character)
    if (octets + length > LONGEST_LINE) {
      parts.push(part)
      // The space that begins a line that goes on counts as well.
      part = ' '
      octets = 1
    }
    part += character
    octets += length
  }
  return [...parts, part].join('\r\n')
}
