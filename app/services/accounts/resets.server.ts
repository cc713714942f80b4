import { deleteKnownDevices } from '#db/repositories/accounts/known-device.ts'
import { deleteLetter, deleteResetsAsked, listResetsAsked, saveResetAsked } from '#db/repositories/accounts/letter.ts'
import { revokeLinks, useLink, type OneTimeLink } from '#db/repositories/accounts/one-time-link.ts'
import { findPerson, findPersonSecrets, listPersonNames, savePasswordHash, type Person } from '#db/repositories/accounts/person.ts' // prettier-ignore
import { deleteSessionsOf } from '#db/repositories/accounts/session.ts'
import { demandRight } from '../../access/need.ts'
import type { Visit } from '../../access/visit.server.ts'
import { emailKey } from '../../forms/accounts/email.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { languageOrDefault } from '../../i18n/languages.ts'
import { minutesBefore, placeOf, takeAttempt } from './attempts.server.ts'
import { change, type Write } from './change.server.ts'
import type { Installation } from './installation.server.ts'
import { queueLetter, queueResetAsked, type ResetAsked } from './letters.server.ts'
import { linkCodeHash } from './link-codes.server.ts'
import { originOfLinks, readLink, startLink, stillWorks, TooLateError, type DeadLink, type LinkVisit, type MadeLink, type ShownLink } from './links.server.ts' // prettier-ignore
import { hashPassword } from './passwords.server.ts'
import { weakness, type Weakness } from './password-strength.server.ts'
import { newCode } from './token.server.ts'

const ASKED_DAYS = 7

/**
 * Notes that somebody wants a new password. Whether the address is anybody's is looked up later, away from the request:
 * answer and time are the same for everybody. Who asks too often for one address is told nothing and starts nothing.
 * @returns for how many minutes to wait, where this place has asked too often
 */
export async function askForReset(
  { db, key }: Pick<Installation, 'db' | 'key'>,
  email: string,
  { client, now }: Pick<Visit, 'client' | 'now'>,
): Promise<{ readonly waitMinutes: number } | undefined> {
  const place = { name: 'reset place', of: placeOf(client.address), atMost: 20, minutes: 60 }
  const placeAnswer = await takeAttempt(db, key, [place], now)
  if (!placeAnswer.ok) return placeAnswer
  const account = { name: 'reset account', of: emailKey(email), atMost: 3, minutes: 60 }
  if ((await takeAttempt(db, key, [account], now)).ok) {
    await queueResetAsked(db, key, { email, address: client.address }, now)
  }
  return undefined
}

/** Looks up who asked: a letter with a link for an account that is open, a note for the administrator without mail. */
export async function answerResetAsked(
  installation: Installation,
  { id, asked }: { readonly id: string; readonly asked: ResetAsked },
  now: string,
): Promise<void> {
  const { db, mail } = installation
  const person = await findPersonSecrets(db, { emailKey: emailKey(asked.email) })
  if (!person || person.disabledAt !== undefined) return deleteLetter(db, id)
  const by = { actorId: undefined, trueActorId: undefined, address: asked.address, at: now }
  await change(db, by, async (write, record) => {
    record({ action: 'reset.ask', subject: `person:${person.id}` })
    if (mail === undefined) return saveResetAsked(write, id, person.id)
    await deleteLetter(write, id)
    // Links made before stay: anybody may ask, and that must not undo what an administrator has handed over.
    const link = await startReset(write, installation, person, { origin: mail.siteUrl, createdBy: undefined }, now)
    await queueLetter(write, installation, 'reset', person, valuesOf(link, person), now)
  })
}

export type ResetLinkAnswer =
  | { readonly ok: true; readonly link: MadeLink; readonly person: Person }
  | { readonly ok: false; readonly why: 'not-found' | 'disabled' }

/**
 * Makes a link with which a person sets a new password; older ones stop working. Where mail is set up it goes to its
 * owner, and no administrator sees it: otherwise whoever can make it could sign in as anybody, unmarked.
 * @throws ForbiddenError
 */
export async function makeResetLink(
  installation: Installation,
  { visitor, by, origin, now }: LinkVisit,
  personId: string,
): Promise<ResetLinkAnswer> {
  demandRight(visitor, 'people.change')
  const person = await findPerson(installation.db, personId)
  if (!person || person.erasedAt !== undefined) return { ok: false, why: 'not-found' }
  if (person.disabledAt !== undefined) return { ok: false, why: 'disabled' }
  const link = await change(installation.db, by, async (write, record): Promise<MadeLink> => {
    const to = { origin: originOfLinks(installation, origin), createdBy: visitor.personId }
    await revokeLinks(write, { resetsOf: person.id }, now)
    const { code, ...made } = await startReset(write, installation, person, to, now)
    record({ action: 'reset.make', subject: `person:${person.id}`, after: { link: made.id } })
    const values = { ...valuesOf(made, person), maker: visitor.name }
    const letter = await queueLetter(write, installation, 'reset-made', person, values, now)
    return letter ? { letter, id: made.id, expiresAt: made.expiresAt } : { letter, ...made, code }
  })
  return { ok: true, link, person }
}

