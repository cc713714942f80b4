import { listTroubledLetters } from '#db/repositories/accounts/letter.ts'
import { findLink, listInvitations, revokeLinks, type OneTimeLink } from '#db/repositories/accounts/one-time-link.ts'
import { findPersonSecrets, listPeopleWithIds, listPersonNames, type Person } from '#db/repositories/accounts/person.ts' // prettier-ignore
import { moveInvitedEntrants } from '#db/repositories/award/entrant.ts'
import { moveInvitedJudges } from '#db/repositories/award/judge.ts'
import { demandRight } from '../../access/need.ts'
import { isPossibleGrant, type Grant } from '../../access/roles.ts'
import type { Visit } from '../../access/visit.server.ts'
import type { Visitor } from '../../access/visitor.ts'
import { said } from '../../components/accounts/use-words.ts'
import { ROLE_NAMES } from '../../content/accounts/roles.ts'
import { emailKey } from '../../forms/accounts/email.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { languageOrDefault, type Language } from '../../i18n/languages.ts'
import { isRehearsalName } from '../award/rehearsal/rehearsal-names.ts'
import { minutesBefore } from './attempts.server.ts'
import { change, UNCHANGED, type AuditEntry, type Write } from './change.server.ts'
import type { Installation } from './installation.server.ts'
import { queueLetter } from './letters.server.ts'
import { linkCodeHash } from './link-codes.server.ts'
import { originOfLinks, possibleGrants, startLink, whyEachDead, type DeadLink, type LinkVisit, type MadeLink } from './links.server.ts' // prettier-ignore
import { keyedDigest } from './secret.server.ts'
import { newCode } from './token.server.ts'

const MOST_LISTED = 200
const TROUBLE_DAYS = 30

/** Who is invited, and as what. */
export interface Invited {
  readonly email: string
  readonly name: string
  readonly language: Language
  readonly roles: readonly Grant[]
}

export type MadeInvitation = MadeLink & {
  /** Whether the address has an account: then the roles are added to it. */
  readonly hasAccount: boolean
}

/**
 * Makes an invitation. Where mail is set up it goes to whom it is for, and is not shown.
 * @throws ForbiddenError; RangeError where there is no role, or one that cannot be held for its scope
 */
export async function makeInvitation(
  installation: Installation,
  { visitor, by, origin, now }: LinkVisit,
  invited: Invited,
): Promise<MadeInvitation> {
  demandRight(visitor, 'people.invite')
  return change(installation.db, by, (write, record) =>
    sendInvitation(write, record, installation, { visitor, origin, now }, invited),
  )
}

/**
 * Makes an invitation in the transaction of what it belongs to. Whoever calls has asked whether the visitor may.
 * @throws RangeError where there is no role, or one that cannot be held for its scope
 */
export async function sendInvitation(
  write: Write,
  record: (entry: AuditEntry) => void,
  installation: Installation,
  from: { readonly visitor: Visitor; readonly origin: string; readonly now: string },
  invited: Invited,
): Promise<MadeInvitation> {
  if (invited.roles.length === 0 || !invited.roles.every(isPossibleGrant)) throw new RangeError('no possible role')
  const { visitor, origin, now } = from
  const to = { origin, createdBy: visitor.personId, now }
  const { hasAccount, ...made } = await startInvitation(write, record, installation, invited, to)
  const { address: link, code, expiresAt } = made
  const until = formatDateTime(invited.language, expiresAt)
  const roles = rolesInWords(invited.roles, invited.language)
  const values = { inviter: visitor.name, roles, link, until, code }
  // A rehearsal writes to nobody: an invitation to nothing else is handed over.
  const isSent = !invited.roles.every(({ scope }) => isRehearsalName(scope))
  const letter = isSent && (await queueLetter(write, installation, 'invitation', invited, values, now))
  return letter ? { letter, id: made.id, expiresAt, hasAccount } : { letter, ...made, hasAccount }
}

/**
 * Makes an invitation anew, to be handed over without a letter; the earlier one stops working.
 * @returns undefined where the earlier one could not be used any more
 * @throws ForbiddenError
 */
export async function showInvitation(
  installation: Installation,
  { visitor, by, origin, now }: LinkVisit,
  id: string,
): Promise<{ readonly made: MadeInvitation; readonly invited: Invited } | undefined> {
  demandRight(visitor, 'people.invite')
  const { db } = installation
  const link = await findLink(db, { id })
  if (link?.kind !== 'invitation') return undefined
  const { email, name } = link
  const invited = { email, name, language: languageOrDefault(link.language), roles: possibleGrants(link.roles) }
  const made = await change(db, by, async (write, record) => {
    if ((await revokeLinks(write, { id }, now)).length === 0) return UNCHANGED
    record({ action: 'invitation.revoke', subject: `link:${id}` })
    const to = { origin, createdBy: visitor.personId, now }
    const anew = await startInvitation(write, record, installation, invited, to)
    await moveInvitedJudges(write, id, anew.id)
    await moveInvitedEntrants(write, id, anew.id)
    return { letter: false, ...anew } as const
  })
  return made === UNCHANGED ? undefined : { made, invited }
}

