import { lockPeople } from '#db/repositories/accounts/person.ts'
import { findLink, revokeLinks, type OneTimeLink } from '#db/repositories/accounts/one-time-link.ts'
import { listJudges, moveInvitedJudges } from '#db/repositories/award/judge.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { Visitor } from '../../../access/visitor.ts'
import { languageOrDefault } from '../../../i18n/languages.ts'
import { change, type Write } from '../../accounts/change.server.ts'
import type { Installation } from '../../accounts/installation.server.ts'
import { startInvitation, type Invited, type MadeInvitation } from '../../accounts/invitations.server.ts'
import { mayInviteAs, possibleGrants, type LinkVisit } from '../../accounts/links.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'

export interface ShownInvitation {
  readonly invited: Invited
  readonly made: MadeInvitation
}

/**
 * Makes invitations of an award anew, to be handed over as link, picture and code: nothing is sent, and what was sent
 * before stops working.
 * @param given.links of invitations that were not used
 * @throws ForbiddenError
 */
export async function showAwardInvitations(
  installation: Installation,
  { visitor, by, origin, now }: LinkVisit,
  given: { readonly award: string; readonly links: readonly string[] },
): Promise<{ readonly ok: true; readonly shown: readonly ShownInvitation[] } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  return orRefused(
    change(installation.db, by, async (write, record) => {
      await lockPeople(write)
      const shown: ShownInvitation[] = []
      for (const id of given.links) {
        const link = await openInvitation(write, visitor, given.award, id)
        for (const revoked of await revokeLinks(write, { id }, now)) {
          record({ action: 'invitation.revoke', subject: `link:${revoked}` })
        }
        const { email, name } = link
        const invited = { email, name, language: languageOrDefault(link.language), roles: possibleGrants(link.roles) }
        const to = { origin, createdBy: visitor.personId, now }
        const made = await startInvitation(write, record, installation, invited, to)
        await moveInvitedJudges(write, id, made.id)
        shown.push({ invited, made: { letter: false, ...made } })
      }
      if (shown.length === 0) throw new RefusedError(refused('invitation-gone'))
      return { ok: true, shown } as const
    }),
  )
}

/** An invitation that nobody has used and that gives roles of this award alone. */
async function openInvitation(write: Write, visitor: Visitor, award: string, id: string): Promise<OneTimeLink> {
  const link = await findLink(write, { id })
  const roles = possibleGrants(link?.roles ?? [])
  const isOurs = roles.every(({ scope }) => scope === awardScope(award)) && mayInviteAs(visitor, roles)
  if (link?.kind !== 'invitation' || link.usedAt !== undefined || link.email === '' || !isOurs) {
    throw new RefusedError(refused('invitation-gone'))
  }
  return link
}

/**
 * The same for judges who have not come yet, for a sheet that is handed out in a room.
 * @param given.judges ids; those who have come meanwhile are left out
 * @throws ForbiddenError
 */
export async function showJudgeInvitations(
  installation: Installation,
  visit: LinkVisit,
  given: { readonly award: string; readonly judges: readonly string[] },
): Promise<{ readonly ok: true; readonly shown: readonly ShownInvitation[] } | Refused> {
  demandRight(visit.visitor, 'award.run', awardScope(given.award))
  const wanted = new Set(given.judges)
  const links = []
  for (const { id, personId, removedAt, invitationId } of await listJudges(installation.db, given.award)) {
    if (!wanted.has(id) || personId !== undefined || removedAt !== undefined || invitationId === undefined) continue
    links.push(invitationId)
  }
  return showAwardInvitations(installation, visit, { award: given.award, links })
}

/**
 * Withdraws an invitation of an award: its link, picture and code stop working at once.
 * @throws ForbiddenError
 */
export async function withdrawAwardInvitation(
  { db }: Pick<Installation, 'db'>,
  { visitor, by, now }: AwardVisit,
  given: { readonly award: string; readonly link: string },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  return orRefused(
    change(db, by, async (write, record) => {
      const { id } = await openInvitation(write, visitor, given.award, given.link)
      const revoked = await revokeLinks(write, { id }, now)
      if (revoked.length === 0) throw new RefusedError(refused('invitation-gone'))
      record({ action: 'invitation.revoke', subject: `link:${id}` })
      return { ok: true } as const
    }),
  )
}
