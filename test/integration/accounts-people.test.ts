import { beforeEach, expect, test } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { saveKnownDevice } from '#db/repositories/accounts/known-device.ts'
import { savePasskey } from '#db/repositories/accounts/passkey.ts'
import { countHolders, findPerson, findPersonSecrets, listGrants } from '#db/repositories/accounts/person.ts'
import { replaceRecoveryCodes } from '#db/repositories/accounts/recovery-code.ts'
import { saveSignIn } from '#db/repositories/accounts/sign-in.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { may, RIGHTS, type Right } from '#app/access/rights.ts'
import type { Visitor } from '#app/access/visitor.ts'
import { endActing, startActing } from '#app/services/accounts/acting.server.ts'
import { makeInvitation } from '#app/services/accounts/invitations.server.ts'
import { askForReset } from '#app/services/accounts/resets.server.ts'
import { sendDueLetters } from '#app/services/accounts/send-letters.server.ts'
import { verifyAudit } from '#app/services/accounts/audit-verify.server.ts'
import { addressDigest, chainedHash } from '#app/services/accounts/audit-chain.ts'
import { changeNameAndLanguage, endOtherSessions, endOwnSession, sessionsOf } from '#app/services/accounts/own-account.server.ts' // prettier-ignore
import { changeOwnPassword } from '#app/services/accounts/own-password.server.ts'
import { isPassword } from '#app/services/accounts/passwords.server.ts'
import { readPeople, readPerson } from '#app/services/accounts/people.server.ts'
import {
  disablePerson,
  enablePerson,
  endSessionsOf,
  erasePerson,
  grantRole,
  revokeRole,
  turnOffSecondFactor,
} from '#app/services/accounts/person-changes.server.ts'
import { RefusedError } from '#app/services/accounts/refused.ts'
import { secretKeyFrom } from '#app/services/accounts/secret.server.ts'
import { visitorWith } from '#app/services/accounts/sessions.server.ts'
import { byOf, CLIENT, makePerson, NOW, signedIn, visitorOf } from '#test/make/accounts.ts'
import { visitBy, withoutMail } from '#test/make/installation.ts'
import { describeOnBothEngines } from './engines.ts'

const ADMIN = { role: 'admin', scope: '' } as const
const REASON = 'asked for in writing on paper 12'
const LATER = '2026-11-21T08:30:00.000Z'

const refusedWith = (code: string) =>
  expect.objectContaining({ refused: expect.objectContaining({ code }) as unknown }) as RefusedError

/** Codes of what was refused, and how many were done. */
async function settled(work: readonly Promise<unknown>[]): Promise<string[]> {
  const outcomes = await Promise.allSettled(work)
  return outcomes
    .map((outcome) => {
      if (outcome.status === 'fulfilled') return 'done'
      const { reason } = outcome as { reason: unknown }
      return reason instanceof RefusedError ? reason.refused.code : (reason as Error).constructor.name
    })
    .sort()
}

const revokeAdmin = (db: Db, by: Visitor, of: Visitor) => revokeRole(db, by, of.personId, ADMIN, byOf(by))
const disable = (db: Db, by: Visitor, of: Visitor) => disablePerson(db, by, of.personId, byOf(by))