/**
 * Makes the link of an invitation with its code, in the transaction of whoever has asked whether the visitor may; the
 * caller sends or shows it.
 */
export async function startInvitation(
  write: Write,
  record: (entry: AuditEntry) => void,
  installation: Installation,
  invited: Invited,
  { origin, createdBy, now }: { readonly origin: string; readonly createdBy: string | undefined; readonly now: string },
) {
  const { key } = installation
  const code = newCode()
  const link = { ...invited, kind: 'invitation', codeHash: linkCodeHash(key, code), createdBy } as const
  const made = await startLink(write, link, originOfLinks(installation, origin), now)
  const email = keyedDigest(key, 'audit email', emailKey(invited.email))
  record({ action: 'invitation.make', subject: `link:${made.id}`, after: { roles: invited.roles, email } })
  const existing = await findPersonSecrets(write, { emailKey: emailKey(invited.email) })
  return { ...made, code, hasAccount: existing !== undefined }
}

/** Roles as a sentence lists them: 评委（award:x）、研究员. */
export function rolesInWords(roles: readonly Grant[], language: Language): string {
  const [open, close, between] = language === 'en' ? [' (', ')', ', '] : ['（', '）', '、']
  return roles
    .map(({ role, scope }) => {
      const award = scope === '' ? '' : `${open}${scope.replace(/^award:/, '')}${close}`
      return said(ROLE_NAMES, language, role) + award
    })
    .join(between)
}

/**
 * Revokes an invitation that could still be used.
 * @returns false where there was nothing to revoke
 * @throws ForbiddenError
 */
export async function revokeInvitation(
  { db }: Pick<Installation, 'db'>,
  { visitor, by, now }: Pick<Visit, 'visitor' | 'by' | 'now'>,
  id: string,
): Promise<boolean> {
  demandRight(visitor, 'people.invite')
  const link = await findLink(db, { id })
  if (link?.kind !== 'invitation') return false
  const outcome = await change(db, by, async (write, record) => {
    const revoked = await revokeLinks(write, { id }, now)
    if (revoked.length === 0) return UNCHANGED
    record({ action: 'invitation.revoke', subject: `link:${id}` })
    return 'revoked' as const
  })
  return outcome === 'revoked'
}

export type InvitationState = 'open' | Extract<DeadLink, 'used' | 'expired' | 'revoked'>

/** An invitation as the administrators' list shows it. */
export interface ListedInvitation {
  readonly id: string
  /** Who is invited, or who has come. */
  readonly name: string
  readonly email: string
  readonly personId: string | undefined
  readonly roles: readonly Grant[]
  readonly state: InvitationState
  readonly madeBy: string
  readonly madeAt: string
  readonly expiresAt: string
  readonly usedAt: string | undefined
}

/**
 * The newest invitations.
 * @throws ForbiddenError
 */
export async function invitations(
  { db }: Pick<Installation, 'db'>,
  { visitor, now }: Pick<Visit, 'visitor' | 'now'>,
): Promise<ListedInvitation[]> {
  demandRight(visitor, 'people.invite')
  const links = await listInvitations(db, MOST_LISTED)
  const ids = links.flatMap(({ createdBy, personId }) => [createdBy ?? [], personId ?? []].flat())
  const people = await listPeopleWithIds(db, [...new Set(ids)])
  const dead = await whyEachDead(db, links, now)
  return links.map((link) => listed(link, people, dead.get(link.id)))
}

function listed(link: OneTimeLink, people: ReadonlyMap<string, Person>, why: DeadLink | undefined): ListedInvitation {
  const came = people.get(link.personId ?? '')
  return {
    id: link.id,
    name: came?.name ?? link.name,
    email: came?.email ?? link.email,
    personId: link.personId,
    roles: possibleGrants(link.roles),
    state: (why ?? 'open') as InvitationState,
    madeBy: people.get(link.createdBy ?? '')?.name ?? '',
    madeAt: link.createdAt,
    expiresAt: link.expiresAt,
    usedAt: link.usedAt,
  }
}

/** A letter that did not go out. */
export interface TroubledLetter {
  readonly id: string
  readonly kind: string
  /** Empty where it went to somebody without an account. */
  readonly name: string
  readonly createdAt: string
  readonly error: string
  /** When it is tried again; undefined: given up. */
  readonly nextTryAt: string | undefined
}

/**
 * Letters of the last weeks that could not be sent, or not yet.
 * @throws ForbiddenError
 */
export async function troubledLetters(
  { db }: Pick<Installation, 'db'>,
  { visitor, now }: Pick<Visit, 'visitor' | 'now'>,
): Promise<TroubledLetter[]> {
  demandRight(visitor, 'people.invite')
  const letters = await listTroubledLetters(db, minutesBefore(now, TROUBLE_DAYS * 24 * 60), 20)
  const names = await listPersonNames(
    db,
    letters.flatMap(({ personId }) => personId ?? []),
  )
  return letters.map(({ id, kind, personId, createdAt, lastError, nextTryAt }) => ({
    id,
    kind,
    name: names.get(personId ?? '') ?? '',
    createdAt,
    error: lastError ?? '',
    nextTryAt,
  }))
}
