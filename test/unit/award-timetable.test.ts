import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { presentationSlots } from '#scoring/award/agenda/presentation-slots.ts'
import { calendarFile } from '#app/services/award/timetable/calendar-file.ts'

const order = fc.uniqueArray(fc.stringMatching(/^E\d{3}$/), { minLength: 1, maxLength: 30 })
const times = fc.record({
  talkMinutes: fc.integer({ min: 1, max: 60 }),
  questionMinutes: fc.nat(60),
  changeMinutes: fc.nat(20),
  breaks: fc.uniqueArray(fc.record({ after: fc.integer({ min: 1, max: 30 }), minutes: fc.integer({ min: 1, max: 90 }) }), { selector: ({ after }) => after, maxLength: 5 }), // prettier-ignore
})

describe('presentations', () => {
  test('follow each other with the time to change, and a break where one is', () => {
    const slots = presentationSlots(['E001', 'E002', 'E003'], {
      talkMinutes: 8,
      questionMinutes: 5,
      changeMinutes: 2,
      breaks: [{ after: 2, minutes: 15 }],
    })
    expect(slots.map(({ fromMinute, questionsFromMinute, toMinute }) => [fromMinute, questionsFromMinute, toMinute])).toEqual([[0, 8, 13], [15, 23, 28], [43, 51, 56]]) // prettier-ignore
  })

  test('never overlap, keep their order and take as long as each says', () => {
    fc.assert(
      fc.property(order, times, (entries, given) => {
        const slots = presentationSlots(entries, given)
        expect(slots.map(({ entry }) => entry)).toEqual(entries)
        for (const [place, slot] of slots.entries()) {
          expect(slot.toMinute - slot.fromMinute).toBe(given.talkMinutes + given.questionMinutes)
          const next = slots[place + 1]
          const pause = slot.breakMinutes > 0 ? slot.breakMinutes : given.changeMinutes
          expect(next === undefined ? 0 : next.fromMinute - slot.toMinute).toBe(next === undefined ? 0 : pause)
        }
      }),
    )
  })

  test('refuse times that are none', () => {
    const given = { talkMinutes: 8, questionMinutes: 5, changeMinutes: 2, breaks: [] }
    expect(() => presentationSlots(['E001'], { ...given, talkMinutes: 0 })).toThrow(RangeError)
    expect(() => presentationSlots(['E001'], { ...given, changeMinutes: -1 })).toThrow(RangeError)
    expect(() => presentationSlots(['E001'], { ...given, breaks: [{ after: 0, minutes: 5 }] })).toThrow(RangeError)
  })
})

/** Reads a calendar as RFC 5545 says: unfolds first, then splits, then takes the escapes back. */
function readCalendar(text: string): Record<string, string>[] {
  expect(text.endsWith('\r\n')).toBe(true)
  const lines = text.slice(0, -2).split('\r\n')
  for (const line of lines) {
    expect(line).not.toMatch(/[\r\n]/)
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  }
  const unfolded = text.replaceAll('\r\n ', '').split('\r\n')
  const events: Record<string, string>[] = []
  for (const line of unfolded) {
    if (line === 'BEGIN:VEVENT') events.push({})
    const colon = line.indexOf(':')
    const value = line.slice(colon + 1).replaceAll(/\\([\\;,nN])/g, (_, one: string) => (one === 'n' || one === 'N' ? '\n' : one)) // prettier-ignore
    if (events.length > 0) events.at(-1)![line.slice(0, colon)] = value
  }
  return events
}

describe('a calendar', () => {
  const event = {
    uid: 'E001.final.award@shandu',
    sequence: 3,
    startsAt: '2026-11-22T01:30:00.000Z',
    endsAt: '2026-11-22T01:43:00.000Z',
    summary: 'E001',
    description: '',
    location: '',
  }

  test('says times in UTC, who it is by its uid, and how often it changed', () => {
    const text = calendarFile('示例奖', [event], '2026-11-21T08:00:00.000Z')
    expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true)
    const [read] = readCalendar(text)
    expect(read).toMatchObject({ DTSTART: '20261122T013000Z', DTEND: '20261122T014300Z', DTSTAMP: '20261121T080000Z', UID: event.uid, SEQUENCE: '3' }) // prettier-ignore
  })

  test('gives back any text, in lines of at most 75 octets that break no character', () => {
    const text = fc.string({ unit: fc.constantFrom(...'a,;\\:"\n示例🙂é '), maxLength: 200 })
    fc.assert(
      fc.property(text, text, (summary, description) => {
        const [read] = readCalendar(calendarFile('x', [{ ...event, summary, description }], event.startsAt))
        expect([read!['SUMMARY'], read!['DESCRIPTION'] ?? '']).toEqual([summary, description])
      }),
    )
  })
})
