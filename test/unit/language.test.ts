import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { en } from '#app/i18n/en.ts'
import { negotiateLanguage } from '#app/i18n/negotiate.ts'
import { translator } from '#app/i18n/translate.ts'
import { zhCn } from '#app/i18n/zh-cn.ts'
import { UNIT_NAMES } from '#scoring/units.ts'
import {
  NOT_PRICED_CODES, MECHANISMS, SOCIAL_ISSUES, SOURCE_KINDS, CARBON_PRICES, BANDS,
} from '#scoring/vocabulary.ts' // prettier-ignore

describe(negotiateLanguage, () => {
  test.each([
    ['en', '', 'zh', 'en'],
    [null, 'a=b; lang=en', 'zh', 'en'],
    [null, 'lang=fr', 'en', 'en'],
    [null, '', 'fr, en;q=0.8', 'en'],
    [null, '', 'en;q=0.2, zh-TW;q=0.9', 'zh-CN'],
    [null, '', 'en;q=0, zh', 'zh-CN'],
    [null, '', 'de', 'zh-CN'],
    [null, '', '', 'zh-CN'],
    ['xx', '', 'en', 'en'],
  ] as const)('query %j, cookie %j, header %j: %s', (query, cookie, header, language) => {
    expect(negotiateLanguage(query, cookie, header)).toBe(language)
  })

  test('a hostile header costs nothing and decides nothing', () => {
    expect(negotiateLanguage(null, '', `${'en;q=,'.repeat(100_000)}`)).toMatch(/^(?:en|zh-CN)$/)
  })
})

describe('the dictionaries', () => {
  const keys = Object.keys(en) as (keyof typeof en)[]

  test('hold the same keys, and no empty message', () => {
    expect(Object.keys(zhCn).sort()).toEqual([...keys].sort())
    expect(keys.filter((key) => en[key].trim() === '' || zhCn[key].trim() === '')).toEqual([])
  })

  test('name the same values in both languages', () => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
    const unequal = keys.filter((key) => names(en[key]).join() !== names(zhCn[key]).join())
    expect(unequal).toEqual([])
  })

  test('English messages hold no Chinese, but for the names of things', () => {
    const allowed = new Set(['site.name', 'nav.language', 'nav.languageLabel'])
    expect(keys.filter((key) => /[\u4e00-\u9fff]/.test(en[key]) && !allowed.has(key))).toEqual([])
  })

  test('say every word of the shared vocabulary', () => {
    const needed = [
      ...UNIT_NAMES.map((name) => `unit.${name}`),
      ...NOT_PRICED_CODES.map((name) => `code.${name}`),
      ...MECHANISMS.map((name) => `mechanism.${name}`),
      ...SOCIAL_ISSUES.map((name) => `issue.${name}`),
      ...SOURCE_KINDS.map((name) => `sourceKind.${name}`),
      ...CARBON_PRICES.map((name) => `carbon.${name}`),
      ...BANDS.map((name) => `band.${name}`),
      ...[...'ABCDEFGHIJKLMNOPQRST'].map((letter) => `industry.${letter}`),
      ...Array.from({ length: 17 }, (_, goal) => `sdg.${goal + 1}`),
    ]
    expect(needed.filter((key) => !(key in en))).toEqual([])
  })

  test('say every reason the net value can give', () => {
    const folder = 'scoring/net-value'
    const codes = readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => {
        const source = readFileSync(join(folder, name), 'utf8')
        return [...source.matchAll(/(?:reason|unscorable)\('([a-z-]+)'|code: '([a-z-]+)'/g)].map(
          (match) => match[1] ?? match[2],
        )
      })
    expect(codes.length).toBeGreaterThan(20)
    expect([...new Set(codes)].filter((code) => !(`reason.${code}` in en))).toEqual([])
  })
})

describe(translator, () => {
  test('puts values in and leaves an unknown name as it is', () => {
    const t = translator({ ...en, 'common.asOf': 'as of {date}, {other}' })
    expect(t('common.asOf', { date: '2024' })).toBe('as of 2024, {other}')
  })
})
