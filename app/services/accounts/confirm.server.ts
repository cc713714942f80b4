import { findPersonSecrets, useTotpStep } from '#db/repositories/accounts/person.ts'
import { confirmSession } from '#db/repositories/accounts/session.ts'
import type { Db } from '#db/schema.ts'
import { demandOwnAccount } from '../../access/need.ts'
import type { By, Visitor } from '../../access/visitor.ts'
import { countedWork, forgetAttempts, takeAttempt, type AttemptRule } from './attempts.server.ts'
import { change, type AuditEntry, type Write } from './change.server.ts'
import { checkTotp } from './code-check.server.ts'
import { isPassword } from './passwords.server.ts'
import { orRefused, refused, RefusedError, type Refused } from './refused.ts'
import type { SecretKey } from './secret.server.ts'

type Confirmed = { readonly ok: true } | Refused

/**
 * Notes that the person at this session has just proved who they are, by their password.
 * @throws BusyError where too many passwords are being checked
 */
export async function confirmWithPassword(
  db: Db,
  key: SecretKey,
  visitor: Visitor | undefined,
  password: string,
  by: By,
): Promise<Confirmed> {
  demandOwnAccount(visitor)
  return limited(db, key, visitor, by, async () => {
    const person = await findPersonSecrets(db, { id: visitor.personId })
    if (!(await isPassword(person?.passwordHash, password, true))) return refused('password-wrong')
    return change(db, by, (write, record) => markConfirmed(write, record, visitor, 'password', by))
  })
}

/** The same by a code from the app, for an account without a password. */
export async function confirmWithTotp(
  db: Db,
  key: SecretKey,
  visitor: Visitor | undefined,
  typed: string,
  by: By,
): Promise<Confirmed> {
  demandOwnAccount(visitor)
  if (visitor.hasPassword) return refused('password-missing')
  return limited(db, key, visitor, by, async () => {
    const person = (await findPersonSecrets(db, { id: visitor.personId }))!
    const answer = await checkTotp(db, key, person, typed, by.at)
    if (!answer.ok) return answer
    const work = change(db, by, async (write, record) => {
      if (!(await useTotpStep(write, person.id, answer.step))) throw new RefusedError(refused('code-used'))
      return markConfirmed(write, record, visitor, 'totp', by)
    })
    return orRefused(work)
  })
}

export async function markConfirmed(
  write: Write,
  record: (entry: AuditEntry) => void,
  { session }: Visitor,
  method: 'password' | 'totp' | 'passkey',
  by: By,
): Promise<{ readonly ok: true }> {
  await confirmSession(write, session.idHash, by.at)
  record({ action: 'session.confirm', subject: `session:${session.publicId}`, after: { method } })
  return { ok: true }
}

/** Who is signed in guesses at one password only; the count belongs to their session, so nobody else can use it up. */
async function limited(
  db: Db,
  key: SecretKey,
  { session }: Visitor,
  by: By,
  check: () => Promise<Confirmed>,
): Promise<Confirmed> {
  const rules: AttemptRule[] = [{ name: 'confirm', of: session.publicId, atMost: 5, minutes: 15 }]
  const attempt = await takeAttempt(db, key, rules, by.at)
  if (!attempt.ok) return refused('too-many-codes', { minutes: attempt.waitMinutes })
  const answer = await countedWork(db, key, rules, check)
  if (answer.ok) await forgetAttempts(db, key, rules)
  return answer
}
