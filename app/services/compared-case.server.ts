import type { RegionFact } from '#scoring/facts.ts'
import { completedYears, daySpan } from '#scoring/social-value/calendar.ts'
import {
  DIMENSIONS, EVIDENCE_GRADES, INDICATORS, type Dimension, type EvidenceGrade,
} from '#scoring/vocabulary.ts' // prettier-ignore
import type { ComparedCaseView, MoneyView } from '../components/compare/compare-view.ts'
import type { Language } from '../i18n/languages.ts'
import type { LibraryCase } from './library.server.ts'
import { netSummary } from './net-summary.server.ts'

/** What does not depend on the columns beside it. */
export type ComparedFacts = Omit<
  ComparedCaseView,
  'slug' | 'column' | 'shortTitle' | 'revision' | 'addresses' | 'mainFigure' | 'mainMoney'
>

/** A case as a column of a comparison shows it. */
export function comparedFacts(entry: LibraryCase, language: Language): ComparedFacts {
  const { case: facts, index, net } = entry
  const { method, sroi, priceYear, carbonChoices, rows } = net['cn-ets']
  return {
    id: entry.id,
    kind: facts.kind,
    title: facts.title[language],
    organisation: facts.organisation.name[language],
    industry: facts.organisation.industry,
    issue: facts.socialIssue,
    sdgs: [...new Set(facts.sdgs.map(({ goal }) => goal))].sort((left, right) => left - right),
    trigger: facts.trigger,
    status: facts.status,
    asOf: facts.asOf,
    start: facts.period.start ?? null,
    end: facts.period.end ?? null,
    years: yearsRunning(facts),
    reach: {
      nationwide: facts.regions.some(({ scope }) => scope === 'national'),
      abroad: facts.regions.some(({ scope }) => scope === 'abroad'),
      provinces: largest(facts, (region) => Math.max(region.provinceCount ?? 0, region.provinces.length)),
      cities: largest(facts, (region) => Math.max(region.cityCount ?? 0, region.cities?.length ?? 0)),
    },
    levels: facts.levels.map(({ level }) => level),
    partnersNamed: facts.partners.filter(({ name, affiliate }) => name !== undefined && !affiliate).length,
    money: money(facts, language),
    index: {
      method: index.method,
      lower: index.lower,
      upper: index.upper,
      coverage: index.coverage,
      band: index.band,
      rank: entry.rank,
    },
    dimensions: Object.fromEntries(
      DIMENSIONS.map((dimension) => {
        const { lower, upper, coverage } = index.dimensions[dimension]
        return [dimension, { lower, upper, coverage }]
      }),
    ) as Record<Dimension, ComparedCaseView['dimensions'][Dimension]>,
    indicators: Object.fromEntries(
      INDICATORS.map((indicator) => {
        const { level, state, evidence } = index.indicators[indicator]
        return [indicator, { level, state, evidence: evidence.length }]
      }),
    ) as ComparedCaseView['indicators'],
    net: netSummary(entry),
    netMethod: method,
    priceYear,
    carbonRatio: carbonChoices.ratio,
    usesCarbonPrice: rows.some((row) => row.usesCarbonPrice),
    socialReturn: sroi,
    harms:
      facts.harms.state === 'listed'
        ? { state: 'listed', labels: facts.harms.items.map(({ label }) => label[language]) }
        : facts.harms,
    evidence: {
      pieces: facts.evidence.length,
      sources: facts.sources.length,
      byGrade: Object.fromEntries(
        EVIDENCE_GRADES.map((grade) => [grade, facts.evidence.filter((item) => item.grade === grade).length]),
      ) as Record<EvidenceGrade, number>,
    },
  }
}

type Facts = LibraryCase['case']

/** Amounts that are known, the project's own before the company's. */
function money(facts: Facts, language: Language): MoneyView[] {
  const scopes = ['project', 'programme', 'company']
  return facts.funding
    .flatMap(({ label, amountCny, qualifier, scope, year, period, asOf }) => {
      if (amountCny === undefined) return []
      const when = year ?? (period?.start && period.end ? `${period.start}/${period.end}` : (asOf ?? null))
      return [{ label: label[language], amountCny, qualifier: qualifier ?? 'exact', scope, when } as const]
    })
    .sort((left, right) => scopes.indexOf(left.scope) - scopes.indexOf(right.scope))
}

function yearsRunning({ period, asOf }: Facts): ComparedCaseView['years'] {
  if (period.start === undefined) return null
  const start = daySpan(period.start)
  const until = daySpan(
    period.end !== undefined && daySpan(period.end).latest < daySpan(asOf).latest ? period.end : asOf,
  )
  return {
    min: Math.max(0, completedYears(start.latest, until.earliest)),
    max: Math.max(0, completedYears(start.earliest, until.latest)),
  }
}

function largest(
  facts: Facts,
  countOf: (region: RegionFact) => number,
): { readonly count: number; readonly asOf: string } | null {
  let most: { readonly count: number; readonly asOf: string } | null = null
  for (const region of facts.regions) {
    const count = countOf(region)
    if (count > (most?.count ?? 0)) most = { count, asOf: region.asOf ?? facts.asOf }
  }
  return most
}
