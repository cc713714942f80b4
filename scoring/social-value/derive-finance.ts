import type { FoundationFact, FundingFact, SpendingFact } from '../facts.ts'
import { evidenced, exactly, propose, type Proposal } from './proposal.ts'

/** F1: what the project's funding shows. A company-wide figure or a gift in kind is no project amount. */
export function proposeFundingDisclosure(facts: readonly FundingFact[]): Proposal | null {
  const disclosed = evidenced(facts)
  if (disclosed.length === 0) return null
  const amounts = disclosed.filter((entry) => entry.scope !== 'company' && entry.amountCny !== undefined)
  if (amounts.length === 0) {
    return propose(exactly(1), 'funding-without-project-amount', { entries: disclosed.length }, disclosed)
  }
  const yearly = amounts.filter((entry) => entry.year !== undefined)
  const years = new Set(yearly.map((entry) => entry.year?.slice(0, 4))).size
  if (years >= 2) return propose(exactly(3), 'yearly-amounts', { years }, yearly)
  return propose(exactly(2), 'project-amount', { amounts: amounts.length }, amounts)
}

const SPENDING_LEVEL = { narrative: 1, breakdown: 2, 'audited-breakdown': 3 } as const

/** F2: the most detailed account of how the money was spent. */
export function proposeSpendingDisclosure(facts: readonly SpendingFact[]): Proposal | null {
  const disclosed = evidenced(facts)
  if (disclosed.length === 0) return null
  const best = Math.max(...disclosed.map((entry) => SPENDING_LEVEL[entry.detail])) as 1 | 2 | 3
  const used = disclosed.filter((entry) => SPENDING_LEVEL[entry.detail] === best)
  return propose(exactly(best), 'spending-detail', { detail: used[0]?.detail ?? '' }, used)
}

/** F3: a foundation that funds, with its amount and registration; one that takes part or receives shows less. */
export function proposeFoundationFunding(facts: readonly FoundationFact[]): Proposal | null {
  const foundations = evidenced(facts)
  if (foundations.length === 0) return null
  const funders = foundations.filter((entry) => entry.role === 'funds')
  if (funders.length === 0) {
    return propose(exactly(1), 'foundation-without-funding', { foundations: foundations.length }, foundations)
  }
  const complete = funders.filter((entry) => entry.amountCny !== undefined && entry.registerId !== undefined)
  if (complete.length === 0) return propose(exactly(2), 'foundation-funds', { foundations: funders.length }, funders)
  return propose(exactly(3), 'foundation-amount', { foundations: complete.length }, complete)
}
