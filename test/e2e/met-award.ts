import { newToken } from '#app/services/accounts/token.server.ts'
import { listBallots } from '#db/repositories/award/ballot.ts'
import { findEntryDraft } from '#db/repositories/award/entry-draft.ts'
import type { Db } from '#db/schema.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import { NO_ANSWERS } from '#app/forms/award/sheet-fields.ts'
import { chooseCases } from '#app/services/award/calibration/calibration-setup.server.ts'
import { finishCalibration } from '#app/services/award/calibration/calibration.server.ts'
import { beginDraft, keepEntryDraft } from '#app/services/award/entering/drafts.server.ts'
import { addEntryFile } from '#app/services/award/entering/files.server.ts'
import { handIn } from '#app/services/award/entering/hand-in.server.ts'
import { importEntries, previewImport } from '#app/services/award/entries/entry-import.server.ts'
import { castPapers, countBallot, endBallot, openBallots } from '#app/services/award/meeting/ballots.server.ts'
import { openDeliberation, post } from '#app/services/award/meeting/deliberation.server.ts'
import { noteAttendance } from '#app/services/award/meeting/room.server.ts'
import { sendReminder } from '#app/services/award/reminders/reminders.server.ts'
import { publishTimetable, setTimes } from '#app/services/award/timetable/timetable.server.ts'
import { readLibrary } from '#app/services/library.server.ts'
import { done, inAward, tableOf, type AwardPerson, type MadeAward } from '#test/make/award-office.ts'
import { publishedCase } from '#test/make/desk.ts'
import { withMail, withoutMail } from '#test/make/installation.ts'
import { makePng } from '#test/make/picture.ts'

/** What an award has beside sheets: a call, files, presentations, calibration, reminders and secret ballots. */
export interface Met {
  readonly entrant: AwardPerson
  readonly draft: string
  /** Leads the jury and judges nothing. */
  readonly lead: AwardPerson
  readonly reminder: string
}

/** Rules with two stages, of which entrants present in the first and the second is a secret ballot. */
export function metRules({ stages: [scored, last], ...rules }: AwardRules): AwardRules {
  return {
    ...rules,
    stages: [
      { ...scored!, kind: 'live' },
      { ...last!, kind: 'ballot', choices: null, quorum: 0.5, advance: { by: 'passed', share: 0.5 } },
    ],
    call: {
      opensAt: scored!.opensAt,
      closesAt: scored!.closesAt,
      graceMinutes: 0,
      most: 3,
      needs: ['summary'],
      note: { 'zh-CN': '', en: '' },
    },
    notice: { ...rules.notice, listsEntries: true },
  }
}

/** Of an award with two entries: the third is handed in by a form, three more are imported. */
export async function enterBeside(db: Db, { id, office }: MadeAward, organisation: string) {
  const entrant = await inAward(db, ['entrant'], id)
  const { draft } = await done(beginDraft(db, entrant, id))
  await handsIn(db, { id, entrant, draft }, { organisation, titleZh: '示例项目3', summaryZh: '两边都一样。' })
  const table = { award: id, text: tableOf('general', 3, 4) }
  const { digest } = (await previewImport(db, office.visitor, table))!
  const { added } = await done(importEntries(db, office, { ...table, digest }))
  return { entrant, draft, added }
}

async function handsIn(
  db: Db,
  { id, entrant, draft }: Pick<Met, 'entrant' | 'draft'> & { readonly id: string },
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const place = { award: id, draft }
  const { tag } = (await findEntryDraft(db, id, { id: draft }))!
  const kept = await keepEntryDraft(db, entrant, place, { tag, fields: { category: 'general', ...fields } })
  if (!kept.ok) throw new Error(kept.why)
  const handedIn = await handIn(withoutMail(db), entrant, place, kept.tag)
  if (!handedIn.ok) throw new Error(JSON.stringify(handedIn))
}

/** What both sites have in common, once judges have come in. */
export async function prepareMet(db: Db, made: MadeAward): Promise<Pick<Met, 'lead' | 'reminder'>> {
  const { id, office, judges } = made
  const at = { award: id, stage: 'rubric' }
  await done(setTimes(db, office, { ...at, tag: 0, starts: '2026-12-01T09:00', talk: 8, questions: 5, change: 2, breaks: [], room: 'A' })) // prettier-ignore
  await done(publishTimetable(db, office, { ...at, tag: 1, published: true }))
  await publishedCase(db, { id: 'lake' })
  await done(chooseCases(db, office, await readLibrary(db), { ...at, tag: 0, category: 'general', cases: ['lake'] }))
  const answers = { ...NO_ANSWERS, scores: { need: 3, effect: 2 } }
  for (const { visit } of judges) {
    await done(finishCalibration(db, visit, { ...at, place: 1 }, { tag: 0, revision: 1, answers, incomplete: false, reason: undefined })) // prettier-ignore
  }
  const words = { subject: { 'zh-CN': '提醒', en: 'Reminder' }, text: { 'zh-CN': '还有 {open} 个', en: '{open} left' } }
  const asked = { ...at, ...words, whom: 'unfinished', judges: judges.map((judge) => judge.id) } as const
  const { reminder } = await done(sendReminder(withMail(db, 'smtp://127.0.0.1:9'), office, asked))
  return { lead: await inAward(db, ['chair'], id), reminder }
}

type MetAward = MadeAward & { readonly met: Met }

/** The entrant changes what was handed in, with another file of the same name. */
export async function reviseByForm(db: Db, { id, met }: MetAward, organisation: string, secret: string): Promise<void> {
  const grey = secret.charCodeAt(0)
  const file = { name: 'report.png', bytes: makePng({ grey }) }
  const added = await addEntryFile(db, met.entrant, { award: id, draft: met.draft }, file)
  if (!added.ok) throw new Error(added.why)
  await handsIn(db, { id, ...met }, { organisation, titleZh: '示例项目3', summaryZh: secret })
}

/** Says something of the entry, once every judge of it has submitted. */
export async function speakOf(db: Db, { id, met, judges }: MetAward, entry: string, secret: string): Promise<void> {
  const at = { award: id, stage: 'rubric', entry }
  await done(openDeliberation(db, met.lead, at))
  await done(post(db, judges[0]!.visit, { ...at, said: 0, text: secret }))
}

/** A ballot on the first entry, which all vote in, and one on the entry from which some stand aside. */
export async function holdBallots(
  db: Db,
  { id, office, judges, met }: MetAward,
  of: { readonly entry: string; readonly voters: readonly MadeAward['judges'][number][] },
): Promise<void> {
  const at = { award: id, stage: 'choice' }
  await done(noteAttendance(db, office, { ...at, judges: judges.map((judge) => judge.id) }))
  for (const [entry, voters] of [
    ['E001', judges],
    [of.entry, of.voters],
  ] as const) {
    await done(openBallots(db, met.lead, { ...at, entries: [entry], reason: undefined }))
    const [ballot] = await listBallots(db, id, { ...at, entry, state: 'open' })
    for (const { visit } of voters)
      await done(castPapers(db, visit, { ...at, form: newToken(), choices: { [ballot!.id]: 'yes' } }))
    if (voters.length > 0) await done(countBallot(db, met.lead, { ...at, ballot: ballot!.id, reason: undefined }))
  }
}

export async function endOpenBallots(db: Db, { id, met }: MetAward): Promise<void> {
  const at = { award: id, stage: 'choice' }
  for (const { id: ballot } of await listBallots(db, id, { state: 'open' })) {
    await done(endBallot(db, met.lead, { ...at, ballot, reason: 'nobody came to vote on it' }))
  }
}
