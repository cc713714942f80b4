import { erasePersonalData } from '#db/repositories/accounts/erasure.ts'
import { deletePasskeys, listPasskeys } from '#db/repositories/accounts/passkey.ts'
import {
  countHolders,
  deleteGrant,
  findPersonSecrets,
  listGrants,
  lockPeople,
  saveDisabled,
  saveTotpSecret,
  type PersonSecrets,
} from '#db/repositories/accounts/person.ts'
import { deleteRecoveryCodes } from '#db/repositories/accounts/recovery-code.ts'
import { deleteSessionsOf } from '#db/repositories/accounts/session.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError, demandRight } from '../../access/need.ts'
import { isPossibleGrant, type Grant } from '../../access/roles.ts'
import type { By, Visitor } from '../../access/visitor.ts'
import { emailKey } from '../../forms/accounts/email.ts'
import { change, UNCHANGED, type AuditEntry, type Write } from './change.server.ts'
import { ADMIN, endActingOf, giveRoles, holds } from './giving-roles.server.ts'
import type { Installation } from './installation.server.ts'
import { queueLetter } from './letters.server.ts'
import { refused, RefusedError } from './refused.ts'

/**
 * Runs a change of one account by an administrator. Changes of who may do what wait for each other, and whether the
 * administrator still is one is asked once more after waiting: of two who take the role from each other one is late.
 * @throws ForbiddenError, RefusedError
 */
async function changePerson(
  db: Db,
  visitor: Visitor | undefined,
  by: By,
  personId: string,
  work: (write: Write, record: (entry: AuditEntry) => void, person: PersonSecrets) => Promise<unknown>,
): Promise<void> {
  demandRight(visitor, 'people.change')
  await change(db, by, async (write, record) => {
    await lockPeople(write)
    if (!(await isOpenAdmin(write, visitor.personId))) throw new ForbiddenError('no longer an administrator')
    const person = await findPersonSecrets(write, { id: personId })
    if (!person || person.erasedAt !== undefined) throw new RefusedError(refused('person-erased'))
    return work(write, record, person)
  })
}

async function isOpenAdmin(db: Db, personId: string): Promise<boolean> {
  const person = await findPersonSecrets(db, { id: personId })
  return person !== undefined && person.disabledAt === undefined && holds(await listGrants(db, personId), ADMIN)
}

/** Asked after the change inside the same transaction: nobody can be left without an administrator. */
async function keepAnAdmin(write: Write): Promise<void> {
  if ((await countHolders(write, ADMIN.role)) === 0) throw new RefusedError(refused('last-admin'))
}

/** Gives a role. */
export async function grantRole(
  db: Db,
  visitor: Visitor | undefined,
  personId: string,
  grant: Grant,
  by: By,
): Promise<void> {
  if (!isPossibleGrant(grant)) throw new RefusedError(refused('grant-impossible'))
  await changePerson(db, visitor, by, personId, async (write, record, { id }) => {
    const added = await giveRoles(write, record, id, [grant], { at: by.at, by: by.actorId })
    return added.length === 0 ? UNCHANGED : added
  })
}

/** Takes a role away, and with that of an administrator all sessions in which they act for somebody. */
export async function revokeRole(
  db: Db,
  visitor: Visitor | undefined,
  personId: string,
  grant: Grant,
  by: By,
): Promise<void> {
  await changePerson(db, visitor, by, personId, async (write, record, { id }) => {
    if (!holds(await listGrants(write, id), grant)) return UNCHANGED
    await deleteGrant(write, id, grant)
    record({ action: 'role.revoke', subject: `person:${id}`, before: { ...grant } })
    if (grant.role === ADMIN.role) {
      await keepAnAdmin(write)
      await endActingOf(write, record, id)
    }
    return grant
  })
}

/** Shuts an account: all sessions end at once, nothing the person wrote is touched. */
export async function disablePerson(db: Db, visitor: Visitor | undefined, personId: string, by: By): Promise<void> {
  await changePerson(db, visitor, by, personId, async (write, record, { id, disabledAt }) => {
    if (disabledAt !== undefined) return UNCHANGED
    await saveDisabled(write, id, by.at)
    await keepAnAdmin(write)
    const sessions = await deleteSessionsOf(write, id)
    record({ action: 'person.disable', subject: `person:${id}`, before: { sessions }, after: { disabledAt: by.at } })
    return id
  })
}

export async function enablePerson(db: Db, visitor: Visitor | undefined, personId: string, by: By): Promise<void> {
  await changePerson(db, visitor, by, personId, async (write, record, { id, disabledAt }) => {
    if (disabledAt === undefined) return UNCHANGED
    await saveDisabled(write, id, undefined)
    record({ action: 'person.enable', subject: `person:${id}`, before: { disabledAt } })
    return id
  })
}

/** Signs a person out everywhere; an administrator who does it to themselves stays in the session at hand. */
export async function endSessionsOf(db: Db, visitor: Visitor | undefined, personId: string, by: By): Promise<void> {
  await changePerson(db, visitor, by, personId, async (write, record, { id }) => {
    const sessions = await deleteSessionsOf(write, id, { keep: visitor!.session.idHash })
    if (sessions.length === 0) return UNCHANGED
    record({ action: 'session.end-others', subject: `person:${id}`, before: { sessions } })
    return sessions
  })
}

/**
 * For who has lost the app, the passkeys and the recovery codes: the password alone opens the account again. A letter
 * tells its owner, where mail is set up.
 */
export async function turnOffSecondFactor(
  installation: Pick<Installation, 'db' | 'key' | 'mail'>,
  visitor: Visitor | undefined,
  personId: string,
  by: By,
): Promise<void> {
  await changePerson(installation.db, visitor, by, personId, async (write, record, person) => {
    const { id, totpSecretSealed } = person
    const passkeys = (await listPasskeys(write, id)).length
    const before = { totp: totpSecretSealed !== undefined, passkeys }
    if (!before.totp && passkeys === 0) return UNCHANGED
    await saveTotpSecret(write, id, undefined)
    await deleteRecoveryCodes(write, id)
    await deletePasskeys(write, id)
    // Somebody without a password signed in with nothing else.
    await keepAnAdmin(write)
    const sessions = await deleteSessionsOf(write, id, { keep: visitor!.session.idHash })
    record({ action: 'second-factor.off', subject: `person:${id}`, before: { ...before, sessions } })
    await queueLetter(write, installation, 'second-factor-removed', person, { maker: visitor!.name }, by.at)
    return before
  })
}

/**
 * Erases who a person is, for good. Their id stays where it stands: in what they wrote and in the audit.
 * @param sure the address is typed once more, so that it is not the wrong person
 */
export async function erasePerson(
  db: Db,
  visitor: Visitor | undefined,
  personId: string,
  sure: { readonly reason: string; readonly email: string },
  by: By,
): Promise<void> {
  await changePerson(db, visitor, by, personId, async (write, record, { id, email }) => {
    if (emailKey(sure.email.normalize('NFKC').trim()) !== emailKey(email)) {
      throw new RefusedError(refused('erase-other-address'))
    }
    const roles = await listGrants(write, id)
    const sessions = await deleteSessionsOf(write, id)
    await erasePersonalData(write, id, by.at)
    await keepAnAdmin(write)
    record({ action: 'person.erase', subject: `person:${id}`, before: { roles, sessions }, reason: sure.reason })
    return id
  })
}
