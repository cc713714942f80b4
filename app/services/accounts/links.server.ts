import { countHolders, listGivenGrants, listPeopleWithIds, lockPeople } from '#db/repositories/accounts/person.ts'
import { findLink, saveLink, type LinkKind, type NewLink, type OneTimeLink } from '#db/repositories/accounts/one-time-link.ts' // prettier-ignore
import type { Db } from '#db/schema.ts'
import { may, type Holder, type Right } from '../../access/rights.ts'
import { isPossibleGrant, WHOLE_SITE, type Grant, type Role } from '../../access/roles.ts'
import type { Visit } from '../../access/visit.server.ts'
import { minutesAfter } from './attempts.server.ts'
import type { Write } from './change.server.ts'
import type { Installation } from './installation.server.ts'
import { seal, unseal, type SecretKey } from './secret.server.ts'
import { newId, newToken, tokenHash } from './token.server.ts'

const HOUR = 60
const LIFE_MINUTES: Readonly<Record<LinkKind, number>> = {
  invitation: 7 * 24 * HOUR,
  reset: 2 * HOUR,
  'first-admin': 24 * HOUR,
}
/** Where a link of each kind, or its code, is used. */
export const PAGES: Readonly<Record<LinkKind, string>> = {
  invitation: '/join',
  reset: '/reset/set',
  'first-admin': '/join',
}

/** A link in the moment it was made: it can never be read again. */
export interface ShownLink {
  readonly id: string
  /** The whole address with its secret. */
  readonly address: string
  /** ISO 8601, UTC. */
  readonly expiresAt: string
}

/** What whoever made a link for somebody gets of it: where a letter goes out with it, nobody but its reader sees it. */
export type MadeLink =
  | { readonly letter: true; readonly id: string; readonly expiresAt: string }
  /** All of it, to hand over; the code is for who has paper only. */
  | (ShownLink & { readonly letter: false; readonly code: string })

/** What of a request making a link needs. */
export type LinkVisit = Pick<Visit, 'visitor' | 'by' | 'origin' | 'now'>

/** Where links lead: the site's own address wherever the operator has said it. */
export const originOfLinks = ({ mail }: Pick<Installation, 'mail'>, origin: string): string => mail?.siteUrl ?? origin

/** Stores a new link of which only a digest is kept. */
export async function startLink(
  write: Db,
  link: Omit<NewLink, 'id' | 'tokenHash' | 'createdAt' | 'expiresAt'>,
  origin: string,
  now: string,
): Promise<ShownLink> {
  const token = newToken()
  const id = newId('k')
  const expiresAt = minutesAfter(now, LIFE_MINUTES[link.kind])
  await saveLink(write, { ...link, id, tokenHash: tokenHash(token), createdAt: now, expiresAt })
  const address = new URL(PAGES[link.kind], origin)
  address.search = new URLSearchParams({ t: token, lang: link.language }).toString()
  return { id, address: address.href, expiresAt }
}

/** Why a link does not work. `other`: it is for something else; `too-late`: the site has an administrator by now. */
export type DeadLink = 'unknown' | 'used' | 'expired' | 'revoked' | 'other' | 'too-late'

export type LinkReading =
  { readonly ok: true; readonly link: OneTimeLink } | { readonly ok: false; readonly why: DeadLink }

const LONGEST_SECRET = 400

/** The link behind a secret, where it still works. Looking uses nothing up. */
export async function readLink(
  { db, key }: Pick<Installation, 'db' | 'key'>,
  secret: string,
  kinds: readonly LinkKind[],
  now: string,
): Promise<LinkReading> {
  const by = secret.startsWith(TICKET) ? idInTicket(key, secret, now) : { tokenHash: tokenHash(secret) }
  const link = by && secret.length <= LONGEST_SECRET ? await findLink(db, by) : undefined
  if (!link) return { ok: false, why: 'unknown' }
  if (!kinds.includes(link.kind)) return { ok: false, why: 'other' }
  const why = await whyDead(db, link, now)
  return why === undefined ? { ok: true, link } : { ok: false, why }
}

/** What a link is worth at a moment; undefined: it works. */
export async function whyDead(db: Db, link: OneTimeLink, now: string): Promise<DeadLink | undefined> {
  return (await whyEachDead(db, [link], now)).get(link.id)
}

