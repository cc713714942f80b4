import { expect, test } from 'vitest'
import { listPasskeys } from '#db/repositories/accounts/passkey.ts'
import { findPersonSecrets } from '#db/repositories/accounts/person.ts'
import { listSignIns } from '#db/repositories/accounts/sign-in.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import type { Role } from '#app/access/roles.ts'
import type { Visitor } from '#app/access/visitor.ts'
import { saveKnownDevice } from '#db/repositories/accounts/known-device.ts'
import { minutesAfter } from '#app/services/accounts/attempts.server.ts'
import { confirmWithPassword, confirmWithTotp } from '#app/services/accounts/confirm.server.ts'
import type { Installation } from '#app/services/accounts/installation.server.ts'
import { openLetter, type LetterBody } from '#app/services/accounts/letters.server.ts'
import type { OwnChange } from '#app/services/accounts/own-change.server.ts'
import { addPasskey, removeOwnPasskey, renameOwnPasskey } from '#app/services/accounts/own-passkeys.server.ts'
import {
  confirmWithPasskey,
  finishWithPasskey,
  signInWithPasskey,
} from '#app/services/accounts/passkey-answers.server.ts'
import {
  askAnybody,
  askForNewPasskey,
  askVisitor,
  userHandle,
} from '#app/services/accounts/passkey-questions.server.ts'
import {
  makeRecoveryCodes,
  newTotpSetup,
  secondFactorState,
  turnOffTotp,
  turnOnTotp,
} from '#app/services/accounts/second-factor.server.ts'
import { finishWithRecoveryCode, finishWithTotp } from '#app/services/accounts/second-step.server.ts'
import { makeAdmin } from '#app/services/accounts/first-admin.server.ts'
import { countRecoveryCodes } from '#db/repositories/accounts/recovery-code.ts'
import { secretKeyFrom } from '#app/services/accounts/secret.server.ts'
import { removeExpired, visitorWith } from '#app/services/accounts/sessions.server.ts'
import { tokenHash } from '#app/services/accounts/token.server.ts'
import { totpCode, totpStep } from '#app/services/accounts/totp.server.ts'
import { byOf, CLIENT, makePerson, NOW, signedIn, visitorOf } from '#test/make/accounts.ts'
import { Device, type Said } from '#test/make/passkey.ts'
import { describeOnBothEngines } from './engines.ts'

const KEY = secretKeyFrom('a key that is only for tests, and long enough')
const ORIGIN = 'https://shandu.example.org'
const MAIL = { smtpUrl: 'smtp://localhost', from: 'Shandu <noreply@example.org>', siteUrl: ORIGIN }
const PASSWORD = 'correct horse battery staple 7'

const installed = (db: Db, mail?: Installation['mail']): Installation => ({ db, key: KEY, mail })
function own(
  db: Db,
  visitor: Visitor,
  more: { requiredOf?: readonly Role[]; mail?: boolean; now?: string } = {},
): OwnChange {
  const { requiredOf = [], mail = false, now = NOW } = more
  return { installation: installed(db, mail ? MAIL : undefined), visitor, by: byOf(visitor, now), requiredOf }
}
const codeAt = (secret: string, now: string) => totpCode(secret.replaceAll(' ', ''), totpStep(now))

/** Sets up codes for somebody. @returns the secret of their app, and recovery codes */
async function withTotp(db: Db, personId: string, now = NOW) {
  const visitor = await visitorOf(db, personId, { now })
  const setup = newTotpSetup(KEY, visitor, now)
  const answer = await turnOnTotp(own(db, visitor, { now }), { sealed: setup.sealed, code: codeAt(setup.secret, now) })
  if (!answer.ok) throw new Error(answer.code)
  return { secret: setup.secret, codes: answer.codes }
}

/** The half session of somebody whose password was right. */
async function half(db: Db, personId: string, now = NOW) {
  const sessionToken = await signedIn(db, personId, { purpose: { kind: 'awaits-second-factor' }, now })
  const visitor = (await visitorWith(db, sessionToken, [], now))!
  const request = (typed: string, more: { now?: string; address?: string; deviceToken?: string } = {}) => ({
    visitor,
    sessionToken,
    typed,
    client: { ...CLIENT, address: more.address ?? CLIENT.address },
    deviceToken: more.deviceToken,
    now: more.now ?? now,
  })
  return { sessionToken, visitor, request }
}

