import { scored, unscorable, type Refusal, type Scored } from '../result.ts'
import type { AwardState, BallotState, EntryState, ObjectionState, SetAside, StageState } from './award-state.ts'
import type { AwardEvent } from './event.ts'
import { pairKey } from './pair-key.ts'
import type { AwardRules, Stage } from './rules.ts'

/**
 * What an award has come to after its events, under its last rules. Removing a judge, recusing and ending a reading set
 * sheets aside without losing them; undoing any of these counts them again, whatever happened in between.
 *
 * Events that say again what is so already (removing a judge who is removed) change nothing. What can't have been is
 * refused, with the number of the event: an award whose history does not hold together has no result.
 *
 * @param events of one award, from the first
 * @returns refusals with `event`, its number from 1: `rules-first`, `rules-version`, `unknown-entry`, `unknown-judge`,
 *   `unknown-stage`, `unknown-category`, `unknown-group`, `unknown-criterion`, `unknown-ground`, `unknown-objection`,
 *   `unknown-revision`, `wrong-kind-of-stage`, `group-not-in-stage`, `criterion-not-asked`, `score-out-of-range`,
 *   `recused`, `judge-removed`, `entry-out`, `not-assigned`, `too-many-choices`, `ballot-does-not-add-up`,
 *   `reason-missing`, `not-given`, `stage-closed`, `same-entry`, `frozen`, `not-frozen`, `no-notice`, `final`,
 *   `not-objected`, `objection-known`, `objection-answered`, `objections-open`
 */
export function foldEvents(rules: AwardRules, events: readonly AwardEvent[]): Scored<AwardState> {
  const draft = emptyDraft(rules)
  for (const [index, event] of events.entries()) {
    if (index === 0 && event.kind !== 'rules') return unscorable('rules-first', { event: 1 })
    const wrong = apply(draft, event)
    if (wrong !== null) return unscorable(wrong.code, { ...wrong.detail, event: index + 1 })
  }
  return scored(finished(draft))
}

interface DraftSheet {
  readonly entry: string
  readonly judge: string
  readonly revision: number
  readonly scores: Readonly<Record<string, number>>
  readonly changes: number
}

interface DraftStage {
  readonly stage: Stage
  closed: boolean
  goesOn: StageState['goesOn']
  /** By pair: true while given, false once ended. */
  readonly readings: Map<string, { readonly entry: string; readonly judge: string; readonly given: boolean }>
  readonly sheets: Map<string, DraftSheet>
  readonly votes: Map<string, { readonly entry: string; readonly judge: string; readonly yes: boolean }>
  readonly ballots: Map<string, BallotState>
  readonly deliberated: Set<string>
  lots: StageState['lots']
  presentation: StageState['presentation']
}

type DraftEntry = Omit<EntryState, 'vetoes'> & { readonly vetoes: ReadonlySet<string> }

interface Draft {
  readonly rules: AwardRules
  phase: AwardState['phase']
  rulesVersion: number
  readonly entries: Map<string, DraftEntry>
  readonly judges: Map<string, { readonly id: string; readonly group: string; readonly removed: boolean }>
  readonly stages: Map<string, DraftStage>
  readonly recused: Map<string, Set<string>>
  readonly objections: Map<string, ObjectionState>
  /** By pair key. */
  readonly same: Map<string, readonly [string, string]>
  notice: AwardState['notice']
  finalDigest: string | null
}

function emptyDraft(rules: AwardRules): Draft {
  return {
    rules,
    phase: 'open',
    rulesVersion: 0,
    entries: new Map(),
    judges: new Map(),
    stages: new Map(
      rules.stages.map((stage) => [
        stage.id,
        {
          stage,
          closed: false,
          goesOn: null,
          readings: new Map(),
          sheets: new Map(),
          votes: new Map(),
          ballots: new Map(),
          deliberated: new Set(),
          lots: null,
          presentation: null,
        },
      ]),
    ),
    recused: new Map(),
    objections: new Map(),
    same: new Map(),
    notice: null,
    finalDigest: null,
  }
}

type Wrong = Refusal | null

function wrong(code: string, detail: Refusal['detail'] = {}): Wrong {
  return { code, detail }
}

