import type { Person } from '#db/repositories/accounts/person.ts'
import { saveLetter, type LetterKind } from '#db/repositories/accounts/letter.ts'
import type { Db } from '#db/schema.ts'
import { said, type WordValues } from '../../components/accounts/use-words.ts'
import { LETTERS } from '../../content/accounts/letters.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { languageOrDefault } from '../../i18n/languages.ts'
import { seal, unseal, type SecretKey } from './secret.server.ts'
import type { Installation } from './installation.server.ts'
import { newId } from './token.server.ts'

/** A letter as it lies sealed in the queue. */
export interface LetterBody {
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
}

/** Somebody has asked for a new password: what was typed and where, to be looked up later. */
export interface ResetAsked {
  readonly email: string
  readonly address: string
}

/** Whom a letter goes to. */
export type Recipient = Pick<Person, 'name' | 'email' | 'language'> & {
  readonly id?: string | undefined
  /** Of somebody without an account: what they sent in. */
  readonly sentInId?: string | undefined
}

/**
 * Puts a letter in the queue, in the language of whom it is for; it goes out soon after.
 * @returns false where no mail is set up: nobody is written to
 */
export async function queueLetter(
  db: Db,
  { key, mail }: Pick<Installation, 'key' | 'mail'>,
  kind: Exclude<LetterKind, 'reset-asked' | 'award-reminder'>,
  to: Recipient,
  values: WordValues,
  now: string,
): Promise<boolean> {
  if (mail === undefined || to.email === '') return false
  const language = languageOrDefault(to.language)
  const name = oneLine(to.name)
  const all = { at: formatDateTime(language, now), ...values, name, site: mail.siteUrl }
  const body: LetterBody = {
    to: { name, address: to.email },
    subject: said(LETTERS, language, `${kind}-subject`, all),
    text: said(LETTERS, language, `${kind}-text`, all),
  }
  const id = newId('l')
  await saveLetter(db, {
    id,
    kind,
    personId: to.id,
    sentInId: to.sentInId,
    sealed: sealed(key, id, body),
    createdAt: now,
  })
  return true
}

/**
 * Puts a letter in the queue that was written for this person, to go out when it is due. A reminder goes out once at most.
 * @returns its id; undefined where no mail is set up
 */
export async function queueReminder(
  db: Db,
  { key, mail }: Pick<Installation, 'key' | 'mail'>,
  to: Recipient & { readonly id: string },
  { subject, text }: Pick<LetterBody, 'subject' | 'text'>,
  when: { readonly now: string; readonly dueAt: string },
): Promise<string | undefined> {
  if (mail === undefined || to.email === '') return undefined
  const id = newId('l')
  const body: LetterBody = { to: { name: oneLine(to.name), address: to.email }, subject: oneLine(subject), text }
  const { now: createdAt, dueAt } = when
  await saveLetter(db, { id, kind: 'award-reminder', personId: to.id, sealed: sealed(key, id, body), createdAt, dueAt })
  return id
}

/**
 * Notes that somebody asked for a new password. The same row is written whoever's address it is, or nobody's, so that
 * neither the answer nor its time tells anything.
 */
export async function queueResetAsked(db: Db, key: SecretKey, asked: ResetAsked, now: string): Promise<void> {
  const id = newId('l')
  await saveLetter(db, { id, kind: 'reset-asked', sealed: sealed(key, id, asked), createdAt: now })
}

function sealed(key: SecretKey, id: string, body: LetterBody | ResetAsked): string {
  return seal(key, `letter ${id}`, JSON.stringify(body))
}

/** @throws Error where it was sealed with another key */
export function openLetter<Body extends LetterBody | ResetAsked>(key: SecretKey, id: string, text: string): Body {
  return JSON.parse(unseal(key, `letter ${id}`, text)) as Body
}

/** A name as it stands in a header: a line break in it would begin another one. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
