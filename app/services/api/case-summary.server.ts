import { casePath } from '../../case-path.ts'
import type { CaseSummary } from '../../api/answers.ts'
import { organisationKey } from '../case-facets.ts'
import type { LibraryCase } from '../library.server.ts'
import { netSummary } from '../net-summary.server.ts'

/** @param site address of the site without a slash at its end; may be empty */
export function caseSummary(entry: LibraryCase, site: string): CaseSummary {
  const { id, slug, case: facts, index, net, revision, computedAt } = entry
  const { status, counts, choices } = netSummary(entry)
  return {
    id,
    kind: facts.kind,
    title: facts.title,
    summary: facts.summary,
    organisation: {
      key: organisationKey(facts),
      name: facts.organisation.name,
      industry: facts.organisation.industry,
    },
    issue: facts.socialIssue,
    url: `${site}${casePath(slug)}`,
    api: `${site}/api/v1/cases/${id}`,
    index: { method: index.method, lower: index.lower, upper: index.upper, coverage: index.coverage },
    netValue: {
      method: net['cn-ets'].method,
      status,
      currency: 'CNY',
      priceYear: 2023,
      counts,
      amounts: choices.map(({ carbonPrice, median, p05, p95, bounds, scenario }) => ({
        carbonPrice, median, p05, p95, bounds: endsOf(bounds), scenario: endsOf(scenario),
      })), // prettier-ignore
    },
    asOf: facts.asOf,
    revision: { number: revision.number, digest: revision.digest, createdAt: revision.createdAt },
    updated: revision.createdAt > computedAt ? revision.createdAt : computedAt,
  }
}

/** A scenario's bounds carry more than their ends. */
function endsOf(ends: { readonly low: number; readonly high: number } | null): { low: number; high: number } | null {
  return ends && { low: ends.low, high: ends.high }
}
