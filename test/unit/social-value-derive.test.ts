import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type {
  AccountFact, AssetFact, CaseFacts, EnquiryFact, FoundationFact, FundingFact, NewsLogFact, PartnerFact, RegionFact,
  SpendingFact,
} from '#scoring/facts.ts' // prettier-ignore
import { completedYears, daysBetween, daySpan } from '#scoring/social-value/calendar.ts'
import { proposeIdentity, proposeSocialMedia, proposeWebNews } from '#scoring/social-value/derive-communication.ts'
import {
  proposeAdministrativeLevels, proposeAge, proposeCollaboration, proposeEnquiryReply,
} from '#scoring/social-value/derive-execution.ts' // prettier-ignore
import {
  proposeFoundationFunding, proposeFundingDisclosure, proposeSpendingDisclosure,
} from '#scoring/social-value/derive-finance.ts' // prettier-ignore
import type { Proposal } from '#scoring/social-value/proposal.ts'
import { proposeRegionSpan } from '#scoring/social-value/region-reach.ts'
import type { AdminLevel, AssetKind, Sector } from '#scoring/vocabulary.ts'

/** A proposal's range as "2", "1-3" or "unknown". */
function levelOf(proposal: Proposal | null): string {
  if (proposal === null) return 'unknown'
  const { min, max } = proposal.level
  return min === max ? String(min) : `${min}-${max}`
}

const name = (words: string) => ({ 'zh-CN': words, en: words })

describe('E1 from partners', () => {
  let count = 0
  const partner = (sector: Sector, changes: Partial<PartnerFact> = {}): PartnerFact => {
    count += 1
    return { name: name(`body ${count}`), sector, affiliate: false, evidence: [`e${count}`], ...changes }
  }
  const group = (sector: Sector): PartnerFact => {
    const { name: _, ...rest } = partner(sector)
    return { ...rest, group: name('merchants'), count: 1_230_000 }
  }
  const agreement = { agreement: { signed: '2017-11', parties: name('both') } }

  test.each<[string, string, PartnerFact[]]>([
    ['nobody listed', 'unknown', []],
    ['one named partner', '1', [partner('nonprofit')]],
    ['two named partners of one sector', '1', [partner('nonprofit'), partner('nonprofit')]],
    ['a group shows a sector', '1', [group('business')]],
    ['three named partners of one sector', '2', [partner('business'), partner('business'), partner('business')]],
    [
      'groups are no named partners: three of one sector',
      '1',
      [group('business'), group('business'), group('business')],
    ],
    ['two sectors, one of them a group', '2', [partner('nonprofit'), group('business')]],
    ['three sectors without a signed agreement', '2', [partner('nonprofit'), partner('business'), partner('academia')]],
    ['three sectors with one', '3', [partner('nonprofit'), partner('business'), partner('academia', agreement)]],
    ['two sectors with one', '2', [partner('nonprofit'), partner('business', agreement)]],
    ['an affiliate is no collaboration', '0', [partner('nonprofit', { affiliate: true })]],
    [
      'nor does its agreement count',
      '2',
      [
        partner('nonprofit'),
        partner('business'),
        partner('academia'),
        partner('business', { affiliate: true, ...agreement }),
      ],
    ],
    ['an entry without evidence does not count', '1', [partner('nonprofit'), partner('business', { evidence: [] })]],
    ['no entry with evidence', 'unknown', [partner('nonprofit', { evidence: [] })]],
    [
      'an agreement in an entry without evidence',
      '2',
      [
        partner('nonprofit'),
        partner('business'),
        partner('academia'),
        partner('government', { ...agreement, evidence: [] }),
      ],
    ],
    [
      'one body listed three times is one partner',
      '1',
      ['a', 'b', 'c'].map((id) => partner('nonprofit', { name: name('same'), evidence: [id] })),
    ],
  ])('%s: %s', (_what, expected, partners) => {
    expect(levelOf(proposeCollaboration(partners))).toBe(expected)
  })

  test('names what it counted and the evidence it rests on, each id once', () => {
    const shared = partner('nonprofit', { evidence: ['x', 'y'] })
    expect(proposeCollaboration([shared, partner('business', { evidence: ['y', 'z'] })])).toEqual({
      level: { min: 2, max: 2 },
      reason: { code: 'partners', detail: { named: 2, sectors: 2, agreements: 0 } },
      evidence: ['x', 'y', 'z'],
    })
  })
})

