import type { CaseFacts, FilterShare, InvestmentFact, Observation, OutcomeFact, Register, Valuation } from '../facts.ts'
import { FILTER_NAMES } from '../net-value/filters.ts'
import { INDICATORS } from '../vocabulary.ts'

/**
 * The facts of one revision in the evidence state of another: what would be scored if only one of the two had changed.
 *
 * **Evidence state** is what decides whether a thing counts: the state of an indicator; the evidence that an observation,
 * a filter or an investment points to; whether a filter is known, assumed or unknown; whether anybody looked for harms
 * and investments; the grades. Everything else is **data**. A thing that only one revision has (a new row, an observation
 * of another date or basis) brings its links with it: nobody said anything about its evidence before.
 *
 * Only what the two methods count with is mixed; proposals are read from `data` as it is.
 * @returns facts fit for scoring, and `data` again where both are the same revision
 */
export function mixFacts(data: CaseFacts, evidence: CaseFacts): CaseFacts {
  if (data === evidence) return data
  const known = new Map(outcomesIn(evidence).map((outcome) => [outcome.id, outcome]))
  const mixed = (outcome: OutcomeFact) => {
    const other = known.get(outcome.id)
    return other === undefined ? outcome : mixOutcome(outcome, other)
  }
  const harms = data.harms.state === 'listed' ? data.harms.items.map(mixed) : []
  const harmsListed = evidence.harms.state === 'listed'
  return {
    ...data,
    indicators: Object.fromEntries(
      INDICATORS.map((indicator) => [
        indicator,
        { ...evidence.indicators[indicator], level: data.indicators[indicator].level },
      ]),
    ) as unknown as CaseFacts['indicators'],
    evidence: mixGrades(data, evidence),
    // Harms that one revision lists while the other says that nobody looked: they are rows, but no net may hold them.
    outcomes: [...data.outcomes.map(mixed), ...(harmsListed ? [] : harms.map(asHarm))],
    harms: evidence.harms.state === 'listed' ? { state: 'listed', items: harms } : evidence.harms,
    investments: mixInvestments(data.investments, evidence.investments),
  }
}

/** Outcomes and listed harms. */
export function outcomesIn({ outcomes, harms }: Pick<CaseFacts, 'outcomes' | 'harms'>): readonly OutcomeFact[] {
  return harms.state === 'listed' ? [...outcomes, ...harms.items] : outcomes
}

const asHarm = (outcome: OutcomeFact): OutcomeFact => ({ ...outcome, sign: 'harm' })

function mixGrades(data: CaseFacts, evidence: CaseFacts): CaseFacts['evidence'] {
  const graded = new Set(evidence.evidence.map(({ id }) => id))
  return [...evidence.evidence, ...data.evidence.filter(({ id }) => !graded.has(id))]
}

/** The same for one row that both revisions have. */
export function mixOutcome(data: OutcomeFact, evidence: OutcomeFact): OutcomeFact {
  const { valuation } = data
  return {
    ...data,
    observations: withLinks(data.observations, evidence.observations, observationKey),
    ...(valuation && evidence.valuation && { valuation: mixValuation(valuation, evidence.valuation) }),
  }
}

function mixValuation(data: Valuation, evidence: Valuation): Valuation {
  const filters = FILTER_NAMES.map((name) => [name, mixFilter(data[name], evidence[name])])
  return { ...data, ...(Object.fromEntries(filters) as Pick<Valuation, (typeof FILTER_NAMES)[number]>) }
}

function mixFilter(data: FilterShare, evidence: FilterShare): FilterShare {
  // Known without a number, or a number that nobody stands for: nothing is known.
  if (data.state === 'unknown' || evidence.state === 'unknown') return { state: 'unknown' }
  const { low, central, high } = data
  return { ...evidence, low, central, high }
}

function mixInvestments(data: Register<InvestmentFact>, evidence: Register<InvestmentFact>): Register<InvestmentFact> {
  if (evidence.state !== 'listed') return evidence
  return { state: 'listed', items: data.state === 'listed' ? withLinks(data.items, evidence.items, investmentKey) : [] }
}

/** By what an observation is known again: its date and what it covers. */
function observationKey({ asOf, basis }: Observation): string {
  if (basis.kind === 'cumulative') return `${asOf} cumulative ${basis.from ?? ''} ${basis.to}`
  return `${asOf} ${basis.kind} ${basis.kind === 'annual' ? basis.year : basis.at}`
}

/** By what an investment is known again. */
export const investmentKey = ({ label, year, scope }: InvestmentFact): string => `${year} ${scope} ${label['zh-CN']}`

/** Things with the links of their like in another list; of several with one key the first goes with the first. */
function withLinks<T extends { readonly evidence: readonly string[] }>(
  things: readonly T[],
  others: readonly T[],
  keyOf: (thing: T) => string,
): readonly T[] {
  const waiting = new Map<string, T[]>()
  for (const other of others) waiting.set(keyOf(other), [...(waiting.get(keyOf(other)) ?? []), other])
  return things.map((thing) => {
    const other = waiting.get(keyOf(thing))?.shift()
    return other === undefined ? thing : { ...thing, evidence: other.evidence }
  })
}
