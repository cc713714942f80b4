import { findLink, listLinks, revokeLinks } from '#db/repositories/accounts/one-time-link.ts'
import { listPersonEmails, lockPeople } from '#db/repositories/accounts/person.ts'
import { findEntrant, insertEntrant, listEntrants, moveInvitedEntrants, type Entrant } from '#db/repositories/award/entrant.ts' // prettier-ignore
import { findAward, type Award } from '#db/repositories/award/award.ts'
import type { Db } from '#db/schema.ts'
import type { CallRules } from '#scoring/award/rules.ts'
import { awardScope, demandOwnAccount, demandRight } from '../../../access/need.ts'
import type { Grant } from '../../../access/roles.ts'
import type { Visit } from '../../../access/visit.server.ts'
import { MOST_INVITED } from '../../../forms/award/entering.ts'
import { emailKey } from '../../../forms/accounts/email.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { languageOrDefault, type Language } from '../../../i18n/languages.ts'
import { formatInZone, zoneName } from '../../../i18n/zoned-time.ts'
import { placeOf, takeAttempt } from '../../accounts/attempts.server.ts'
import { change, UNCHANGED, type AuditEntry, type Write } from '../../accounts/change.server.ts'
import { giveRoles } from '../../accounts/giving-roles.server.ts'
import type { Installation } from '../../accounts/installation.server.ts'
import { startInvitation } from '../../accounts/invitations.server.ts'
import { queueLetter } from '../../accounts/letters.server.ts'
import { mayInviteAs, possibleGrants, whyEachDead, type LinkVisit, type MadeLink } from '../../accounts/links.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import { newId } from '../../accounts/token.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { newestRules } from '../rules/sealed-rules.server.ts'
import { callState, takesEntries } from './call-state.ts'

const entrantOf = (award: string): Grant => ({ role: 'entrant', scope: awardScope(award) })

interface OpenCall {
  readonly award: Award
  readonly call: CallRules
  readonly timeZone: string
}

/** An award to which entries can be handed in now. */
async function openCall(db: Db, awardId: string, now: string): Promise<OpenCall | undefined> {
  const award = await findAward(db, awardId)
  const rules = (await newestRules(db, awardId))?.rules
  if (!award || !rules?.call || award.state !== 'open' || award.rehearsalOf !== undefined) return undefined
  return takesEntries(callState(rules.call, now)) ? { award, call: rules.call, timeZone: rules.timeZone } : undefined
}

const closesIn = (language: Language, { call, timeZone }: OpenCall): string =>
  `${formatInZone(language, call.closesAt, timeZone)} ${zoneName(language, timeZone, call.closesAt)}`

/**
 * Somebody wants to enter and gives an address. The link goes there, whoever it belongs to, and is seen by nobody else;
 * without mail the award office hands it over. Who asks too often for one address is told nothing and starts nothing.
 * @returns for how many minutes to wait, where this place has asked too often
 */
export async function askToEnter(
  installation: Installation,
  { by, client, origin, now }: Pick<Visit, 'by' | 'client' | 'origin' | 'now'>,
  { award: id, email, language }: { readonly award: string; readonly email: string; readonly language: Language },
): Promise<{ readonly ok: true } | Refused | { readonly ok: false; readonly waitMinutes: number }> {
  const { db, key } = installation
  const open = await openCall(db, id, now)
  if (!open) return refused('entry-not-open')
  if (open.call.invitedOnly) return refused('entry-invited-only')
  const place = { name: 'enter place', of: placeOf(client.address), atMost: 20, minutes: 60 }
  const placeAnswer = await takeAttempt(db, key, [place], now)
  if (!placeAnswer.ok) return placeAnswer
  const account = { name: 'enter account', of: `${id} ${emailKey(email)}`, atMost: 3, minutes: 60 }
  if (!(await takeAttempt(db, key, [account], now)).ok) return { ok: true }
  await change(db, by, async (write, record) => {
    const from = { origin, createdBy: undefined, now }
    await invite(write, record, installation, open, { email, language, kind: 'entry-link', origin: 'asked' }, from)
  })
  return { ok: true }
}

interface Invited {
  readonly email: string
  readonly language: Language
  readonly kind: 'entry-link' | 'entry-invitation'
  readonly origin: Entrant['origin']
  readonly inviter?: string
}

interface From {
  readonly origin: string
  readonly createdBy: string | undefined
  readonly now: string
}

async function invite(
  write: Write,
  record: (entry: AuditEntry) => void,
  installation: Installation,
  open: OpenCall,
  { email, language, kind, origin, inviter = '' }: Invited,
  from: From,
): Promise<MadeLink> {
  const to = { email, name: '', language, roles: [entrantOf(open.award.id)] }
  const { id, address, code, expiresAt } = await startInvitation(write, record, installation, to, from)
  await insertEntrant(write, open.award.id, {
    id: newId('n'),
    personId: undefined,
    invitationId: id,
    origin,
    at: from.now,
  })
  const values = {
    title: open.award.title[language],
    closes: closesIn(language, open),
    page: `${installation.mail?.siteUrl ?? from.origin}/awards/${open.award.id}/enter`,
    link: address,
    until: formatDateTime(language, expiresAt),
    code,
    inviter,
  }
  const letter = await queueLetter(write, installation, kind, to, values, from.now)
  return letter ? { letter, id, expiresAt } : { letter, id, address, code, expiresAt }
}

