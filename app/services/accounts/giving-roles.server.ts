import { listGrants, saveGrants, type StoredGrant } from '#db/repositories/accounts/person.ts'
import { deleteActingSessions } from '#db/repositories/accounts/session.ts'
import { WHOLE_SITE, type Grant } from '../../access/roles.ts'
import type { AuditEntry, Write } from './change.server.ts'

export const ADMIN: Grant = { role: 'admin', scope: WHOLE_SITE }

export const holds = (grants: readonly StoredGrant[], wanted: Grant): boolean =>
  grants.some(({ role, scope }) => role === wanted.role && scope === wanted.scope)

/**
 * Gives roles, however they were come by; who becomes an administrator can no longer be acted for. The caller holds
 * `lockPeople`, so that nobody begins to act for them meanwhile.
 * @returns those that were not held before
 */
export async function giveRoles(
  write: Write,
  record: (entry: AuditEntry) => void,
  personId: string,
  grants: readonly Grant[],
  given: { readonly at: string; readonly by: string | undefined },
): Promise<readonly Grant[]> {
  const held = await listGrants(write, personId)
  const added = grants.filter((grant) => !holds(held, grant))
  await saveGrants(write, personId, added, given)
  for (const grant of added) record({ action: 'role.grant', subject: `person:${personId}`, after: { ...grant } })
  if (holds(added, ADMIN)) await endActingOf(write, record, personId)
  return added
}

/** Ends all sessions in which somebody acts for a person, or the person for somebody. */
export async function endActingOf(write: Write, record: (entry: AuditEntry) => void, personId: string): Promise<void> {
  for (const session of await deleteActingSessions(write, personId)) {
    record({ action: 'acting.end', subject: `person:${personId}`, before: { session } })
  }
}
