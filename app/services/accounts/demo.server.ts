import { hasPeople, lockPeople, savePerson } from '#db/repositories/accounts/person.ts'
import { findSite, saveDemoMark } from '#db/repositories/site.ts'
import { findLibraryState } from '#db/repositories/library-state.ts'
import type { Db } from '#db/schema.ts'
import { awardScope } from '../../access/need.ts'
import { isPossibleGrant, ROLES, WHOLE_SITE, type Grant, type Role } from '../../access/roles.ts'
import { ROLE_NAMES } from '../../content/accounts/roles.ts'
import { SAMPLE_AWARD } from '../../content/award/sample.ts'
import { change } from './change.server.ts'
import { giveRoles } from './giving-roles.server.ts'
import { hashPassword } from './passwords.server.ts'
import { newCode, newId } from './token.server.ts'

/** No mail server will ever answer for it (RFC 2606). */
const DEMO_HOST = 'demo.invalid'
const DEMO_AWARD = awardScope(SAMPLE_AWARD.id)

export interface DemoAccount {
  readonly id: string
  readonly role: Role
  readonly name: string
  readonly email: string
  /** Random, and shown this once. */
  readonly password: string
}

/** Why a database cannot be made one for trying out. */
export type NoDemo = 'has-people' | 'is-real'

/** Only a database in which nobody has done anything becomes a demo: the mark cannot be taken off again. */
export async function whyNoDemo(db: Db): Promise<NoDemo | undefined> {
  if (await hasPeople(db)) return 'has-people'
  const { isDemo } = await findSite(db)
  return !isDemo && (await findLibraryState(db)).version > 0 ? 'is-real' : undefined
}

/** Marks the database as a demo and makes one account for each role, in one transaction. */
export async function makeDemoAccounts(db: Db, now: string): Promise<DemoAccount[]> {
  const accounts = ROLES.map((role) => ({
    id: newId('p'),
    role,
    name: `示例${ROLE_NAMES[role]['zh-CN']} Demo ${ROLE_NAMES[role].en.toLowerCase()}`,
    email: `${role}@${DEMO_HOST}`,
    password: newCode(),
  }))
  const hashes: string[] = []
  for (const { password } of accounts) hashes.push(await hashPassword(password))
  await change(db, { actorId: undefined, trueActorId: undefined, address: '', at: now }, async (write, record) => {
    await lockPeople(write)
    await saveDemoMark(write)
    for (const [index, { id, role, name, email }] of accounts.entries()) {
      const passwordHash = hashes[index]!
      await savePerson(write, { id, email, emailKey: email, name, language: 'zh-CN', passwordHash, createdAt: now })
      record({ action: 'person.create', subject: `person:${id}` })
      await giveRoles(write, record, id, [demoGrant(role)], { at: now, by: undefined })
    }
  })
  return accounts
}

function demoGrant(role: Role): Grant {
  const whole = { role, scope: WHOLE_SITE }
  return isPossibleGrant(whole) ? whole : { role, scope: DEMO_AWARD }
}
