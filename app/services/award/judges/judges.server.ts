import { findLink, listLinks, revokeLinks } from '#db/repositories/accounts/one-time-link.ts'
import { findPersonSecrets, listPersonEmails, lockPeople } from '#db/repositories/accounts/person.ts'
import { lockAward, type Award } from '#db/repositories/award/award.ts'
import { listConflicts } from '#db/repositories/award/conflict.ts'
import {
  findJudge,
  insertJudge,
  listJudges as listAllJudges,
  moveInvitedJudges,
  saveJudge,
  saveRemoved,
  type Judge,
} from '#db/repositories/award/judge.ts'
import { listSheetsOfJudge } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { Grant } from '../../../access/roles.ts'
import type { Visit } from '../../../access/visit.server.ts'
import { bySystem, type Visitor } from '../../../access/visitor.ts'
import { emailKey } from '../../../forms/accounts/email.ts'
import { languageOrDefault, type Language } from '../../../i18n/languages.ts'
import { change, UNCHANGED, type AuditEntry, type Write } from '../../accounts/change.server.ts'
import { giveRoles } from '../../accounts/giving-roles.server.ts'
import type { Installation } from '../../accounts/installation.server.ts'
import { sendInvitation, type MadeInvitation } from '../../accounts/invitations.server.ts'
import { mayInviteAs, possibleGrants, type LinkVisit } from '../../accounts/links.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import { newId } from '../../accounts/token.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { appendEvents } from '../events/events.server.ts'
import { judgeEvents } from '../events/opening-events.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { standingOf } from '../events/standing.server.ts'
import { watcherOf } from '../watcher.server.ts'
import { keepWords } from '../words.server.ts'
import { noteConflicts } from './conflicts.server.ts'

export type ListedJudge = Judge & {
  /** Of the account, or whom the invitation is for; empty where neither is there. */
  readonly email: string
  /** Where the judge has not come yet. */
  readonly invitation: 'open' | 'over' | undefined
}

/**
 * All judges for who runs or watches an award; addresses only for who runs it.
 * @throws ForbiddenError
 */
export async function listJudges(
  db: Db,
  { visitor, now }: Pick<Visit, 'visitor' | 'now'>,
  awardId: string,
): Promise<ListedJudge[]> {
  const { runs } = await watcherOf(db, visitor, awardId)
  const judges = await listAllJudges(db, awardId)
  const emails = await listPersonEmails(
    db,
    judges.flatMap(({ personId }) => personId ?? []),
  )
  const links = new Map((await listLinks(db, waitedFor(judges))).map((link) => [link.id, link]))
  const listed = judges.map((judge) => {
    const waits = judge.personId === undefined && judge.invitationId !== undefined
    const link = waits ? links.get(judge.invitationId!) : undefined
    const isOpen = link !== undefined && link.usedAt === undefined && link.revokedAt === undefined && link.expiresAt > now // prettier-ignore
    const email = link?.email ?? emails.get(judge.personId ?? '') ?? ''
    return { ...judge, email, invitation: waits ? (isOpen ? ('open' as const) : ('over' as const)) : undefined }
  })
  return listed.map((judge) => (runs ? judge : { ...judge, email: '' }))
}

/** Invitations of those who have not come yet. */
const waitedFor = (judges: readonly Judge[]): string[] =>
  judges.flatMap(({ personId, invitationId }) => (personId === undefined ? (invitationId ?? []) : []))

/** What the award office says of a judge. */
export interface JudgeFacts {
  readonly group: string
  readonly organisations: readonly string[]
  readonly expertise: readonly string[]
  readonly cap: number | undefined
}

export interface NewJudge extends JudgeFacts {
  readonly email: string
  readonly name: string
  readonly language: Language
  readonly role: 'judge' | 'chair'
}

export interface AddedJudge {
  readonly ok: true
  readonly judge: string
  /** Undefined where the address has an account: the role was added to it. */
  readonly invitation: MadeInvitation | undefined
}

/**
 * Adds a judge: who has an account gets the role at once, anybody else an invitation.
 * @throws ForbiddenError
 */
export async function addJudge(
  installation: Installation,
  { visitor, by, origin, now }: LinkVisit,
  given: NewJudge & { readonly award: string },
): Promise<AddedJudge | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  return orRefused(
    change(installation.db, by, async (write, record) => {
      await lockPeople(write)
      const award = await openForJudges(write, given.award)
      const isKnown = await knownJudges(write, given.award)
      const entered = await enterJudge(write, record, installation, { visitor, by, origin, now }, given, isKnown)
      if (award.state !== 'draft') await appendEvents(write, by, given.award, judgeEvents(entered.judge, []))
      await noteConflicts(write, record, bySystem(by), award, { judges: new Set([entered.judge.id]) })
      return { ok: true, judge: entered.judge.id, invitation: entered.invitation } as const
    }),
  )
}

