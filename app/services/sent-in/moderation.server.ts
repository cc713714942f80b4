import {
  eraseSentInSender,
  findSentIn,
  findSentInSender,
  findShownReply,
  saveSentInOutcome,
  type SentIn,
  type SentInOutcome,
} from '#db/repositories/desk/sent-in.ts'
import { findCaseStanding } from '#db/repositories/revision-history.ts'
import { lockLibrary, type LibraryTransaction } from '#db/repositories/library-state.ts'
import { listPublications } from '#db/repositories/publication.ts'
import type { Db } from '#db/schema.ts'
import { demandRight } from '../../access/need.ts'
import type { Visitor } from '../../access/visitor.ts'
import { decisionsLeft, type Decision } from '../../forms/sent-in/moderation.ts'
import { languageOrDefault } from '../../i18n/languages.ts'
import { change, type AuditEntry, type Write } from '../accounts/change.server.ts'
import type { Installation } from '../accounts/installation.server.ts'
import { queueLetter } from '../accounts/letters.server.ts'
import { refused, RefusedError } from '../accounts/refused.ts'
import { unseal } from '../accounts/secret.server.ts'
import type { DeskSite, DeskVisit } from '../desk/desk-visit.ts'
import { titleOfRevision } from '../desk/case-title.server.ts'
import { inLanguage } from './public-sent-in.ts'
import { stateAddress } from './send-in.server.ts'
import { eraseSender } from './sent-page.server.ts'

/**
 * Decides what becomes of something sent in, and writes to who sent it. A reply that is accepted takes the place of the
 * one that readers saw before; spam loses its sender at once.
 * @throws RefusedError `sent-in-changed` where somebody was quicker, `sent-in-answered`, `answer-missing`, `revision-unpublished`
 */
export async function decideSentIn(
  site: Installation,
  visit: DeskVisit,
  id: string,
  decision: Decision,
): Promise<void> {
  const { visitor, by, now } = visit
  demandRight(visitor, 'sent-in.decide')
  await change(site.db, by, async (write, record) => {
    const library = await lockLibrary(write)
    const sent = await unchangedSince(library, id, decision.tag)
    demandReplyRight(visitor, sent, decision.state)
    await checkDecision(library, sent, decision)
    const outcome = outcomeOf(sent, decision, visitor.personId, now)
    if (sent.kind === 'reply' && outcome.state === 'accepted') await replaceShown(library, sent, now, record)
    await save(library, sent, outcome)
    if (outcome.state === 'spam') await eraseSentInSender(library, id)
    record({
      action: 'sent-in.answer',
      subject: `sent-in:${id}`,
      before: { state: sent.state },
      after: { state: outcome.state, case: sent.caseId, ...(outcome.correctedByNumber === undefined ? {} : { revision: outcome.correctedByNumber }) }, // prettier-ignore
    })
    if (isNews(sent, outcome)) await tellAnswered(write, site, { ...sent, ...outcome }, now)
  })
}

/** Takes a reply away from readers; that it was there stays in the log. */
export async function endReply(
  { db }: DeskSite,
  { visitor, by, now }: DeskVisit,
  { id, tag }: { readonly id: string; readonly tag: number },
): Promise<void> {
  demandRight(visitor, 'case.approve')
  await change(db, by, async (write, record) => {
    const library = await lockLibrary(write)
    const sent = await unchangedSince(library, id, tag)
    if (sent.kind !== 'reply' || sent.state !== 'accepted') throw changed()
    await end(library, sent, 'taken-back', now, record)
  })
}

/** @throws ForbiddenError */
export async function eraseSentInBy({ db }: DeskSite, { visitor, by, now }: DeskVisit, id: string): Promise<void> {
  demandRight(visitor, 'sent-in.decide')
  await eraseSender(db, id, now, by)
}

/** What readers are shown in an organisation's name, and that it is not shown any more, is a reviewer's to decide. */
function demandReplyRight(visitor: Visitor, sent: SentIn, state: Decision['state']): void {
  if (sent.kind === 'reply' && [sent.state, state].includes('accepted')) demandRight(visitor, 'case.approve')
}