/** Somebody's device, with a passkey in it. */
async function withPasskey(db: Db, personId: string, more: { counter?: number; requiredOf?: readonly Role[] } = {}) {
  const visitor = await visitorOf(db, personId)
  const device = new Device()
  const challenge = challengeOf(await askForNewPasskey(db, visitor, ORIGIN, NOW))
  const answer = device.make({ challenge, origin: ORIGIN, counter: more.counter ?? 0 })
  const added = await addPasskey(own(db, visitor, more), { answer, origin: ORIGIN, name: 'Office' })
  if (!added.ok) throw new Error(added.code)
  return device
}
const challengeOf = (options: object): string => (options as { challenge: string }).challenge

async function anyQuestion(db: Db, now = NOW): Promise<string> {
  const asked = await askAnybody(db, KEY, { origin: ORIGIN, address: CLIENT.address }, now)
  if (!asked.ok) throw new Error(asked.code)
  return challengeOf(asked.options)
}
const passkeySignIn = (answer: ReturnType<Device['sign']>, now = NOW) => ({
  answer,
  origin: ORIGIN,
  client: CLIENT,
  deviceToken: undefined,
  earlierSession: undefined,
  now,
})
async function signInWith(db: Db, device: Device, said: Partial<Said> = {}) {
  const answer = device.sign({ challenge: await anyQuestion(db), origin: ORIGIN, ...said })
  return signInWithPasskey(db, passkeySignIn(answer))
}

async function auditOf(db: Db, ...actions: string[]) {
  const rows = await db.selectFrom('audit').selectAll().where('action', 'in', actions).orderBy('sequence').execute()
  return rows.map(({ action, subject }) => `${action} ${subject}`)
}
const codeOf = (answer: { ok: boolean; code?: string }) => (answer.ok ? 'ok' : answer.code)

