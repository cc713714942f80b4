import { hasPasskeys } from '#db/repositories/accounts/passkey.ts'
import { findPersonSecrets, lockPerson } from '#db/repositories/accounts/person.ts'
import { deleteRecoveryCodes } from '#db/repositories/accounts/recovery-code.ts'
import { deleteSessionsOf } from '#db/repositories/accounts/session.ts'
import type { Db } from '#db/schema.ts'
import { demandOwnAccount } from '../../access/need.ts'
import type { Role } from '../../access/roles.ts'
import type { By, Visitor } from '../../access/visitor.ts'
import { said } from '../../components/accounts/use-words.ts'
import { SECOND_FACTOR_CHANGES, type SecondFactorChange } from '../../content/accounts/letters.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { languageOrDefault } from '../../i18n/languages.ts'
import { change, type AuditEntry, type Write } from './change.server.ts'
import type { Installation } from './installation.server.ts'
import { queueLetter } from './letters.server.ts'
import { orRefused, refused, RefusedError, type Refused } from './refused.ts'

/** Somebody changes how their own account is guarded. */
export interface OwnChange {
  readonly installation: Installation
  readonly visitor: Visitor | undefined
  readonly by: By
  /** Roles of which the operator asks a second factor. */
  readonly requiredOf: readonly Role[]
}

export interface OwnWrite {
  readonly write: Write
  readonly record: (entry: AuditEntry) => void
  readonly visitor: Visitor
}

/**
 * Runs such a change, one at a time for each person. With it the person's other sessions end, and a letter tells them.
 * @param work throws RefusedError where nothing is to be changed after all
 * @throws ForbiddenError where it is not their own account
 */
export async function changeOwn<T extends { readonly ok: true }>(
  { installation, visitor, by }: OwnChange,
  what: SecondFactorChange,
  work: (own: OwnWrite) => Promise<T>,
): Promise<T | Refused> {
  demandOwnAccount(visitor)
  const done = change(installation.db, by, async (write, record) => {
    await lockPerson(write, visitor.personId)
    const result = await work({ write, record, visitor })
    await endOthers({ write, record, visitor })
    await tell(write, installation, visitor, what, by.at)
    return result
  })
  return orRefused(done)
}

async function endOthers({ write, record, visitor }: OwnWrite): Promise<void> {
  const ended = await deleteSessionsOf(write, visitor.personId, { keep: visitor.session.idHash })
  if (ended.length === 0) return
  record({ action: 'session.end-others', subject: `person:${visitor.personId}`, before: { sessions: ended } })
}

async function tell(
  write: Write,
  installation: Installation,
  { personId, name, email, language }: Visitor,
  what: SecondFactorChange,
  at: string,
): Promise<void> {
  const theirs = languageOrDefault(language)
  const values = { change: said(SECOND_FACTOR_CHANGES, theirs, what), at: formatDateTime(theirs, at) }
  await queueLetter(write, installation, 'second-factor-changed', { id: personId, name, email, language }, values, at)
}

/**
 * After one second factor was removed: the recovery codes go with the last.
 * @throws RefusedError where the operator asks for one and none is left
 */
export async function afterRemoval({ write, visitor }: OwnWrite, requiredOf: readonly Role[]): Promise<void> {
  if (await hasSecondFactor(write, visitor.personId)) return
  if (isSecondFactorRequired(visitor, requiredOf)) throw new RefusedError(refused('second-factor-required'))
  await deleteRecoveryCodes(write, visitor.personId)
}

export function isSecondFactorRequired({ grants }: Visitor, requiredOf: readonly Role[]): boolean {
  return grants.some(({ role }) => requiredOf.includes(role))
}

export async function hasTotp(db: Db, personId: string): Promise<boolean> {
  return (await findPersonSecrets(db, { id: personId }))?.totpSecretSealed !== undefined
}

export async function hasSecondFactor(db: Db, personId: string): Promise<boolean> {
  return (await hasTotp(db, personId)) || (await hasPasskeys(db, personId))
}
