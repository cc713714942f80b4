import type { CaseFacts, FilterShare, OutcomeFact } from '#scoring/facts.ts'
import { outcomesOf, usesCarbonPrice, type NetAmounts, type NetValueFacts } from '#scoring/net-value/amounts.ts'
import { carbonPriceOf } from '#scoring/net-value/carbon-price.ts'
import { conversionToCny } from '#scoring/net-value/currency.ts'
import { netAmountsByPrice } from '#scoring/net-value/net-value.ts'
import type { CarbonPriceChoice } from '#scoring/net-value/own-carbon-price.ts'
import { newestObservation } from '#scoring/net-value/quantity.ts'
import type { LevelRanges } from '#scoring/social-value/aggregate.ts'
import { rankAcceptability } from '#scoring/social-value/stability.ts'
import { CARBON_PRICES, INDICATORS } from '#scoring/vocabulary.ts'
import type { OwnCaseData, OwnViewData } from '../components/own-view/own-view-data.ts'
import { levelsCode } from '../components/own-view/standings.ts'
import type { OwnViewQuery } from '../forms/own-view-query.ts'
import { compareVerdicts } from './compare-verdicts.server.ts'
import { keptPerLibrary } from './kept.server.ts'
import { LIBRARY_SEED } from './library-seed.ts'
import type { Library, LibraryCase } from './library.server.ts'

/** Fourteen bytes a case: beyond this, ranks in the whole library are left to the library's own pages. */
const MOST_OTHERS = 500
/** One per cent is the standard error of a share at most: enough for whole per cent. */
const EXPLORATION_DRAWS = 2_500
const SHARE_DIGITS = 1e4

export interface OwnViewCase {
  readonly entry: LibraryCase
  readonly title: string
}

/** The sliders for these cases, with the settings of the address already worked out. */
export function ownView(shelf: Library, compared: readonly OwnViewCase[], query: OwnViewQuery): OwnViewData {
  const ids = new Set(compared.map(({ entry }) => entry.id))
  const others = shelf.cases.filter(({ id }) => !ids.has(id))
  return {
    query,
    cases: compared.map(({ entry, title }) => ownCase(shelf, entry, title, query)),
    others: others.length > MOST_OTHERS ? null : others.map((entry) => levelsCode(levelsOf(entry))),
    casesInLibrary: shelf.cases.length,
    publishedPrices: PUBLISHED_PRICES,
    ...weightless(shelf, compared),
    seed: LIBRARY_SEED,
  }
}

function ownCase(shelf: Library, entry: LibraryCase, title: string, { carbonPrice }: OwnViewQuery): OwnCaseData {
  return {
    id: entry.id,
    slug: shelf.addresses.slugOf(entry.id),
    title,
    levels: levelsCode(levelsOf(entry)),
    carbon: outcomesOf(entry.case).some(usesCarbonPrice)
      ? {
          official: { 'cn-ets': amountsOf(entry.net['cn-ets']), 'epa-2.0': amountsOf(entry.net['epa-2.0']) },
          own: carbonPrice === null ? null : ownAmounts(shelf, entry, carbonPrice),
          facts: figuresOnly(entry.case),
        }
      : null,
  }
}

/** Of a revision: holds what was drawn for one price, some hundred kilobytes, for the next one. */
const followed = keptPerLibrary<ReturnType<typeof netAmountsByPrice>>(12)
const amountsKept = keptPerLibrary<NetAmounts>(600)

/** Ten thousand draws are made once for a case, and the sum of a case at one price once for all who ask for it. */
function ownAmounts(shelf: Library, entry: LibraryCase, carbonPrice: CarbonPriceChoice): NetAmounts {
  const { id } = entry.revision
  return amountsKept(shelf, `${id} ${JSON.stringify(carbonPrice)}`, () =>
    followed(shelf, id, () => netAmountsByPrice(figuresOnly(entry.case), { seed: LIBRARY_SEED }))(carbonPrice),
  )
}

