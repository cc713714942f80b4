import type { Award } from '#db/repositories/award/award.ts'
import { listConflicts } from '#db/repositories/award/conflict.ts'
import { listEntries, listEntryContents, listEntryRevisions } from '#db/repositories/award/entry.ts'
import { listJudges } from '#db/repositories/award/judge.ts'
import { listPublished } from '#db/repositories/award/published.ts'
import { listReadings } from '#db/repositories/award/reading.ts'
import { listRules } from '#db/repositories/award/rules.ts'
import { listSheets } from '#db/repositories/award/sheet.ts'
import { listSame } from '#db/repositories/award/same.ts'
import { findSnapshot } from '#db/repositories/award/snapshot.ts'
import { listWords } from '#db/repositories/award/words.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { CHAIN_START } from '#scoring/award/chain.ts'
import type { AwardEvent, LoggedEvent } from '#scoring/award/event.ts'
import { foldEvents } from '#scoring/award/fold-events.ts'
import { checkDecisions } from './check-decisions.server.ts'
import { checkMeeting } from '../meeting/check-meeting.server.ts'
import { entryDigest } from '../entries/entry-content.ts'
import { readEvents, verifyEvents } from '../events/events.server.ts'
import { isHandedIn } from '../events/opening-events.server.ts'
import { checkSettled } from './check-settled.server.ts'
import { checkPaper } from '../paper/check-paper.server.ts'
import { newestRules } from '../rules/sealed-rules.server.ts'
import { sheetContent } from '../judging/sheet-content.ts'
import { wordsDigest } from '../words.server.ts'

/**
 * What can be wrong with what the database holds of an award.
 * - `chain`: an event was changed, moved or removed
 * - `rules`: sealed rules are not what was sealed, or not what the events tell of
 * - `history`: the events do not hold together under the rules; who scored what they stand aside from is found here
 * - `state`: the award is said to be in another state than its events have brought it to
 * - `entry`, `judge`, `conflict`, `reading`, `sheet`: the table tells of it otherwise than the events
 * - `hours`, `pledge`: a judge scored outside the hours of a stage, or before they had signed and declared
 * - `stage`: who went on from a stage is not who the scores by then made go on
 * - `notice`: the days of a public notice are not those of the rules, or another result was made final
 * - `deliberation`: the table of deliberations tells otherwise than the events
 * - `ballot`: a box holds other papers than there were voters, or its count is not what the events tell
 * - `lots`: an order that lots gave does not follow from their seed
 * - `paper`: a sheet from paper was not typed by two people, or its scores are not what they typed
 * - `objection`: the table tells of it otherwise than the events
 * - `words`: words do not fit their digest, or an event or a conflict names words that are not there
 * - `snapshot`: the kept result is not what its digest is of, goes up to no event of the award, or is not that of the
 *   events up to it
 * - `published`: what is kept of a published result is not what its digest is of, or not what the notices tell
 */
export const AWARD_FAULTS = [
  'chain', 'rules', 'history', 'state', 'entry', 'judge', 'conflict', 'reading', 'sheet', 'paper', 'lots', 'objection', 'hours', 'pledge',
  'stage', 'notice', 'deliberation', 'ballot', 'words', 'snapshot', 'published',
] as const // prettier-ignore
export type AwardFaultCode = (typeof AWARD_FAULTS)[number]

export interface AwardFault {
  readonly code: AwardFaultCode
  /** Ids and codes that tell where. */
  readonly where: string
}

/** Holds everything that is stored of an award against everything else. Nothing is changed. */
export async function checkAward(db: Db, award: Award): Promise<AwardFault[]> {
  const faults: AwardFault[] = []
  const note = (code: AwardFaultCode, where: string) => faults.push({ code, where })
  const chain = await verifyEvents(db, award)
  if (!chain.ok) note('chain', `${chain.why.code} ${chain.why.detail['sequence'] ?? ''}`.trim())
  const logged = await readEvents(db, award.id)
  const events = logged.map(({ event }) => event)
  await checkRules(db, award, events, note)
  await checkWords(db, award.id, events, note)
  await checkSnapshot(db, award.id, logged, note)
  await checkPublished(db, award.id, events, note)
  await checkDecisions(db, award, logged, note)
  const sealed = await newestRules(db, award.id)
  if (!sealed) {
    if (award.state !== 'draft' || award.headHash !== CHAIN_START) note('state', award.state)
    return faults
  }
  if (canonicalJson(award.title) !== canonicalJson(sealed.rules.title)) note('rules', 'title')
  const state = foldEvents(sealed.rules, events)
  if (!state.ok) {
    note('history', `${state.why.code} ${Object.values(state.why.detail).join(' ')}`.trim())
    return faults
  }
  const { phase, entries, judges, stages, recused } = state.value
  if (phase !== award.state) note('state', `${award.state} ${phase}`)
  await checkEntries(db, award.id, entries, events, note)
  await checkSame(db, award.id, state.value, note)
  await checkJudges(db, award.id, judges, recused, note)
  if (award.rehearsalOf === undefined) await checkPaperPledges(db, award.id, events, note)
  await checkReadings(db, award.id, stages, note)
  await checkSheets(db, award.id, stages, note)
  await checkPaper(db, award, events, note)
  await checkSettled(db, award.id, events, state.value, note)
  await checkMeeting(db, award, stages, events, note)
  return faults
}