function apply(draft: Draft, event: AwardEvent): Wrong {
  if (draft.phase === 'final') return wrong('final')
  switch (event.kind) {
    case 'rules':
      if (event.version !== draft.rulesVersion + 1) return wrong('rules-version', { version: event.version })
      if (draft.phase !== 'open') return wrong('frozen')
      draft.rulesVersion = event.version
      return null
    case 'entry':
    case 'entry.eligible':
    case 'entry.withdraw':
      return applyToEntry(draft, event)
    case 'entry.same':
      return applySame(draft, event)
    case 'judge':
    case 'judge.remove':
    case 'judge.restore':
      return applyToJudge(draft, event)
    case 'judge.pledge':
      // It lets the judge in and counts for nothing.
      return draft.judges.has(event.judge) ? null : wrong('unknown-judge', { judge: event.judge })
    case 'reading':
    case 'reading.remove':
      return applyToReading(draft, event)
    case 'recuse':
    case 'recuse.lift': {
      const missing = unknownPair(draft, event)
      if (missing !== null) return missing
      const judges = draft.recused.get(event.entry) ?? new Set()
      draft.recused.set(event.entry, judges)
      if (event.kind === 'recuse') judges.add(event.judge)
      else judges.delete(event.judge)
      return null
    }
    case 'sheet':
      return applySheet(draft, event)
    case 'vote':
      return applyVote(draft, event)
    case 'ballot':
      return applyBallot(draft, event)
    case 'deliberation':
      return applyDeliberation(draft, event)
    case 'stage.close':
    case 'lots':
      return applyToStage(draft, event)
    case 'veto':
    case 'veto.lift':
      return applyVeto(draft, event)
    case 'freeze':
      if (draft.phase === 'open') draft.phase = 'frozen'
      closeSheets(draft)
      return null
    case 'notice':
      if (draft.phase === 'open') return wrong('not-frozen')
      draft.phase = 'notice'
      closeSheets(draft)
      draft.notice = { resultDigest: event.resultDigest, firstDay: event.firstDay, lastDay: event.lastDay }
      return null
    case 'objection':
    case 'objection.answer':
      return applyObjection(draft, event)
    case 'final':
      if (draft.phase !== 'notice') return wrong('no-notice')
      if ([...draft.objections.values()].some(({ answered }) => !answered)) return wrong('objections-open')
      draft.phase = 'final'
      draft.finalDigest = event.resultDigest
      return null
  }
}

type Of<Kind extends AwardEvent['kind']> = Extract<AwardEvent, { readonly kind: Kind }>

function applyObjection(draft: Draft, event: Of<'objection' | 'objection.answer'>): Wrong {
  const { objection: id } = event
  const before = draft.objections.get(id)
  if (event.kind === 'objection.answer') {
    if (before === undefined) return wrong('unknown-objection', { objection: id })
    if (before.answered) return wrong('objection-answered', { objection: id })
    draft.objections.set(id, { ...before, answered: true, upheld: event.upheld, opensSheets: event.upheld })
    return null
  }
  const { entry } = event
  if (draft.phase !== 'notice') return wrong('no-notice')
  if (before !== undefined) return wrong('objection-known', { objection: id })
  if (entry !== null && !draft.entries.has(entry)) return wrong('unknown-entry', { entry })
  draft.objections.set(id, { id, entry, answered: false, upheld: null, opensSheets: false })
  return null
}

/** What upheld objections have opened is closed by the next freeze, and by the notice that follows from it. */
function closeSheets(draft: Draft): void {
  for (const [id, objection] of draft.objections) draft.objections.set(id, { ...objection, opensSheets: false })
}

function applyToEntry(draft: Draft, event: Of<'entry' | 'entry.eligible' | 'entry.withdraw'>): Wrong {
  const before = draft.entries.get(event.entry)
  if (event.kind === 'entry') {
    if (!draft.rules.categories.some(({ id }) => id === event.category)) {
      return wrong('unknown-category', { category: event.category })
    }
    const { entry: id, category, organisation, attributes, revision, digest } = event
    if (draft.phase !== 'open') return wrong('frozen')
    if (before !== undefined && revision <= before.revision) return wrong('unknown-revision', { entry: id, revision })
    draft.entries.set(id, {
      ...{ eligible: null, failed: [], withdrawn: false, vetoes: new Set<string>() },
      ...before,
      ...{ id, category, organisation, attributes, revision, digest },
    })
    return null
  }
  if (before === undefined) return wrong('unknown-entry', { entry: event.entry })
  draft.entries.set(
    event.entry,
    event.kind === 'entry.withdraw'
      ? { ...before, withdrawn: true }
      : { ...before, eligible: event.eligible, failed: event.failed },
  )
  return null
}

