/** How it is known what would have happened anyway. */
import type { Valuation } from '../facts.ts'
import { readFilter, type FilterName } from '../net-value/filters.ts'

/**
 * `evidenced`: what would have happened anyway, what was displaced and what others brought about are all known from
 * evidence. `assumed`: somebody named assumes one of them. `open`: one is unknown, none is assumed. `not-asked`: the
 * figure is a plain count, and nobody has taken anything off.
 */
export type CounterfactualClass = 'evidenced' | 'open' | 'assumed' | 'not-asked'

/** Drop-off is left out: it says how a change wears off, not whether it would have come anyway. */
const COUNTERFACTUAL_FILTERS = ['deadweight', 'displacement', 'attribution'] as const satisfies readonly FilterName[]

type FilterStates = Readonly<Record<(typeof COUNTERFACTUAL_FILTERS)[number], { readonly state: string }>>

/** The class of an outcome by its valuation; a filter said to be evidenced that names no evidence is unknown. */
export function counterfactualOf(valuation: Valuation | undefined): CounterfactualClass {
  if (valuation === undefined) return 'not-asked'
  const read = (name: FilterName) => readFilter(valuation, name)
  return classOf([{ deadweight: read('deadweight'), displacement: read('displacement'), attribution: read('attribution') }]) // prettier-ignore
}

/** The weakest class among rows of an account; `not-asked` where no row has filters. */
export function counterfactualOfRows(rows: readonly { readonly filters: FilterStates | null }[]): CounterfactualClass {
  return classOf(rows.flatMap(({ filters }) => (filters === null ? [] : [filters])))
}

function classOf(rows: readonly FilterStates[]): CounterfactualClass {
  if (rows.length === 0) return 'not-asked'
  const states = rows.flatMap((row) => COUNTERFACTUAL_FILTERS.map((name) => row[name].state))
  if (states.includes('assumed')) return 'assumed'
  return states.includes('unknown') ? 'open' : 'evidenced'
}