function levelsOf({ index }: LibraryCase): LevelRanges {
  return Object.fromEntries(
    INDICATORS.map((indicator) => [indicator, index.indicators[indicator].level]),
  ) as unknown as LevelRanges
}

function amountsOf({ status, median, p05, p95, scenario, scenarioBounds, bounds }: NetAmounts): NetAmounts {
  return { status, median, p05, p95, scenario, scenarioBounds, bounds }
}

const NO_WORDS = { 'zh-CN': '', en: '' } as const

/** What amounts are computed from: labels, reasons, older figures and everything about money spent stay at home. */
function figuresOnly({ asOf, outcomes, harms }: CaseFacts): NetValueFacts {
  return {
    asOf,
    evidence: [],
    outcomes: outcomes.map((outcome) => bareOutcome(outcome, asOf)),
    harms:
      harms.state === 'listed' ? { state: 'listed', items: harms.items.map((harm) => bareOutcome(harm, asOf)) } : harms,
    investments: { state: 'unknown' },
  }
}

function bareOutcome(outcome: OutcomeFact, asOf: string): OutcomeFact {
  const { id, unit, side, sign, kind, partOf, valuation, notPriced } = outcome
  const newest = newestObservation(outcome.observations, asOf)
  return {
    ...{ id, unit, side, sign, kind, label: NO_WORDS },
    ...(partOf && { partOf: { id: partOf.id, relation: partOf.relation } }),
    observations: newest ? [{ ...newest, evidence: newest.evidence.slice(0, 1) }] : [],
    ...(notPriced && { notPriced: { code: notPriced.code, reason: NO_WORDS } }),
    ...(valuation && {
      valuation: {
        chain: valuation.chain,
        deadweight: bareShare(valuation.deadweight),
        displacement: bareShare(valuation.displacement),
        attribution: bareShare(valuation.attribution),
        dropoff: bareShare(valuation.dropoff),
        ...(valuation.benefitYears === undefined ? {} : { benefitYears: valuation.benefitYears }),
      },
    }),
  }
}

function bareShare(share: FilterShare): FilterShare {
  return share.state === 'assumed' ? { ...share, who: '', why: NO_WORDS } : share
}

/** Where the published prices lie, for a tonne of the very year in whose money everything is. */
const PUBLISHED_PRICES: OwnViewData['publishedPrices'] = CARBON_PRICES.flatMap((carbonPrice) => {
  const found = carbonPriceOf(carbonPrice, 2023)
  if (!found.ok) return []
  const { factor, price } = found.value
  if (factor.currency === null || typeof factor.priceYear !== 'number') return []
  const money = conversionToCny(factor.currency, factor.priceYear, 2023)
  return money.ok ? [{ carbonPrice, cny2023PerTco2e: Math.round(price * money.value.multiplier) }] : []
})

type Weightless = Pick<OwnViewData, 'apart' | 'exploration'>

const keptWeightless = keptPerLibrary<Weightless>(50)

/** The same for all weights that a reader may set, so it is worked out once for these cases. */
function weightless(shelf: Library, compared: readonly OwnViewCase[]): Weightless {
  const entries = compared.map(({ entry }) => entry)
  return keptWeightless(shelf, entries.map(({ revision }) => revision.id).join(' '), () => {
    const apart = compareVerdicts(entries).pairs.flatMap(({ left, right, rows: { index } }) =>
      index.level === 'not' ? [{ left, right, why: index.why }] : [],
    )
    return { apart, exploration: apart.length > 0 ? null : exploration(entries) }
  })
}

function exploration(entries: readonly LibraryCase[]): OwnViewData['exploration'] {
  const cases = entries.map((entry) => ({ id: entry.revision.id, levels: levelsOf(entry) }))
  return {
    draws: EXPLORATION_DRAWS,
    shares: rankAcceptability(cases, { draws: EXPLORATION_DRAWS, seed: LIBRARY_SEED }).cases.map(({ shares }) =>
      shares.map((share) => Math.round(share * SHARE_DIGITS) / SHARE_DIGITS),
    ),
  }
}