/**
 * Lets somebody who is signed in enter with the account they have.
 * @throws ForbiddenError
 */
export async function takePart(
  db: Db,
  { visitor, by, now }: AwardVisit,
  awardId: string,
): Promise<{ readonly ok: true } | Refused> {
  demandOwnAccount(visitor)
  const open = await openCall(db, awardId, now)
  if (!open) return refused('entry-not-open')
  if (open.call.invitedOnly) return refused('entry-invited-only')
  await change(db, by, async (write, record) => {
    await lockPeople(write)
    const grants = [entrantOf(awardId)]
    const added = await giveRoles(write, record, visitor.personId, grants, { at: now, by: visitor.personId })
    if (added.length === 0) return UNCHANGED
    await insertEntrant(write, awardId, { id: newId('n'), personId: visitor.personId, invitationId: undefined, origin: 'asked', at: now }) // prettier-ignore
    return undefined
  })
  return { ok: true }
}

export interface InvitedEntrant {
  readonly email: string
  readonly made: MadeLink
}

/**
 * Invites people to enter, each by a link of their own.
 * @throws ForbiddenError
 */
export async function inviteEntrants(
  installation: Installation,
  { visitor, by, origin, now }: LinkVisit,
  given: { readonly award: string; readonly emails: readonly string[]; readonly language: Language },
): Promise<{ readonly ok: true; readonly invited: readonly InvitedEntrant[] } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  const { award, emails, language } = given
  if (emails.length === 0) return refused('entrants-none')
  if (emails.length > MOST_INVITED) return refused('entrants-many', { most: MOST_INVITED })
  const open = await openCall(installation.db, award, now)
  if (!open) return refused('entry-not-open')
  const from = { origin, createdBy: visitor.personId, now }
  const invited = await change(installation.db, by, async (write, record) => {
    const done: InvitedEntrant[] = []
    for (const email of emails) {
      const who = { email, language, kind: 'entry-invitation', origin: 'invited', inviter: visitor.name } as const
      done.push({ email, made: await invite(write, record, installation, open, who, from) })
    }
    return done
  })
  return { ok: true, invited }
}

/**
 * Makes the link of somebody anew, to be handed over without a letter; the earlier one stops working.
 * @throws ForbiddenError
 */
export async function showEntrantLink(
  installation: Installation,
  { visitor, by, origin, now }: LinkVisit,
  given: { readonly award: string; readonly entrant: string },
): Promise<{ readonly ok: true; readonly email: string; readonly made: MadeLink } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  return orRefused(
    change(installation.db, by, async (write, record) => {
      await lockPeople(write)
      const entrant = await findEntrant(write, given.award, given.entrant)
      const link = entrant?.invitationId === undefined ? undefined : await findLink(write, { id: entrant.invitationId })
      const roles = possibleGrants(link?.roles ?? [])
      if (!link || entrant?.personId !== undefined || !mayInviteAs(visitor, roles)) {
        throw new RefusedError(refused('invitation-gone'))
      }
      for (const id of await revokeLinks(write, { id: link.id }, now)) {
        record({ action: 'invitation.revoke', subject: `link:${id}` })
      }
      const { email } = link
      const to = { email, name: '', language: languageOrDefault(link.language), roles }
      const anew = await startInvitation(write, record, installation, to, { origin, createdBy: visitor.personId, now })
      await moveInvitedEntrants(write, link.id, anew.id)
      const { id, address, code, expiresAt } = anew
      return { ok: true, email, made: { letter: false, id, address, code, expiresAt } } as const
    }),
  )
}

export interface ListedEntrant {
  readonly id: string
  readonly email: string
  readonly origin: Entrant['origin']
  readonly at: string
  readonly personId: string | undefined
  /** `came`: has an account here and may enter. */
  readonly state: 'came' | 'open' | 'over'
}

/**
 * Who has asked for a link or was invited; of an address that did both or twice, the newest. Who was never here and whose
 * link has run out long ago is forgotten.
 * @throws ForbiddenError
 */
export async function entrantsOf(
  db: Db,
  { visitor, now }: Pick<AwardVisit, 'visitor' | 'now'>,
  awardId: string,
): Promise<ListedEntrant[]> {
  demandRight(visitor, 'award.run', awardScope(awardId))
  const entrants = await listEntrants(db, awardId)
  const emails = await listPersonEmails(db, entrants.flatMap(({ personId }) => personId ?? [])) // prettier-ignore
  const invited = entrants.flatMap(({ personId, invitationId }) => (personId === undefined ? (invitationId ?? []) : []))
  const links = new Map((await listLinks(db, [...new Set(invited)])).map((link) => [link.id, link]))
  const dead = await whyEachDead(db, [...links.values()], now)
  const listed = new Map<string, ListedEntrant>()
  for (const { id, personId, invitationId, origin, at } of entrants) {
    const link = links.get(invitationId ?? '')
    const email = personId === undefined ? (link?.email ?? '') : (emails.get(personId) ?? '')
    if (email === '' && personId === undefined) continue
    const isOpen = link !== undefined && dead.get(link.id) === undefined
    const one = { id, email, origin, at, personId, state: personId !== undefined ? 'came' : isOpen ? 'open' : 'over' } as const // prettier-ignore
    const key = email === '' ? id : emailKey(email)
    const known = listed.get(key)
    if (!known || (known.state !== 'came' && one.state === 'came')) listed.set(key, one)
  }
  return [...listed.values()]
}
