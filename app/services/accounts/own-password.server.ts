import { deleteKnownDevices } from '#db/repositories/accounts/known-device.ts'
import { revokeLinks } from '#db/repositories/accounts/one-time-link.ts'
import { findPersonSecrets, replacePasswordHash } from '#db/repositories/accounts/person.ts'
import { deleteSessionsOf } from '#db/repositories/accounts/session.ts'
import { demandOwnAccount, ForbiddenError } from '../../access/need.ts'
import type { By, Visitor } from '../../access/visitor.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { languageOrDefault } from '../../i18n/languages.ts'
import { countedWork, forgetAttempts, takeAttempt, type AttemptRule } from './attempts.server.ts'
import { change } from './change.server.ts'
import type { Installation } from './installation.server.ts'
import { queueLetter } from './letters.server.ts'
import { weakness } from './password-strength.server.ts'
import { hashPassword, isPassword } from './passwords.server.ts'
import { orRefused, refused, RefusedError, type Refused } from './refused.ts'
import { startSession, type Client } from './sessions.server.ts'
import { rememberDevice } from './sign-in.server.ts'

export interface NewOwnPassword {
  /** Undefined where the account has none yet. */
  readonly oldPassword: string | undefined
  readonly newPassword: string
}

/** The cookies of the session that takes the place of the one at hand. */
export interface Renewed {
  readonly ok: true
  readonly token: string
  readonly lifeMinutes: number
  readonly device: { readonly token: string; readonly lifeMinutes: number }
}

/**
 * Changes one's own password, or sets the first one. Every session ends, browsers known before are strangers again, links
 * for setting a password no longer work, and the browser at hand goes on in a new session.
 * @throws BusyError where too many passwords are being checked
 */
export async function changeOwnPassword(
  site: Installation,
  visitor: Visitor | undefined,
  { oldPassword, newPassword }: NewOwnPassword,
  client: Client,
  by: By,
): Promise<Renewed | Refused> {
  demandOwnAccount(visitor)
  const { db, key } = site
  const { personId, name, email, language } = visitor
  // The count belongs to the session: nobody else can use it up.
  const rules: AttemptRule[] = [{ name: 'own password', of: visitor.session.publicId, atMost: 10, minutes: 15 }]
  const attempt = await takeAttempt(db, key, rules, by.at)
  if (!attempt.ok) return refused('too-many-attempts', { minutes: attempt.waitMinutes })
  return countedWork(db, key, rules, async () => {
    const person = await findPersonSecrets(db, { id: personId })
    const from = person?.passwordHash
    if ((from === undefined) !== (oldPassword === undefined)) return refused('password-changed-meanwhile')
    if (oldPassword !== undefined && !(await isPassword(from, oldPassword, true))) return refused('old-password-wrong')
    const weak = weakness(newPassword, [name, email])
    if (weak) return refused(weak)

    const to = await hashPassword(newPassword)
    const work = change(db, by, async (write, record): Promise<Renewed> => {
      if (!(await replacePasswordHash(write, personId, { from, to }))) {
        throw new RefusedError(refused('password-changed-meanwhile'))
      }
      const sessions = await deleteSessionsOf(write, personId)
      if (!sessions.includes(visitor.session.publicId)) throw new ForbiddenError('the session has ended meanwhile')
      await deleteKnownDevices(write, personId)
      const links = await revokeLinks(write, { resetsOf: personId }, by.at)
      const { token, lifeMinutes, publicId } = await startSession(write, personId, { kind: 'full' }, client, by.at)
      record({
        action: from === undefined ? 'password.set' : 'password.change',
        subject: `person:${personId}`,
        before: { sessions, links },
        after: { session: publicId },
      })
      const at = formatDateTime(languageOrDefault(language), by.at)
      await queueLetter(write, site, 'password-changed', { id: personId, name, email, language }, { at }, by.at)
      return { ok: true, token, lifeMinutes, device: await rememberDevice(write, personId, by.at) }
    })
    const answer = await orRefused(work)
    if (answer.ok) await forgetAttempts(db, key, rules)
    return answer
  })
}
