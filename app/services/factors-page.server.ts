import { FACTOR_TOPICS, METHOD_CLASSES, type Factor } from '#scoring/net-value/factors/factor.ts'
import { FACTORS } from '#scoring/net-value/factors/library.ts'
import { NOT_SHIPPED } from '#scoring/net-value/factors/not-shipped.ts'
import type {
  FactorClassChoice, FactorFilterView, FactorsView, FactorView,
} from '../components/methods/factors-view.ts' // prettier-ignore
import type { Language } from '../i18n/languages.ts'
import { library, type LibraryCase } from './library.server.ts'

const CLASSES: readonly FactorClassChoice[] = [...METHOD_CLASSES, 'conversion', 'parameter']

/** The factor library under the conditions of an address, with the cases that use each factor. */
export async function factorsPage(query: URLSearchParams, language: Language): Promise<FactorsView> {
  return factorsView((await library()).cases, query, language)
}

/** Every factor and what is not shipped, as data; `usedBy` names cases. */
export async function factorsDownload() {
  const users = casesByFactor((await library()).cases)
  return {
    format: 'shandu-factors/1',
    note: 'Values are magnitudes, unitTo per one unitFrom. Figures belong to the sources named; see licence of each. 数值为每单位 unitFrom 的 unitTo；数据归所列来源所有，许可见各条。',
    factors: FACTORS.map((factor) => ({ ...factor, usedBy: (users.get(factor.id) ?? []).map(({ id }) => id) })),
    notShipped: NOT_SHIPPED,
  }
}

/** The same for given cases. */
export function factorsView(cases: readonly LibraryCase[], query: URLSearchParams, language: Language): FactorsView {
  const filter = readFilter(query)
  const users = casesByFactor(cases)
  const left = (change: Partial<FactorFilterView>) =>
    FACTORS.filter((factor) => fits(factor, { ...filter, ...change })).length
  return {
    filter,
    topics: FACTOR_TOPICS.map((value) => ({ value, count: left({ topic: value }) })),
    classes: CLASSES.map((value) => ({ value, count: left({ classChoice: value }) })),
    verifieds: [true, false].map((value) => ({ value, count: left({ verified: value }) })),
    total: FACTORS.length,
    factors: FACTORS.filter((factor) => fits(factor, filter)).map((factor) =>
      factorView(factor, users.get(factor.id) ?? [], language),
    ),
    notShipped: NOT_SHIPPED.map(({ id, name, reason }) => ({ id, name: name[language], reason: reason[language] })),
  }
}

const LONGEST_QUERY = 100

function readFilter(query: URLSearchParams): FactorFilterView {
  const leftOut: string[] = []
  const choice = <T>(name: string, known: readonly (readonly [string, T])[]): T | null => {
    const given = query.get(name) ?? ''
    const match = known.find(([value]) => value === given)
    if (given !== '' && !match) leftOut.push(`${name}=${given.slice(0, LONGEST_QUERY)}`)
    return match ? match[1] : null
  }
  const same = <T extends string>(values: readonly T[]) => values.map((value) => [value, value] as const)
  return {
    words: (query.get('q') ?? '').trim().slice(0, LONGEST_QUERY),
    topic: choice('topic', same(FACTOR_TOPICS)),
    classChoice: choice('class', same(CLASSES)),
    verified: choice('verified', [['yes', true], ['no', false]]), // prettier-ignore
    leftOut,
  }
}

function fits(factor: Factor, { words, topic, classChoice, verified }: FactorFilterView): boolean {
  if (topic !== null && factor.topic !== topic) return false
  if (classChoice !== null && classOf(factor) !== classChoice) return false
  if (verified !== null && factor.verified !== verified) return false
  return words === '' || folded(searchText(factor)).includes(folded(words))
}

function searchText({ id, indicator, note, source, geography }: Factor): string {
  const { title, publisher = '', locator = '' } = source
  return [id, indicator['zh-CN'], indicator.en, note['zh-CN'], note.en, title, publisher, locator, geography].join('\n')
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

function classOf(factor: Factor): FactorClassChoice {
  return factor.methodClass ?? (factor.kind === 'parameter' ? 'parameter' : 'conversion')
}

/** Cases whose rows apply a factor, under either headline carbon price. */
function casesByFactor(cases: readonly LibraryCase[]): Map<string, LibraryCase[]> {
  const users = new Map<string, LibraryCase[]>()
  for (const entry of cases) {
    const rows = [...entry.net['cn-ets'].rows, ...entry.net['epa-2.0'].rows]
    const ids = rows.flatMap(({ chain }) =>
      chain.flatMap(({ factorId, interpolatedBetween }) => [factorId, ...(interpolatedBetween ?? [])]),
    )
    for (const id of new Set(ids)) users.set(id, [...(users.get(id) ?? []), entry])
  }
  return users
}

function factorView(factor: Factor, users: readonly LibraryCase[], language: Language): FactorView {
  const { value, indicator, note } = factor
  return {
    id: factor.id,
    topic: factor.topic,
    kind: factor.kind,
    unitFrom: factor.unitFrom,
    unitTo: factor.unitTo,
    distribution: factor.distribution,
    currency: factor.currency,
    priceYear: factor.priceYear,
    geography: factor.geography,
    sign: factor.sign,
    source: factor.source,
    verified: factor.verified,
    validFrom: factor.validFrom,
    validTo: factor.validTo,
    presentValue: factor.presentValue,
    priceOfLife: factor.priceOfLife,
    carbonChoice: factor.carbonChoice,
    low: value.low ?? null,
    central: value.central ?? null,
    high: value.high ?? null,
    indicator: indicator[language],
    note: note[language],
    classChoice: classOf(factor),
    licence: factor.licence,
    usedBy: users.map(({ id, slug, case: facts }) => ({ id, slug, title: facts.title[language] })),
  }
}
