import { MECHANISMS, SOCIAL_ISSUES, TRIGGERS, type RowStatus } from '#scoring/vocabulary.ts'
import { INDUSTRIES, PRICED_STATES, REGIONS, SDG_GOALS, type CaseFacet, type PricedState } from '../forms/case-filter.ts' // prettier-ignore
import type { LibraryCase } from './library.server.ts'

/** What a case has of a facet; none where nobody has said. */
export function facetValues(entry: LibraryCase, facet: CaseFacet): readonly string[] {
  const { case: facts } = entry
  switch (facet) {
    case 'issue':
      return [facts.socialIssue]
    case 'organisation':
      return [organisationKey(facts)]
    case 'industry':
      return [facts.organisation.industry]
    case 'mechanism':
      return facts.innovationPoints.map(({ mechanism }) => mechanism)
    case 'trigger':
      return [facts.trigger]
    case 'sdg':
      return facts.sdgs.map(({ goal }) => String(goal))
    case 'region':
      return [facts.regions, ...facts.components.map(({ regions }) => regions)]
        .flat()
        .flatMap((region) => [
          ...region.provinces,
          ...(region.scope === 'national' || region.scope === 'abroad' ? [region.scope] : []),
        ])
    case 'priced':
      return [pricedState(entry.net['cn-ets'].counts)]
  }
}

/** The name of an organisation in an address: its English name in small letters; where that has none, its own. */
export function organisationKey({ organisation }: LibraryCase['case']): string {
  const key = organisation.name.en
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return key === '' ? organisation.name['zh-CN'].normalize('NFKC').toLowerCase() : key
}

/** Whether anything of a case has a price, as far as the list tells it apart. */
function pricedState(counts: Readonly<Record<RowStatus, number>>): PricedState {
  if (counts.priced > 0) return 'priced'
  return counts.bounded + counts.scenario > 0 ? 'bounded' : 'none'
}

const ORDER: Readonly<Record<Exclude<CaseFacet, 'organisation'>, readonly string[]>> = {
  issue: SOCIAL_ISSUES,
  industry: INDUSTRIES,
  mechanism: MECHANISMS,
  trigger: TRIGGERS,
  sdg: SDG_GOALS,
  region: REGIONS,
  priced: PRICED_STATES,
}

/** Choices stand in the order of their list; organisations keep the library's and are put in order by their names. */
export function placeOfValue(facet: CaseFacet, value: string): number {
  return facet === 'organisation' ? 0 : ORDER[facet].indexOf(value)
}
