/** What a text comes to while it is being written: its problems, and the scores before and after. Runs beside the page, in a worker. */
import { evidenceFindings, type EvidenceFinding } from '#cases/evidence/evidence-findings.ts'
import { readLocated } from '#cases/edit/read-located.ts'
import { knownValues } from '#cases/known-values.ts'
import { parseCase } from '#cases/parse.ts'
import { stepsOf, type Problem } from '#cases/problem.ts'
import { frontMatterSchema } from '#cases/schema.ts'
import type { CaseFacts, LocalText } from '#scoring/facts.ts'
import type { IndicatorChange } from '#scoring/changes/index-change.ts'
import type { RowChange } from '#scoring/changes/net-value-change.ts'
import type { NumberChange, Pair } from '#scoring/changes/number-change.ts'
import { previewFrom, type PreviewOptions, type ScorePreview } from '#scoring/changes/score-preview.ts'
import type { NetValueStatus } from '#scoring/net-value/amounts.ts'
import { nextBestEvidence } from '#scoring/social-value/next-evidence.ts'
import { socialValueIndex } from '#scoring/social-value/social-value-index.ts'
import { DIMENSIONS, INDICATORS, type Dimension, type Indicator, type IndicatorState, type RowStatus } from '#scoring/vocabulary.ts' // prettier-ignore
import { firstNeeds, type FirstNeeds } from './first-needs.ts'
import type { WrittenProblem } from './problem-words.ts'

export interface Ends {
  readonly lower: number
  readonly upper: number
  readonly coverage: number
}

export interface LevelSide {
  readonly state: IndicatorState
  readonly min: number
  readonly max: number
}

export interface RowFigures {
  readonly status: RowStatus
  readonly low: number | null
  readonly central: number | null
  readonly high: number | null
}

export interface NetFigures {
  readonly status: NetValueStatus
  readonly median: number | null
  readonly p05: number | null
  readonly p95: number | null
}

/** Both scores of the revision the writing began from and of the text as it stands; the two methods stay apart. */
export interface ScoresView {
  readonly index: Pair<Ends>
  readonly dimensions: readonly { readonly id: Dimension; readonly sides: Pair<Ends>; readonly changed: boolean }[]
  /** Only those that changed. */
  readonly indicators: readonly { readonly id: Indicator; readonly sides: Pair<LevelSide> }[]
  readonly net: Pair<NetFigures>
  /** Only those that changed; null on the side where the row is not. */
  readonly rows: readonly { readonly id: string; readonly label: LocalText; readonly sides: Pair<RowFigures | null> }[]
  readonly rowCount: number
  /** False where fewer draws were made than for published totals. */
  readonly asPublished: boolean
}

/** How much of the index is known, also of a text that is not whole yet, and what would raise that most. */
export interface KnownShare {
  /** Share of 1. */
  readonly coverage: number
  readonly next: readonly { readonly indicator: Indicator; readonly gain: number }[]
}

export interface Preview {
  readonly problems: readonly WrittenProblem[]
  /** Of the evidence, worked out when asked for; absent where some fact has not the right shape. */
  readonly evidence: () => readonly EvidenceFinding[] | undefined
  /** Absent where the text has errors: nothing is scored then. */
  readonly scores: ScoresView | undefined
  /** Absent where some fact has not the right shape. */
  readonly known: KnownShare | undefined
  /** Of a text with errors. */
  readonly needs: FirstNeeds | undefined
}

/**
 * Prepares the comparison with one revision, which is parsed and scored once.
 * @param base text of the revision; where it is none or has errors, the text is compared with itself
 */
export function previewer(base: string | undefined, options: PreviewOptions): (text: string) => Preview {
  const before = base === undefined ? undefined : factsOf(base)
  const against = before && previewFrom(before, options)
  return (text) => {
    const parsed = parseCase(text, 'case.md', readLocated)
    const facts = parsed.ok ? parsed.case : parsed.facts
    const evidence = () => facts && evidenceFindings(facts)
    const known = facts && knownShare(facts)
    if (!parsed.ok) {
      const problems = parsed.problems.map(withChoices)
      return { problems, evidence, scores: undefined, known, needs: firstNeeds(text, problems) }
    }
    const compare = against ?? previewFrom(parsed.case, options)
    return { problems: parsed.warnings, evidence, scores: scoresView(compare(parsed.case)), known, needs: undefined }
  }
}

/** What can be chosen where nothing has been chosen yet. */
const withChoices = (problem: Problem): WrittenProblem =>
  problem.code === 'not-chosen'
    ? { ...problem, choices: knownValues(frontMatterSchema, stepsOf(problem.path)) }
    : problem

const MOST_NEXT = 3

function knownShare(facts: CaseFacts): KnownShare {
  const index = socialValueIndex(facts)
  const next = nextBestEvidence(index).slice(0, MOST_NEXT)
  return {
    coverage: index.coverage,
    next: next.map(({ indicator, expectedNarrowing }) => ({ indicator, gain: expectedNarrowing / 100 })),
  }
}

function factsOf(text: string): CaseFacts | undefined {
  const parsed = parseCase(text, 'case.md', readLocated)
  return parsed.ok ? parsed.case : undefined
}

function scoresView({ index, netValue, asPublished }: ScorePreview): ScoresView {
  const rows = netValue.rows.map((row) => ({ id: row.id, label: row.label, sides: rowSides(row) }))
  return {
    index: endsOf(index),
    dimensions: DIMENSIONS.map((id) => {
      const sides = endsOf(index.dimensions[id])
      return { id, sides, changed: differs(sides) }
    }),
    indicators: INDICATORS.map((id) => ({ id, sides: levelSides(index.indicators[id]) })).filter(({ sides }) => differs(sides)), // prettier-ignore
    net: pairOf((side) => ({
      status: netValue.status[side],
      median: at(netValue.priced.median, side),
      p05: at(netValue.priced.p05, side),
      p95: at(netValue.priced.p95, side),
    })),
    rows: rows.filter(({ sides }) => differs(sides)),
    rowCount: rows.filter(({ sides }) => sides.after !== null).length,
    asPublished,
  }
}

type Side = keyof Pair<unknown>

const pairOf = <T>(of: (side: Side) => T): Pair<T> => ({ before: of('before'), after: of('after') })

/** Views are small plain objects, always with the same keys in the same order. */
const differs = (sides: Pair<unknown>): boolean => JSON.stringify(sides.before) !== JSON.stringify(sides.after)

/** The number of one side; null where that side has none. */
function at(change: NumberChange, side: Side): number | null {
  if (change.kind === 'scored') return change[side]
  if (change.kind === 'newly-scored') return side === 'after' ? change.after : null
  if (change.kind === 'no-longer-scored') return side === 'before' ? change.before : null
  return null
}

const endsOf = (bounds: Readonly<Record<keyof Ends, NumberChange>>): Pair<Ends> =>
  // An index always has its ends.
  pairOf((side) => ({ lower: at(bounds.lower, side)!, upper: at(bounds.upper, side)!, coverage: at(bounds.coverage, side)! })) // prettier-ignore

const levelSides = ({ state, min, max }: IndicatorChange): Pair<LevelSide> =>
  pairOf((side) => ({ state: state[side], min: at(min, side)!, max: at(max, side)! }))

const rowSides = ({ sides, low, central, high }: RowChange): Pair<RowFigures | null> =>
  pairOf((side) => {
    const row = sides[side]
    return row && { status: row.status, low: at(low, side), central: at(central, side), high: at(high, side) }
  })