function applySame(draft: Draft, { entry, other, same }: Of<'entry.same'>): Wrong {
  const missing = [entry, other].find((id) => !draft.entries.has(id))
  if (missing !== undefined) return wrong('unknown-entry', { entry: missing })
  if (entry === other) return wrong('same-entry', { entry })
  const pair = entry < other ? ([entry, other] as const) : ([other, entry] as const)
  if (same) draft.same.set(pairKey(...pair), pair)
  else draft.same.delete(pairKey(...pair))
  return null
}

function applyToJudge(draft: Draft, event: Of<'judge' | 'judge.remove' | 'judge.restore'>): Wrong {
  const before = draft.judges.get(event.judge)
  if (event.kind === 'judge') {
    if (!draft.rules.groups.some(({ id }) => id === event.group)) return wrong('unknown-group', { group: event.group })
    draft.judges.set(event.judge, { id: event.judge, group: event.group, removed: before?.removed ?? false })
    return null
  }
  if (before === undefined) return wrong('unknown-judge', { judge: event.judge })
  draft.judges.set(event.judge, { ...before, removed: event.kind === 'judge.remove' })
  return null
}

function applyToReading(draft: Draft, event: Of<'reading' | 'reading.remove'>): Wrong {
  const stage = draft.stages.get(event.stage)
  if (stage === undefined) return wrong('unknown-stage', { stage: event.stage })
  const given = event.kind === 'reading'
  // A reading can be taken back also from a judge who has changed groups since.
  const missing = unknownPair(draft, event) ?? (given ? outsideStage(draft, stage, event) : null)
  if (missing !== null) return missing
  if (given && isRecused(draft, event)) return wrong('recused', { judge: event.judge, entry: event.entry })
  stage.readings.set(pairKey(event.entry, event.judge), { entry: event.entry, judge: event.judge, given })
  return null
}

function applySheet(draft: Draft, event: Of<'sheet'>): Wrong {
  const stage = draft.stages.get(event.stage)
  if (stage === undefined) return wrong('unknown-stage', { stage: event.stage })
  const { kind } = stage.stage
  if (kind !== 'rubric' && kind !== 'live') return wrong('wrong-kind-of-stage', { stage: event.stage, is: kind })
  const byChair = event.change?.by === 'chair'
  const barred = mayNotTakePart(draft, stage, event, byChair) ?? (byChair ? notObjectedTo(draft, event) : null)
  if (barred !== null) return barred
  const entry = draft.entries.get(event.entry)!
  if (event.revision > entry.revision) {
    return wrong('unknown-revision', { entry: event.entry, revision: event.revision })
  }
  const unfit = unfitScores(draft.rules, stage.stage, entry.category, event.scores)
  if (unfit !== null) return unfit
  const key = pairKey(event.entry, event.judge)
  const { judge, revision, scores } = event
  const before = stage.sheets.get(key)
  if (before !== undefined && event.change === null) return wrong('reason-missing', { entry: event.entry, judge })
  if (before === undefined && event.change !== null) return wrong('not-given', { entry: event.entry, judge })
  const changes = before === undefined ? 0 : before.changes + 1
  stage.sheets.set(key, { entry: event.entry, judge, revision, scores, changes })
  return null
}

/** After the freeze a chair corrects what an upheld objection is about, and nothing else. */
function notObjectedTo(draft: Draft, { entry, change }: Of<'sheet'>): Wrong {
  if (draft.phase === 'open') return null
  const objection = draft.objections.get(change?.objection ?? '')
  const isAbout = objection?.opensSheets === true && (objection.entry === null || objection.entry === entry)
  return isAbout ? null : wrong('not-objected', { entry })
}

function unfitScores(
  rules: AwardRules,
  stage: Stage,
  category: string,
  scores: Readonly<Record<string, number>>,
): Wrong {
  for (const [id, score] of Object.entries(scores)) {
    const criterion = rules.criteria.find((each) => each.id === id)
    if (criterion === undefined) return wrong('unknown-criterion', { criterion: id })
    const { categories, levels } = criterion
    if (!stage.criteria.includes(id) || (categories !== null && !categories.includes(category))) {
      return wrong('criterion-not-asked', { criterion: id, category })
    }
    const [lowest, highest] = [levels[0]!.score, levels.at(-1)!.score]
    if (!(score >= lowest && score <= highest)) {
      return wrong('score-out-of-range', { criterion: id, score, lowest, highest })
    }
  }
  return null
}

