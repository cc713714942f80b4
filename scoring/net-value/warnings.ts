import type { CaseFacts, OutcomeFact } from '../facts.ts'
import type { Refusal } from '../result.ts'
import { isValued, type NetValueRow } from './row.ts'

/** Above this share of the total one row is the result. */
const DOMINANT_SHARE = 0.8
/** Under this many persons the price of a statistical life says more about the price than about the project. */
const FEW_OBSERVATIONS = 30
const FACTOR_WARNINGS = ['foreign-factor', 'unverified-factor', 'own-carbon-price']

/**
 * Warnings computed from the rows: `dominant-row`, `foreign-factor`, `unverified-factor`, `own-carbon-price`,
 * `possible-subset`, `price-of-life-on-few`, `period-beyond-evidence`, `own-claim-share`. Nobody writes them, so nobody can leave one out.
 */
export function warningsOf(
  facts: Pick<CaseFacts, 'evidence'>,
  outcomes: readonly OutcomeFact[],
  rows: readonly NetValueRow[],
): readonly Refusal[] {
  const valued = rows.filter(isValued)
  return [
    ...dominantRow(valued),
    ...valued.flatMap(factorWarnings),
    ...possibleSubsets(outcomes, valued),
    ...valued.flatMap(priceOfLife),
    ...valued.flatMap(longPeriod),
    ...ownClaims(facts, rows),
  ]
}

function dominantRow(valued: readonly (NetValueRow & { netCny2023: NonNullable<NetValueRow['netCny2023']> })[]) {
  const size = (row: (typeof valued)[number]) => row.netCny2023.central ?? row.netCny2023.high
  const total = valued.reduce((sum, row) => sum + size(row), 0)
  return valued
    .filter((row) => total > 0 && size(row) > DOMINANT_SHARE * total)
    .map((row): Refusal => ({
      code: 'dominant-row',
      detail: { row: row.id, share: size(row) / total, rows: valued.length },
    }))
}

function factorWarnings(row: NetValueRow): Refusal[] {
  return row.reasons
    .filter(({ code }) => FACTOR_WARNINGS.includes(code))
    .map(({ code, detail }) => ({ code, detail: { ...detail, row: row.id } }))
}

function possibleSubsets(outcomes: readonly OutcomeFact[], valued: readonly NetValueRow[]): Refusal[] {
  const isCounted = (id: string) => valued.some((row) => row.id === id)
  return outcomes
    .filter(({ id, partOf }) => partOf?.relation === 'possible' && isCounted(id) && isCounted(partOf.id))
    .map(({ id, partOf }) => ({ code: 'possible-subset', detail: { row: id, of: partOf!.id } }))
}

function priceOfLife(row: NetValueRow): Refusal[] {
  const persons = row.quantity?.value ?? 0
  if (persons >= FEW_OBSERVATIONS || !row.chain.some((step) => step.priceOfLife)) return []
  return [{ code: 'price-of-life-on-few', detail: { row: row.id, persons } }]
}

function longPeriod({ id, overTime }: NetValueRow): Refusal[] {
  if (overTime === null || overTime.years <= overTime.yearsObserved) return []
  return [
    { code: 'period-beyond-evidence', detail: { row: id, years: overTime.years, observed: overTime.yearsObserved } },
  ]
}

/**
 * Share of the figures that only the organisation itself claims: those whose best evidence is graded C.
 * @returns null where no row has a figure with evidence
 */
export function ownClaimShare(
  facts: Pick<CaseFacts, 'evidence'>,
  rows: readonly NetValueRow[],
): { readonly share: number; readonly ownClaims: number; readonly figures: number } | null {
  const grades = new Map(facts.evidence.map(({ id, grade }) => [id, grade]))
  const figures = rows.filter((row) => row.quantity !== null && row.evidence.length > 0)
  const own = figures.filter((row) => row.evidence.every((id) => (grades.get(id) ?? 'C') === 'C'))
  if (figures.length === 0) return null
  return { share: own.length / figures.length, ownClaims: own.length, figures: figures.length }
}

function ownClaims(facts: Pick<CaseFacts, 'evidence'>, rows: readonly NetValueRow[]): Refusal[] {
  const found = ownClaimShare(facts, rows)
  return found === null || found.ownClaims === 0 ? [] : [{ code: 'own-claim-share', detail: { ...found } }]
}
