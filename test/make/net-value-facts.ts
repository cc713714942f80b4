import type { CaseFacts, FilterShare, Observation, OutcomeFact, Valuation } from '#scoring/facts.ts'
import { INDICATORS } from '#scoring/vocabulary.ts'

const same = (text: string) => ({ 'zh-CN': text, en: text })

/** A filter known from evidence `e1`; one number is that number, three are low, central and high. */
export function evidenced(low: number, central = low, high = central): FilterShare {
  return { state: 'evidenced', low, central, high, evidence: ['e1'] }
}

export function assumed(low: number, central = low, high = central): FilterShare {
  return { state: 'assumed', low, central, high, who: 'A. Analyst', why: same('a guess') }
}

export const unknown: FilterShare = { state: 'unknown' }

/** Nothing to take off, all known. */
export function makeValuation(chain: readonly string[], changes: Partial<Valuation> = {}): Valuation {
  const none = evidenced(0)
  return { chain, deadweight: none, displacement: none, attribution: none, dropoff: none, ...changes }
}

export function makeObservation(value: number, changes: Partial<Observation> = {}): Observation {
  return {
    asOf: '2023-12',
    basis: { kind: 'cumulative', to: '2023-12' },
    value,
    qualifier: 'exact',
    evidence: ['e1'],
    ...changes,
  }
}

export function makeOutcome(changes: Partial<OutcomeFact> & Pick<OutcomeFact, 'unit'>): OutcomeFact {
  return {
    id: 'row',
    label: same('row'),
    side: 'environment',
    sign: 'benefit',
    kind: 'outcome',
    observations: [],
    ...changes,
  }
}

/** A case with one C and one B source, nobody having looked for harms or investments. */
export function makeFacts(outcomes: readonly OutcomeFact[], changes: Partial<CaseFacts> = {}): CaseFacts {
  return {
    id: 'case',
    asOf: '2024-07',
    status: 'active',
    period: { evidence: [] },
    evidence: [
      { id: 'e1', grade: 'C' },
      { id: 'e2', grade: 'B' },
    ],
    partners: [],
    regions: [],
    levels: [],
    funding: [],
    spending: [],
    foundations: [],
    assets: [],
    enquiryLog: [],
    newsLog: [],
    accounts: [],
    indicators: Object.fromEntries(
      INDICATORS.map((id) => [id, { state: 'unknown', level: { min: 0, max: 3 }, codings: [], evidence: [] }]),
    ) as unknown as CaseFacts['indicators'],
    outcomes,
    harms: { state: 'unknown' },
    investments: { state: 'unknown' },
    ...changes,
  }
}
