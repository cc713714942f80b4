import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { savePasskey } from '#db/repositories/accounts/passkey.ts'
import { findPersonSecrets, listGrants, saveDisabled } from '#db/repositories/accounts/person.ts'
import type { Db } from '#db/schema.ts'
import { startActing } from '#app/services/accounts/acting.server.ts'
import { firstAdminLink, makeAdmin } from '#app/services/accounts/first-admin.server.ts'
import type { Installation } from '#app/services/accounts/installation.server.ts'
import { makeInvitation } from '#app/services/accounts/invitations.server.ts'
import { acceptRoles, join } from '#app/services/accounts/joining.server.ts'
import { disablePerson, grantRole, turnOffSecondFactor } from '#app/services/accounts/person-changes.server.ts'
import { enterCode } from '#app/services/accounts/link-codes.server.ts'
import { makeResetLink, readResetLink, setPasswordWithLink } from '#app/services/accounts/resets.server.ts'
import { secretKeyFrom } from '#app/services/accounts/secret.server.ts'
import { visitorWith } from '#app/services/accounts/sessions.server.ts'
import { byOf, CLIENT, makePerson, NOW, visitorOf } from '#test/make/accounts.ts'
import { ORIGIN, secretOf, shown, visitBy, withoutMail } from '#test/make/installation.ts'
import { describeOnBothEngines, type Engine } from './engines.ts'

const ADMIN = { role: 'admin', scope: '' } as const
const INVITED = { email: 'new@example.org', name: 'New', language: 'en', roles: [ADMIN] } as const
const JOINER = { name: 'New', newPassword: 'three herons at the lighthouse', email: undefined, language: 'en' } as const

/** The same database, in which somebody is disabled right after their roles were read for the first time. */
function disabledOnceRead(engine: Engine, db: Db, personId: string): Db {
  let read: unknown
  let done = false
  return db.withPlugin({
    transformQuery({ node, queryId }) {
      if (node.kind === 'SelectQueryNode' && JSON.stringify(node.from).includes('"person_role"')) read ??= queryId
      return node
    },
    async transformResult({ result, queryId }) {
      if (queryId !== read || done) return result
      done = true
      const disabling = saveDisabled(db, personId, NOW)
      // SQLite has one connection, which this query still holds: the change stands next in line.
      if (engine.kind === 'postgres') await disabling
      return result
    },
  })
}

describeOnBothEngines('a link to become an administrator', (engine) => {
  const adminInvites = async (db: Db) => {
    const admin = await visitorOf(db, (await makePerson(db, { roles: ['admin'] })).id)
    return { admin, secret: secretOf(await makeInvitation(withoutMail(db), visitBy(admin), INVITED)) }
  }

  test('makes nobody one where its maker is disabled while the new password is worked on', async () => {
    const { db } = await engine.open()
    const { admin, secret } = await adminInvites(db)
    const site: Installation = withoutMail(disabledOnceRead(engine, db, admin.personId))
    expect(await join(site, secret, JOINER, visitBy(undefined))).toEqual({ ok: false, why: 'revoked' })
    expect(await findPersonSecrets(db, { emailKey: 'new@example.org' })).toBeUndefined()
    expect(await db.selectFrom('one_time_link').select('used_at').execute()).toEqual([{ used_at: null }])
  })

  test('adds no role to an account where its maker is disabled in that moment', async () => {
    const { db } = await engine.open()
    const { admin, secret } = await adminInvites(db)
    const owner = await makePerson(db, { email: 'new@example.org' })
    const visitor = await visitorOf(db, owner.id)
    const site: Installation = withoutMail(disabledOnceRead(engine, db, admin.personId))
    expect(await acceptRoles(site, secret, visitBy(visitor))).toEqual({ ok: false, why: 'revoked' })
    expect(await listGrants(db, owner.id)).toEqual([])
  })
})

describeOnBothEngines('whoever becomes an administrator', (engine) => {
  test.each(['the page of a person', 'an invitation', 'a command'] as const)(
    'is acted for no longer, also where it is by %s',
    async (way) => {
      const { db } = await engine.open()
      const site = withoutMail(db)
      const admin = await visitorOf(db, (await makePerson(db, { roles: ['admin'] })).id)
      const person = await makePerson(db, { email: 'new@example.org' })
      const whom = { personId: person.id, reason: 'a test of acting' }
      const { token } = await startActing(db, admin, whom, CLIENT, byOf(admin))
      expect(await visitorWith(db, token, [], NOW)).toMatchObject({ personId: person.id, actedFor: true })

      if (way === 'the page of a person') await grantRole(db, admin, person.id, ADMIN, byOf(admin))
      else if (way === 'a command') await makeAdmin(site, INVITED, ORIGIN, NOW)
      else {
        const secret = secretOf(await makeInvitation(site, visitBy(admin), INVITED))
        const owner = await visitorOf(db, person.id)
        expect(await acceptRoles(site, secret, visitBy(owner))).toEqual({ ok: true })
      }
      expect(await listGrants(db, person.id)).toEqual([ADMIN])
      expect(await visitorWith(db, token, [], NOW)).toBeUndefined()
      const ended = await db.selectFrom('audit').select('subject').where('action', '=', 'acting.end').execute()
      expect(ended).toEqual([{ subject: `person:${person.id}` }])
    },
  )
})