type Note = (code: AwardFaultCode, where: string) => void
type State = Extract<ReturnType<typeof foldEvents>, { readonly ok: true }>['value']

/** Notes what is in one of two sets alone. */
function compare(note: Note, code: AwardFaultCode, stored: Iterable<string>, told: Iterable<string>): void {
  const [one, other] = [new Set(stored), new Set(told)]
  for (const where of one) if (!other.has(where)) note(code, where)
  for (const where of other) if (!one.has(where)) note(code, where)
}

async function checkRules(db: Db, award: Award, events: readonly AwardEvent[], note: Note): Promise<void> {
  const rules = await listRules(db, award.id)
  for (const { version, json, digest } of rules) if (sha256(json) !== digest) note('rules', `${version}`)
  const told = events.flatMap((event) => (event.kind === 'rules' ? [`${event.version} ${event.digest}`] : []))
  compare(note, 'rules', rules.map(({ version, digest }) => `${version} ${digest}`), told) // prettier-ignore
  if (award.rulesVersion !== rules.length) note('rules', `${award.rulesVersion}`)
}

async function checkEntries(
  db: Db,
  awardId: string,
  told: State['entries'],
  events: readonly AwardEvent[],
  note: Note,
): Promise<void> {
  const contents = await listEntryContents(db, awardId)
  const entries = await listEntries(db, awardId)
  for (const { id, revision, title, organisation } of entries) {
    const newest = contents.get(id)?.content
    const isShown = newest && canonicalJson([newest.title, newest.organisation]) === canonicalJson([title, organisation]) // prettier-ignore
    if (!isShown) note('entry', `${id}@${revision}`)
  }
  const revisions = await listEntryRevisions(db, awardId)
  for (const { entryId, number, content, redacted, digest } of revisions) {
    if (entryDigest(content, redacted) !== digest) note('entry', `${entryId}@${number}`)
  }
  // What judges have read stays what it was, also where the entry has changed since.
  const kept = new Set(revisions.map(({ entryId, number, digest }) => `${entryId} ${number} ${digest}`))
  for (const event of events) {
    if (event.kind !== 'entry' || kept.has(`${event.entry} ${event.revision} ${event.digest}`)) continue
    note('entry', `${event.entry}@${event.revision}`)
  }
  const isEligible = { submitted: null, eligible: true, ineligible: false } as const
  const stored = entries
    .filter((entry) => isHandedIn(entry) || told.has(entry.id))
    .map(({ id, category, organisation, revision, state }) => {
      const withdrawn = state === 'withdrawn'
      const eligible = withdrawn || state === 'draft' ? '' : String(isEligible[state])
      return [id, category, organisation, revision, contents.get(id)?.digest, withdrawn, eligible].join(' ')
    })
  const known = [...told.values()].map(({ id, category, organisation, revision, digest, withdrawn, eligible }) =>
    [id, category, organisation, revision, digest, withdrawn, withdrawn ? '' : String(eligible)].join(' '),
  )
  compare(note, 'entry', stored, known)
}

async function checkSame(db: Db, awardId: string, { entries, same }: State, note: Note): Promise<void> {
  const decided = (await listSame(db, awardId)).filter((one) => one.same && one.kind === 'entry')
  const stored = decided.filter((one) => entries.has(one.entry) && entries.has(one.other))
  const said = (one: string, other: string) => `${one} = ${other}`
  compare(note, 'entry', stored.map((one) => said(one.entry, one.other)), same.map(([one, other]) => said(one, other))) // prettier-ignore
}

async function checkJudges(
  db: Db,
  awardId: string,
  told: State['judges'],
  recused: State['recused'],
  note: Note,
): Promise<void> {
  // Who was removed before the award opened is told of only when they come back.
  const judges = (await listJudges(db, awardId)).filter(({ id, removedAt }) => removedAt === undefined || told.has(id))
  compare(
    note,
    'judge',
    judges.map(({ id, group, removedAt }) => [id, removedAt === undefined ? group : 'removed'].join(' ')),
    [...told.values()].map(({ id, group, removed }) => [id, removed ? 'removed' : group].join(' ')),
  )
  const here = new Set(judges.flatMap(({ id, removedAt }) => (removedAt === undefined ? [id] : [])))
  const handedIn = new Set((await listEntries(db, awardId)).filter(isHandedIn).map(({ id }) => id))
  const isAsked = ({ judge, entry }: { judge: string; entry: string }) => here.has(judge) && handedIn.has(entry)
  const conflicts = [...recused].flatMap(([entry, ids]) => [...ids].map((judge) => ({ entry, judge })))
  const said = ({ judge, entry }: { judge: string; entry: string }) => `${judge} ${entry}`
  compare(
    note,
    'conflict',
    (await listConflicts(db, awardId)).filter(isAsked).map(said),
    conflicts.filter(isAsked).map(said),
  )
}