describeOnBothEngines('codes from an app', (engine) => {
  test('are in force only after a right code; the secret is sealed, the codes are digests under the key', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db)
    const visitor = await visitorOf(db, id)
    const setup = newTotpSetup(KEY, visitor, NOW)
    const secret = setup.secret.replaceAll(' ', '')
    const wrong = await turnOnTotp(own(db, visitor), { sealed: setup.sealed, code: '000000' })
    expect(wrong).toMatchObject({ ok: false, setup: { secret: setup.secret } })
    expect(await findPersonSecrets(db, { id })).toMatchObject({ totpSecretSealed: undefined })

    const right = await turnOnTotp(own(db, visitor), { sealed: setup.sealed, code: codeAt(secret, NOW) })
    expect(right.ok && new Set(right.codes).size).toBe(10)
    expect(await secondFactorState(db, visitor, [])).toMatchObject({ hasTotp: true, codesLeft: 10 })
    const stored = await findPersonSecrets(db, { id })
    expect(stored?.totpSecretSealed).not.toContain(secret)
    const rows = await db.selectFrom('recovery_code').selectAll().execute()
    const typed = right.ok ? right.codes.map((code) => code.replaceAll('-', '')) : []
    expect(rows.filter(({ code_hash }) => typed.some((code) => code_hash.includes(code)))).toEqual([])
    // 59 bits can be tried: what anybody could compute without the key is not what is stored.
    const plain = new Set(typed.map(tokenHash))
    expect(rows.filter(({ code_hash }) => plain.has(code_hash))).toEqual([])
    expect(await auditOf(db, 'second-factor.on', 'recovery-codes.make')).toEqual([
      `second-factor.on person:${id}`,
      `recovery-codes.make person:${id}`,
    ])
  })

  test('cannot be set up with the page of somebody else, a changed one, or one of an hour ago', async () => {
    const { db } = await engine.open()
    const [one, other] = [await makePerson(db), await makePerson(db)]
    const visitor = await visitorOf(db, one.id)
    const code = (secret: string) => codeAt(secret, NOW)
    const foreign = newTotpSetup(KEY, await visitorOf(db, other.id), NOW)
    const old = newTotpSetup(KEY, visitor, minutesAfter(NOW, -60))
    for (const { sealed, secret } of [foreign, old, { ...foreign, sealed: 'AAAA' }, { ...foreign, sealed: '' }]) {
      const answer = await turnOnTotp(own(db, visitor), { sealed, code: code(secret) })
      expect(answer).toEqual({ ok: false, code: 'setup-stale' })
    }
  })

  test('end the half session and begin a whole one with another secret; the browser is remembered', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db)
    const { secret } = await withTotp(db, id)
    const now = minutesAfter(NOW, 2)
    const { sessionToken, request } = await half(db, id, now)
    const answer = await finishWithTotp(db, KEY, request(codeAt(secret, now)))
    if (!answer.ok) throw new Error(answer.code)
    expect(answer.token).not.toBe(sessionToken)
    expect(await visitorWith(db, sessionToken, [], now)).toBeUndefined()
    expect(await visitorWith(db, answer.token, [], now)).toMatchObject({
      personId: id,
      session: { awaitsSecondFactor: false, confirmedAt: now },
    })
    expect(answer.device?.token).toMatch(/^[\w-]{43}$/)
    const again = await half(db, id, minutesAfter(now, 2))
    const typed = codeAt(secret, minutesAfter(now, 2))
    const known = await finishWithTotp(db, KEY, again.request(typed, { deviceToken: answer.device!.token }))
    expect(known).toMatchObject({ ok: true, device: undefined })
  })

  test('are taken once: not the code of the set-up, not an earlier one, and one of two at the same moment', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db)
    const { secret } = await withTotp(db, id)
    const first = await half(db, id)
    const setUpWith = codeAt(secret, NOW)
    expect(codeOf(await finishWithTotp(db, KEY, first.request(setUpWith)))).toBe('code-used')
    const before = codeAt(secret, minutesAfter(NOW, -0.5))
    expect(codeOf(await finishWithTotp(db, KEY, first.request(before)))).toBe('code-used')
    const second = await half(db, id)
    const next = codeAt(secret, minutesAfter(NOW, 0.5))
    const both = await Promise.all([first, second].map(({ request }) => finishWithTotp(db, KEY, request(next))))
    expect(both.map(codeOf).toSorted()).toEqual(['code-used', 'ok'])
  })

  test('of another time are explained, and are then good for nothing when their time comes', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db)
    const { secret } = await withTotp(db, id)
    const { request } = await half(db, id)
    const soon = minutesAfter(NOW, 5)
    const ahead = codeAt(secret, soon)
    expect(await finishWithTotp(db, KEY, request(ahead))).toEqual({
      ok: false,
      code: 'clock-ahead',
      values: { minutes: 5 },
    })
    expect(codeOf(await finishWithTotp(db, KEY, request(ahead, { now: soon })))).toBe('code-used')
    const behind = codeAt(secret, minutesAfter(soon, -3))
    expect(await finishWithTotp(db, KEY, request(behind, { now: soon }))).toMatchObject({
      code: 'clock-behind',
      values: { minutes: 3 },
    })
  })

  test('can be guessed five times from a place; a browser known before is not kept out by that', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db)
    const { secret } = await withTotp(db, id)
    const now = minutesAfter(NOW, 2)
    const { request } = await half(db, id, now)
    for (let tries = 0; tries < 5; tries += 1) {
      expect(codeOf(await finishWithTotp(db, KEY, request('000000')))).toBe('code-wrong')
    }
    const right = codeAt(secret, now)
    expect(await finishWithTotp(db, KEY, request(right))).toMatchObject({ code: 'too-many-codes' })
    for (let tries = 0; tries < 10; tries += 1) {
      await finishWithTotp(db, KEY, request('000000', { address: `198.51.100.${tries}` }))
    }
    expect(codeOf(await finishWithTotp(db, KEY, request(right, { address: '192.0.2.1' })))).toBe('too-many-codes')
    await saveKnownDevice(db, {
      tokenHash: tokenHash('known'),
      personId: id,
      createdAt: NOW,
      expiresAt: minutesAfter(now, 60),
    })
    expect(codeOf(await finishWithTotp(db, KEY, request(right, { deviceToken: 'known' })))).toBe('ok')
    const outcomes = (await listSignIns(db, id, 30)).map(({ outcome }) => outcome)
    expect(new Set(outcomes)).toEqual(new Set(['wrong-code', 'ok']))
  })

  test('where the key of the installation is another one: said, not failed, and the machine lets an administrator in', async () => {
    const { db } = await engine.open()
    const { id, email } = await makePerson(db)
    const { secret, codes } = await withTotp(db, id)
    const { request } = await half(db, id)
    const other = secretKeyFrom('another key, as long as the first one was')
    expect(codeOf(await finishWithTotp(db, other, request(codeAt(secret, NOW))))).toBe('code-unreadable')
    // Recovery codes are digests under that key too: who has copied the database alone can try none.
    expect(codeOf(await finishWithRecoveryCode(db, other, request(codes[0]!)))).toBe('recovery-code-wrong')
    const admin = { email, name: 'Root', language: 'en' } as const
    await makeAdmin({ db, key: KEY, mail: undefined }, admin, 'http://localhost:3000', NOW)
    expect(await findPersonSecrets(db, { id })).toMatchObject({ totpSecretSealed: expect.any(String) })
    await makeAdmin({ db, key: other, mail: undefined }, admin, 'http://localhost:3000', NOW)
    expect(await findPersonSecrets(db, { id })).toMatchObject({ totpSecretSealed: undefined })
    expect(await countRecoveryCodes(db, id)).toBe(0)
    expect(await auditOf(db, 'second-factor.off')).toEqual([`second-factor.off person:${id}`])
  })
})

