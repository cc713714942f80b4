import {
  deleteGrant,
  findPersonSecrets,
  listGrants,
  listHolders,
  lockPeople,
} from '#db/repositories/accounts/person.ts'
import { listUnusedInvitations } from '#db/repositories/accounts/one-time-link.ts'
import { findAward } from '#db/repositories/award/award.ts'
import type { Db } from '#db/schema.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { Grant } from '../../../access/roles.ts'
import { emailKey } from '../../../forms/accounts/email.ts'
import type { Language } from '../../../i18n/languages.ts'
import { change } from '../../accounts/change.server.ts'
import { giveRoles, holds } from '../../accounts/giving-roles.server.ts'
import type { Installation } from '../../accounts/installation.server.ts'
import { sendInvitation, type MadeInvitation } from '../../accounts/invitations.server.ts'
import type { LinkVisit } from '../../accounts/links.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'

const grantOf = (award: string): Grant => ({ role: 'observer', scope: awardScope(award) })

export interface ObserversOf {
  readonly people: readonly { readonly id: string; readonly name: string; readonly email: string }[]
  /** Not used yet. */
  readonly invitations: readonly {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly state: 'open' | 'expired' | 'revoked'
    readonly expiresAt: string
  }[]
}

/**
 * Who watches an award from outside (监督, 公证), and who is invited to.
 * @throws ForbiddenError
 */
export async function observersOf(db: Db, { visitor, now }: AwardVisit, award: string): Promise<ObserversOf> {
  demandRight(visitor, 'award.run', awardScope(award))
  const links = await listUnusedInvitations(db, grantOf(award))
  return {
    people: await listHolders(db, grantOf(award)),
    invitations: links.map(({ id, name, email, expiresAt, revokedAt }) => ({
      id,
      name,
      email,
      state: revokedAt !== undefined ? 'revoked' : expiresAt <= now ? 'expired' : 'open',
      expiresAt,
    })),
  }
}

/**
 * Invites somebody to watch: who has an account gets the role at once, anybody else an invitation.
 * @throws ForbiddenError
 */
export async function inviteObserver(
  installation: Installation,
  { visitor, by, origin, now }: LinkVisit,
  given: { readonly award: string; readonly email: string; readonly name: string; readonly language: Language },
): Promise<{ readonly ok: true; readonly invitation: MadeInvitation | undefined } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  const { award, email, name, language } = given
  const grant = grantOf(award)
  return orRefused(
    change(installation.db, by, async (write, record) => {
      await lockPeople(write)
      if (!(await findAward(write, award))) throw new RefusedError(refused('award-gone'))
      const existing = await findPersonSecrets(write, { emailKey: emailKey(email) })
      if (existing?.disabledAt !== undefined) throw new RefusedError(refused('person-disabled'))
      const waiting = await listUnusedInvitations(write, grant)
      const isInvited = waiting.some((link) => link.revokedAt === undefined && link.expiresAt > now && emailKey(link.email) === emailKey(email)) // prettier-ignore
      if (isInvited) throw new RefusedError(refused('observer-known'))
      if (existing) {
        const added = await giveRoles(write, record, existing.id, [grant], { at: by.at, by: by.actorId })
        if (added.length === 0) throw new RefusedError(refused('observer-known'))
        return { ok: true, invitation: undefined } as const
      }
      const invited = { email, name, language, roles: [grant] }
      return { ok: true, invitation: await sendInvitation(write, record, installation, { visitor, origin, now }, invited) } as const // prettier-ignore
    }),
  )
}

/**
 * Takes the role from an observer: they see nothing more of what is not public.
 * @throws ForbiddenError
 */
export async function removeObserver(
  db: Db,
  { visitor, by }: AwardVisit,
  given: { readonly award: string; readonly person: string },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  const grant = grantOf(given.award)
  return orRefused(
    change(db, by, async (write, record) => {
      await lockPeople(write)
      if (!holds(await listGrants(write, given.person), grant)) throw new RefusedError(refused('observer-gone'))
      await deleteGrant(write, given.person, grant)
      record({ action: 'role.revoke', subject: `person:${given.person}`, before: { ...grant } })
      return { ok: true } as const
    }),
  )
}
