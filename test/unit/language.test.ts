import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { en } from '#app/i18n/en.ts'
import { negotiateLanguage } from '#app/i18n/negotiate.ts'
import { translator } from '#app/i18n/translate.ts'
import { zhCn } from '#app/i18n/zh-cn.ts'
import { FACTORS } from '#scoring/net-value/factors/library.ts'
import { UNIT_NAMES } from '#scoring/units.ts'
import {
  ADMIN_LEVELS, ASSET_KINDS, BANDS, CARBON_PRICES, DIMENSIONS, EVIDENCE_GRADES, FOUNDATION_ROLES, FUNDING_SCOPES,
  INDICATOR_STATES, MECHANISMS, NOT_PRICED_CODES, OUTCOME_KINDS, QUALIFIERS, REGION_SCOPES, ROW_STATUSES, SECTORS,
  SIDES, SIGNS, SOCIAL_ISSUES, SOURCE_KINDS, SPENDING_DETAILS, TRIGGERS,
} from '#scoring/vocabulary.ts' // prettier-ignore

describe(negotiateLanguage, () => {
  test.each([
    ['en', '', 'zh', 'en'],
    [null, 'a=b; lang=en', 'zh', 'en'],
    [null, 'lang=fr', 'en', 'en'],
    [null, '', 'fr, en;q=0.8', 'en'],
    [null, '', 'en;q=0.2, zh-TW;q=0.9', 'zh-CN'],
    [null, '', 'en;q=0, zh', 'zh-CN'],
    [null, '', 'en;q=0', 'zh-CN'],
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
      ...CARBON_PRICES.map((name) => `carbon.short.${name}`),
      ...BANDS.map((name) => `band.${name}`),
      ...DIMENSIONS.map((name) => `dimension.${name}`),
      ...INDICATOR_STATES.flatMap((name) => [`state.${name}`, `state.${name}.why`]),
      ...ROW_STATUSES.flatMap((name) => [`status.${name}`, `status.${name}.why`]),
      ...EVIDENCE_GRADES.map((name) => `grade.${name}`),
      ...OUTCOME_KINDS.map((name) => `outcomeKind.${name}`),
      ...SIDES.map((name) => `side.${name}`),
      ...SIGNS.map((name) => `sign.${name}`),
      ...SECTORS.map((name) => `sector.${name}`),
      ...REGION_SCOPES.map((name) => `scope.${name}`),
      ...ADMIN_LEVELS.map((name) => `adminLevel.${name}`),
      ...FUNDING_SCOPES.map((name) => `fundingScope.${name}`),
      ...SPENDING_DETAILS.map((name) => `spending.${name}`),
      ...FOUNDATION_ROLES.map((name) => `foundationRole.${name}`),
      ...ASSET_KINDS.map((name) => `asset.${name}`),
      ...TRIGGERS.map((name) => `trigger.${name}`),
      ...QUALIFIERS.filter((name) => name !== 'exact').map((name) => `common.${name}`),
      ...FACTORS.map(({ geography }) => `geography.${geography}`),
      ...FACTORS.map(({ topic }) => `factors.topic.${topic}`),
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

describe('messages', () => {
  /** Text and templates of everything that can say a message. */
  const sources = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/^i18n\/(?:en|zh-cn)\.ts$/.test(name))
    .map((name) => readFileSync(join('app', name), 'utf8'))
    .join('\n')
  const templates = [...sources.matchAll(/`([a-z][\w-]*(?:\.[\w.-]*)?\$\{[^`\n]*)`/gi)].map(([, template = '']) => {
    const parts = template.split(/\$\{[^{}]*\}/).map((part) => part.replaceAll('.', '\\.'))
    return new RegExp(`^${parts.join('.+')}$`)
  })

  test('are all said somewhere: by name, or by a template that makes it', () => {
    expect(templates.length).toBeGreaterThan(30)
    const unsaid = Object.keys(en).filter(
      (key) => !sources.includes(`'${key}'`) && !templates.some((template) => template.test(key)),
    )
    expect(unsaid).toEqual([])
  })
})

describe(translator, () => {
  test('says a key it does not know without its group, and fills nothing in', () => {
    const t = translator(en)
    expect(t('reason.too-new' as keyof typeof en)).toBe('too-new')
    expect(t('reason.too-new' as keyof typeof en, { row: 1 })).toBe('too-new')
  })

  test('puts values in and leaves an unknown name as it is', () => {
    const t = translator({ ...en, 'common.asOf': 'as of {date}, {other}' })
    expect(t('common.asOf', { date: '2024' })).toBe('as of 2024, {other}')
  })
})
