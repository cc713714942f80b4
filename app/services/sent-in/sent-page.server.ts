import {
  eraseSentInSender,
  findSentIn,
  findSentInSender,
  saveSentInOutcome,
  type SentIn,
} from '#db/repositories/desk/sent-in.ts'
import { lockLibrary } from '#db/repositories/library-state.ts'
import type { Db } from '#db/schema.ts'
import { casePath } from '../../case-path.ts'
import type { SentView } from '../../components/sent-in/send-view.ts'
import type { Language } from '../../i18n/languages.ts'
import { change, UNCHANGED } from '../accounts/change.server.ts'
import { tokenHash } from '../accounts/token.server.ts'
import type { DeskSite } from '../desk/desk-visit.ts'
import type { Library } from '../library.server.ts'
import { inLanguage } from './public-sent-in.ts'
import { byNobody } from './send-in.server.ts'

/** What its sender sees of what they sent in; undefined where no such thing was sent. */
export async function sentPage(
  { db }: DeskSite,
  secret: string,
  shelf: Library,
  language: Language,
): Promise<SentView | undefined> {
  const sent = await bySecret(db, secret)
  if (!sent) return undefined
  const sender = await findSentInSender(db, sent.id)
  const { caseId, state } = sent
  // Who is told that a message was taken for spam writes the next one differently.
  const isAnswered = state !== 'waiting' && state !== 'spam'
  return {
    kind: sent.kind,
    address: casePath(shelf.addresses.slugOf(caseId)),
    title: shelf.byId.get(caseId)?.case.title[language] ?? caseId,
    sentAt: sent.sentAt,
    place: sent.placeWords[language],
    text: sent.text,
    right: sent.right,
    source: sent.source,
    organisation: sent.organisation,
    speakerFunction: sent.speakerFunction,
    state,
    answeredAt: sent.answeredAt ?? null,
    answer: isAnswered ? inLanguage(sent.answer, language) : null,
    revision: sent.correctedByNumber ?? null,
    isNamed: sender !== undefined && sender.name + sender.email !== '',
    hasEmail: sender !== undefined && sender.email !== '',
  }
}

/** Its sender wants it no more: nobody answers it, and a reply that readers saw disappears. */
export async function takeBackSent({ db }: DeskSite, secret: string, now: string): Promise<boolean> {
  const sent = await bySecret(db, secret)
  if (!sent || !canTakeBack(sent)) return false
  let done = false
  await change(db, byNobody(now), async (write, record) => {
    const outcome = { ...sent, state: 'taken-back', endedAt: now } as const
    const library = await lockLibrary(write)
    done = await saveSentInOutcome(library, sent, outcome)
    if (!done) return UNCHANGED
    // Nobody will answer it: nothing is left for which to know who sent it.
    if (sent.state === 'waiting') await eraseSentInSender(library, sent.id)
    record({ action: 'sent-in.take-back', subject: `sent-in:${sent.id}`, before: { state: sent.state } })
    return done
  })
  return done
}

/** An answered correction is part of the case's log; only what waits, or is shown, can be taken back. */
export const canTakeBack = ({ kind, state }: Pick<SentIn, 'kind' | 'state'>): boolean =>
  state === 'waiting' || (kind === 'reply' && state === 'accepted')

/** Its sender's name and address are gone after this. */
export async function eraseOwnSender({ db }: DeskSite, secret: string, now: string): Promise<void> {
  const sent = await bySecret(db, secret)
  if (sent) await eraseSender(db, sent.id, now)
}

/** Erases who sent it, and keeps what they sent. */
export async function eraseSender(db: Db, id: string, now: string, by = byNobody(now)): Promise<void> {
  await change(db, by, async (write, record) => {
    if (!(await eraseSentInSender(await lockLibrary(write), id))) return UNCHANGED
    record({ action: 'sent-in.erase', subject: `sent-in:${id}` })
    return id
  })
}

const SECRET = /^[A-Za-z0-9_-]{43}$/

const bySecret = async (db: Db, secret: string): Promise<SentIn | undefined> =>
  SECRET.test(secret) ? findSentIn(db, { secretHash: tokenHash(secret) }) : undefined