describe('E2 from the period', () => {
  type Period = Partial<CaseFacts['period']>
  const age = (asOf: string, status: CaseFacts['status'], period: Period) =>
    levelOf(proposeAge({ asOf, status, period: { evidence: ['e'], ...period } }))

  test.each<[string, string, CaseFacts['status'], Period, string]>([
    ['a day short of a year', '2024-07-01', 'active', { start: '2023-07-02' }, '0'],
    ['one year to the day', '2024-07-01', 'active', { start: '2023-07-01' }, '1'],
    ['a day short of three', '2024-07-01', 'active', { start: '2021-07-02' }, '1'],
    ['three years to the day', '2024-07-01', 'active', { start: '2021-07-01' }, '2'],
    ['a day short of five', '2024-07-01', 'active', { start: '2019-07-02' }, '2'],
    ['five years and active', '2024-07-01', 'active', { start: '2019-07-01' }, '3'],
    ['five years, status unknown', '2024-07-01', 'unknown', { start: '2019-07-01' }, '2-3'],
    ['five years, ended without an end date', '2024-07-01', 'ended', { start: '2010-01-01' }, '2'],
    ['ended after two years, long ago', '2024-07-01', 'ended', { start: '2010-01-01', end: '2012-01-01' }, '1'],
    ['ended after seven years', '2024-07-01', 'ended', { start: '2010-01-01', end: '2017-01-01' }, '2'],
    ['an end that lies ahead is not reached', '2024-07-01', 'ended', { start: '2023-01-01', end: '2030-01-01' }, '1'],
    ['the planned end of a running project', '2024-07-01', 'active', { start: '2018-01-01', end: '2020-01-01' }, '3'],
    ['started in 2019 (1 January to 31 December)', '2024-07', 'active', { start: '2019' }, '2-3'],
    ['started in November 2022', '2024-07', 'active', { start: '2022-11' }, '1'],
    ['started in July 2023, as of July 2024', '2024-07', 'active', { start: '2023-07' }, '0-1'],
    ['started in the year of asOf', '2024-07', 'active', { start: '2024' }, '0'],
    ['not yet started', '2024-07', 'active', { start: '2025' }, '0'],
    ['no start', '2024-07', 'active', {}, 'unknown'],
    ['a start without evidence', '2024-07', 'active', { start: '2016-02', evidence: [] }, 'unknown'],
  ])('%s', (_what, asOf, status, period, expected) => {
    expect(age(asOf, status, period)).toBe(expected)
  })

  const month = fc
    .tuple(fc.integer({ min: 2005, max: 2030 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`)
  const status = fc.constantFrom<CaseFacts['status']>('active', 'ended', 'unknown')

  test('a month known for a year lies inside what the year allowed', () => {
    fc.assert(
      fc.property(month, month, status, (start, asOf, ended) => {
        const wide = proposeAge({ asOf, status: ended, period: { start: start.slice(0, 4), evidence: ['e'] } })!.level
        const narrow = proposeAge({ asOf, status: ended, period: { start, evidence: ['e'] } })!.level
        expect(narrow.min).toBeGreaterThanOrEqual(wide.min)
        expect(narrow.max).toBeLessThanOrEqual(wide.max)
        expect(narrow.min).toBeLessThanOrEqual(narrow.max)
      }),
    )
  })
})

describe('E3 from regions', () => {
  const region = (changes: Partial<RegionFact>): RegionFact => ({
    scope: 'unknown',
    provinces: [],
    evidence: ['e'],
    ...changes,
  })
  const foshan = { scope: 'city', provinces: ['440000'], cities: ['佛山'] } as const
  const codes = (count: number) => Array.from({ length: count }, (_, index) => String(110_000 + 10_000 * index))

  test.each<[string, string, Partial<RegionFact>[]]>([
    ['no region', 'unknown', []],
    ['scope unknown, no number', 'unknown', [{}]],
    ['scope city, no number', 'unknown', [{ scope: 'city' }]],
    ['an entry without evidence', 'unknown', [{ scope: 'national', evidence: [] }]],
    ['nationwide', '3', [{ scope: 'national' }]],
    ['abroad', '3', [{ scope: 'city', cityCount: 1 }, { scope: 'abroad' }]],
    ['one named city', '0', [{ scope: 'city', provinces: codes(1), cities: ['佛山'] }]],
    ['one city by number', '0', [{ scope: 'city', cityCount: 1 }]],
    ['the same city twice', '0', [foshan, foshan]],
    ['two entries of one named city each', '1', [foshan, { ...foshan, cities: ['广州'] }]],
    ['a city of a province, number unknown', '0-1', [{ scope: 'city', provinces: codes(1) }]],
    ['one province', '1', [{ scope: 'province', provinces: codes(1) }]],
    ['a province that is not named: at least one', '1-3', [{ scope: 'province' }]],
    ['three cities of one province', '1', [{ scope: 'city', provinces: codes(1), cityCount: 3 }]],
    ['three cities somewhere: in one to three provinces', '1-2', [{ scope: 'city', cityCount: 3 }]],
    ['two cities of two provinces', '2', [{ scope: 'city', provinces: codes(2), cityCount: 2 }]],
    ['two provinces', '2', [{ scope: 'province', provinces: codes(2) }]],
    ['nine provinces by number', '2', [{ scope: 'province', provinceCount: 9 }]],
    ['ten provinces by number', '3', [{ scope: 'province', provinceCount: 10 }]],
    ['ten provinces in two entries', '3', [{ provinces: codes(6) }, { provinces: codes(10).slice(4) }]],
    ['the union counts each province once', '2', [{ provinces: codes(6) }, { provinces: codes(6) }]],
    ['14 provinces of which two are named', '3', [{ provinces: codes(2), provinceCount: 14 }]],
    ['eight by number and four by name: 8 to 12', '2-3', [{ provinceCount: 8 }, { provinces: codes(4) }]],
    ['21 cities fit into one province', '1-3', [{ scope: 'city', cityCount: 21 }]],
    ['22 cities do not', '2-3', [{ scope: 'city', cityCount: 22 }]],
    ['30 cities', '2-3', [{ scope: 'city', cityCount: 30 }]],
    ['189 cities fit into nine provinces', '2-3', [{ scope: 'city', cityCount: 189 }]],
    ['190 cities need ten', '3', [{ scope: 'city', cityCount: 190 }]],
    ['50 cities beside one named province: more are meant', '2-3', [{ scope: 'city', provinces: codes(1), cityCount: 50 }]], // prettier-ignore
    ['a number of cities without scope', '2-3', [{ cityCount: 50 }]],
  ])('%s: %s', (_what, expected, regions) => {
    expect(levelOf(proposeRegionSpan(regions.map(region)))).toBe(expected)
  })

  test('naming the provinces of a number of cities lies inside what the number allowed', () => {
    const cases = fc
      .tuple(fc.integer({ min: 1, max: 34 }), fc.integer({ min: 1, max: 300 }))
      .filter(([provinces, cities]) => cities >= provinces && cities <= 21 * provinces)
    fc.assert(
      fc.property(cases, ([provinces, cities]) => {
        const wide = proposeRegionSpan([region({ scope: 'city', cityCount: cities })])!.level
        const named = { scope: 'city', cityCount: cities, provinces: codes(provinces) } as const
        const narrow = proposeRegionSpan([region(named)])!.level
        expect(narrow.min).toBeGreaterThanOrEqual(wide.min)
        expect(narrow.max).toBeLessThanOrEqual(wide.max)
      }),
    )
  })
})

describe('E4 from administrative levels', () => {
  test.each<[string, AdminLevel[]]>([
    ['unknown', []],
    ['1', ['county']],
    ['1', ['county', 'county']],
    ['2', ['national', 'community']],
    ['3', ['national', 'province', 'county']],
    ['3', ['national', 'province', 'city', 'county', 'community']],
  ])('%s from %j', (expected, levels) => {
    expect(levelOf(proposeAdministrativeLevels(levels.map((level) => ({ level, evidence: ['e'] }))))).toBe(expected)
  })

  test('a level without evidence does not count', () => {
    const levels = [
      { level: 'county', evidence: ['e'] },
      { level: 'city', evidence: [] },
    ] as const
    expect(levelOf(proposeAdministrativeLevels(levels))).toBe('1')
  })
})

describe('E5 from the enquiry log', () => {
  const sent = '2024-02-20'
  test.each<[string, string, EnquiryFact[]]>([
    ['no enquiry', 'unknown', []],
    ['no reply', '1', [{ sent, substantive: false }]],
    ['a substantive reply after 14 days, across a leap day', '3', [{ sent, replied: '2024-03-05', substantive: true }]],
    ['after 15 days', '1', [{ sent, replied: '2024-03-06', substantive: true }]],
    ['the same day, empty', '2', [{ sent, replied: sent, substantive: false }]],
    ['a reply dated before the question', '1', [{ sent, replied: '2024-02-19', substantive: true }]],
    [
      'the best enquiry counts',
      '3',
      [
        { sent, substantive: false },
        { sent, replied: '2024-02-21', substantive: true },
        { sent, replied: '2024-02-21', substantive: false },
      ],
    ],
  ])('%s: %s', (_what, expected, log) => {
    expect(levelOf(proposeEnquiryReply(log))).toBe(expected)
  })
})

describe('F1 from funding', () => {
  const funding = (changes: Partial<FundingFact>): FundingFact => ({ scope: 'project', evidence: ['e'], ...changes })
  test.each<[string, string, FundingFact[]]>([
    ['nothing listed', 'unknown', []],
    ['a company-wide amount', '1', [funding({ scope: 'company', amountCny: 1e10, year: '2023' })]],
    ['a project gift in kind', '1', [funding({})]],
    ['a project total', '2', [funding({ amountCny: 24_000_000 })]],
    ['a programme total', '2', [funding({ scope: 'programme', amountCny: 1 })]],
    ['one year', '2', [funding({ amountCny: 1, year: '2023' })]],
    [
      'two amounts of one year',
      '2',
      [funding({ amountCny: 1, year: '2023' }), funding({ amountCny: 2, year: '2023-05' })],
    ],
    ['two years', '3', [funding({ amountCny: 1, year: '2022' }), funding({ amountCny: 2, year: '2023' })]],
    ['two years, one of them company-wide', '2', [funding({ amountCny: 1, year: '2022' }), funding({ scope: 'company', amountCny: 2, year: '2023' })]], // prettier-ignore
    ['two years, one without an amount', '2', [funding({ amountCny: 1, year: '2022' }), funding({ year: '2023' })]],
    ['two years, one without evidence', '2', [funding({ amountCny: 1, year: '2022' }), funding({ amountCny: 1, year: '2023', evidence: [] })]], // prettier-ignore
    ['an amount without evidence', 'unknown', [funding({ amountCny: 1, evidence: [] })]],
  ])('%s: %s', (_what, expected, facts) => {
    expect(levelOf(proposeFundingDisclosure(facts))).toBe(expected)
  })
})

describe('F2 from spending', () => {
  const spending = (detail: SpendingFact['detail'], evidence = ['e']): SpendingFact => ({ detail, evidence })
  test.each<[string, SpendingFact[]]>([
    ['unknown', []],
    ['1', [spending('narrative')]],
    ['2', [spending('breakdown'), spending('narrative')]],
    ['3', [spending('narrative'), spending('audited-breakdown')]],
    ['1', [spending('narrative'), spending('audited-breakdown', [])]],
    ['unknown', [spending('breakdown', [])]],
  ])('%s from %j', (expected, facts) => {
    expect(levelOf(proposeSpendingDisclosure(facts))).toBe(expected)
  })
})

describe('F3 from foundations', () => {
  const foundation = (changes: Partial<FoundationFact>): FoundationFact => ({
    role: 'funds',
    evidence: ['e'],
    ...changes,
  })
  const complete = { amountCny: 1_000_000, registerId: '53100000500021254W' }
  test.each<[string, string, FoundationFact[]]>([
    ['none listed', 'unknown', []],
    ['a partner', '1', [foundation({ role: 'partner', ...complete })]],
    ['a receiver', '1', [foundation({ role: 'receives', ...complete })]],
    ['a funder', '2', [foundation({})]],
    ['a funder with an amount only', '2', [foundation({ amountCny: 1 })]],
    ['a funder with a registration only', '2', [foundation({ registerId: 'x' })]],
    ['a funder with both', '3', [foundation({ role: 'partner' }), foundation(complete)]],
    ['the two halves at two funders', '2', [foundation({ amountCny: 1 }), foundation({ registerId: 'x' })]],
    ['without evidence', 'unknown', [foundation({ ...complete, evidence: [] })]],
  ])('%s: %s', (_what, expected, facts) => {
    expect(levelOf(proposeFoundationFunding(facts))).toBe(expected)
  })
})

describe('C1 from assets', () => {
  const assets = (kinds: AssetKind[]): AssetFact[] => kinds.map((kind) => ({ kind, evidence: [kind] }))
  test.each<[string, AssetKind[]]>([
    ['unknown', []],
    ['1', ['name']],
    ['2', ['name', 'logo']],
    ['2', ['name', 'page']],
    ['2', ['account']],
    ['3', ['registered-mark']],
    ['3', ['name', 'site']],
    ['3', ['name', 'logo', 'mini-program']],
  ])('%s from %j', (expected, kinds) => {
    expect(levelOf(proposeIdentity(assets(kinds)))).toBe(expected)
  })

  test('an asset without evidence does not count', () => {
    expect(levelOf(proposeIdentity([...assets(['name']), { kind: 'site', evidence: [] }]))).toBe('1')
  })
})

describe('C2 from the news log', () => {
  const log = (distinctDomains: number, changes: Partial<NewsLogFact> = {}): NewsLogFact => ({
    date: '2024-07-01',
    scope: 'live-web',
    distinctDomains,
    windowMonths: 24,
    ...changes,
  })
  const stored = { scope: 'stored-pages', windowMonths: undefined } as const
  test.each<[string, string, NewsLogFact[]]>([
    ['no log', 'unknown', []],
    ['live, none found', '0', [log(0)]],
    ['live, 1', '1', [log(1)]],
    ['live, 9', '1', [log(9)]],
    ['live, 10', '2', [log(10)]],
    ['live, 99', '2', [log(99)]],
    ['live, 100', '3', [log(100)]],
    ['of two live logs, the one that found most', '2', [log(12), log(8)]],
    ['stored pages, 1', '1-3', [log(1, stored)]],
    ['stored pages, 150: a floor and no more', '1-3', [log(150, stored)]],
    ['stored pages over 24 months, still a floor', '1-3', [log(150, { scope: 'stored-pages' })]],
    ['stored pages, none: no "searched, none"', 'unknown', [log(0, stored)]],
    ['live, any date', '1-3', [log(50, { windowMonths: undefined })]],
    ['live, any date, none', 'unknown', [log(0, { windowMonths: undefined })]],
    ['live over 24 months decides beside stored pages', '1', [log(3), log(150, stored)]],
  ])('%s: %s', (_what, expected, facts) => {
    expect(levelOf(proposeWebNews(facts))).toBe(expected)
  })
})

describe('C3 from accounts', () => {
  const account = (own: boolean, changes: Partial<AccountFact> = {}): AccountFact => ({
    own,
    evidence: ['e'],
    ...changes,
  })
  test.each<[string, string, AccountFact[]]>([
    ['none listed', 'unknown', []],
    ['third parties only', '1-3', [account(false)]],
    ['third parties, 999,999 reads', '1-3', [account(false, { reads: 999_999 })]],
    ['third parties, a million reads', '2-3', [account(false, { reads: 1_000_000 })]],
    ['third parties, many followers', '1-3', [account(false, { followers: 900_000 })]],
    ['an own account, figures unknown', '2-3', [account(true)]],
    ['an own account, few followers, reads unknown', '2-3', [account(true, { followers: 10 })]],
    ['an own account, small in both', '2', [account(true, { followers: 99_999, reads: 99_999_999 })]],
    ['100,000 followers', '3', [account(true, { followers: 100_000 })]],
    ['100,000 followers over two own accounts', '3', [account(true, { followers: 60_000 }), account(true, { followers: 40_000 })]], // prettier-ignore
    ['third parties do not add followers', '2', [account(true, { followers: 60_000, reads: 1 }), account(false, { followers: 40_000 })]], // prettier-ignore
    ['100 million reads', '3', [account(true, { reads: 100_000_000 })]],
    ['an own account without evidence', '1-3', [account(false), account(true, { followers: 900_000, evidence: [] })]],
    ['one of two own accounts without figures', '2-3', [account(true, { followers: 5, reads: 5 }), account(true)]],
  ])('%s: %s', (_what, expected, facts) => {
    expect(levelOf(proposeSocialMedia(facts))).toBe(expected)
  })
})

describe('dates', () => {
  test('a partial date spans its days', () => {
    expect(daySpan('2024')).toEqual({ earliest: 20240101, latest: 20241231 })
    expect(daySpan('2024-02')).toEqual({ earliest: 20240201, latest: 20240229 })
    expect(daySpan('1900-02').latest).toBe(19000228)
    expect(daySpan('2000-02').latest).toBe(20000229)
    expect(daySpan('2023-11-05')).toEqual({ earliest: 20231105, latest: 20231105 })
    expect(() => daySpan('5.11.2023')).toThrow(RangeError)
    expect(() => daySpan('2023-13')).toThrow(RangeError)
  })

  test('years are complete on their anniversary, and on 1 March for a leap day', () => {
    expect(completedYears(20190702, 20240701)).toBe(4)
    expect(completedYears(20190701, 20240701)).toBe(5)
    expect(completedYears(20200229, 20210228)).toBe(0)
    expect(completedYears(20200229, 20210301)).toBe(1)
  })

  test('days between two dates agree with the calendar of the platform', () => {
    const day = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    const asNumber = (date: Date) => Number(date.toISOString().slice(0, 10).replaceAll('-', ''))
    fc.assert(
      fc.property(day, day, (from, to) => {
        const days = Math.floor(to.getTime() / 86_400_000) - Math.floor(from.getTime() / 86_400_000)
        expect(daysBetween(asNumber(from), asNumber(to))).toBe(days)
      }),
    )
  })
})
