import { deleteKnownDevices } from '#db/repositories/accounts/known-device.ts'
import { deleteLetter, deleteResetsAsked, listResetsAsked, saveResetAsked } from '#db/repositories/accounts/letter.ts'
import { revokeLinks, useLink } from '#db/repositories/accounts/one-time-link.ts'
import { findPerson, findPersonSecrets, listPersonNames, savePasswordHash, type Person } from '#db/repositories/accounts/person.ts' // prettier-ignore
import { deleteSessionsOf } from '#db/repositories/accounts/session.ts'
import { demandRight } from '../../access/need.ts'
import type { Visit } from '../../access/visit.server.ts'
import { emailKey } from '../../forms/accounts/email.ts'
import { formatDateTime } from '../../i18n/format.ts'
import type { Language } from '../../i18n/languages.ts'
import { minutesBefore, placeOf, takeAttempt } from './attempts.server.ts'
import { change, UNCHANGED, type Write } from './change.server.ts'
import type { Installation } from './installation.server.ts'
import { queueLetter, queueResetAsked, type ResetAsked } from './letters.server.ts'
import { originOfLinks, readLink, startLink, type DeadLink, type LinkVisit, type ShownLink } from './links.server.ts'
import { hashPassword } from './passwords.server.ts'
import { weakness, type Weakness } from './password-strength.server.ts'

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
    await sendResetLink(write, installation, person, { origin: mail.siteUrl, createdBy: undefined }, now)
  })
}

export type ResetLinkAnswer =
  | { readonly ok: true; readonly link: ShownLink; readonly person: Person }
  | { readonly ok: false; readonly why: 'not-found' | 'disabled' }

/**
 * Makes a link with which a person sets a new password, and sends it where mail is set up; older ones stop working.
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
  const link = await change(installation.db, by, async (write, record) => {
    const to = { origin: originOfLinks(installation, origin), createdBy: visitor.personId }
    const made = await sendResetLink(write, installation, person, to, now)
    record({ action: 'reset.make', subject: `person:${person.id}`, after: { link: made.id } })
    return made
  })
  return { ok: true, link, person }
}

/** For `makeResetLink` and for letters that were asked for; the caller records it. */
export async function sendResetLink(
  write: Write,
  installation: Pick<Installation, 'key' | 'mail'>,
  person: Person,
  { origin, createdBy }: { readonly origin: string; readonly createdBy: string | undefined },
  now: string,
): Promise<ShownLink> {
  await revokeLinks(write, { resetsOf: person.id }, now)
  await deleteResetsAsked(write, person.id)
  const made = await startLink(
    write,
    { kind: 'reset', personId: person.id, language: person.language, roles: [], createdBy },
    origin,
    now,
  )
  const values = { link: made.address, until: formatDateTime(person.language as Language, made.expiresAt) }
  return { ...made, letter: await queueLetter(write, installation, 'reset', person, values, now) }
}

/** Whose password a link sets; asked before anything is typed. */
export async function readResetLink(
  installation: Pick<Installation, 'db' | 'key'>,
  secret: string,
  now: string,
): Promise<
  { readonly ok: true; readonly person: Person } | { readonly ok: false; readonly why: DeadLink | 'disabled' }
> {
  const reading = await readLink(installation, secret, ['reset'], now)
  if (!reading.ok) return reading
  const person = await findPerson(installation.db, reading.link.personId!)
  if (!person || person.erasedAt !== undefined) return { ok: false, why: 'unknown' }
  return person.disabledAt === undefined ? { ok: true, person } : { ok: false, why: 'disabled' }
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
  const reading = await readLink(installation, secret, ['reset'], now)
  if (!reading.ok) return reading
  const person = await readResetLink(installation, secret, now)
  if (!person.ok) return person
  const { id: personId, name, email } = person.person
  const weak = weakness(newPassword, [name, email])
  if (weak) return { ok: false, why: 'weak', weakness: weak }
  const passwordHash = await hashPassword(newPassword)
  const by = { actorId: personId, trueActorId: undefined, address: client.address, at: now }
  const outcome = await change(db, by, async (write, record) => {
    if (!(await useLink(write, reading.link.id, personId, now))) return UNCHANGED
    await savePasswordHash(write, personId, passwordHash)
    const ended = await deleteSessionsOf(write, personId)
    await deleteKnownDevices(write, personId)
    await revokeLinks(write, { resetsOf: personId }, now)
    await deleteResetsAsked(write, personId)
    record({ action: 'reset.use', subject: `link:${reading.link.id}`, after: { person: personId } })
    record({ action: 'password.set', subject: `person:${personId}`, after: { endedSessions: ended } })
    await queueLetter(write, installation, 'password-changed', person.person, {}, now)
    return 'set' as const
  })
  if (outcome === 'set') return { ok: true }
  const again = await readLink(installation, secret, ['reset'], now)
  return again.ok ? { ok: false, why: 'used' } : again
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