describeOnBothEngines('recovery codes', (engine) => {
  test('work once each, however they are typed, and one of two at the same moment', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db)
    const { codes } = await withTotp(db, id)
    const [first, second] = [await half(db, id), await half(db, id)]
    const typed = ` ${codes[0]!.toLowerCase().replaceAll('-', ' ')} `
    const both = await Promise.all(
      [first, second].map(({ request }) => finishWithRecoveryCode(db, KEY, request(typed))),
    )
    expect(both.map(codeOf).toSorted()).toEqual(['ok', 'recovery-code-wrong'])
    expect(await auditOf(db, 'recovery-code.use')).toEqual([`recovery-code.use person:${id}`])
    const visitor = await visitorOf(db, id)
    expect(await secondFactorState(db, visitor, [])).toMatchObject({ codesLeft: 9 })
  })

  test('of somebody else, and those before new ones were made, are wrong', async () => {
    const { db } = await engine.open()
    const [one, other] = [await makePerson(db), await makePerson(db)]
    const { codes } = await withTotp(db, one.id)
    await withTotp(db, other.id)
    const theirs = await half(db, other.id)
    expect(codeOf(await finishWithRecoveryCode(db, KEY, theirs.request(codes[0]!)))).toBe('recovery-code-wrong')
    const made = await makeRecoveryCodes(own(db, await visitorOf(db, one.id)))
    const mine = await half(db, one.id)
    expect(codeOf(await finishWithRecoveryCode(db, KEY, mine.request(codes[0]!)))).toBe('recovery-code-wrong')
    expect(codeOf(await finishWithRecoveryCode(db, KEY, mine.request((made.ok && made.codes[9]) || '')))).toBe('ok')
  })

  test('are made only where there is something they stand for, and leave with the last of it', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db, { password: PASSWORD })
    expect(codeOf(await makeRecoveryCodes(own(db, await visitorOf(db, id))))).toBe('second-factor-gone')
    await withTotp(db, id)
    const device = await withPasskey(db, id)
    const visitor = await visitorOf(db, id)
    await turnOffTotp(own(db, visitor))
    expect(await secondFactorState(db, visitor, [])).toMatchObject({ hasTotp: false, hasPasskey: true, codesLeft: 10 })
    expect(codeOf(await removeOwnPasskey(own(db, visitor), device.id))).toBe('ok')
    expect(await secondFactorState(db, visitor, [])).toMatchObject({ hasPasskey: false, codesLeft: 0 })
  })
})