/** The same for many at once, by their ids, with as many queries as one takes. */
export async function whyEachDead(
  db: Db,
  links: readonly OneTimeLink[],
  now: string,
): Promise<ReadonlyMap<string, DeadLink | undefined>> {
  const isUsed = ({ usedAt }: OneTimeLink) => usedAt !== undefined
  const isTooLate = links.some((link) => link.kind === 'first-admin' && !isUsed(link)) && (await hasAdmin(db))
  const whyByItself = (link: OneTimeLink): DeadLink | undefined => {
    if (isUsed(link)) return 'used'
    if (link.kind === 'first-admin' && isTooLate) return 'too-late'
    if (link.revokedAt !== undefined) return 'revoked'
    return link.expiresAt <= now ? 'expired' : undefined
  }
  const mayStill = await makersWhoMayStill(
    db,
    links.filter((link) => whyByItself(link) === undefined),
  )
  return new Map(links.map((link) => [link.id, whyByItself(link) ?? (mayStill(link) ? undefined : 'revoked')]))
}

/** Thrown to undo a transaction before which a link has stopped working. */
export class TooLateError extends Error {}

/**
 * Asked first of all in the transaction that uses a link. Changes of who may do what wait for each other, and after
 * waiting the link is looked at once more: whoever made it may have lost their powers since it was read, and of two
 * links for the first administrator only one makes one.
 * @throws TooLateError
 */
export async function stillWorks(write: Write, { id }: OneTimeLink, now: string): Promise<void> {
  await lockPeople(write)
  const link = await findLink(write, { id })
  if (!link || (await whyDead(write, link, now)) !== undefined) throw new TooLateError()
}

export async function hasAdmin(db: Db): Promise<boolean> {
  return (await countHolders(db, 'admin' satisfies Role)) > 0
}

const RIGHT_TO_MAKE: Readonly<Record<Exclude<LinkKind, 'first-admin'>, Right>> = {
  invitation: 'people.invite',
  reset: 'people.change',
}

/** What an administrator has handed out ends with their own powers: a door left open by them is shut with theirs. */
async function makersWhoMayStill(db: Db, links: readonly OneTimeLink[]): Promise<(link: OneTimeLink) => boolean> {
  const ids = [...new Set(links.flatMap(({ kind, createdBy }) => (kind === 'first-admin' ? [] : (createdBy ?? []))))]
  const makers = await listPeopleWithIds(db, ids)
  const grants = await listGivenGrants(db, ids)
  return ({ kind, createdBy, roles }) => {
    if (createdBy === undefined || kind === 'first-admin') return true
    const maker = makers.get(createdBy)
    if (!maker || maker.disabledAt !== undefined) return false
    const held = grants.filter(({ personId }) => personId === createdBy)
    const holder = { grants: possibleGrants(held), actedFor: false, mustSetUpSecondFactor: false }
    return may(holder, RIGHT_TO_MAKE[kind]) || (kind === 'invitation' && mayInviteAs(holder, possibleGrants(roles)))
  }
}

/** Who runs an award invites to it on their own: to judge, watch or enter, and never to run it with them. */
export const mayInviteAs = (holder: Holder, roles: readonly Grant[]): boolean =>
  roles.length > 0 &&
  roles.every(({ role, scope }) => scope !== WHOLE_SITE && role !== 'award-office' && may(holder, 'award.run', scope))

/** Of stored roles those that mean something to this program. */
export function possibleGrants(grants: readonly { readonly role: string; readonly scope: string }[]): Grant[] {
  return grants.filter((grant): grant is Grant => isPossibleGrant(grant as Grant))
}

/** A one-time code opens the page of its link for so long; the code itself stays out of addresses. */
const TICKET_MINUTES = 60
const TICKET = 'c.'
const TICKET_PURPOSE = 'link ticket'

/** A secret that stands for a link for an hour: what a typed code is changed into. */
export function ticketFor(key: SecretKey, linkId: string, now: string): string {
  return TICKET + seal(key, TICKET_PURPOSE, `${linkId} ${minutesAfter(now, TICKET_MINUTES)}`)
}

function idInTicket(key: SecretKey, ticket: string, now: string): { readonly id: string } | undefined {
  try {
    const [id = '', until = ''] = unseal(key, TICKET_PURPOSE, ticket.slice(TICKET.length)).split(' ')
    return until > now ? { id } : undefined
  } catch {
    return undefined
  }
}