/** Who has pledged and signed nothing here has signed on paper, which the events tell. */
async function checkPaperPledges(db: Db, awardId: string, events: readonly AwardEvent[], note: Note): Promise<void> {
  const onPaper = (await listJudges(db, awardId)).filter((judge) => judge.pledgedAt !== undefined && judge.pledgeDigest === undefined) // prettier-ignore
  const told = events.flatMap((event) => (event.kind === 'judge.pledge' ? [event.judge] : []))
  compare(note, 'pledge', onPaper.map(({ id }) => id), told) // prettier-ignore
}

async function checkReadings(db: Db, awardId: string, told: State['stages'], note: Note): Promise<void> {
  const said = (stage: string, { entry, judge }: { entry: string; judge: string }) => `${stage} ${judge} ${entry}`
  compare(
    note,
    'reading',
    (await listReadings(db, awardId)).map((reading) => said(reading.stage, reading)),
    [...told].flatMap(([stage, { readings }]) => readings.map((reading) => said(stage, reading))),
  )
}

async function checkSheets(db: Db, awardId: string, told: State['stages'], note: Note): Promise<void> {
  const stored = (await listSheets(db, awardId)).flatMap((sheet) => {
    const { submitted } = sheetContent(sheet, sheet.entryRevision)
    if (submitted === null) return []
    const { stageId, judgeId, entryId } = sheet
    const { scores, yes } = submitted.answers
    return [saidSheet(stageId, judgeId, entryId, yes ?? `${submitted.revision} ${saidScores(scores)}`)]
  })
  const known = [...told].flatMap(([stage, { sheets, votes }]) => [
    ...sheets.map((one) => saidSheet(stage, one.judge, one.entry, `${one.revision} ${saidScores(one.scores)}`)),
    ...votes.map((one) => saidSheet(stage, one.judge, one.entry, one.yes)),
  ])
  compare(note, 'sheet', stored, known)
}

const saidSheet = (stage: string, judge: string, entry: string, what: string | boolean): string =>
  `${stage} ${judge} ${entry}: ${what}`

const saidScores = (scores: Readonly<Record<string, number>>): string =>
  Object.entries(scores)
    .map(([criterion, score]) => `${criterion}=${score}`)
    .sort()
    .join(' ')

async function checkWords(db: Db, awardId: string, events: readonly AwardEvent[], note: Note): Promise<void> {
  const words = await listWords(db, awardId)
  for (const { digest, salt, text, erasedAt } of words) {
    const isWhole = text === undefined ? erasedAt !== undefined : wordsDigest(salt, text) === digest
    if (!isWhole) note('words', digest)
  }
  const known = new Set(words.map(({ digest }) => digest))
  const told = (await listConflicts(db, awardId)).flatMap(({ wordsDigest }) => wordsDigest ?? [])
  for (const digest of [...events.flatMap(wordDigests), ...told]) if (!known.has(digest)) note('words', digest)
}

/** Digests of words that an event names. */
function wordDigests(event: AwardEvent): string[] {
  const own = 'reasonDigest' in event && event.reasonDigest !== null ? [event.reasonDigest] : []
  if (event.kind === 'sheet') {
    const reasons = [event.change?.reasonDigest, event.paper?.settled?.reasonDigest]
    return [...own, ...Object.values(event.notes), ...reasons.filter((digest) => digest !== undefined)]
  }
  if (event.kind === 'judge.pledge') return [event.keptDigest]
  if (event.kind === 'veto') return [event.sourceDigest]
  return event.kind === 'objection' || event.kind === 'objection.answer' ? [event.digest] : own
}

async function checkSnapshot(db: Db, awardId: string, events: readonly LoggedEvent[], note: Note): Promise<void> {
  const snapshot = await findSnapshot(db, awardId)
  if (!snapshot) return
  const { resultJson, digest, headSequence, headHash } = snapshot
  const isOfHistory = events[headSequence - 1]?.hash === headHash
  if (sha256(resultJson) !== digest || !isOfHistory) note('snapshot', `${headSequence}`)
}

/** What everybody was told, also by methods of an earlier version: nothing is computed anew. */
async function checkPublished(db: Db, awardId: string, events: readonly AwardEvent[], note: Note): Promise<void> {
  const kept = await listPublished(db, awardId)
  const told = events.flatMap((event) => (event.kind === 'notice' ? [event.resultDigest] : []))
  compare(note, 'published', kept.map(({ resultJson }) => sha256(resultJson)), told) // prettier-ignore
  compare(note, 'published', kept.map(({ digest }) => digest), told) // prettier-ignore
}
