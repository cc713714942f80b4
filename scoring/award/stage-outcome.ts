import { scored, unscorable, type Refusal, type Scored } from '../result.ts'
import { AWARD_METHOD, type AwardMethods } from './award-methods.ts'
import type { AwardState, SetAside } from './award-state.ts'
import { entryScores, whyNotComparable, type EntryScore } from './entry-scores.ts'
import { panelFits, panelScores, type PanelFit } from './panel-fits.ts'
import { rankWithTies } from './rank-with-ties.ts'
import { roundHalfUp } from './round-half-up.ts'
import type { AwardRules, ScoreRule, Stage, StageKind, TieBreak } from './rules.ts'
import {
  ballotCounts,
  leastReadings,
  readingsOf,
  readingsTaken,
  takesPart,
  type EntryReadings,
  type Taken,
} from './readings-taken.ts'
import { groupShares, stageSheets, type GroupSheet } from './stage-sheets.ts'
import { voteScores } from './vote-scores.ts'

export interface StageEntry extends EntryReadings {
  /** By the sealed rule, rounded as sealed: what is ranked and published. A share of yes in stages without sheets. */
  readonly score: number | null
  /** The same, not rounded. */
  readonly exact: number | null
  /** Within the category; null without a score. */
  readonly rank: number | null
  readonly shared: boolean
  readonly partedBy: TieBreak | null
  readonly groups: EntryScore['groups']
  /** Judges who read an earlier revision than the one that stands. */
  readonly stale: readonly string[]
  /** Sheets and votes that are kept and not counted. */
  readonly setAside: readonly { readonly judge: string; readonly why: SetAside }[]
  /** Why there is no score. */
  readonly why: Refusal | null
  readonly goesOn: boolean
}

export interface CategoryOutcome {
  readonly category: string
  readonly quorum: { readonly needed: number; readonly entitled: number; readonly tookPart: number }
  /** Why nothing is decided here: `no-entries`, `no-quorum`, `not-comparable`. */
  readonly why: Refusal | null
  /** Best first; those without a score last, by id. */
  readonly entries: readonly StageEntry[]
}

export interface StageOutcome {
  readonly stage: string
  readonly kind: StageKind
  readonly closed: boolean
  /** In the order of the rules. */
  readonly categories: readonly CategoryOutcome[]
}

/** Everything about a stage: its outcome and what that was made of. */
export interface WorkedStage {
  readonly stage: Stage
  readonly outcome: StageOutcome
  /** Of rubric and live stages; else empty. */
  readonly sheets: readonly GroupSheet[]
  readonly fits: () => readonly PanelFit[]
}

/** Shares that are equal on paper: 2/3 of three is two. */
const TOLERANCE = 1e-9

/**
 * What a stage came to so far, by category: scores by the sealed rule, places, who has still to read what, and who goes
 * on. It rests on who went on in the stages before it: as settled when they were closed, less those who are out since;
 * as they stand now where they are open.
 *
 * @returns `unknown-stage`
 */
export function stageOutcome(
  rules: AwardRules,
  state: AwardState,
  stage: string,
  methods: AwardMethods = AWARD_METHOD,
): Scored<StageOutcome> {
  const found = workedStages(rules, state, methods, stage).find(({ outcome }) => outcome.stage === stage)
  return found === undefined ? unscorable('unknown-stage', { stage }) : scored(found.outcome)
}

/** Ids of the entries that go on by an outcome, sorted: what closing the stage settles. */
export function goingOn({ categories }: StageOutcome): readonly string[] {
  return categories.flatMap(({ entries }) => entries.filter(({ goesOn }) => goesOn).map(({ entry }) => entry)).sort()
}

/**
 * Ids of the entries that stand in what follows a stage: as settled when it was closed, less those who are out since.
 *
 * @param workedOut the outcome of the stage; asked only where nothing is settled
 */
export function standingAfter(state: AwardState, stage: Stage, workedOut: () => StageOutcome): readonly string[] {
  const settled = state.stages.get(stage.id)!.goesOn
  return settled?.filter((entry) => takesPart(state.entries.get(entry)!)) ?? goingOn(workedOut())
}

/**
 * All stages in their order.
 *
 * @param last those after it are not worked out: none of it rests on them
 */
export function workedStages(
  rules: AwardRules,
  state: AwardState,
  methods: AwardMethods = AWARD_METHOD,
  last?: string,
): readonly WorkedStage[] {
  const worked: WorkedStage[] = []
  let standing: ReadonlySet<string> = new Set([...state.entries.values()].filter(takesPart).map(({ id }) => id))
  for (const stage of rules.stages) {
    const next = workStage(rules, state, stage, standing, worked, methods)
    worked.push(next)
    if (stage.id === last) break
    standing = new Set(standingAfter(state, stage, () => next.outcome))
  }
  return worked
}