/**
 * Writes down a judge in the transaction of one or many, with the invitation where the address has no account. The events
 * are the caller's, who holds `lockPeople` and the award, and then notes conflicts.
 * @throws RefusedError
 */
export async function enterJudge(
  write: Write,
  record: (entry: AuditEntry) => void,
  installation: Installation,
  { visitor, by, origin, now }: LinkVisit & { readonly visitor: Visitor },
  given: NewJudge & { readonly award: string },
  isKnown: IsKnownJudge,
): Promise<{ readonly judge: Judge; readonly invitation: MadeInvitation | undefined }> {
  const grant: Grant = { role: given.role, scope: awardScope(given.award) }
  await demandFacts(write, given.award, given)
  const existing = await findPersonSecrets(write, { emailKey: emailKey(given.email) })
  if (existing?.disabledAt !== undefined) throw new RefusedError(refused('person-disabled'))
  if (isKnown(existing?.id, given.email)) throw new RefusedError(refused('judge-known'))
  const { email, name, language } = given
  const invited = { email, name, language, roles: [grant] }
  if (existing) await giveRoles(write, record, existing.id, [grant], { at: by.at, by: by.actorId })
  const invitation = existing ? undefined : await sendInvitation(write, record, installation, { visitor, origin, now }, invited) // prettier-ignore
  const judge: Judge = {
    ...factsOf(given),
    id: newId('j'),
    personId: existing?.id,
    name: existing?.name ?? name,
    pledgedAt: undefined,
    pledgeDigest: undefined,
    declaredAt: undefined,
    removedAt: undefined,
    invitationId: invitation?.id,
  }
  await insertJudge(write, given.award, judge)
  record({ action: 'award.judge-add', subject: `award:${given.award}`, after: { judge: judge.id, group: judge.group } }) // prettier-ignore
  return { judge, invitation }
}

const factsOf = ({ group, organisations, expertise, cap }: JudgeFacts): JudgeFacts => ({ group, organisations, expertise, cap }) // prettier-ignore

/** Judges come and go until the scores are frozen. */
export async function openForJudges(write: Write, awardId: string): Promise<Award> {
  const award = await lockAward(write, awardId)
  if (!award) throw new RefusedError(refused('award-gone'))
  if (award.state !== 'draft' && award.state !== 'open') throw new RefusedError(refused('award-closed'))
  return award
}

async function demandFacts(db: Db, awardId: string, { group, expertise }: JudgeFacts): Promise<void> {
  const rules = await rulesInForce(db, awardId)
  if (!rules?.groups.some(({ id }) => id === group)) throw new RefusedError(refused('group-gone'))
  const categories = new Set(rules.categories.map(({ id }) => id))
  if (!expertise.every((id) => categories.has(id))) throw new RefusedError(refused('category-gone'))
}

/** Whether somebody judges in an award already, or is invited to, removed or not. */
export type IsKnownJudge = (personId: string | undefined, email: string) => boolean

/** Read once, however many are asked about. */
export async function knownJudges(db: Db, awardId: string): Promise<IsKnownJudge> {
  const judges = await listAllJudges(db, awardId)
  const people = new Set(judges.map(({ personId }) => personId))
  const links = await listLinks(db, waitedFor(judges))
  const addresses = new Set(links.flatMap(({ email }) => (email === undefined ? [] : emailKey(email))))
  return (personId, email) => (personId !== undefined && people.has(personId)) || addresses.has(emailKey(email))
}

/**
 * Invites a judge once more who has not come yet; the earlier link stops working.
 * @throws ForbiddenError
 */
export async function inviteJudgeAgain(
  installation: Installation,
  { visitor, by, origin, now }: LinkVisit,
  given: { readonly award: string; readonly judge: string },
): Promise<
  { readonly ok: true; readonly invitation: MadeInvitation; readonly name: string; readonly email: string } | Refused
> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  return orRefused(
    change(installation.db, by, async (write, record) => {
      await lockPeople(write)
      await openForJudges(write, given.award)
      const judge = await findJudge(write, given.award, { id: given.judge })
      const link = judge?.invitationId === undefined ? undefined : await findLink(write, { id: judge.invitationId })
      const roles = possibleGrants(link?.roles ?? [])
      if (!judge || judge.personId !== undefined || !link || !mayInviteAs(visitor, roles)) {
        throw new RefusedError(refused('invitation-gone'))
      }
      for (const id of await revokeLinks(write, { id: link.id }, now)) {
        record({ action: 'invitation.revoke', subject: `link:${id}` })
      }
      const { email, name } = link
      const invited = { email, name, language: languageOrDefault(link.language), roles }
      const invitation = await sendInvitation(write, record, installation, { visitor, origin, now }, invited)
      await moveInvitedJudges(write, link.id, invitation.id)
      return { ok: true, invitation, name, email } as const
    }),
  )
}

