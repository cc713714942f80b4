import { revokeLinks } from '#db/repositories/accounts/one-time-link.ts'
import { findPersonSecrets, lockPeople, savePerson, saveTotpSecret } from '#db/repositories/accounts/person.ts'
import { deleteRecoveryCodes } from '#db/repositories/accounts/recovery-code.ts'
import type { By } from '../../access/visitor.ts'
import { emailKey } from '../../forms/accounts/email.ts'
import { DEFAULT_LANGUAGE, type Language } from '../../i18n/languages.ts'
import { change } from './change.server.ts'
import { isUnreadable } from './code-check.server.ts'
import { ADMIN, giveRoles } from './giving-roles.server.ts'
import type { Installation } from './installation.server.ts'
import { hasAdmin, startLink, type ShownLink } from './links.server.ts'
import { startReset } from './resets.server.ts'
import { newId } from './token.server.ts'

/** Who sits at the machine itself: the first start and the commands. */
const atTheMachine = (now: string): By => ({ actorId: undefined, trueActorId: undefined, address: '', at: now })

/** A link with which the first administrator makes their account; undefined where there is one who can sign in. */
export async function firstAdminLink(
  { db }: Pick<Installation, 'db'>,
  origin: string,
  now: string,
): Promise<ShownLink | undefined> {
  if (await hasAdmin(db)) return undefined
  return change(db, atTheMachine(now), async (write, record) => {
    const link = { kind: 'first-admin', language: DEFAULT_LANGUAGE, roles: [ADMIN], createdBy: undefined } as const
    const made = await startLink(write, link, origin, now)
    record({ action: 'first-admin.make', subject: `link:${made.id}` })
    return made
  })
}

export type MadeAdmin =
  | { readonly ok: true; readonly link: ShownLink; readonly isNew: boolean }
  | { readonly ok: false; readonly why: 'disabled' }

/**
 * Makes somebody an administrator, with an account where they have none, and a link to set their password. A second
 * factor that nobody can check since the key was lost is removed: nothing else would let the only administrator in.
 */
export async function makeAdmin(
  installation: Installation,
  admin: { readonly email: string; readonly name: string; readonly language: Language },
  origin: string,
  now: string,
): Promise<MadeAdmin> {
  const { db } = installation
  const existing = await findPersonSecrets(db, { emailKey: emailKey(admin.email) })
  if (existing?.disabledAt !== undefined) return { ok: false, why: 'disabled' }
  const id = existing?.id ?? newId('p')
  const link = await change(db, atTheMachine(now), async (write, record) => {
    await lockPeople(write)
    const person = existing ?? { ...admin, id, createdAt: now, disabledAt: undefined, erasedAt: undefined }
    if (!existing) {
      await savePerson(write, { ...person, emailKey: emailKey(admin.email) })
      record({ action: 'person.create', subject: `person:${id}` })
    }
    if (existing && isUnreadable(installation.key, existing)) {
      await saveTotpSecret(write, id, undefined)
      await deleteRecoveryCodes(write, id)
      record({ action: 'second-factor.off', subject: `person:${id}`, before: { totp: true }, after: { totp: false } })
    }
    await giveRoles(write, record, id, [ADMIN], { at: now, by: undefined })
    await revokeLinks(write, { resetsOf: id }, now)
    const made = await startReset(write, installation, person, { origin, createdBy: undefined }, now)
    record({ action: 'reset.make', subject: `person:${id}`, after: { link: made.id } })
    return made
  })
  return { ok: true, link, isNew: !existing }
}