/** Starts a link for a new password, with its code; the caller sends or shows it, and records it. */
export async function startReset(
  write: Write,
  { key }: Pick<Installation, 'key'>,
  person: Pick<Person, 'id' | 'language'>,
  { origin, createdBy }: { readonly origin: string; readonly createdBy: string | undefined },
  now: string,
): Promise<ShownLink & { readonly code: string }> {
  await deleteResetsAsked(write, person.id)
  const code = newCode()
  const { id: personId, language } = person
  const codeHash = linkCodeHash(key, code)
  const link = await startLink(
    write,
    { kind: 'reset', codeHash, personId, language, roles: [], createdBy },
    origin,
    now,
  )
  return { ...link, code }
}

const valuesOf = ({ address, expiresAt }: ShownLink, { language }: Person) => ({
  link: address,
  until: formatDateTime(languageOrDefault(language), expiresAt),
})

/** Whose password a link sets; asked before anything is typed. */
export async function readResetLink(
  installation: Pick<Installation, 'db' | 'key'>,
  secret: string,
  now: string,
): Promise<
  | { readonly ok: true; readonly link: OneTimeLink; readonly person: Person }
  | { readonly ok: false; readonly why: DeadLink | 'disabled' }
> {
  const reading = await readLink(installation, secret, ['reset'], now)
  if (!reading.ok) return reading
  const person = await findPerson(installation.db, reading.link.personId!)
  if (!person || person.erasedAt !== undefined) return { ok: false, why: 'unknown' }
  return person.disabledAt === undefined ? { ...reading, person } : { ok: false, why: 'disabled' }
}

export type SetPasswordAnswer =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: DeadLink | 'disabled' }
  | { readonly ok: false; readonly why: 'weak'; readonly weakness: Weakness }

/**
 * Sets a new password with a link. All sessions of the person end and all browsers are strangers again; the second
 * factor stays, and signing in is still to be done.
 * @throws BusyError
 */
export async function setPasswordWithLink(
  installation: Installation,
  secret: string,
  newPassword: string,
  { client, now }: Pick<Visit, 'client' | 'now'>,
): Promise<SetPasswordAnswer> {
  const { db } = installation
  const reading = await readResetLink(installation, secret, now)
  if (!reading.ok) return reading
  const { link, person } = reading
  const weak = weakness(newPassword, [person.name, person.email])
  if (weak) return { ok: false, why: 'weak', weakness: weak }
  const passwordHash = await hashPassword(newPassword)
  const by = { actorId: person.id, trueActorId: undefined, address: client.address, at: now }
  try {
    await change(db, by, async (write, record) => {
      await stillWorks(write, link, now)
      if ((await findPerson(write, person.id))?.disabledAt !== undefined) throw new TooLateError()
      if (!(await useLink(write, link.id, person.id, now))) throw new TooLateError()
      await savePasswordHash(write, person.id, passwordHash)
      const ended = await deleteSessionsOf(write, person.id)
      await deleteKnownDevices(write, person.id)
      await revokeLinks(write, { resetsOf: person.id }, now)
      await deleteResetsAsked(write, person.id)
      record({ action: 'reset.use', subject: `link:${link.id}`, after: { person: person.id } })
      record({ action: 'password.set', subject: `person:${person.id}`, after: { endedSessions: ended } })
      await queueLetter(write, installation, 'password-changed', person, {}, now)
    })
    return { ok: true }
  } catch (error) {
    if (!(error instanceof TooLateError)) throw error
    const again = await readResetLink(installation, secret, now)
    return again.ok ? { ok: false, why: 'used' } : again
  }
}

/** Who waits for a link, for the administrators of a site without mail. */
export interface ResetWaiting {
  readonly personId: string
  readonly name: string
  readonly at: string
}

/** @throws ForbiddenError */
export async function resetsWaiting(
  { db }: Pick<Installation, 'db'>,
  { visitor, now }: Pick<Visit, 'visitor' | 'now'>,
): Promise<ResetWaiting[]> {
  demandRight(visitor, 'people.change')
  const asked = await listResetsAsked(db, minutesBefore(now, ASKED_DAYS * 24 * 60))
  const names = await listPersonNames(
    db,
    asked.map(({ personId }) => personId),
  )
  return asked.map(({ personId, at }) => ({ personId, at, name: names.get(personId) ?? '' }))
}
