import { findSentIn, saveSentIn, type SentIn } from '#db/repositories/desk/sent-in.ts'
import type { LocalText } from '#scoring/facts.ts'
import type { Visit } from '../../access/visit.server.ts'
import type { By } from '../../access/visitor.ts'
import { emailKey } from '../../forms/accounts/email.ts'
import type { Correction, Reply } from '../../forms/sent-in/send-in.ts'
import type { Language } from '../../i18n/languages.ts'
import { placeOf, takeAttempt } from '../accounts/attempts.server.ts'
import { change, UNCHANGED, type Write } from '../accounts/change.server.ts'
import type { Installation } from '../accounts/installation.server.ts'
import { queueLetter } from '../accounts/letters.server.ts'
import { refused, type Refused } from '../accounts/refused.ts'
import { keyedDigest, seal } from '../accounts/secret.server.ts'
import { newId, tokenHash } from '../accounts/token.server.ts'
import type { LibraryCase } from '../library.server.ts'

/** What the sender is told of it, and where. */
export interface SentReceipt {
  readonly ok: true
  /** Of the page on which the sender follows it. */
  readonly secret: string
}

/** From where, and when. */
export type SentFrom = Pick<Visit, 'client' | 'now'>

/** A place of a case that a correction is about, as it is called in both languages. */
export interface NamedPlace {
  readonly value: string
  readonly words: LocalText
}

/** How many messages are taken from one place. */
const RULES = [
  { name: 'sent-in hour', atMost: 10, minutes: 60 },
  { name: 'sent-in day', atMost: 40, minutes: 24 * 60 },
] as const
/** Letters that one address gets, whoever types it. */
const LETTERS_A_DAY = 3

/** Takes a correction of a case that readers see. */
export function sendCorrection(
  site: Installation,
  from: SentFrom,
  entry: LibraryCase,
  sent: Correction & { readonly place: NamedPlace; readonly language: Language },
): Promise<SentReceipt | Refused> {
  const { text, right, source, place, language, form, name, email } = sent
  const words = { place: place.value, placeWords: place.words, text, right, source }
  const said = { kind: 'correction', language, ...words, organisation: '', speakerFunction: '' } as const
  return take(site, from, entry, said, { form, name, email })
}

/** Takes what the organisation itself says; nobody sees it before it was made sure who sent it. */
export function sendReply(
  site: Installation,
  from: SentFrom,
  entry: LibraryCase,
  sent: Reply & { readonly language: Language },
): Promise<SentReceipt | Refused> {
  const { organisation, speakerFunction, text, language, form, name, email } = sent
  const words = { organisation, speakerFunction, text, right: '', source: '' }
  const said = { kind: 'reply', language, place: '', placeWords: { 'zh-CN': '', en: '' }, ...words } as const
  return take(site, from, entry, said, { form, name, email })
}

type Said = Pick<
  SentIn,
  'kind' | 'language' | 'place' | 'placeWords' | 'text' | 'right' | 'source' | 'organisation' | 'speakerFunction'
>

interface Sender {
  readonly form: string
  readonly name: string
  readonly email: string
}

async function take(
  site: Installation,
  { client, now }: SentFrom,
  entry: LibraryCase,
  said: Said,
  { form, name, email }: Sender,
): Promise<SentReceipt | Refused> {
  const { db, key } = site
  // Of the form and of all it says: sent twice it is one, changed and sent again it is another.
  const secret = keyedDigest(key, 'sent-in', JSON.stringify([form, entry.id, said, name, email]))
  const secretHash = tokenHash(secret)
  if (await findSentIn(db, { secretHash })) return { ok: true, secret }
  const answer = await takeAttempt(db, key, RULES.map((rule) => ({ ...rule, of: placeOf(client.address) })), now) // prettier-ignore
  if (!answer.ok) return refused('too-many-sent', { minutes: answer.waitMinutes })
  const mayWrite = email !== '' && (await mayWriteTo(site, email, now))
  const id = newId('n')
  await change(db, byNobody(now), async (write, record) => {
    const sent = { ...said, id, caseId: entry.id, revisionId: entry.revision.id, sentAt: now }
    const sender = { name, email, linkSealed: seal(key, `sent-in ${id}`, secret) }
    if (!(await saveSentIn(write, sent, secretHash, sender))) return UNCHANGED
    record({ action: 'sent-in.send', subject: `sent-in:${id}`, after: { case: entry.id, kind: said.kind } })
    if (mayWrite) await tellReceived(write, site, { sentInId: id, email, language: said.language }, entry, secret, now)
    return sent
  })
  return { ok: true, secret }
}

/** From where something was sent in is not kept: its limits know a digest, for a day. */
export const byNobody = (now: string): By => ({ actorId: undefined, trueActorId: undefined, address: '', at: now })

async function mayWriteTo({ db, key }: Installation, email: string, now: string): Promise<boolean> {
  const rule = { name: 'sent-in letter', of: emailKey(email), atMost: LETTERS_A_DAY, minutes: 24 * 60 }
  return (await takeAttempt(db, key, [rule], now)).ok
}

/** Nothing in the letter was written by the sender: anybody can type anybody's address. */
async function tellReceived(
  write: Write,
  site: Installation,
  to: { readonly sentInId: string; readonly email: string; readonly language: string },
  { case: facts }: LibraryCase,
  secret: string,
  now: string,
): Promise<void> {
  if (site.mail === undefined) return
  const title = facts.title[to.language === 'en' ? 'en' : 'zh-CN']
  const values = { title, link: stateAddress(site.mail.siteUrl, secret) }
  await queueLetter(write, site, 'sent-in-received', { ...to, name: '' }, values, now)
}

/** The page on which a sender follows what they sent. */
export const stateAddress = (site: string, secret: string): string => `${site}/sent-in?${new URLSearchParams({ t: secret })}` // prettier-ignore
