import type { CaseFacts } from '../facts.ts'
import { evaluatedUnder, settingsOf } from '../net-value/amounts.ts'
import { FACTORS } from '../net-value/factors/library.ts'
import {
  CURRENT_FACTORS, CURRENT_METHOD, type IndexResult, type NetResult, type NetScoreOptions, type ScoringMethod,
} from './method.ts' // prettier-ignore
import { changeBetween, type ScoreChange } from './score-change.ts'

const FULL_DRAWS = 10_000
const FEWEST_DRAWS = 500
/** Numbers drawn for one preview, over all its mixes: some milliseconds on a small machine. */
const MOST_NUMBERS = 400_000
/** Data and evidence, each old or new: an edit seldom needs all of them. */
const MIXES = 4

export type PreviewOptions = Omit<NetScoreOptions, 'draws'>

/** A change while it is being written. */
export interface ScorePreview extends ScoreChange {
  /** Draws of each simulation. */
  readonly draws: number
  /**
   * True where the figures are those that the published scores would have. False where fewer draws were made: median and
   * 5-95 % of simulated totals are near them, and everything else (index, rows, bounds) is the same.
   */
  readonly asPublished: boolean
}

/**
 * What an edit does to both scores, by the rules and factors of this program: fast enough for every keystroke. Only
 * totals of rows with uncertain inputs are simulated; where there are so many of those that it would take long, fewer draws
 * are made and the result says so. How many depends on the facts alone, so the same edit always shows the same figures.
 *
 * @param before facts that scoring accepts, as `after`; a draft that does not parse has no scores to show
 * @param options the carbon price is the reader's choice; the seed that of the published scores
 * @throws RangeError as `netValue` does
 */
export function scoreBeforeAfter(before: CaseFacts, after: CaseFacts, options: PreviewOptions): ScorePreview {
  return previewFrom(before, options)(after)
}

/** The same for many edits of one revision, which is scored once. */
export function previewFrom(before: CaseFacts, options: PreviewOptions): (after: CaseFacts) => ScorePreview {
  const inputsBefore = uncertainInputs(before, options)
  const method = rememberingMethod(before)
  return (after) => {
    const draws = drawsFor(Math.max(inputsBefore, uncertainInputs(after, options)))
    const common = { method, factors: CURRENT_FACTORS }
    const change = changeBetween({ facts: before, ...common }, { facts: after, ...common }, { ...options, draws })
    return { ...change, draws, asPublished: draws === FULL_DRAWS }
  }
}

/** The rules of this program, which know the results of one revision already when asked again. */
function rememberingMethod(facts: CaseFacts): ScoringMethod {
  const { index, netValue } = CURRENT_METHOD
  let indexKnown: IndexResult | undefined
  const netKnown = new Map<number | undefined, NetResult>()
  return {
    index: { ...index, score: (asked) => (asked === facts ? (indexKnown ??= index.score(asked)) : index.score(asked)) },
    netValue: {
      ...netValue,
      score: (asked, factors, options) => {
        if (asked !== facts) return netValue.score(asked, factors, options)
        const known = netKnown.get(options.draws) ?? netValue.score(asked, factors, options)
        netKnown.set(options.draws, known)
        return known
      },
    },
  }
}

function drawsFor(inputs: number): number {
  const affordable = inputs === 0 ? FULL_DRAWS : Math.floor(MOST_NUMBERS / (inputs * MIXES))
  return Math.min(FULL_DRAWS, Math.max(FEWEST_DRAWS, affordable))
}

/** Different things that are drawn for the totals of a case. */
function uncertainInputs(facts: CaseFacts, { carbonPrice, seed }: PreviewOptions): number {
  const rows = evaluatedUnder(carbonPrice, facts, settingsOf({ factors: FACTORS, seed }), {
    rows: new Map(),
    drawn: new Map(),
  })
  const ids = rows.flatMap(({ model }) => [...(model?.inputs ?? []), ...(model?.years ? [model.years.kept] : [])])
  return new Set(ids.map(({ id }) => id)).size
}