describeOnBothEngines('a change of how an account is guarded', (engine) => {
  test('ends the other sessions, keeps this one, and writes to the person in their language', async () => {
    const { db } = await engine.open()
    const { id, email } = await makePerson(db, { language: 'zh-CN' })
    const token = await signedIn(db, id)
    const visitor = (await visitorWith(db, token, [], NOW))!
    const others = [await signedIn(db, id), await signedIn(db, id)]
    const setup = newTotpSetup(KEY, visitor, NOW)
    await turnOnTotp(own(db, visitor, { mail: true }), { sealed: setup.sealed, code: codeAt(setup.secret, NOW) })
    expect(await visitorWith(db, token, [], NOW)).toMatchObject({ hasTotp: true })
    for (const other of others) expect(await visitorWith(db, other, [], NOW)).toBeUndefined()
    const letters = await db.selectFrom('letter').selectAll().execute()
    expect(letters).toMatchObject([{ person_id: id, kind: 'second-factor-changed' }])
    const body = openLetter<LetterBody>(KEY, letters[0]!.id, letters[0]!.sealed!)
    expect(body.to.address).toBe(email)
    expect(body.text).toContain('两步验证已开启')
    expect(body.text).not.toMatch(/\{\w+\}/)
  })

  test('that is refused changes nothing, ends nothing and writes to nobody', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db, { roles: ['admin'] })
    await withTotp(db, id)
    const other = await signedIn(db, id)
    const visitor = await visitorOf(db, id)
    const change = own(db, visitor, { requiredOf: ['admin'], mail: true })
    expect(codeOf(await turnOffTotp(change))).toBe('second-factor-required')
    expect(codeOf(await removeOwnPasskey(change, 'none'))).toBe('passkey-gone')
    expect(await secondFactorState(db, visitor, ['admin'])).toMatchObject({ hasTotp: true, codesLeft: 10 })
    expect(await visitorWith(db, other, [], NOW)).toBeDefined()
    expect(await db.selectFrom('letter').selectAll().execute()).toEqual([])
  })

  test('is nobody else’s: not of who acts for them, nor of half a sign-in', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db)
    const admin = await makePerson(db, { roles: ['admin'] })
    const acting = await visitorOf(db, admin.id, { purpose: { kind: 'acting', asPersonId: id, reason: 'to look' } })
    const { visitor: halfway } = await half(db, id)
    for (const visitor of [acting, halfway]) {
      const change = own(db, visitor)
      const tries: (() => unknown)[] = [
        () => newTotpSetup(KEY, visitor, NOW),
        () => turnOnTotp(change, { sealed: '', code: '' }),
        () => turnOffTotp(change),
        () => makeRecoveryCodes(change),
        () => askForNewPasskey(db, visitor, ORIGIN, NOW),
        () => removeOwnPasskey(change, 'x'),
        () => renameOwnPasskey(change, { credentialId: 'x', name: 'y' }),
        () => confirmWithPassword(db, KEY, visitor, PASSWORD, byOf(visitor)),
      ]
      for (const attempt of tries) await expect((async () => attempt())()).rejects.toThrow(ForbiddenError)
    }
    const whole = await visitorOf(db, id)
    const request = { ...(await half(db, id)).request('000000'), visitor: whole }
    await expect(finishWithTotp(db, KEY, request)).rejects.toThrow(ForbiddenError)
  })

  test('leaves who must have a second factor with one, also when two are removed at the same moment', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db, { roles: ['admin'], password: PASSWORD })
    await withTotp(db, id)
    const device = await withPasskey(db, id)
    const visitor = await visitorOf(db, id)
    const change = own(db, visitor, { requiredOf: ['admin'] })
    const both = await Promise.all([turnOffTotp(change), removeOwnPasskey(change, device.id)])
    expect(both.map(codeOf).toSorted()).toEqual(['ok', 'second-factor-required'])
  })

  test('is asked for by role: without it no right is held, with an app or a passkey all are', async () => {
    const { db } = await engine.open()
    const roles: Role[] = ['admin']
    for (const [held, must] of [
      ['admin', true],
      ['researcher', false],
    ] as const) {
      const { id } = await makePerson(db, { roles: [held] })
      expect((await visitorOf(db, id, { secondFactorRoles: roles })).mustSetUpSecondFactor).toBe(must)
      await (must ? withTotp(db, id) : withPasskey(db, id))
      expect((await visitorOf(db, id, { secondFactorRoles: roles })).mustSetUpSecondFactor).toBe(false)
    }
    const { id } = await makePerson(db, { roles: ['admin'] })
    await withPasskey(db, id)
    expect((await visitorOf(db, id, { secondFactorRoles: roles })).mustSetUpSecondFactor).toBe(false)
  })
})

