import { saveGrants, savePerson, saveTotpSecret } from '#db/repositories/accounts/person.ts'
import type { Db } from '#db/schema.ts'
import { ROLES, WHOLE_SITE, type Grant, type Role } from '#app/access/roles.ts'
import type { By, Visitor } from '#app/access/visitor.ts'
import { emailKey } from '#app/forms/accounts/email.ts'
import { hashPassword } from '#app/services/accounts/passwords.server.ts'
import { startSession, visitorWith, type Client, type SessionPurpose } from '#app/services/accounts/sessions.server.ts'
import { newId } from '#app/services/accounts/token.server.ts'

/** When everything happens, unless a test is about time. */
export const NOW = '2026-11-21T08:00:00.000Z'

export const CLIENT: Client = {
  address: '203.0.113.7',
  agent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
}

/** In nobody's name, as the first start of a site does things. */
export const BY_NOBODY: By = { actorId: undefined, trueActorId: undefined, address: CLIENT.address, at: NOW }

export interface MadePerson {
  readonly id: string
  readonly email: string
  readonly name: string
}

/** Of random bytes that were not kept. */
const UNKNOWN_PASSWORD_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$tvXce/RqHd+5pAAjkRiSWw$FddqJxBf8uq19kvCGq7+WaOoiqEqM1Di1oWhOJpJZFA'

let made = 0

/**
 * Somebody with an account. A role by its bare name holds for the whole site; a judge and the like need
 * `{ role, scope: 'award:…' }`.
 */
export async function makePerson(
  db: Db,
  person: {
    readonly email?: string
    readonly name?: string
    readonly language?: 'zh-CN' | 'en'
    readonly roles?: readonly (Role | Grant)[]
    /** Without it the person has none, and an administrator one that nobody knows: hashing takes its time. */
    readonly password?: string
    readonly totpSecretSealed?: string
    readonly at?: string
  } = {},
): Promise<MadePerson> {
  made += 1
  const { email = `person-${made}@example.org`, name = `Person ${made}`, language = 'en', at = NOW } = person
  const id = newId('p')
  const grants = (person.roles ?? []).map((role) => (typeof role === 'string' ? { role, scope: WHOLE_SITE } : role))
  const isAdmin = grants.some(({ role }) => role === 'admin')
  const unknown = isAdmin ? UNKNOWN_PASSWORD_HASH : undefined
  const passwordHash = person.password === undefined ? unknown : await hashPassword(person.password)
  await savePerson(db, { id, email, emailKey: emailKey(email), name, language, passwordHash, createdAt: at })
  await saveGrants(db, id, grants, { at, by: undefined })
  if (person.totpSecretSealed !== undefined) await saveTotpSecret(db, id, person.totpSecretSealed)
  return { id, email, name }
}

/** The secret of a new session of a person: the value of their cookie `session` where the site has no TLS. */
export async function signedIn(
  db: Db,
  personId: string,
  how: { readonly purpose?: SessionPurpose; readonly now?: string; readonly client?: Client } = {},
): Promise<string> {
  const { purpose = { kind: 'full' }, now = NOW, client = CLIENT } = how
  const { token } = await startSession(db, personId, purpose, client, now)
  return token
}

/** Who a request with a new session of this person is from. */
export async function visitorOf(
  db: Db,
  personId: string,
  how: { readonly purpose?: SessionPurpose; readonly now?: string; readonly secondFactorRoles?: readonly Role[] } = {},
): Promise<Visitor> {
  const token = await signedIn(db, personId, how)
  const visitor = await visitorWith(db, token, how.secondFactorRoles ?? [], how.now ?? NOW)
  if (!visitor) throw new Error(`nobody is signed in as ${personId}`)
  return visitor
}

/** What a visitor does is done in this name. */
export function byOf(visitor: Visitor, at: string = NOW): By {
  return { actorId: visitor.personId, trueActorId: visitor.trueActor?.personId, address: CLIENT.address, at }
}

/** All roles, with an award for those that need one. */
export const ALL_GRANTS: readonly Grant[] = ROLES.map((role) => ({
  role,
  scope: ['chair', 'judge', 'entrant', 'observer'].includes(role) ? 'award:test-2026' : WHOLE_SITE,
}))