function applyVote(draft: Draft, event: Of<'vote'>): Wrong {
  const stage = draft.stages.get(event.stage)
  if (stage === undefined) return wrong('unknown-stage', { stage: event.stage })
  const { kind, choices } = stage.stage
  if (kind !== 'screen' && kind !== 'vote') return wrong('wrong-kind-of-stage', { stage: event.stage, is: kind })
  const barred = mayNotTakePart(draft, stage, event, false)
  if (barred !== null) return barred
  const { entry, judge, yes } = event
  // The newest last.
  stage.votes.delete(pairKey(entry, judge))
  stage.votes.set(pairKey(entry, judge), { entry, judge, yes })
  if (kind === 'vote' && choices !== null && yes) {
    const { category } = draft.entries.get(entry)!
    // A choice that is not counted takes none away: its judge could not take it back either.
    const chosen = [...stage.votes.values()].filter(
      (vote) =>
        vote.judge === judge &&
        vote.yes &&
        draft.entries.get(vote.entry)!.category === category &&
        whyNotCounted(draft, stage, vote) === null,
    )
    if (chosen.length > choices) return wrong('too-many-choices', { judge, category, choices })
  }
  return null
}

function applyBallot(draft: Draft, event: Of<'ballot'>): Wrong {
  const stage = draft.stages.get(event.stage)
  if (stage === undefined) return wrong('unknown-stage', { stage: event.stage })
  if (stage.stage.kind !== 'ballot') return wrong('wrong-kind-of-stage', { stage: event.stage, is: stage.stage.kind })
  const { entry, group, entitled, yes, no, abstained } = event
  if (!draft.entries.has(entry)) return wrong('unknown-entry', { entry })
  if (!stage.stage.groups.includes(group)) return wrong('group-not-in-stage', { group })
  if (draft.phase !== 'open') return wrong('frozen')
  const counts = [entitled, yes, no, abstained]
  if (!counts.every((count) => Number.isInteger(count) && count >= 0) || yes + no + abstained > entitled) {
    return wrong('ballot-does-not-add-up', { entry, entitled, yes, no, abstained })
  }
  stage.ballots.set(pairKey(entry, group), { entry, group, entitled, yes, no, abstained })
  return null
}

function applyDeliberation(draft: Draft, { stage: id, entry }: Of<'deliberation'>): Wrong {
  const stage = draft.stages.get(id)
  if (stage === undefined) return wrong('unknown-stage', { stage: id })
  const { kind } = stage.stage
  if (kind === 'screen' || kind === 'vote') return wrong('wrong-kind-of-stage', { stage: id, is: kind })
  if (!draft.entries.has(entry)) return wrong('unknown-entry', { entry })
  if (draft.phase !== 'open') return wrong('frozen')
  stage.deliberated.add(entry)
  return null
}

function applyToStage(draft: Draft, event: Of<'stage.close' | 'lots'>): Wrong {
  const stage = draft.stages.get(event.stage)
  if (stage === undefined) return wrong('unknown-stage', { stage: event.stage })
  const named = event.kind === 'lots' ? event.order : (event.goesOn ?? [])
  const missing = named.find((entry) => !draft.entries.has(entry))
  if (missing !== undefined) return wrong('unknown-entry', { entry: missing })
  if (event.kind === 'stage.close') {
    // What the first close settled no later one changes.
    if (!stage.closed) stage.goesOn = event.goesOn ?? null
    stage.closed = true
    return null
  }
  const drawn = { seed: event.seed, order: event.order }
  if (event.for === 'presentation') stage.presentation = drawn
  else stage.lots = drawn
  return null
}

function applyVeto(draft: Draft, event: Of<'veto' | 'veto.lift'>): Wrong {
  const entry = draft.entries.get(event.entry)
  if (entry === undefined) return wrong('unknown-entry', { entry: event.entry })
  if (!draft.rules.gates.vetoGrounds.some(({ id }) => id === event.ground)) {
    return wrong('unknown-ground', { ground: event.ground })
  }
  const vetoes = new Set(entry.vetoes)
  if (event.kind === 'veto') vetoes.add(event.ground)
  else vetoes.delete(event.ground)
  draft.entries.set(event.entry, { ...entry, vetoes })
  return null
}

interface Pair {
  readonly entry: string
  readonly judge: string
}

function unknownPair(draft: Draft, { entry, judge }: Pair): Wrong {
  if (!draft.entries.has(entry)) return wrong('unknown-entry', { entry })
  if (!draft.judges.has(judge)) return wrong('unknown-judge', { judge })
  return null
}

function outsideStage(draft: Draft, { stage }: DraftStage, { judge }: Pair): Wrong {
  const { group } = draft.judges.get(judge)!
  return stage.groups.includes(group) ? null : wrong('group-not-in-stage', { judge, group })
}

function isRecused(draft: Draft, { entry, judge }: Pair): boolean {
  return draft.recused.get(entry)?.has(judge) ?? false
}

