import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareFigure, parseFigure } from '#cases/figure.ts'
import { figureFinder } from '#cases/figure-targets.ts'
import type { FrontMatter } from '#cases/schema.ts'
import type { Unit } from '#scoring/units.ts'

describe('reading a figure', () => {
  test.each([
    ['22,859', 22859, 1],
    ['22859', 22859, 1],
    ['1.76万', 17600, 100],
    ['1.76 万', 17600, 100],
    ['100亿', 1e10, 1e8],
    ['3百万', 3e6, 1e6],
    ['5 千', 5000, 1000],
    ['2 千万', 2e7, 1e7],
    ['1.2 万亿', 1.2e12, 1e11],
    ['2.2 million', 2.2e6, 1e5],
    ['2.2m', 2.2e6, 1e5],
    ['3 billion', 3e9, 1e9],
    ['2.175 bn', 2.175e9, 1e6],
    ['12.5%', 12.5, 0.1],
    ['12.50 %', 12.5, 0.01],
    ['百分之30', 30, 1],
    ['２２，８５９', 22859, 1],
    ['-3.5', -3.5, 0.1],
    ['500千瓦时', 500, 1],
    ['3百分点', 3, 1],
    ['5 m²', 5, 1],
    ['三', 3, 1],
    ['十二', 12, 1],
    ['二十', 20, 1],
    ['一百零五', 105, 1],
    ['三万五千', 35000, 1000],
    ['两亿', 2e8, 1e8],
    ['四百万', 4e6, 1e4],
  ])('%s is %d, to %d', (text, value, step) => {
    const figure = parseFigure(text)
    expect(figure?.value).toBeCloseTo(value, 6)
    expect(figure?.step).toBeCloseTo(step, 9)
  })

  test.each(['', '许多', '3-5', '12 and 13', '1亿2000万', '三万或四万'])('%j holds no single figure', (text) => {
    expect(parseFigure(text)).toBeUndefined()
  })

  test.each([
    ['超过 20 万', '', '', 'over'],
    ['20 万', '至少', '', 'over'],
    ['20', '', '多人', 'over'],
    ['20 多', '', '', 'over'],
    ['nearly 2 million', '', '', 'under'],
    ['100 亿', '近', '元', 'under'],
    ['100', '最近', '', undefined],
    ['100', '附近', '人', undefined],
    ['约 3', '', '', 'about'],
    ['3', '', '左右', 'about'],
    ['3', 'roughly ', '', 'about'],
    ['3', '', '', undefined],
  ] as const)('%j after %j and before %j leans %s', (text, before, after, leaning) => {
    expect(parseFigure(text, before, after)?.leaning).toBe(leaning)
  })
})

describe('comparing it with a fact', () => {
  const cases: readonly (readonly [text: string, value: number, unit: Unit, agreement: string])[] = [
    ['22,859', 22859, 'person', 'agrees'],
    ['22,859', 22860, 'person', 'differs'],
    ['2.29万', 22859, 'person', 'agrees'], // 22,850 to 22,950
    ['2.28万', 22859, 'person', 'differs'], // 22,750 to 22,850
    ['2.3万', 22859, 'person', 'agrees'],
    ['22,900', 22859, 'person', 'differs'],
    ['约22,900', 22859, 'person', 'agrees'], // the zeros are rounded: 22,850 to 22,950
    ['超过2.2万', 22859, 'person', 'agrees'], // 21,950 to 23,000
    ['超过2.1万', 22859, 'person', 'differs'], // to 22,000
    ['超过2.3万', 22859, 'person', 'agrees'], // half a unit of rounding remains: from 22,950 it would not
    ['近2.3万', 22859, 'person', 'agrees'], // 22,000 to 23,500
    ['近2.2万', 22859, 'person', 'differs'], // to 22,500
    ['近100亿', 9.2e9, 'CNY', 'agrees'], // zeros count for a tenth at most: from 90亿
    ['近100亿', 8.9e9, 'CNY', 'differs'],
    ['12.5%', 12.5, 'percent', 'agrees'],
    ['12.5%', 0.125, 'share', 'agrees'],
    ['12.5%', 12.5, 'person', 'other-unit'],
    ['百分之30', 0.3, 'share', 'agrees'],
    ['1.5 吨', 1500, 'kg', 'agrees'],
    ['1.5 吨', 1.5, 'kg', 'differs'],
    ['1.5 吨', 1.5, 'tCO2e', 'agrees'],
    ['15 亩', 1, 'ha', 'agrees'],
    ['100亿元', 1e10, 'CNY', 'agrees'],
    ['100亿美元', 1e10, 'CNY', 'other-unit'],
    ['$3 million', 3e6, 'CNY', 'other-unit'],
    ['RMB 3 million', 3e6, 'CNY', 'agrees'],
    ['US$3 million', 3e6, 'USD', 'agrees'],
    ['¥300', 300, 'USD', 'other-unit'],
    ['90 分钟', 1.5, 'hour', 'agrees'],
    ['0.3', 0.1 + 0.2, 'score', 'agrees'],
  ]
  test.each(cases)('%s for %d %s: %s', (text, value, unit, agreement) => {
    expect(compareFigure(parseFigure(text)!, value, unit)).toBe(agreement)
  })

  test('a value printed in any of our ways agrees with itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), fc.integer({ min: 0, max: 3 }), (value, decimals) => {
        const ways = [
          String(value),
          value.toLocaleString('en'),
          `${(value / 1e4).toFixed(decimals)}万`,
          `${(value / 1e8).toFixed(decimals)} 亿`,
          `${(value / 1e6).toFixed(decimals)} million`,
        ]
        for (const way of ways) expect(compareFigure(parseFigure(way)!, value, 'person'), way).toBe('agrees')
      }),
    )
  })

  test('a value two printed units away never does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.constantFrom('', '超过', '约', '近'), (count, word) => {
        // An odd last digit has no trailing zeros to round.
        const printed = count * 10 + 1
        for (const fact of [printed + 2, printed - 2])
          expect(compareFigure(parseFigure(`${word}${printed}万`)!, fact * 1e4, 'person')).toBe('differs')
      }),
    )
  })
})

test('a figure without a date is the newest: a year lasts to its end, and of equal dates the last written counts', () => {
  const found = (dates: readonly string[]) => {
    const observations = dates.map((asOf, value) => ({ asOf, value }))
    const matter = { facts: [], outcomes: [{ id: 'a', unit: 'person', observations }], harms: { state: 'unknown' } }
    return figureFinder(matter as unknown as FrontMatter).find('a')
  }
  expect(found(['2023', '2023-05'])).toEqual({ value: 0, unit: 'person' })
  expect(found(['2023-05', '2023'])).toEqual({ value: 1, unit: 'person' })
  expect(found(['2023', '2023'])).toEqual({ value: 1, unit: 'person' })
  expect(found(['2024-01', '2023'])).toEqual({ value: 0, unit: 'person' })
})