/**
 * Changes what is said of a judge. Who has given anything stays in their group: it would be weighed otherwise, or not at
 * all.
 * @throws ForbiddenError
 */
export async function setJudge(
  db: Db,
  { visitor, by }: AwardVisit,
  given: JudgeFacts & { readonly award: string; readonly judge: string },
): Promise<{ readonly ok: true } | Refused> {
  return changeJudge(db, { visitor, by }, given, async (write, record, award, judge) => {
    await demandFacts(write, given.award, given)
    const facts = factsOf(given)
    if (JSON.stringify(facts) === JSON.stringify(factsOf(judge))) return UNCHANGED
    if (facts.group !== judge.group && (await hasGiven(write, given.award, judge.id))) {
      throw new RefusedError(refused('judge-group-fixed'))
    }
    await saveJudge(write, given.award, { id: judge.id, ...facts })
    if (award.state !== 'draft' && facts.group !== judge.group && judge.removedAt === undefined) {
      await appendEvents(write, by, given.award, [{ kind: 'judge', judge: judge.id, group: facts.group }])
    }
    await noteConflicts(write, record, bySystem(by), award, { judges: new Set([judge.id]) })
    record({ action: 'award.judge-change', subject: `award:${given.award}`, after: { judge: judge.id, group: facts.group } }) // prettier-ignore
    return DONE
  })
}

const hasGiven = async (db: Db, awardId: string, judge: string): Promise<boolean> =>
  (await listSheetsOfJudge(db, awardId, judge)).some(({ state }) => state === 'submitted')

/**
 * Removes a judge. What they gave is kept and not counted, until they are brought back.
 * @throws ForbiddenError
 */
export async function removeJudge(
  db: Db,
  { visitor, by }: AwardVisit,
  given: { readonly award: string; readonly judge: string; readonly reason: string },
): Promise<{ readonly ok: true } | Refused> {
  return changeJudge(db, { visitor, by }, given, async (write, record, award, judge) => {
    if (judge.removedAt !== undefined) return UNCHANGED
    await saveRemoved(write, given.award, judge.id, by.at)
    if (award.state !== 'draft') {
      const reasonDigest = await keepWords(write, given.award, given.reason, by.actorId)
      await appendEvents(write, by, given.award, [{ kind: 'judge.remove', judge: judge.id, reasonDigest }])
    }
    record({ action: 'award.judge-remove', subject: `award:${given.award}`, before: { judge: judge.id } })
    return DONE
  })
}

/**
 * Brings a judge back: what they gave counts again.
 * @throws ForbiddenError
 */
export async function restoreJudge(
  db: Db,
  { visitor, by }: AwardVisit,
  given: { readonly award: string; readonly judge: string; readonly reason: string },
): Promise<{ readonly ok: true } | Refused> {
  return changeJudge(db, { visitor, by }, given, async (write, record, award, judge) => {
    if (judge.removedAt === undefined) return UNCHANGED
    await saveRemoved(write, given.award, judge.id, undefined)
    if (award.state !== 'draft') {
      const reasonDigest = await keepWords(write, given.award, given.reason, by.actorId)
      const standing = await standingOf(write, given.award)
      // Who was removed before the award opened comes in only now.
      const isTold = standing?.state.judges.has(judge.id) ?? false
      const events = judgeEvents(judge, await listConflicts(write, given.award))
      const back = { kind: 'judge.restore', judge: judge.id, reasonDigest } as const
      await appendEvents(write, by, given.award, isTold ? [...events, back] : events)
    }
    record({ action: 'award.judge-restore', subject: `award:${given.award}`, after: { judge: judge.id } })
    return DONE
  })
}

const DONE = { ok: true } as const

async function changeJudge(
  db: Db,
  { visitor, by }: Pick<AwardVisit, 'visitor' | 'by'>,
  given: { readonly award: string; readonly judge: string },
  work: (
    write: Write,
    record: (entry: AuditEntry) => void,
    award: Award,
    judge: Judge,
  ) => Promise<typeof DONE | typeof UNCHANGED>,
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  const answer = await orRefused(
    change(db, by, async (write, record) => {
      const award = await openForJudges(write, given.award)
      const judge = await findJudge(write, given.award, { id: given.judge })
      if (!judge) throw new RefusedError(refused('judge-gone'))
      return work(write, record, award, judge)
    }),
  )
  return answer === UNCHANGED ? DONE : answer
}
