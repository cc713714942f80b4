import { awardClock } from '#app/components/award/kept/award-clock.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatInZone, instantAt, isTimeZone, wallClock, zoneName } from '#app/i18n/zoned-time.ts'

describe('times of an award by the clock of its zone', () => {
  test('Beijing is eight hours ahead all year', () => {
    expect(instantAt('2026-01-01T00:00', 'Asia/Shanghai')).toBe('2025-12-31T16:00:00.000Z')
    expect(instantAt('2026-07-01T18:30', 'Asia/Shanghai')).toBe('2026-07-01T10:30:00.000Z')
    expect(wallClock('2026-07-01T10:30:00.000Z', 'Asia/Shanghai')).toBe('2026-07-01T18:30')
  })

  // In Berlin the clock goes from 02:00 to 03:00 on 29 March 2026 and from 03:00 back to 02:00 on 25 October 2026.
  test('a time that the clock jumps over does not exist; one that it shows twice is the first', () => {
    expect(instantAt('2026-03-29T01:59', 'Europe/Berlin')).toBe('2026-03-29T00:59:00.000Z')
    expect(instantAt('2026-03-29T02:30', 'Europe/Berlin')).toBeUndefined()
    expect(instantAt('2026-03-29T03:00', 'Europe/Berlin')).toBe('2026-03-29T01:00:00.000Z')
    expect(instantAt('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
    expect(instantAt('2026-10-25T03:00', 'Europe/Berlin')).toBe('2026-10-25T02:00:00.000Z')
  })

  test('what a clock shows is read back as the same minute, in any zone and season', () => {
    const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC']
    const minute = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2050, 0) / 60_000 })
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (minutes, zone) => {
        const instant = new Date(minutes * 60_000).toISOString()
        const shown = wallClock(instant, zone)
        const read = instantAt(shown, zone)!
        expect(wallClock(read, zone)).toBe(shown)
        expect(Date.parse(read)).toBeLessThanOrEqual(Date.parse(instant))
      }),
    )
  })

  test('what is no time of a form is none, and what is no zone is none', () => {
    for (const wall of ['', '2026-13-01T00:00', '2026-01-01 00:00', '2026-01-01', 'tomorrow']) {
      expect(instantAt(wall, 'Asia/Shanghai')).toBeUndefined()
    }
    expect(['Asia/Shanghai', 'UTC', 'Mars/Base', '+08:00', ''].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })

  test('it is said as people say it', () => {
    expect(formatInZone('zh-CN', '2026-11-22T10:00:00.000Z', 'Asia/Shanghai')).toBe('2026年11月22日 18:00')
    expect(formatInZone('en', '2026-11-22T10:00:00.000Z', 'Asia/Shanghai')).toBe('22 Nov 2026, 18:00')
    expect(zoneName('zh-CN', 'Asia/Shanghai', '2026-11-22T10:00:00.000Z')).toBe('北京时间（UTC+8）')
    expect(zoneName('en', 'Asia/Shanghai', '2026-11-22T10:00:00.000Z')).toBe('China Standard Time (UTC+8)')
  })
})

describe('when a draft of an award was kept', () => {
  const now = new Date('2026-11-21T14:30:00Z')

  test('is told by the clock of the award, which it names', () => {
    expect(awardClock('zh-CN', '2026-11-21T14:05:01Z', 'Asia/Shanghai', now)).toBe('22:05:01 UTC+8')
    expect(awardClock('en', '2026-11-21T14:05:01Z', 'America/New_York', now)).toBe('09:05:01 UTC-5')
  })

  test('has its day where that is another one there', () => {
    const late = new Date('2026-11-21T16:00:00Z')
    expect(awardClock('en', '2026-11-21T15:59:59Z', 'Asia/Shanghai', late)).toBe('21 Nov, 23:59:59 UTC+8')
    expect(awardClock('en', '2026-11-21T15:59:59Z', 'Europe/Berlin', late)).toBe('16:59:59 UTC+1')
  })
})
