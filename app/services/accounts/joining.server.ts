import { findLink, revokeLinks, useLink, type OneTimeLink } from '#db/repositories/accounts/one-time-link.ts'
import { findPerson, findPersonSecrets, savePerson, type PersonSecrets } from '#db/repositories/accounts/person.ts' // prettier-ignore
import { bindInvitedEntrants } from '#db/repositories/award/entrant.ts'
import { bindInvitedJudges } from '#db/repositories/award/judge.ts'
import type { Visit } from '../../access/visit.server.ts'
import type { Visitor } from '../../access/visitor.ts'
import type { Grant } from '../../access/roles.ts'
import { emailKey } from '../../forms/accounts/email.ts'
import type { Language } from '../../i18n/languages.ts'
import { noteNewcomers } from '../award/judges/conflicts.server.ts'
import { change, type AuditEntry, type Write } from './change.server.ts'
import { giveRoles } from './giving-roles.server.ts'
import type { Installation } from './installation.server.ts'
import { possibleGrants, readLink, stillWorks, TooLateError, whyDead, type DeadLink } from './links.server.ts'
import { hashPassword } from './passwords.server.ts'
import { weakness, type Weakness } from './password-strength.server.ts'
import { finishSignIn, type SignedIn } from './sign-in.server.ts'
import { newId } from './token.server.ts'

const KINDS = ['invitation', 'first-admin'] as const

/** What the page of an invitation says before anything is done. */
export interface Welcome {
  /** Empty for the first administrator, who gives their own. */
  readonly email: string
  readonly name: string
  readonly roles: readonly Grant[]
  readonly invitedBy: string
  readonly expiresAt: string
  readonly isFirstAdmin: boolean
  /** Whether the address has an account already: `other`, and somebody else, or nobody, is signed in on this browser. */
  readonly account: 'none' | 'disabled' | 'own' | 'other'
}

/** Looks at an invitation; nothing is used up by it. */
export async function readWelcome(
  installation: Pick<Installation, 'db' | 'key'>,
  secret: string,
  visitor: Visitor | undefined,
  now: string,
): Promise<{ readonly ok: true; readonly welcome: Welcome } | { readonly ok: false; readonly why: DeadLink }> {
  const { db } = installation
  const reading = await readLink(installation, secret, KINDS, now)
  if (!reading.ok) return reading
  const { link } = reading
  const existing = await accountOf(installation, link)
  const inviter = link.createdBy === undefined ? undefined : await findPerson(db, link.createdBy)
  const welcome = {
    email: link.email,
    name: link.name,
    roles: possibleGrants(link.roles),
    invitedBy: inviter?.name ?? '',
    expiresAt: link.expiresAt,
    isFirstAdmin: link.kind === 'first-admin',
    account: accountState(existing, visitor),
  }
  return { ok: true, welcome }
}

/** Where a link leads once it was used: who comes to enter an award, to its form. Asked before it is used up. */
export async function landingOf(
  installation: Pick<Installation, 'db' | 'key'>,
  secret: string,
  { now }: Pick<Visit, 'now'>,
): Promise<string> {
  const reading = await readLink(installation, secret, KINDS, now)
  const [only, ...others] = reading.ok ? possibleGrants(reading.link.roles) : []
  if (only?.role !== 'entrant' || others.length > 0) return '/account'
  return `/awards/${only.scope.replace(/^award:/, '')}/enter`
}

async function accountOf({ db }: Pick<Installation, 'db'>, link: OneTimeLink): Promise<PersonSecrets | undefined> {
  return link.email === '' ? undefined : findPersonSecrets(db, { emailKey: emailKey(link.email) })
}

function accountState(existing: PersonSecrets | undefined, visitor: Visitor | undefined): Welcome['account'] {
  if (!existing) return 'none'
  if (existing.disabledAt !== undefined) return 'disabled'
  return isThemselves(visitor) && visitor.personId === existing.id ? 'own' : 'other'
}

/** Signed in all the way, with nobody else at the keyboard. */
const isThemselves = (visitor: Visitor | undefined): visitor is Visitor =>
  visitor !== undefined && !visitor.actedFor && !visitor.session.awaitsSecondFactor

export interface Joiner {
  readonly name: string
  readonly newPassword: string
  /** Asked of the first administrator only; an invitation is for its own address. */
  readonly email: string | undefined
  readonly language: Language
}

