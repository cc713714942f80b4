import { scored, unscorable, type Scored } from '../../result.ts'
import type { ScoreRow } from '../model/score-row.ts'
import { assertPlaces, compareTop, type TopChange } from './top-places.ts'
import type { ScoringRule } from './scoring-rules.ts'
import { rankEntries, type RankedEntry } from './shared-ranks.ts'
import { sheetsOf } from './sheets.ts'

export interface WithoutOne extends TopChange {
  readonly ranking: readonly RankedEntry[]
  /** Entries that have no score left. */
  readonly unranked: readonly string[]
}

export interface LeftOut {
  readonly ranking: readonly RankedEntry[]
  /** Sorted by name: what becomes of the ranking without that judge or criterion, or why there is none. */
  readonly without: readonly { readonly name: string; readonly result: Scored<WithoutOne> }[]
}

/**
 * The ranking again without each judge, or without each criterion (the weights of the others grow in proportion), and
 * who enters or leaves the first places by it.
 *
 * @param options `places` a whole number of 1 or more, `weights` as in `sheetsOf`; else `RangeError`
 * @returns the refusal of the sheets or of the rule for the whole; `one-judge` or `one-criterion` where nothing would
 *   be left. A refusal without one of them stands beside its name
 */
export function leaveOneOut(
  rows: readonly ScoreRow[],
  rule: ScoringRule,
  options: {
    readonly what: 'judge' | 'criterion'
    readonly places: number
    readonly weights?: Readonly<Record<string, number>>
  },
): Scored<LeftOut> {
  const { what, places, weights } = options
  assertPlaces(places)
  const whole = ranked(rows, rule, weights)
  if (!whole.ok) return whole
  const names = [...new Set(rows.flatMap((row) => row[what] ?? []))].sort()
  if (names.length < 2) return unscorable(what === 'judge' ? 'one-judge' : 'one-criterion')
  return scored({
    ranking: whole.value,
    without: names.map((name) => {
      const rest = rows.filter((row) => row[what] !== name)
      const left = what === 'criterion' && weights ? rescaled(weights, name) : scored(weights)
      const result = left.ok ? ranked(rest, rule, left.value) : left
      if (!result.ok) return { name, result }
      const still = new Set(result.value.map(({ entry }) => entry))
      return {
        name,
        result: scored({
          ranking: result.value,
          unranked: whole.value.flatMap(({ entry }) => (still.has(entry) ? [] : [entry])).sort(),
          ...compareTop(whole.value, result.value, places),
        }),
      }
    }),
  })
}

function ranked(
  rows: readonly ScoreRow[],
  rule: ScoringRule,
  weights: Readonly<Record<string, number>> | undefined,
): Scored<readonly RankedEntry[]> {
  const sheets = sheetsOf(rows, weights)
  if (!sheets.ok) return sheets
  const scores = rule(sheets.value)
  return scores.ok ? scored(rankEntries(scores.value)) : scores
}

function rescaled(weights: Readonly<Record<string, number>>, without: string): Scored<Record<string, number>> {
  const rest = Object.entries(weights).filter(([criterion]) => criterion !== without)
  const sum = rest.reduce((total, [, weight]) => total + weight, 0)
  if (sum <= 0) return unscorable('no-other-weight', { criterion: without })
  return scored(Object.fromEntries(rest.map(([criterion, weight]) => [criterion, weight / sum])))
}