function workStage(
  rules: AwardRules,
  state: AwardState,
  stage: Stage,
  standing: ReadonlySet<string>,
  earlier: readonly WorkedStage[],
  methods: AwardMethods,
): WorkedStage {
  const hasSheets = stage.kind === 'rubric' || stage.kind === 'live'
  const sheets = hasSheets ? stageSheets(rules, state, stage, standing) : []
  let found: readonly PanelFit[] | undefined
  const fits = () => (found ??= panelFits(sheets))
  const shares = groupShares(rules, stage)
  const all = [...standing].sort()
  const unfitted = methods.stages === 'award-stages/3' ? 'refused' : 'mean'
  const scores = hasSheets
    ? entryScores(all, sheets, stage.scoring.rule, stage.scoring.trimmedFrom, shares, fits, unfitted)
    : voteScores(state, stage, all, shares)
  const taken = readingsTaken(state, stage, sheets)
  const ballots = ballotCounts(state, stage)
  const categories = rules.categories.map(({ id }) => {
    const entries = all.filter((entry) => state.entries.get(entry)!.category === id)
    return categoryOutcome({ state, stage, category: id, entries, scores, sheets, fits, taken, ballots, earlier })
  })
  const { closed } = state.stages.get(stage.id)!
  return { stage, sheets, fits, outcome: { stage: stage.id, kind: stage.kind, closed, categories } }
}

function categoryOutcome(asked: {
  readonly state: AwardState
  readonly stage: Stage
  readonly category: string
  readonly entries: readonly string[]
  readonly scores: ReadonlyMap<string, EntryScore>
  readonly sheets: readonly GroupSheet[]
  readonly fits: () => readonly PanelFit[]
  readonly taken: (entry: string) => Taken
  readonly ballots: (entry: string) => { entitled: number; cast: number }
  readonly earlier: readonly WorkedStage[]
}): CategoryOutcome {
  const { stage, category, entries, scores, taken } = asked
  const quorum = quorumOf(asked)
  const why = whyUndecided(asked, quorum)
  const exact = new Map<string, number>()
  const reasons = new Map<string, Refusal>()
  for (const entry of entries) {
    const { score } = scores.get(entry)!
    const tooFew = tooFewReadings(stage, taken(entry))
    if (why !== null || tooFew !== null || !score.ok) {
      reasons.set(entry, why ?? tooFew ?? (score.ok ? { code: 'no-sheets', detail: {} } : score.why))
    } else exact.set(entry, score.value)
  }
  const published = new Map([...exact].map(([entry, score]) => [entry, publishedScore(stage, score)]))
  const placed = rankWithTies(published, stage.scoring.ties, tieValues(asked))
  const settled = asked.state.stages.get(stage.id)!.goesOn
  const onward = settled ? new Set(settled) : whoGoesOn(stage, entries, placed, exact)
  const told = (entry: string): Omit<StageEntry, 'rank' | 'shared' | 'partedBy'> => {
    const { stale, setAside } = taken(entry)
    return {
      ...readingsOf(stage, entry, asked),
      score: published.get(entry) ?? null,
      exact: exact.get(entry) ?? null,
      groups: scores.get(entry)!.groups,
      stale,
      setAside,
      why: reasons.get(entry) ?? null,
      goesOn: onward.has(entry),
    }
  }
  return {
    category,
    quorum,
    why,
    entries: [
      ...placed.map(({ entry, rank, shared, partedBy }) => ({ ...told(entry), rank, shared, partedBy })),
      ...entries
        .filter((entry) => !exact.has(entry))
        .map((entry) => ({ ...told(entry), rank: null, shared: false, partedBy: null })),
    ],
  }
}

function quorumOf({
  stage,
  entries,
  taken,
  ballots,
}: Parameters<typeof categoryOutcome>[0]): CategoryOutcome['quorum'] {
  if (stage.kind === 'ballot') {
    const counts = entries.map(ballots)
    return {
      needed: stage.quorum,
      entitled: counts.reduce((most, { entitled }) => Math.max(most, entitled), 0),
      tookPart: counts.reduce((most, { cast }) => Math.max(most, cast), 0),
    }
  }
  const entitled = new Set<string>()
  const tookPart = new Set<string>()
  for (const entry of entries) {
    const { expected, finished } = taken(entry)
    for (const judge of expected) entitled.add(judge)
    for (const judge of finished) {
      entitled.add(judge)
      tookPart.add(judge)
    }
  }
  return { needed: stage.quorum, entitled: entitled.size, tookPart: tookPart.size }
}