export type JoinAnswer =
  | SignedIn
  | { readonly ok: false; readonly why: DeadLink | 'account-exists' | 'email-missing' }
  | { readonly ok: false; readonly why: 'weak'; readonly weakness: Weakness }

/**
 * Makes the account somebody is invited to and signs them in; whoever was signed in on this browser is signed out.
 * Where the address has an account nothing is done: a link opens no account that is somebody's already.
 * @throws BusyError
 */
export async function join(
  installation: Installation,
  secret: string,
  joiner: Joiner,
  { client, sessionToken, now }: Pick<Visit, 'client' | 'sessionToken' | 'now'>,
): Promise<JoinAnswer> {
  const { db } = installation
  const reading = await readLink(installation, secret, KINDS, now)
  if (!reading.ok) return reading
  const { link } = reading
  const email = link.kind === 'first-admin' ? joiner.email : link.email
  if (email === undefined) return { ok: false, why: 'email-missing' }
  const hasAccount = async () => (await findPersonSecrets(db, { emailKey: emailKey(email) })) !== undefined
  if (await hasAccount()) return { ok: false, why: 'account-exists' }
  const weak = weakness(joiner.newPassword, [joiner.name, email])
  if (weak) return { ok: false, why: 'weak', weakness: weak }
  const id = newId('p')
  const person = {
    id,
    email,
    emailKey: emailKey(email),
    name: joiner.name,
    language: joiner.language,
    passwordHash: await hashPassword(joiner.newPassword),
    createdAt: now,
  }
  const proof = { method: 'password', passwordHash: person.passwordHash, knownDevice: false } as const
  try {
    return await finishSignIn(
      db,
      person,
      proof,
      { client, earlierSession: sessionToken, now },
      async (write, record) => {
        await stillWorks(write, link, now)
        await savePerson(write, person)
        await takeRoles(write, record, link, id, now)
        record({ action: 'person.create', subject: `person:${id}`, after: { link: link.id } })
        record({ action: 'password.set', subject: `person:${id}` })
      },
    )
  } catch (error) {
    const why = await whyDeadNow(installation, link, now)
    if (why !== undefined) return { ok: false, why }
    // Two links to one address at the same moment: the second finds the account made.
    if (await hasAccount()) return { ok: false, why: 'account-exists' }
    throw error
  }
}

/** Uses a link up and gives what it holds, after `stillWorks`. */
async function takeRoles(
  write: Write,
  record: (entry: AuditEntry) => void,
  link: OneTimeLink,
  personId: string,
  now: string,
): Promise<void> {
  if (!(await useLink(write, link.id, personId, now))) throw new TooLateError()
  const use = link.kind === 'first-admin' ? 'first-admin.use' : 'invitation.use'
  record({ action: use, subject: `link:${link.id}`, after: { person: personId } })
  const seats = await bindInvitedJudges(write, link.id, personId)
  await bindInvitedEntrants(write, link.id, personId)
  await giveRoles(write, record, personId, possibleGrants(link.roles), { at: now, by: link.createdBy })
  await noteNewcomers(write, record, { actorId: personId, trueActorId: undefined, address: '', at: now }, seats)
  if (link.kind === 'first-admin') await revokeLinks(write, { kind: 'first-admin' }, now)
}

async function whyDeadNow({ db }: Pick<Installation, 'db'>, { id }: OneTimeLink, now: string) {
  const link = await findLink(db, { id })
  return link ? whyDead(db, link, now) : 'unknown'
}

export type AcceptAnswer = { readonly ok: true } | { readonly ok: false; readonly why: DeadLink | 'sign-in-first' }

/** Adds the roles of an invitation to the account of its address, where that account's owner is signed in. */
export async function acceptRoles(
  installation: Installation,
  secret: string,
  { visitor, by, now }: Pick<Visit, 'visitor' | 'by' | 'now'>,
): Promise<AcceptAnswer> {
  const { db } = installation
  const reading = await readLink(installation, secret, KINDS, now)
  if (!reading.ok) return reading
  const { link } = reading
  const existing = await accountOf(installation, link)
  if (accountState(existing, visitor) !== 'own') return { ok: false, why: 'sign-in-first' }
  try {
    await change(db, by, async (write, record) => {
      await stillWorks(write, link, now)
      await takeRoles(write, record, link, existing!.id, now)
    })
    return { ok: true }
  } catch (error) {
    if (!(error instanceof TooLateError)) throw error
    return { ok: false, why: (await whyDeadNow(installation, link, now)) ?? 'used' }
  }
}