describeOnBothEngines('an administrator who has neither password nor passkey', (engine) => {
  const refusal = { refused: { ok: false, code: 'last-admin' } }

  test('cannot sign in, so the last who can stays one', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const admin = await visitorOf(db, (await makePerson(db, { roles: ['admin'] })).id)
    expect(await makeAdmin(site, INVITED, ORIGIN, NOW)).toMatchObject({ ok: true })
    const disable = () => disablePerson(db, admin, admin.personId, byOf(admin))
    await expect(disable()).rejects.toMatchObject(refusal)
    const made = await findPersonSecrets(db, { emailKey: 'new@example.org' })
    const passkey = { credentialId: 'c', personId: made!.id, publicKey: 'k', counter: 0, transports: [], name: 'Key', createdAt: NOW } // prettier-ignore
    await savePasskey(db, passkey)
    await disable()
    expect(await firstAdminLink(site, ORIGIN, NOW)).toBeUndefined()
  })

  test('does not stand in the way of a link for the first one', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    await makeAdmin(site, INVITED, ORIGIN, NOW)
    expect(await firstAdminLink(site, ORIGIN, NOW)).toBeDefined()
  })

  test('is not what the last one becomes by losing their passkeys', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db, { roles: ['admin'] })
    await db.updateTable('person').set({ password_hash: null }).where('id', '=', id).execute()
    const passkey = { credentialId: 'c', personId: id, publicKey: 'k', counter: 0, transports: [], name: 'Key', createdAt: NOW } // prettier-ignore
    await savePasskey(db, passkey)
    const admin = await visitorOf(db, id)
    await expect(turnOffSecondFactor(withoutMail(db), admin, id, byOf(admin))).rejects.toMatchObject(refusal)
  })
})

describeOnBothEngines('a link for a new password', (engine) => {
  const PASSWORD = JOINER.newPassword

  test('sets none where its maker is disabled while the password is worked on', async () => {
    const { db } = await engine.open()
    const admin = await visitorOf(db, (await makePerson(db, { roles: ['admin'] })).id)
    const owner = await makePerson(db)
    const answer = await makeResetLink(withoutMail(db), visitBy(admin), owner.id)
    if (!answer.ok) throw new Error(answer.why)
    const site = withoutMail(disabledOnceRead(engine, db, admin.personId))
    expect(await setPasswordWithLink(site, secretOf(answer.link), PASSWORD, visitBy(undefined))).toEqual({ ok: false, why: 'revoked' }) // prettier-ignore
    expect((await findPersonSecrets(db, { id: owner.id }))?.passwordHash).toBeUndefined()
  })

  test('that is shown has a code for paper, which leads to its page and is stored under the key only', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const admin = await visitorOf(db, (await makePerson(db, { roles: ['admin'] })).id)
    const answer = await makeResetLink(site, visitBy(admin), admin.personId)
    if (!answer.ok) throw new Error(answer.why)
    const { code } = shown(answer.link)
    const entered = await enterCode(site, code.toLowerCase(), visitBy(undefined))
    expect(entered).toMatchObject({ page: '/reset/set' })
    const secret = 'secret' in entered ? entered.secret : ''
    expect(await readResetLink(site, secret, NOW)).toMatchObject({ ok: true, person: { id: admin.personId } })
    const [{ code_hash } = { code_hash: '' }] = await db.selectFrom('one_time_link').select('code_hash').execute()
    expect(plainDigests(code)).not.toContain(code_hash)
    expect(await enterCode({ db, key: secretKeyFrom('another key of thirty-two letters') }, code, visitBy(undefined))).toEqual({ why: 'unknown' }) // prettier-ignore
  })
})

/** What anybody can compute of a code who has no key. */
const plainDigests = (code: string): string[] =>
  [code, code.replaceAll('-', '')].flatMap((text) =>
    (['hex', 'base64', 'base64url'] as const).map((form) => createHash('sha256').update(text).digest(form)),
  )
