import type { LocalText } from '../facts.ts'
import type { NetAmounts, NetValueStatus } from '../net-value/amounts.ts'
import type { RowQuantity } from '../net-value/row.ts'
import type { Refusal } from '../result.ts'
import type { NotPricedCode, RowStatus, Sign } from '../vocabulary.ts'
import type { NetResult, NetScoreOptions, ScoredRow, ScoreSide } from './method.ts'
import { partsOf, type SingleChange } from './single-changes.ts'
import { mixesOf, numberChange, type Mixes, type NumberChange, type Pair } from './number-change.ts'

/** What a row was on one side; null in a pair where the row was not there. */
export interface RowSide {
  readonly sign: Sign
  readonly status: RowStatus
  /** Why it has no price; null for all other rows. */
  readonly code: NotPricedCode | null
  readonly reasons: readonly Refusal[]
  readonly quantity: RowQuantity | null
}

/** How a row changed. Amounts are magnitudes in yuan of 2023: whether they are a benefit or a harm is the sign's. */
export interface RowChange {
  readonly id: string
  readonly label: LocalText
  readonly sides: Pair<RowSide | null>
  readonly low: NumberChange
  /** Without a number where nothing is known about the middle. */
  readonly central: NumberChange
  readonly high: NumberChange
}

export interface SpreadChange {
  readonly median: NumberChange
  readonly p05: NumberChange
  readonly p95: NumberChange
}

export interface EndsChange {
  readonly low: NumberChange
  readonly high: NumberChange
}

/** How the net value of a case changed. Amounts are in yuan of 2023, apart by kind as in `NetAmounts`, never added. */
export interface NetValueChange {
  readonly method: Pair<string>
  readonly factors: Pair<string>
  readonly status: Pair<NetValueStatus>
  readonly priced: SpreadChange
  readonly scenario: SpreadChange
  readonly scenarioBounds: EndsChange
  readonly bounds: EndsChange
  /** Present value over investment, a pure number. */
  readonly socialReturn: SpreadChange
  /** Why there is no social return, where there is none. */
  readonly socialReturnRefusal: Pair<Refusal | null>
  /** Share of the figures that only the organisation itself claims, 0-1. */
  readonly ownClaimShare: NumberChange
  /** Rows of either side: those of the newer one in its order, then those that are gone. */
  readonly rows: readonly RowChange[]
}

/**
 * How the net value of a case changed between two sides under one carbon price, each number with the four parts of its
 * change. A row or total that only one side has is `newly-scored` or `no-longer-scored` and has no difference.
 * @param singles the fields that differ, from `singleChanges`
 * @throws RangeError as `netValue` does
 */
export function netValueChange(
  before: ScoreSide,
  after: ScoreSide,
  singles: readonly SingleChange[],
  options: NetScoreOptions,
): NetValueChange {
  const parts = partsOf(singles.filter(({ subject }) => subject.kind !== 'indicator'))
  const mixes = mixesOf(before, after, parts, ({ facts, method, factors }) => {
    const result = method.netValue.score(facts, factors, options)
    return { ...result, byId: new Map(result.rows.map((row) => [row.id, row])) }
  })
  const change = (pick: (result: NetResult) => number | null) => numberChange(mixes, pick)
  const pair = <T>(pick: (result: NetResult) => T): Pair<T> => ({
    before: pick(mixes.before),
    after: pick(mixes.after),
  })
  const spread = (pick: (result: NetResult) => { [Key in keyof SpreadChange]: number | null } | null) => ({
    median: change((result) => pick(result)?.median ?? null),
    p05: change((result) => pick(result)?.p05 ?? null),
    p95: change((result) => pick(result)?.p95 ?? null),
  })
  const ends = (pick: (amounts: NetAmounts) => NetAmounts['bounds']): EndsChange => ({
    low: change(({ amounts }) => pick(amounts)?.low ?? null),
    high: change(({ amounts }) => pick(amounts)?.high ?? null),
  })
  return {
    method: { before: before.method.netValue.id, after: after.method.netValue.id },
    factors: { before: before.factors.version, after: after.factors.version },
    status: pair(({ amounts }) => amounts.status),
    priced: spread(({ amounts }) => amounts),
    scenario: spread(({ amounts }) => amounts.scenario),
    scenarioBounds: ends((amounts) => amounts.scenarioBounds),
    bounds: ends((amounts) => amounts.bounds),
    socialReturn: spread(({ socialReturn }) => (socialReturn.ok ? socialReturn.value.ratio : null)),
    socialReturnRefusal: pair(({ socialReturn }) => (socialReturn.ok ? null : socialReturn.why)),
    ownClaimShare: change(({ ownClaims }) => ownClaims?.share ?? null),
    rows: rowChanges(mixes),
  }
}

type ResultById = NetResult & { readonly byId: ReadonlyMap<string, ScoredRow> }

function rowChanges(mixes: Mixes<ResultById>): RowChange[] {
  const gone = mixes.before.rows.filter(({ id }) => !mixes.after.byId.has(id))
  return [...mixes.after.rows, ...gone].map(({ id, label }) => {
    const end = (pick: (row: ScoredRow) => number | null) =>
      numberChange(mixes, ({ byId }) => {
        const row = byId.get(id)
        return row === undefined ? null : pick(row)
      })
    return {
      id,
      label,
      sides: { before: sideOf(mixes.before.byId.get(id)), after: sideOf(mixes.after.byId.get(id)) },
      low: end((row) => row.netCny2023?.low ?? null),
      central: end((row) => row.netCny2023?.central ?? null),
      high: end((row) => row.netCny2023?.high ?? null),
    }
  })
}

function sideOf(row: ScoredRow | undefined): RowSide | null {
  if (row === undefined) return null
  const { sign, status, code, reasons, quantity } = row
  return { sign, status, code, reasons, quantity }
}
