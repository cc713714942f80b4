import type { Award } from '#db/repositories/award/award.ts'
import { listJudges, type Judge } from '#db/repositories/award/judge.ts'
import { findSnapshot, type Snapshot } from '#db/repositories/award/snapshot.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { AWARD_METHOD, KNOWN_METHODS, knownMethods, type AwardMethods } from '#scoring/award/award-methods.ts'
import { awardResult, type AwardResult } from '#scoring/award/award-result.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import type { AwardEvent, LoggedEvent } from '#scoring/award/event.ts'
import { foldEvents } from '#scoring/award/fold-events.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { untimelyEvents } from '#scoring/award/untimely-events.ts'
import { goingOn, stageOutcome } from '#scoring/award/stage-outcome.ts'
import { resultText } from '../replay/package-format.ts'
import { rulesVersions } from '../rules/sealed-rules.server.ts'

type Note = (code: 'hours' | 'pledge' | 'stage' | 'notice' | 'snapshot', where: string) => void

/** One event with what stood when it came. */
interface Moment {
  readonly logged: LoggedEvent
  /** The versions that were in force by then; the last one counts. */
  readonly rules: AwardRules
  readonly before: readonly AwardEvent[]
}

/**
 * Works out anew what was decided in an award, from what had happened by then: who might score, who went on, for which
 * days the result lay open, and what it is. The hours of a stage are those of whoever scored with their own hand, by the
 * clock of the server; what others entered for them has rules of its own.
 */
export async function checkDecisions(db: Db, award: Award, logged: readonly LoggedEvent[], note: Note): Promise<void> {
  const versions = new Map((await rulesVersions(db, award.id)).map(({ version, rules }) => [version, rules]))
  const judges = new Map((await listJudges(db, award.id)).map((judge) => [judge.id, judge]))
  const before: AwardEvent[] = []
  let rules: AwardRules | undefined
  let onNotice: string | undefined
  for (const one of logged) {
    const { event, sequence } = one
    if (event.kind === 'rules') rules = versions.get(event.version) ?? rules
    if (!rules) return
    const moment = { logged: one, rules, before }
    if (event.kind === 'sheet' || event.kind === 'vote') checkHand(moment, event, judges.get(event.judge), note)
    if (event.kind === 'stage.close') checkClose(moment, event, note)
    if (event.kind === 'notice') onNotice = event.resultDigest
    if (event.kind === 'final' && event.resultDigest !== onNotice) note('notice', `${sequence}`)
    before.push(event)
  }
  // Whose hand a sheet is in is known here, and hours are held to that (`checkHand`).
  for (const { code, sequence } of untimelyEvents([...versions.values()], logged)) {
    // Nobody waits for the days of a rehearsal.
    const isRehearsed = code === 'final-early' && award.rehearsalOf !== undefined
    if (code !== 'out-of-hours' && !isRehearsed) note('notice', `${sequence}`)
  }
  await checkResult(db, award.id, logged, versions, note)
}

type Given = Extract<AwardEvent, { readonly kind: 'sheet' | 'vote' }>

function checkHand({ logged, rules, before }: Moment, given: Given, judge: Judge | undefined, note: Note): void {
  if (judge?.personId === undefined || judge.personId !== logged.by) return
  const { stage: id } = given
  const stage = rules.stages.find((one) => one.id === id)
  const isInTime = stage && logged.at >= stage.opensAt && logged.at < stage.closesAt
  if (stage && !isInTime && !isDeliberatedChange(given, before)) note('hours', `${logged.sequence}`)
  if (judge.pledgedAt === undefined || judge.declaredAt === undefined) note('pledge', `${judge.id} ${logged.sequence}`)
}

/** What judges have heard of each other may move them also after the hours, with a reason. */
const isDeliberatedChange = (given: Given, before: readonly AwardEvent[]): boolean =>
  given.kind === 'sheet' &&
  given.change !== null &&
  before.some(({ kind, ...of }) => kind === 'deliberation' && 'stage' in of && of.stage === given.stage && 'entry' in of && of.entry === given.entry) // prettier-ignore

type Close = Extract<AwardEvent, { readonly kind: 'stage.close' }>

function checkClose({ logged, rules, before }: Moment, { stage, goesOn }: Close, note: Note): void {
  // A history that is older than what the event keeps says nothing, and a stage that closes again settles nothing.
  const isFirst = !before.some((event) => event.kind === 'stage.close' && event.stage === stage)
  const state = goesOn === undefined || !isFirst ? undefined : foldEvents(rules, before)
  if (!state?.ok) return
  const isSettledBy = (methods: AwardMethods) => {
    const outcome = stageOutcome(rules, state.value, stage, methods)
    return outcome.ok && goingOn(outcome.value).join(' ') === goesOn!.join(' ')
  }
  if (!KNOWN_METHODS.some(isSettledBy)) note('stage', `${stage} ${logged.sequence}`)
}

/**
 * Whether the kept result is that of its events, by the methods that it names: what a notice has published stays through
 * a change of them. What was kept by a program with other methods is computed anew anyway.
 */
async function checkResult(
  db: Db,
  awardId: string,
  logged: readonly LoggedEvent[],
  versions: ReadonlyMap<number, AwardRules>,
  note: Note,
): Promise<void> {
  const snapshot = await findSnapshot(db, awardId)
  if (!snapshot || snapshot.engine !== canonicalJson(AWARD_METHOD)) return
  const events = logged.slice(0, snapshot.headSequence).map(({ event }) => event)
  const version = events.filter(({ kind }) => kind === 'rules').length
  const rules = versions.get(version)
  const methods = methodsOf(snapshot)
  const result = rules && methods && awardResult(rules, events, undefined, methods)
  if (version !== snapshot.rulesVersion || !result?.ok || sha256(resultText(result.value)) !== snapshot.digest) {
    note('snapshot', `${snapshot.headSequence}`)
  }
}

function methodsOf({ resultJson }: Snapshot): AwardMethods | undefined {
  try {
    return knownMethods((JSON.parse(resultJson) as AwardResult).methods)
  } catch {
    return undefined
  }
}