describeOnBothEngines('passkeys', (engine) => {
  test('sign in their owner with both factors done, and note when', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db, { roles: ['researcher'] })
    const device = await withPasskey(db, id, { counter: 3 })
    const answer = await signInWith(db, device, { counter: 4, userHandle: userHandle(id) })
    if (!answer.ok) throw new Error(answer.code)
    expect(await visitorWith(db, answer.token, [], NOW)).toMatchObject({
      personId: id,
      session: { awaitsSecondFactor: false },
    })
    expect(await listPasskeys(db, id)).toMatchObject([{ name: 'Office', counter: 4, usedAt: NOW }])
    expect(await listSignIns(db, id, 1)).toMatchObject([{ method: 'passkey', outcome: 'ok' }])
  })

  test('whose counter goes back or stands still are refused and recorded; a device that does not count is fine', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db)
    const device = await withPasskey(db, id, { counter: 7 })
    for (const counter of [0, 6, 7]) expect(codeOf(await signInWith(db, device, { counter }))).toBe('passkey-copied')
    expect((await auditOf(db, 'passkey.refuse')).length).toBe(3)
    expect((await listSignIns(db, id, 9)).map(({ outcome }) => outcome)).toEqual(Array(3).fill('copied-passkey'))
    expect(codeOf(await signInWith(db, device, { counter: 8 }))).toBe('ok')
    const plain = await withPasskey(db, id)
    for (let uses = 0; uses < 2; uses += 1) expect(codeOf(await signInWith(db, plain))).toBe('ok')
  })

  test('used twice at the same moment with one count sign in once', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db)
    const device = await withPasskey(db, id, { counter: 1 })
    const both = await Promise.all([signInWith(db, device, { counter: 2 }), signInWith(db, device, { counter: 2 })])
    expect(both.map(codeOf).toSorted()).toEqual(['ok', 'passkey-copied'])
  })

  test('answer each question once, within five minutes, and only the one they were asked', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db)
    const device = await withPasskey(db, id)
    const visitor = await visitorOf(db, id)
    const answerTo = (challenge: string) => device.sign({ challenge, origin: ORIGIN })
    const replayed = answerTo(await anyQuestion(db))
    const both = await Promise.all([1, 2].map(() => signInWithPasskey(db, passkeySignIn(replayed))))
    expect(both.map(codeOf).toSorted()).toEqual(['ok', 'passkey-stale'])
    const late = answerTo(await anyQuestion(db))
    expect(codeOf(await signInWithPasskey(db, passkeySignIn(late, minutesAfter(NOW, 5))))).toBe('passkey-stale')
    const toConfirm = answerTo(challengeOf(await askVisitor(db, visitor, ORIGIN, NOW)))
    expect(codeOf(await signInWithPasskey(db, passkeySignIn(toConfirm)))).toBe('passkey-stale')
    const toSignIn = { ...passkeySignIn(answerTo(await anyQuestion(db))) }
    expect(codeOf(await confirmWithPasskey(db, visitor, toSignIn, byOf(visitor)))).toBe('passkey-stale')
    await anyQuestion(db)
    await removeExpired(db, minutesAfter(NOW, 6))
    expect(await db.selectFrom('passkey_challenge').selectAll().execute()).toEqual([])
  })

  test('from another page, for another site, without the finger or PIN, or signed by another key are refused', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db)
    const device = await withPasskey(db, id)
    expect(codeOf(await signInWith(db, device, { origin: 'https://shandu.example.org.evil.example' }))).toBe(
      'passkey-origin',
    )
    expect(codeOf(await signInWith(db, device, { rpId: 'evil.example' }))).toBe('passkey-refused')
    expect(codeOf(await signInWith(db, device, { userVerified: false }))).toBe('passkey-refused')
    expect(codeOf(await signInWith(db, device, { userHandle: userHandle('p_other') }))).toBe('passkey-of-another')
    expect(codeOf(await signInWith(db, new Device()))).toBe('passkey-unknown')
    const forged = new Device().sign({ challenge: await anyQuestion(db), origin: ORIGIN })
    const answer = { ...forged, id: device.id, rawId: device.id }
    expect(codeOf(await signInWithPasskey(db, passkeySignIn(answer)))).toBe('passkey-refused')
    expect(await listPasskeys(db, id)).toMatchObject([{ usedAt: undefined }])
  })

  test('of somebody else finish no sign-in and confirm nobody', async () => {
    const { db } = await engine.open()
    const [one, other] = [await makePerson(db, { password: PASSWORD }), await makePerson(db)]
    await withPasskey(db, one.id)
    const theirs = await withPasskey(db, other.id)
    const { visitor, sessionToken } = await half(db, one.id)
    const said = async (who: Visitor) => ({
      challenge: challengeOf(await askVisitor(db, who, ORIGIN, NOW)),
      origin: ORIGIN,
    })
    const request = { ...passkeySignIn(theirs.sign(await said(visitor))), earlierSession: sessionToken }
    expect(codeOf(await finishWithPasskey(db, visitor, request))).toBe('passkey-of-another')
    expect(await visitorWith(db, sessionToken, [], NOW)).toBeDefined()
    const whole = await visitorOf(db, one.id)
    const confirm = passkeySignIn(theirs.sign(await said(whole)))
    expect(codeOf(await confirmWithPasskey(db, whole, confirm, byOf(whole)))).toBe('passkey-of-another')
  })

  test('of the person finish the sign-in, and the half session ends', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db, { password: PASSWORD })
    const device = await withPasskey(db, id)
    const { visitor, sessionToken } = await half(db, id)
    const challenge = challengeOf(await askVisitor(db, visitor, ORIGIN, NOW))
    const request = { ...passkeySignIn(device.sign({ challenge, origin: ORIGIN })), earlierSession: sessionToken }
    const answer = await finishWithPasskey(db, visitor, request)
    expect(answer.ok).toBe(true)
    expect(await visitorWith(db, sessionToken, [], NOW)).toBeUndefined()
  })

  test('of an account that is shut say so, and open nothing', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db)
    const device = await withPasskey(db, id)
    await db.updateTable('person').set({ disabled_at: NOW }).where('id', '=', id).execute()
    expect(codeOf(await signInWith(db, device))).toBe('passkey-disabled')
    expect(await listSignIns(db, id, 1)).toMatchObject([{ method: 'passkey', outcome: 'disabled' }])
  })

  test('are added only by who was asked, once, verified; another person cannot take one over', async () => {
    const { db } = await engine.open()
    const [one, other] = [await makePerson(db), await makePerson(db)]
    const [visitor, stranger] = [await visitorOf(db, one.id), await visitorOf(db, other.id)]
    const device = new Device()
    const ask = async (who: Visitor) => challengeOf(await askForNewPasskey(db, who, ORIGIN, NOW))
    const add = (who: Visitor, answer: ReturnType<Device['make']>, now = NOW) =>
      addPasskey(own(db, who, { now }), { answer, origin: ORIGIN, name: 'A' })
    const made = async (who: Visitor, said: Partial<Said> = {}) =>
      device.make({ challenge: await ask(who), origin: ORIGIN, ...said })

    expect(codeOf(await add(visitor, await made(stranger)))).toBe('passkey-stale')
    expect(codeOf(await add(visitor, device.make({ challenge: await anyQuestion(db), origin: ORIGIN })))).toBe('passkey-stale') // prettier-ignore
    expect(codeOf(await add(visitor, await made(visitor), minutesAfter(NOW, 5)))).toBe('passkey-stale')
    expect(codeOf(await add(visitor, await made(visitor, { origin: 'https://evil.example' })))).toBe('passkey-origin')
    expect(codeOf(await add(visitor, await made(visitor, { rpId: 'evil.example' })))).toBe('passkey-refused')
    expect(codeOf(await add(visitor, await made(visitor, { userVerified: false })))).toBe('passkey-refused')
    const answer = await made(visitor)
    expect(codeOf(await add(visitor, answer))).toBe('ok')
    expect(codeOf(await add(visitor, answer))).toBe('passkey-stale')
    expect(codeOf(await add(stranger, await made(stranger)))).toBe('passkey-already')
    expect(codeOf(await removeOwnPasskey(own(db, stranger), device.id))).toBe('passkey-gone')
    const renamed = { credentialId: device.id, name: 'Mine' }
    expect(codeOf(await renameOwnPasskey(own(db, stranger), renamed))).toBe('passkey-gone')
    expect(codeOf(await renameOwnPasskey(own(db, visitor), renamed))).toBe('ok')
    expect(await listPasskeys(db, one.id)).toMatchObject([{ name: 'Mine' }])
    expect((await auditOf(db, 'passkey.add', 'passkey.rename')).join()).not.toContain(device.id)
  })

  test('stay where they are the only way to sign in', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db)
    const [first, second] = [await withPasskey(db, id), await withPasskey(db, id)]
    const change = own(db, await visitorOf(db, id))
    const both = await Promise.all([first, second].map((device) => removeOwnPasskey(change, device.id)))
    expect(both.map(codeOf).toSorted()).toEqual(['ok', 'passkey-last-way'])
  })
})