async function checkDecision(db: Db, sent: SentIn, decision: Decision): Promise<void> {
  const { state, answerZh, answerEn, revision, verifiedBy } = decision
  const hasAnswer = answerZh !== '' || answerEn !== ''
  // What was taken back, or gave way to another, is over.
  if (sent.endedAt !== undefined) throw changed()
  if (!decisionsLeft(sent.kind, sent.state).includes(state)) throw problem('sent-in-answered')
  if (state === 'declined' && !hasAnswer) throw problem('answer-missing')
  if (state !== 'accepted') return
  if (sent.kind === 'reply') {
    if (verifiedBy === '') throw problem('verification-missing')
    if ((await findCaseStanding(db, sent.caseId))?.retiredAt !== undefined) throw problem('case-withdrawn')
    return
  }
  if (!hasAnswer) throw problem('answer-missing')
  if (revision === undefined) throw problem('revision-missing')
  const published = await listPublications(db, [sent.caseId])
  if (!published.some(({ number }) => number === revision)) throw problem('revision-unpublished')
}

function outcomeOf(sent: SentIn, decision: Decision, personId: string, now: string): SentInOutcome {
  const { state, answerZh, answerEn, revision, verifiedBy, note } = decision
  const isSame = state === sent.state
  return {
    state,
    answer: { 'zh-CN': answerZh, en: answerEn },
    correctedByNumber: state === 'accepted' && sent.kind === 'correction' ? revision : undefined,
    verifiedBy,
    note,
    answeredBy: state === 'waiting' ? undefined : personId,
    answeredAt: state === 'waiting' ? undefined : isSame ? sent.answeredAt : now,
    endedAt: undefined,
  }
}

async function replaceShown(
  library: LibraryTransaction,
  sent: SentIn,
  now: string,
  record: (entry: AuditEntry) => void,
): Promise<void> {
  const shown = await findShownReply(library, sent.caseId)
  if (shown && shown.id !== sent.id) await end(library, shown, 'replaced', now, record)
}

async function end(
  library: LibraryTransaction,
  sent: SentIn,
  state: 'taken-back' | 'replaced',
  now: string,
  record: (entry: AuditEntry) => void,
): Promise<void> {
  await save(library, sent, { ...sent, state, endedAt: now })
  record({
    action: 'sent-in.take-back',
    subject: `sent-in:${sent.id}`,
    before: { state: sent.state },
    after: { state },
  })
}

async function save(library: LibraryTransaction, sent: SentIn, outcome: SentInOutcome): Promise<void> {
  if (!(await saveSentInOutcome(library, sent, outcome))) throw changed()
}

async function unchangedSince(db: Db, id: string, tag: number): Promise<SentIn> {
  const sent = await findSentIn(db, { id })
  if (sent?.tag !== tag) throw changed()
  return sent
}

const changed = () => problem('sent-in-changed')
const problem = (code: Parameters<typeof refused>[0]) => new RefusedError(refused(code))

/** Whether there is something to write to the sender: an answer, or another one than before. */
function isNews(before: SentIn, after: SentInOutcome): boolean {
  if (after.state !== 'accepted' && after.state !== 'declined') return false
  const said = ({ state, answer }: SentInOutcome) => JSON.stringify([state, answer])
  return said(before) !== said(after)
}

async function tellAnswered(write: Write, site: Installation, sent: SentIn, now: string): Promise<void> {
  const sender = await findSentInSender(write, sent.id)
  if (site.mail === undefined || !sender || sender.email === '') return
  const language = languageOrDefault(sent.language)
  const title = (await titleOfRevision(write, { id: sent.revisionId, caseId: sent.caseId }))[language]
  const answer = inLanguage(sent.answer, language)?.text ?? '—'
  const link = stateAddress(site.mail.siteUrl, unseal(site.key, `sent-in ${sent.id}`, sender.linkSealed))
  await queueLetter(write, site, 'sent-in-answered', { sentInId: sent.id, name: '', email: sender.email, language }, { title, answer, link }, now) // prettier-ignore
}