describeOnBothEngines('people and their accounts', (engine) => {
  let db: Db
  let admin: Visitor
  beforeEach(async () => {
    ;({ db } = await engine.open())
    admin = await visitorOf(db, (await makePerson(db, { name: 'Admin', roles: ['admin'] })).id)
  })
  const actions = async () => (await listAuditAfter(db, undefined, 100)).map(({ action, subject }) => [action, subject])
  const who = (token: string, now = NOW) => visitorWith(db, token, [], now)

  test('roles are given and taken with an entry each, and nothing is written where nothing changes', async () => {
    const { id } = await makePerson(db)
    const judge = { role: 'judge', scope: 'award:test-2026' } as const
    await grantRole(db, admin, id, judge, byOf(admin))
    await grantRole(db, admin, id, judge, byOf(admin))
    expect((await readPerson(db, admin, id, NOW))?.roles).toEqual([{ ...judge, at: NOW, by: 'Admin' }])
    const visitor = await visitorOf(db, id)
    expect(may(visitor, 'award.score', 'award:test-2026')).toBe(true)
    await revokeRole(db, admin, id, judge, byOf(admin))
    await revokeRole(db, admin, id, judge, byOf(admin))
    expect(await listGrants(db, id)).toEqual([])
    expect(await actions()).toEqual([
      ['role.grant', `person:${id}`],
      ['role.revoke', `person:${id}`],
    ])
  })

  test('a judge of nothing and a researcher of one award are refused', async () => {
    const { id } = await makePerson(db)
    for (const grant of [
      { role: 'judge', scope: '' },
      { role: 'researcher', scope: 'award:test-2026' },
      { role: 'admin', scope: 'award:test-2026' },
    ] as const) {
      await expect(grantRole(db, admin, id, grant, byOf(admin))).rejects.toEqual(refusedWith('grant-impossible'))
    }
  })

  test('whoever is no administrator changes nobody, whatever else they are', async () => {
    const { id } = await makePerson(db, { roles: ['researcher'] })
    const reviewer = await visitorOf(db, (await makePerson(db, { roles: ['reviewer', 'award-office'] })).id)
    const acting = await visitorOf(db, admin.personId, { purpose: { kind: 'acting', asPersonId: id, reason: REASON } })
    for (const visitor of [undefined, reviewer, acting]) {
      const by = { ...byOf(admin), actorId: visitor?.personId }
      const tries = [
        () => grantRole(db, visitor, id, ADMIN, by),
        () => revokeRole(db, visitor, id, { role: 'researcher', scope: '' }, by),
        () => disablePerson(db, visitor, id, by),
        () => enablePerson(db, visitor, id, by),
        () => endSessionsOf(db, visitor, id, by),
        () => turnOffSecondFactor(withoutMail(db), visitor, id, by),
        () => erasePerson(db, visitor, id, { reason: REASON, email: 'x' }, by),
        () => startActing(db, visitor, { personId: id, reason: REASON }, CLIENT, by),
        () => readPeople(db, visitor, { words: '', role: undefined, state: undefined }, 1),
        () => readPerson(db, visitor, id, NOW),
      ]
      for (const attempt of tries) await expect(attempt()).rejects.toThrow(ForbiddenError)
    }
    expect(await actions()).toEqual([])
  })

  test('who is disabled is signed out at once, keeps roles, and comes back with them', async () => {
    const person = await makePerson(db, { roles: ['researcher'] })
    const token = await signedIn(db, person.id)
    await disablePerson(db, admin, person.id, byOf(admin))
    expect(await who(token)).toBeUndefined()
    expect(await who(await signedIn(db, person.id))).toBeUndefined()
    await enablePerson(db, admin, person.id, byOf(admin))
    expect(await who(token)).toBeUndefined()
    expect((await who(await signedIn(db, person.id)))?.grants).toEqual([{ role: 'researcher', scope: '' }])
  })

  test('the last administrator can neither be disabled, erased, nor lose the role; nothing half-done stays', async () => {
    const by = byOf(admin)
    const { email } = admin
    await makePerson(db, { roles: ['reviewer'] })
    const disabled = await makePerson(db, { roles: ['admin'] })
    await disablePerson(db, admin, disabled.id, by)
    await expect(disablePerson(db, admin, admin.personId, by)).rejects.toEqual(refusedWith('last-admin'))
    await expect(revokeRole(db, admin, admin.personId, ADMIN, by)).rejects.toEqual(refusedWith('last-admin'))
    const sure = { reason: REASON, email }
    await expect(erasePerson(db, admin, admin.personId, sure, by)).rejects.toEqual(refusedWith('last-admin'))
    expect(await findPerson(db, admin.personId)).toMatchObject({ email, disabledAt: undefined, erasedAt: undefined })
    expect(await countHolders(db, 'admin')).toBe(1)
    expect(await sessionsOf(db, admin.personId, admin, NOW)).toHaveLength(1)
    expect((await actions()).map(([action]) => action)).toEqual(['person.disable'])
  })

  test.each([
    ['take the role from each other', revokeAdmin, true],
    ['disable each other', disable, true],
    ['give it up', revokeAdmin, false],
    ['disable themselves', disable, false],
  ] as const)('of two administrators who %s at the same moment, one is left', async (_, work, eachOther) => {
    const other = await visitorOf(db, (await makePerson(db, { roles: ['admin'] })).id)
    const second = (await engine.open()).db
    const outcomes = await settled([
      work(db, admin, eachOther ? other : admin),
      work(second, other, eachOther ? admin : other),
    ])
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(await countHolders(db, 'admin')).toBe(1)
  })

  test('of many administrators who leave at the same moment through two processes, one is left', async () => {
    const second = (await engine.open()).db
    const others = await Promise.all(
      Array.from({ length: 5 }, async () => visitorOf(db, (await makePerson(db, { roles: ['admin'] })).id)),
    )
    const everybody = [admin, ...others]
    const outcomes = await settled(
      everybody.map((visitor, index) => {
        const handle = index % 2 === 0 ? db : second
        return (index % 3 === 0 ? disable : revokeAdmin)(handle, visitor, visitor)
      }),
    )
    expect(outcomes).toEqual([...Array.from({ length: 5 }, () => 'done'), 'last-admin'])
    expect(await countHolders(db, 'admin')).toBe(1)
    expect((await verifyAudit(db)).findings).toEqual([])
  })

  test('a lost second factor is removed with passkeys and recovery codes, and every session ends', async () => {
    const { id } = await makePerson(db, { password: 'a password of nobody', totpSecretSealed: 'sealed' })
    const passkey = { credentialId: 'c', personId: id, publicKey: 'k', counter: 0, transports: [], name: 'Key', createdAt: NOW } // prettier-ignore
    await savePasskey(db, passkey)
    await replaceRecoveryCodes(db, id, ['one', 'two'])
    const token = await signedIn(db, id)
    await turnOffSecondFactor(withoutMail(db), admin, id, byOf(admin))
    expect(await who(token)).toBeUndefined()
    expect(await readPerson(db, admin, id, NOW)).toMatchObject({ hasTotp: false, passkeys: 0, hasPassword: true })
    expect(await db.selectFrom('recovery_code').selectAll().execute()).toEqual([])
  })

  test('erasing takes all that names a person and leaves their id, what they did and a chain that is whole', async () => {
    const person = await makePerson(db, { name: 'Li Wei', email: 'li.wei@example.org', password: 'nobody knows it', roles: ['researcher'], totpSecretSealed: 'sealed' }) // prettier-ignore
    const visitor = await visitorOf(db, person.id)
    const by = { ...byOf(visitor), address: '198.51.100.77' }
    await changeNameAndLanguage(db, visitor, { name: 'Li Wei-ming', language: 'zh-CN' }, by)
    await grantRole(db, admin, person.id, { role: 'reviewer', scope: '' }, byOf(admin))
    const acting = await startActing(db, admin, { personId: person.id, reason: 'Li Wei asked for help' }, CLIENT, byOf(admin)) // prettier-ignore
    const actor = (await who(acting.token))!
    await endActing(db, actor, CLIENT, { ...byOf(actor), address: '192.0.2.1' })
    await saveSignIn(db, { id: 'i_1', personId: person.id, at: NOW, method: 'password', outcome: 'ok', address: '198.51.100.77', agent: '' }) // prettier-ignore
    await saveKnownDevice(db, { tokenHash: 'h', personId: person.id, createdAt: NOW, expiresAt: LATER })
    await db.insertInto('letter').values({ id: 'l_1', person_id: person.id, kind: 'reset', sealed: 's', created_at: NOW, tries: 0 }).execute() // prettier-ignore
    const before = await listAuditAfter(db, undefined, 100)

    const wrong = { reason: REASON, email: 'somebody.else@example.org' }
    await expect(erasePerson(db, admin, person.id, wrong, byOf(admin))).rejects.toEqual(
      refusedWith('erase-other-address'),
    )
    await erasePerson(db, admin, person.id, { reason: REASON, email: ' LI.WEI@example.org ' }, byOf(admin))

    const whole = await everything(db)
    for (const trace of ['Li Wei', 'li.wei', '198.51.100.77']) expect(whole).not.toContain(trace)
    expect(await findPerson(db, person.id)).toMatchObject({ id: person.id, name: '', email: '', erasedAt: NOW })
    expect(await findPersonSecrets(db, { id: person.id })).toMatchObject({ passwordHash: undefined, totpSecretSealed: undefined, disabledAt: NOW }) // prettier-ignore
    for (const table of ['session', 'sign_in', 'known_device', 'passkey', 'recovery_code', 'letter', 'one_time_link', 'person_role'] as const) {
      expect(await db.selectFrom(table).selectAll().where('person_id', '=', person.id).execute(), table).toEqual([])
    } // prettier-ignore

    const after = await listAuditAfter(db, undefined, 100)
    const inChain = ({ address: _, reason: __, ...row }: (typeof after)[number]) => row
    expect(after.slice(0, before.length).map(inChain)).toEqual(before.map(inChain))
    let previous = ''
    for (const row of after) {
      expect(row.hash).toBe(chainedHash(row, previous))
      previous = row.hash
    }
    expect((await verifyAudit(db)).findings).toEqual([])
    // Only what the person did themselves has lost its address: not what was done to them or in their name.
    expect(after.filter(({ address }) => !address).map(({ action }) => action)).toEqual(['person.change'])
    expect(after.find(({ action }) => action === 'acting.end')?.address?.text).toBe('192.0.2.1')
    expect(after.flatMap(({ action, reason }) => (reason ? [[action, reason.text]] : []))).toEqual([
      ['person.erase', REASON],
    ])
  })

  test('erasing a person takes along invitations to their address and where they asked for a new password from', async () => {
    const site = withoutMail(db)
    const person = await makePerson(db, { email: 'Li.Wei@example.org' })
    const other = await makePerson(db, { email: 'other@example.org' })
    const roles = [{ role: 'reviewer', scope: '' }] as const
    for (const email of ['li.wei@EXAMPLE.org', 'somebody.else@example.org']) {
      await makeInvitation(site, visitBy(admin), { email, name: 'Li Wei', language: 'en', roles })
    }
    for (const email of ['li.wei@example.org', 'other@example.org']) {
      await askForReset(site, email, visitBy(undefined, NOW, '198.51.100.77'))
    }
    await sendDueLetters(site, undefined, () => NOW)
    const asked = () =>
      db
        .selectFrom('audit')
        .innerJoin('audit_address', 'audit_address.sequence', 'audit.sequence')
        .select(['subject', 'address'])
        .where('action', '=', 'reset.ask')
        .execute()
    expect(await asked()).toHaveLength(2)
    await erasePerson(db, admin, person.id, { reason: REASON, email: person.email }, byOf(admin))
    expect(await asked()).toEqual([{ subject: `person:${other.id}`, address: '198.51.100.77' }])
    expect(await db.selectFrom('one_time_link').select('email').execute()).toEqual([
      { email: 'somebody.else@example.org' },
    ])
    expect((await verifyAudit(db)).findings).toEqual([])
  })

  test('who is erased is changed no more, is found only when asked for, and can be invited anew under the same address', async () => {
    const person = await makePerson(db, { name: 'Somebody', email: 'somebody@example.org' })
    const by = byOf(admin)
    await erasePerson(db, admin, person.id, { reason: REASON, email: person.email }, by)
    await expect(enablePerson(db, admin, person.id, by)).rejects.toEqual(refusedWith('person-erased'))
    await expect(grantRole(db, admin, person.id, ADMIN, by)).rejects.toEqual(refusedWith('person-erased'))
    const everybody = { words: '', role: undefined }
    const listed = async (state: 'erased' | undefined) =>
      (await readPeople(db, admin, { ...everybody, state }, 1)).people.map(({ id }) => id)
    expect(await listed(undefined)).toEqual([admin.personId])
    expect(await listed('erased')).toEqual([person.id])
    expect((await makePerson(db, { email: person.email })).email).toBe(person.email)
  })

  test('a reason lies beside its entry, whose digest proves it', async () => {
    const { id } = await makePerson(db)
    await startActing(db, admin, { personId: id, reason: REASON }, CLIENT, byOf(admin))
    const [entry] = await listAuditAfter(db, undefined, 10)
    const { salt, reason } = await db.selectFrom('audit_reason').selectAll().executeTakeFirstOrThrow()
    expect(reason).toBe(REASON)
    expect(JSON.parse(entry!.afterJson)).toMatchObject({ reasonDigest: addressDigest(salt, REASON) })
    expect(entry!.afterJson).not.toContain(REASON)
  })

  test('acting gives a session of an hour in both names, never more than the person may, and no judgement', async () => {
    const { id } = await makePerson(db, {
      roles: ['researcher', 'reviewer', ...(['judge', 'chair'] as const).map((role) => ({ role, scope: 'award:a' }))],
    })
    const { token } = await startActing(db, admin, { personId: id, reason: REASON }, CLIENT, byOf(admin))
    const acting = (await who(token))!
    const themselves = await visitorOf(db, id)
    expect(acting).toMatchObject({ personId: id, actedFor: true, trueActor: { personId: admin.personId } })
    for (const right of Object.keys(RIGHTS) as Right[]) {
      if (may(acting, right, 'award:a')) expect(may(themselves, right, 'award:a'), right).toBe(true)
    }
    expect(may(acting, 'case.write')).toBe(true)
    for (const right of ['award.score', 'award.vote', 'award.ballots', 'case.approve'] as const) {
      expect(may(themselves, right, 'award:a'), right).toBe(true)
      expect(may(acting, right, 'award:a'), right).toBe(false)
    }
    expect(await who(token, '2026-11-21T08:59:59.000Z')).toBeDefined()
    expect(await who(token, '2026-11-21T09:00:00.000Z')).toBeUndefined()
  })

  test('what only the person may do is refused to who acts for them', async () => {
    const { id } = await makePerson(db, { password: 'a password of nobody' })
    const { token } = await startActing(db, admin, { personId: id, reason: REASON }, CLIENT, byOf(admin))
    const acting = (await who(token))!
    const by = byOf(acting)
    const site = { db, key: secretKeyFrom('k'.repeat(32)), mail: undefined }
    const passwords = { oldPassword: 'a password of nobody', newPassword: 'mountain pencil teapot 9' }
    await expect(changeOwnPassword(site, acting, passwords, CLIENT, by)).rejects.toThrow(ForbiddenError)
    await expect(changeNameAndLanguage(db, acting, { name: 'X', language: 'en' }, by)).rejects.toThrow(ForbiddenError)
    await expect(endOtherSessions(db, acting, by)).rejects.toThrow(ForbiddenError)
    await expect(endOwnSession(db, acting, 's_1', by)).rejects.toThrow(ForbiddenError)
  })

  test('nobody acts for an administrator, for who is disabled or erased, or while acting', async () => {
    const by = byOf(admin)
    const as = (personId: string) => startActing(db, admin, { personId, reason: REASON }, CLIENT, by)
    const other = await makePerson(db, { roles: ['admin'] })
    const disabled = await makePerson(db)
    const erased = await makePerson(db)
    await disablePerson(db, admin, disabled.id, by)
    await erasePerson(db, admin, erased.id, { reason: REASON, email: erased.email }, by)
    await expect(as(admin.personId)).rejects.toEqual(refusedWith('acting-admin'))
    await expect(as(other.id)).rejects.toEqual(refusedWith('acting-admin'))
    await expect(as(disabled.id)).rejects.toEqual(refusedWith('person-disabled'))
    await expect(as(erased.id)).rejects.toEqual(refusedWith('person-erased'))
    await expect(as('p_nobody')).rejects.toEqual(refusedWith('person-erased'))
  })

  test('ending it gives the administrator a session of their own that proves no more than before', async () => {
    const { id } = await makePerson(db)
    const { token } = await startActing(db, admin, { personId: id, reason: REASON }, CLIENT, byOf(admin))
    const acting = (await who(token))!
    const by = byOf(acting, LATER)
    const next = await endActing(db, acting, CLIENT, by)
    expect(await who(token, LATER)).toBeUndefined()
    const own = (await who(next.token, LATER))!
    expect(own).toMatchObject({ personId: admin.personId, actedFor: false, trueActor: undefined })
    expect(own.session.confirmedAt).toBe(admin.session.confirmedAt)
    // Once: the secret of the ended session gives no second one.
    await expect(endActing(db, acting, CLIENT, by)).rejects.toThrow(ForbiddenError)
    const entries = await listAuditAfter(db, undefined, 10)
    expect(entries.map(({ action, actorId, trueActorId }) => [action, actorId, trueActorId])).toEqual([
      ['acting.start', admin.personId, undefined],
      ['acting.end', id, admin.personId],
    ])
  })

  test('acting ends at once when the administrator is one no longer, or the person becomes one or is disabled', async () => {
    const by = byOf(admin)
    const other = await visitorOf(db, (await makePerson(db, { roles: ['admin'] })).id)
    const person = await makePerson(db)
    const start = async (visitor: Visitor) =>
      (await startActing(db, visitor, { personId: person.id, reason: REASON }, CLIENT, byOf(visitor))).token
    const first = await start(other)
    await revokeRole(db, admin, other.personId, ADMIN, by)
    expect(await who(first)).toBeUndefined()
    await grantRole(db, admin, other.personId, ADMIN, by)
    const second = await start(other)
    await disablePerson(db, admin, other.personId, by)
    expect(await who(second)).toBeUndefined()
    const third = await start(admin)
    await grantRole(db, admin, person.id, ADMIN, by)
    expect(await who(third)).toBeUndefined()
    await revokeRole(db, admin, person.id, ADMIN, by)
    const fourth = await start(admin)
    await disablePerson(db, admin, person.id, by)
    expect(await who(fourth)).toBeUndefined()
  })

  test('a person sees where they are signed in and who acts for them, and can end either', async () => {
    const person = await makePerson(db)
    const here = await visitorOf(db, person.id)
    const elsewhere = await signedIn(db, person.id)
    const { token } = await startActing(db, admin, { personId: person.id, reason: REASON }, CLIENT, byOf(admin))
    const list = await sessionsOf(db, person.id, here, NOW)
    expect(list).toHaveLength(3)
    expect(list.filter(({ isThis }) => isThis).map(({ publicId }) => publicId)).toEqual([here.session.publicId])
    const acting = list.find(({ actedBy }) => actedBy !== null)!
    expect(acting).toMatchObject({ actedBy: 'Admin', address: '', browser: { browser: '' } })
    await endOwnSession(db, here, acting.publicId, byOf(here))
    expect(await who(token)).toBeUndefined()
    expect(await who(elsewhere)).toBeDefined()
    await endOtherSessions(db, here, byOf(here))
    expect(await who(elsewhere)).toBeUndefined()
    expect(await sessionsOf(db, person.id, here, NOW)).toHaveLength(1)
  })

  test("nobody ends a session of somebody else's by its name", async () => {
    const mine = await visitorOf(db, (await makePerson(db)).id)
    const theirs = await visitorOf(db, (await makePerson(db)).id)
    await endOwnSession(db, mine, theirs.session.publicId, byOf(mine))
    expect(await sessionsOf(db, theirs.personId, theirs, NOW)).toHaveLength(1)
    expect(await actions()).toEqual([])
  })

  test('a new password ends every other session, makes all browsers strangers and renews the session at hand', async () => {
    const site = { db, key: secretKeyFrom('k'.repeat(32)), mail: undefined }
    const old = 'old lantern rivers 4'
    const person = await makePerson(db, { password: old })
    const token = await signedIn(db, person.id)
    const other = await signedIn(db, person.id)
    await saveKnownDevice(db, { tokenHash: 'known', personId: person.id, createdAt: NOW, expiresAt: LATER })
    const visitor = (await who(token))!
    const change = (oldPassword: string | undefined, newPassword: string) =>
      changeOwnPassword(site, visitor, { oldPassword, newPassword }, CLIENT, byOf(visitor))

    expect(await change('not this one at all', 'mountain pencil teapot 9')).toMatchObject({
      code: 'old-password-wrong',
    })
    expect(await change(old, 'password1234')).toMatchObject({ code: 'password-common' })
    expect(await change(undefined, 'mountain pencil teapot 9')).toMatchObject({ code: 'password-changed-meanwhile' })
    expect(await who(other)).toBeDefined()

    const answer = await change(old, 'mountain pencil teapot 9')
    if (!answer.ok) throw new Error(answer.code)
    expect([await who(token), await who(other)]).toEqual([undefined, undefined])
    expect((await who(answer.token))?.session.publicId).not.toBe(visitor.session.publicId)
    const { passwordHash } = (await findPersonSecrets(db, { id: person.id }))!
    expect(await isPassword(passwordHash, 'mountain pencil teapot 9')).toBe(true)
    const devices = await db.selectFrom('known_device').select('token_hash').execute()
    expect(devices).toHaveLength(1)
    expect(devices[0]!.token_hash).not.toBe('known')
  })

  test('of two changes of a password at the same moment one holds, and the other says so', async () => {
    const site = { db, key: secretKeyFrom('k'.repeat(32)), mail: undefined }
    const old = 'old lantern rivers 4'
    const person = await makePerson(db, { password: old })
    const visitors = [await visitorOf(db, person.id), await visitorOf(db, person.id)]
    const answers = await Promise.all(
      visitors.map(
        (visitor, index) =>
        changeOwnPassword(site, visitor, { oldPassword: old, newPassword: `mountain pencil teapot ${index}` }, CLIENT, byOf(visitor)), // prettier-ignore
      ),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const { passwordHash } = (await findPersonSecrets(db, { id: person.id }))!
    const winner = answers.findIndex(({ ok }) => ok)
    expect(await isPassword(passwordHash, `mountain pencil teapot ${winner}`)).toBe(true)
  })

  test('guessing the old password in a stolen session is limited, and locks nobody else out', async () => {
    const site = { db, key: secretKeyFrom('k'.repeat(32)), mail: undefined }
    const person = await makePerson(db, { password: 'old lantern rivers 4' })
    const thief = await visitorOf(db, person.id)
    const owner = await visitorOf(db, person.id)
    const attempt = (visitor: Visitor, oldPassword: string) =>
      changeOwnPassword(site, visitor, { oldPassword, newPassword: 'mountain pencil teapot 9' }, CLIENT, byOf(visitor))
    for (let guess = 0; guess < 10; guess += 1) {
      expect(await attempt(thief, `guess number ${guess}`)).toMatchObject({ code: 'old-password-wrong' })
    }
    expect(await attempt(thief, 'old lantern rivers 4')).toMatchObject({ code: 'too-many-attempts' })
    expect(await attempt(owner, 'old lantern rivers 4')).toMatchObject({ ok: true })
  })

  test('people are found by name or address in any capitals, by role and state; what is typed is no pattern', async () => {
    const wei = await makePerson(db, { name: '张伟 Wei', email: 'Zhang.Wei@example.org', roles: ['researcher'] })
    const percent = await makePerson(db, { name: 'A 100% sure_thing', email: 'sure@example.org', roles: ['reviewer'] })
    await disablePerson(db, admin, percent.id, byOf(admin))
    const found = async (filter: Partial<Parameters<typeof readPeople>[2]>) =>
      (await readPeople(db, admin, { words: '', role: undefined, state: undefined, ...filter }, 1)).people.map(({ id }) => id).toSorted() // prettier-ignore
    expect(await found({ words: 'zhang.wei' })).toEqual([wei.id])
    expect(await found({ words: '张伟' })).toEqual([wei.id])
    expect(await found({ words: 'WEI example' })).toEqual([wei.id])
    expect(await found({ words: '0%' })).toEqual([percent.id])
    expect(await found({ words: '%' })).toEqual([percent.id])
    expect(await found({ words: 'e_t' })).toEqual([percent.id])
    expect(await found({ words: '\\' })).toEqual([])
    expect(await found({ words: "' or 1=1 --" })).toEqual([])
    expect(await found({ role: 'researcher' })).toEqual([wei.id])
    expect(await found({ state: 'disabled' })).toEqual([percent.id])
    expect(await found({ state: 'open' })).toEqual([admin.personId, wei.id].toSorted())
  })

  test('every page of the list has others on it, and one past the end shows the last', async () => {
    for (let one = 0; one < 60; one += 1) await makePerson(db, { roles: one % 2 ? ['researcher'] : [] })
    const page = (number: number) => readPeople(db, admin, { words: '', role: undefined, state: undefined }, number)
    const [first, second, far] = [await page(1), await page(2), await page(999)]
    expect([first.count, first.pages, first.people.length, second.people.length]).toEqual([61, 2, 50, 11])
    expect(new Set([...first.people, ...second.people].map(({ id }) => id)).size).toBe(61)
    expect(far).toEqual(second)
    expect(first.people.some(({ roles }) => roles.length === 1)).toBe(true)
  })
})

/** All that the tables about people hold, as one text. */
async function everything(db: Db): Promise<string> {
  const tables = ['person', 'person_role', 'session', 'sign_in', 'known_device', 'one_time_link', 'recovery_code', 'passkey', 'letter', 'audit', 'audit_address', 'audit_reason'] as const // prettier-ignore
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
  return JSON.stringify(rows)
}