/** Why a judge may not give anything on an entry now. A chair's change of a sheet waits for no stage (`notObjectedTo`). */
function mayNotTakePart(draft: Draft, stage: DraftStage, pair: Pair, byChair: boolean): Wrong {
  const missing = unknownPair(draft, pair) ?? outsideStage(draft, stage, pair)
  if (missing !== null) return missing
  const { entry, judge } = pair
  const { eligible, withdrawn } = draft.entries.get(entry)!
  if (withdrawn || eligible === false) return wrong('entry-out', { entry })
  if (isRecused(draft, pair)) return wrong('recused', { judge, entry })
  if (draft.judges.get(judge)!.removed) return wrong('judge-removed', { judge })
  const given = stage.readings.get(pairKey(entry, judge))?.given
  if (given === false || (given === undefined && stage.stage.reads !== null)) {
    return wrong('not-assigned', { judge, entry })
  }
  if (byChair) return null
  if (draft.phase !== 'open') return wrong('frozen')
  if (stage.closed) return wrong('stage-closed', { stage: stage.stage.id })
  return null
}

function finished(draft: Draft): AwardState {
  return {
    phase: draft.phase,
    rulesVersion: draft.rulesVersion,
    entries: byId(draft.entries, (entry) => ({ ...entry, vetoes: [...entry.vetoes].sort() })),
    judges: byId(draft.judges, (judge) => judge),
    stages: new Map([...draft.stages].map(([id, stage]) => [id, finishedStage(draft, id, stage)])),
    recused: byId(draft.recused, (judges) => new Set([...judges].sort())),
    objections: byId(draft.objections, (objection) => objection),
    same: inOrder(draft.same),
    notice: draft.notice,
    finalDigest: draft.finalDigest,
  }
}

function finishedStage(draft: Draft, id: string, stage: DraftStage): StageState {
  const setAside = (pair: Pair) => ({ setAside: whyNotCounted(draft, stage, pair) })
  const replaced = replacedChoices(draft, stage)
  const readings = inOrder(stage.readings)
  const plain = ({ entry, judge }: Pair) => ({ entry, judge })
  return {
    id,
    closed: stage.closed,
    goesOn: stage.goesOn,
    readings: readings.filter(({ given }) => given).map(plain),
    ended: readings.filter(({ given }) => !given).map(plain),
    sheets: inOrder(stage.sheets).map((sheet) => ({ ...sheet, ...setAside(sheet) })),
    votes: inOrder(stage.votes).map((vote) => ({
      ...vote,
      setAside: whyNotCounted(draft, stage, vote) ?? (replaced.has(vote) ? 'choice-moved' : null),
    })),
    ballots: inOrder(stage.ballots),
    deliberated: [...stage.deliberated].sort(),
    lots: stage.lots,
    presentation: stage.presentation,
  }
}

/**
 * Choices that their judge has given to others since, while these did not count: where they come to count again, the
 * newest stand, as many as a judge has.
 */
function replacedChoices(draft: Draft, stage: DraftStage): ReadonlySet<Pair> {
  const { kind, choices } = stage.stage
  const replaced = new Set<Pair>()
  if (kind !== 'vote' || choices === null) return replaced
  const used = new Map<string, number>()
  for (const vote of [...stage.votes.values()].reverse()) {
    if (!vote.yes || whyNotCounted(draft, stage, vote) !== null) continue
    const of = `${vote.judge} ${draft.entries.get(vote.entry)!.category}`
    const before = used.get(of) ?? 0
    if (before >= choices) replaced.add(vote)
    used.set(of, before + 1)
  }
  return replaced
}

function whyNotCounted(draft: Draft, stage: DraftStage, pair: Pair): SetAside | null {
  const { eligible, withdrawn } = draft.entries.get(pair.entry)!
  if (withdrawn || eligible === false) return 'entry-out'
  if (draft.judges.get(pair.judge)!.removed) return 'judge-removed'
  if (isRecused(draft, pair)) return 'recused'
  return stage.readings.get(pairKey(pair.entry, pair.judge))?.given === false ? 'reading-ended' : null
}

function inOrder<T>(map: ReadonlyMap<string, T>): T[] {
  return [...map].sort(([first], [second]) => (first < second ? -1 : 1)).map(([, value]) => value)
}

function byId<T, U>(map: ReadonlyMap<string, T>, made: (value: T) => U): ReadonlyMap<string, U> {
  return new Map(
    [...map].sort(([first], [second]) => (first < second ? -1 : 1)).map(([id, value]) => [id, made(value)]),
  )
}