describeOnBothEngines('proving once more who is at the keyboard', (engine) => {
  const later = minutesAfter(NOW, 120)

  test('by password: counts from then on; five wrong ones shut this session out, and no other', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db, { password: PASSWORD })
    const [here, there] = [await visitorOf(db, id), await visitorOf(db, id)]
    for (let tries = 0; tries < 5; tries += 1) {
      expect(codeOf(await confirmWithPassword(db, KEY, here, 'wrong', byOf(here, later)))).toBe('password-wrong')
    }
    expect(codeOf(await confirmWithPassword(db, KEY, here, PASSWORD, byOf(here, later)))).toBe('too-many-codes')
    expect(codeOf(await confirmWithPassword(db, KEY, there, PASSWORD, byOf(there, later)))).toBe('ok')
    const confirmed = await db.selectFrom('session').select(['public_id', 'confirmed_at']).execute()
    const at = (visitor: Visitor) =>
      confirmed.find(({ public_id }) => public_id === visitor.session.publicId)?.confirmed_at
    expect([at(here), at(there)]).toEqual([NOW, later])
    expect(await auditOf(db, 'session.confirm')).toEqual([`session.confirm session:${there.session.publicId}`])
  })

  test('by a code where there is no password, and only there; by a passkey of one’s own', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db)
    const { secret } = await withTotp(db, id)
    const device = await withPasskey(db, id)
    const visitor = await visitorOf(db, id)
    const by = byOf(visitor, later)
    expect(codeOf(await confirmWithTotp(db, KEY, visitor, codeAt(secret, later), by))).toBe('ok')
    expect(codeOf(await confirmWithTotp(db, KEY, visitor, codeAt(secret, later), by))).toBe('code-used')
    const withPassword = { ...visitor, hasPassword: true }
    const next = codeAt(secret, minutesAfter(later, 0.5))
    expect(codeOf(await confirmWithTotp(db, KEY, withPassword, next, by))).toBe('password-missing')
    const challenge = challengeOf(await askVisitor(db, visitor, ORIGIN, later))
    const request = passkeySignIn(device.sign({ challenge, origin: ORIGIN }))
    expect(codeOf(await confirmWithPasskey(db, visitor, request, by))).toBe('ok')
  })
})