function whyUndecided(
  { stage, entries, fits }: Parameters<typeof categoryOutcome>[0],
  { needed, entitled, tookPart }: CategoryOutcome['quorum'],
): Refusal | null {
  if (entries.length === 0) return { code: 'no-entries', detail: {} }
  // A ballot is counted entry by entry, and so is its quorum.
  if (stage.kind !== 'ballot' && tookPart < needed * entitled - TOLERANCE) {
    return { code: 'no-quorum', detail: { needed, entitled, tookPart } }
  }
  const isCorrected = stage.scoring.rule === 'corrected' && (stage.kind === 'rubric' || stage.kind === 'live')
  return isCorrected ? whyNotComparable(entries, fits()) : null
}

/**
 * Readings are counted entry by entry too: with one of three an entry has no score where two are the quorum. Those whom
 * a removal, a recusal or a missing plan has taken away are missing as well.
 */
function tooFewReadings(stage: Stage, { expected, finished }: Taken): Refusal | null {
  const { kind, quorum } = stage
  // A vote is cast on a category as a whole, and a ballot counts for itself.
  if (kind === 'vote' || kind === 'ballot') return null
  const asked = Math.max(new Set([...expected, ...finished]).size, leastReadings(stage) ?? 0)
  if (finished.length >= quorum * asked - TOLERANCE) return null
  return { code: 'no-quorum', detail: { needed: quorum, entitled: asked, tookPart: finished.length } }
}

function publishedScore({ kind, scoring: { digits } }: Stage, score: number): number {
  return digits !== null && (kind === 'rubric' || kind === 'live') ? roundHalfUp(score, digits) : score
}

function tieValues({
  sheets,
  scores,
  earlier,
  category,
}: Parameters<typeof categoryOutcome>[0]): (tie: TieBreak, entry: string) => number | null {
  return (tie, entry) => {
    if (tie.by === 'group') return scores.get(entry)!.groups.find(({ group }) => group === tie.group)?.score ?? null
    if (tie.by === 'earlier-stage') {
      const before = earlier.find(({ outcome }) => outcome.stage === tie.stage)
      const own = before?.outcome.categories.find((each) => each.category === category)
      return own?.entries.find((each) => each.entry === entry)?.score ?? null
    }
    const answers = sheets.flatMap((sheet) => (sheet.entry === entry ? (sheet.answers[tie.criterion] ?? []) : []))
    if (answers.length === 0) return null
    return answers.sort((first, second) => first - second).reduce((sum, each) => sum + each, 0) / answers.length
  }
}

function whoGoesOn(
  { advance }: Stage,
  entries: readonly string[],
  placed: readonly { readonly entry: string; readonly rank: number }[],
  exact: ReadonlyMap<string, number>,
): ReadonlySet<string> {
  if (advance.by === 'all') return new Set(entries)
  const goes = placed.filter(({ entry, rank }) =>
    advance.by === 'first' ? rank <= advance.entries : exact.get(entry)! >= advance.share - TOLERANCE,
  )
  return new Set(goes.map(({ entry }) => entry))
}

/**
 * The scores by a rule other than the sealed one, or without somebody: for asking how firm a result is. An entry whose
 * category lies in two panels has no corrected score.
 */
export function scoresUnder(
  rules: AwardRules,
  { stage }: WorkedStage,
  sheets: readonly GroupSheet[],
  rule: ScoreRule,
  categoryOf: (entry: string) => string,
): ReadonlyMap<string, EntryScore> {
  const entries = [...new Set(sheets.map(({ entry }) => entry))].sort()
  const panels = rule === 'corrected' ? panelScores(sheets) : []
  // Places by means beside places by the model would tell of the change of rule, not of who was left out.
  const scores = entryScores(entries, sheets, rule, stage.scoring.trimmedFrom, groupShares(rules, stage), () => panels, 'refused') // prettier-ignore
  if (rule !== 'corrected') return scores
  const apart = new Map(
    rules.categories.map(({ id }) => [
      id,
      whyNotComparable(
        entries.filter((entry) => categoryOf(entry) === id),
        panels,
      ),
    ]),
  )
  return new Map(
    [...scores].map(([entry, score]) => {
      const why = apart.get(categoryOf(entry))
      return [entry, why ? { ...score, score: { ok: false as const, why } } : score]
    }),
  )
}
