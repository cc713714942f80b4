import { describe, expect, test } from 'vitest'
import {
  dayInBeijing,
  formatCny,
  formatCnyRange,
  formatDate,
  formatDay,
  formatExact,
  formatFigure,
  formatRatio,
  formatScore,
  formatShare,
} from '#app/i18n/format.ts'

describe('figures read as people of each language write them', () => {
  test.each([
    [140_300_000_000, '1403亿', '140.3 billion'],
    [210_000, '21万', '210,000'],
    [17_600, '1.76万', '17,600'],
    [22_859, '22,859', '22,859'],
    [196_632, '196,632', '196,632'],
    [54_000_000, '5400万', '54 million'],
    [0, '0', '0'],
    [0.01, '0.01', '0.01'],
    [116_722.56, '116,722.56', '116,722.56'],
  ])('%d is %s and %s', (value, chinese, english) => {
    expect(formatFigure('zh-CN', value)).toBe(chinese)
    expect(formatFigure('en', value)).toBe(english)
  })

  test('no digit of a figure is lost: what is shortened has at most four', () => {
    for (const value of [12_345, 123_456, 1_234_567, 98_765_432]) {
      expect(formatFigure('zh-CN', value)).toBe(formatExact('zh-CN', value))
      expect(formatFigure('en', value)).toBe(formatExact('en', value))
    }
  })
})

describe('amounts say their unit once', () => {
  test.each([
    ['zh-CN', '186万元'],
    ['en', 'CNY 1.86 million'],
  ] as const)('%s: %s', (language, text) => {
    expect(formatCny(language, 1_857_768)).toBe(text)
  })

  test('a range', () => {
    expect(formatCnyRange('zh-CN', 0, 3_240_000)).toBe('0 至 324万元')
    expect(formatCnyRange('en', -7_950_000, 4_940_000)).toBe('CNY -7.95 million to 4.94 million')
  })
})

describe('scores, shares and multiples carry no digits the data do not have', () => {
  test('rounding', () => {
    expect(formatScore('en', 71.1)).toBe('71')
    expect(formatShare('zh-CN', 0.8666)).toBe('87%')
    expect(formatRatio('en', 26.48)).toBe('26')
    expect(formatRatio('en', 1.53)).toBe('1.5')
  })
})

describe('dates are as exact as they are known', () => {
  test.each([
    ['2017', '2017年', '2017'],
    ['2024-07', '2024年7月', 'Jul 2024'],
    ['2024-06-13', '2024年6月13日', '13 Jun 2024'],
  ])('%s', (date, chinese, english) => {
    expect(formatDate('zh-CN', date)).toBe(chinese)
    expect(formatDate('en', date)).toBe(english)
  })
})

test.each([
  ['2026-11-22T15:59:59.999Z', '2026-11-22', '2026年11月22日', '22 Nov 2026'],
  ['2026-11-22T16:00:00.000Z', '2026-11-23', '2026年11月23日', '23 Nov 2026'],
  ['2026-12-31T20:44:00.000Z', '2027-01-01', '2027年1月1日', '1 Jan 2027'],
])('%s is the day it is in Beijing', (at, day, chinese, english) => {
  expect(dayInBeijing(at)).toBe(day)
  expect([formatDay('zh-CN', at), formatDay('en', at)]).toEqual([chinese, english])
})
