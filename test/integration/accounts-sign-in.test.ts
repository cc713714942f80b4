import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { lockPerson, saveDisabled, savePasswordHash, saveTotpSecret } from '#db/repositories/accounts/person.ts'
import { deleteSessionsOf } from '#db/repositories/accounts/session.ts'
import { listSignIns } from '#db/repositories/accounts/sign-in.ts'
import type { Db } from '#db/schema.ts'
import { BusyError, hashPassword, isPassword } from '#app/services/accounts/passwords.server.ts'
import type { SecretKey } from '#app/services/accounts/secret.server.ts'
import { may } from '#app/access/rights.ts'
import { startActing } from '#app/services/accounts/acting.server.ts'
import {
  FAILED_NOT_BEFORE_MS,
  finishSignIn,
  signInWithPassword,
  type SignInRequest,
} from '#app/services/accounts/sign-in.server.ts'
import { removeExpired, SESSION_IDLE_MINUTES, SESSION_LIFE_MINUTES, visitorWith } from '#app/services/accounts/sessions.server.ts' // prettier-ignore
import { minutesAfter } from '#app/services/accounts/attempts.server.ts'
import { newToken } from '#app/services/accounts/token.server.ts'
import { byOf, CLIENT, makePerson, NOW, signedIn } from '#test/make/accounts.ts'
import { describeOnBothEngines } from './engines.ts'

const KEY = randomBytes(32) as Buffer as SecretKey
const EMAIL = 'lin@example.org'
const PASSWORD = 'three green kettles sing'

const request = (changes: Partial<SignInRequest> & { readonly from?: string } = {}): SignInRequest => {
  const { from = CLIENT.address, ...rest } = changes
  return {
    emailKey: EMAIL,
    password: PASSWORD,
    client: { address: from, agent: CLIENT.agent },
    deviceToken: undefined,
    earlierSession: undefined,
    now: NOW,
    ...rest,
  }
}
const wrong = { password: 'not this one' }
const later = (minutes: number) => minutesAfter(NOW, minutes)
const counted = async (db: Db, table: 'session' | 'sign_in' | 'audit' | 'known_device' | 'attempt') =>
  (await db.selectFrom(table).selectAll().execute()).length

describeOnBothEngines('signing in by password', (engine) => {
  const withPerson = async (person: Parameters<typeof makePerson>[1] = {}) => {
    const { db } = await engine.open()
    const { id } = await makePerson(db, { email: EMAIL, password: PASSWORD, ...person })
    return { db, id, signIn: (changes: Parameters<typeof request>[0] = {}) => signInWithPassword(db, KEY, request(changes)) } // prettier-ignore
  }

  test('opens a session whose secret is stored nowhere', async () => {
    const { db, id, signIn } = await withPerson()
    const answer = await signIn()
    if (!answer.ok) throw new Error(answer.why)
    expect(await visitorWith(db, answer.token, [], NOW)).toMatchObject({ personId: id, email: EMAIL })
    const stored = JSON.stringify(await db.selectFrom('session').selectAll().execute())
    expect(stored).not.toContain(answer.token)
    expect(JSON.stringify(await db.selectFrom('known_device').selectAll().execute())).not.toContain(
      answer.device!.token,
    )
    expect(JSON.stringify(await db.selectFrom('person').selectAll().execute())).toMatch(
      /\$argon2id\$v=19\$m=19456,t=2,p=1\$/,
    )
  })

  test('gives a new secret each time and ends the session this browser had, whoever it belonged to', async () => {
    const { db, signIn } = await withPerson()
    const other = await makePerson(db)
    const before = await signedIn(db, other.id)
    const answer = await signIn({ earlierSession: before })
    expect(answer.ok && answer.token !== before).toBe(true)
    expect(await visitorWith(db, before, [], NOW)).toBeUndefined()
  })

  test('takes no session that was not made here: a planted secret opens nothing and is not taken over', async () => {
    const { db, signIn } = await withPerson()
    const planted = newToken()
    const answer = await signIn({ earlierSession: planted })
    expect(await visitorWith(db, planted, [], NOW)).toBeUndefined()
    expect(answer.ok && answer.token).not.toBe(planted)
  })

  test('says the same, no sooner and no later, of an unknown address and a wrong password, and begins nothing', async () => {
    const { db, signIn } = await withPerson()
    for (const changes of [wrong, { emailKey: 'nobody@example.org' }]) {
      const started = performance.now()
      expect(await signIn(changes)).toEqual({ ok: false, why: 'wrong' })
      expect(performance.now() - started).toBeGreaterThan(FAILED_NOT_BEFORE_MS - 5)
    }
    expect(await counted(db, 'session')).toBe(0)
    expect(await counted(db, 'audit')).toBe(0)
  })

  test('tells that an account is disabled only to who knows its password', async () => {
    const { db, id, signIn } = await withPerson()
    await saveDisabled(db, id, NOW)
    expect(await signIn(wrong)).toEqual({ ok: false, why: 'wrong' })
    expect(await signIn()).toEqual({ ok: false, why: 'disabled' })
    expect((await listSignIns(db, id, 9)).map(({ outcome }) => outcome).sort()).toEqual(['disabled', 'wrong-password'])
  })

  test('an account without a password cannot be opened by any', async () => {
    const { signIn } = await withPerson({ email: 'invited@example.org' })
    const { db } = await engine.open()
    await makePerson(db, { email: 'bare@example.org' })
    for (const password of ['', 'undefined', 'null']) {
      expect(await signIn({ emailKey: 'bare@example.org', password })).toEqual({ ok: false, why: 'wrong' })
    }
  })

  test('waits for the second factor where there is one, and opens nothing before', async () => {
    const { db, signIn } = await withPerson({ totpSecretSealed: 'sealed' })
    const answer = await signIn()
    expect(answer).toMatchObject({ ok: true, awaitsSecondFactor: true, device: undefined })
    expect((await visitorWith(db, answer.ok ? answer.token : '', [], NOW))?.session.awaitsSecondFactor).toBe(true)
  })

  test('two sign-ins at once are two sessions', async () => {
    const { db, signIn } = await withPerson()
    const answers = await Promise.all([signIn(), signIn()])
    const tokens = answers.map((answer) => (answer.ok ? answer.token : ''))
    expect(new Set(tokens).size).toBe(2)
    for (const token of tokens) expect(await visitorWith(db, token, [], NOW)).toBeDefined()
    expect(await counted(db, 'audit')).toBe(2)
  })

  test('a place gets five wrong attempts on an account in a quarter of an hour, also all at once', async () => {
    const { signIn } = await withPerson()
    const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(wrong)))
    const whys = answers.map((answer) => (answer.ok ? 'ok' : answer.why)).sort()
    expect(whys).toEqual([...Array<string>(3).fill('limited'), ...Array<string>(5).fill('wrong')])
    expect(await signIn()).toEqual({ ok: false, why: 'limited', waitMinutes: 15 })
    expect(await signIn({ now: later(16) })).toMatchObject({ ok: true })
  })

  test('addresses of one IPv6 network are one place', async () => {
    const { signIn } = await withPerson()
    for (let host = 1; host <= 5; host += 1) await signIn({ ...wrong, from: `2001:db8:1:2::${host}` })
    expect(await signIn({ from: '2001:db8:1:2::99' })).toMatchObject({ why: 'limited' })
    expect(await signIn({ from: '2001:db8:9:2::99' })).toMatchObject({ ok: true })
  })

  test('a place that guesses at many accounts is stopped, and those who succeed are not counted', async () => {
    const { db, signIn } = await withPerson()
    for (let count = 0; count < 60; count += 1) expect(await signIn()).toMatchObject({ ok: true })
    let limited = 0
    for (let round = 0; round < 5; round += 1) {
      const guesses = Array.from({ length: 11 }, (_, at) => signIn({ ...wrong, emailKey: `guess-${round}-${at}@example.org` })) // prettier-ignore
      limited += (await Promise.all(guesses)).filter((answer) => !answer.ok && answer.why === 'limited').length
    }
    expect(limited).toBe(5)
    expect(await counted(db, 'sign_in')).toBe(60)
  })

  test('an account under attack from everywhere stays open to its owner: a known browser, and a new one elsewhere', async () => {
    const { signIn } = await withPerson()
    const known = await signIn({ from: '198.51.100.1' })
    const deviceToken = known.ok ? known.device?.token : undefined
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(Array.from({ length: 36 }, (_, at) => signIn({ ...wrong, from: `192.0.${round}.${at % 12}` })))
    }
    // By now an attacking place has two attempts an hour and not five in a quarter of one.
    const attacker = { ...wrong, from: '198.18.0.1' }
    expect(await signIn(attacker)).toMatchObject({ why: 'wrong' })
    expect(await signIn(attacker)).toMatchObject({ why: 'wrong' })
    expect(await signIn(attacker)).toEqual({ ok: false, why: 'limited', waitMinutes: 60 })
    expect(await signIn({ from: '198.51.100.77' })).toMatchObject({ ok: true })
    // Even from the attacker's own address, and many times over.
    for (let count = 0; count < 12; count += 1) {
      expect(await signIn({ from: '198.18.0.1', deviceToken })).toMatchObject({ ok: true })
    }
  }, 120_000)

  test('a known browser has a limit of its own, and is known for its own account only', async () => {
    const { db, signIn } = await withPerson()
    const known = await signIn()
    const deviceToken = known.ok ? known.device?.token : undefined
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn({ ...wrong, deviceToken })))
    expect(answers.filter((answer) => !answer.ok && answer.why === 'limited')).toHaveLength(2)
    await makePerson(db, { email: 'other@example.org', password: PASSWORD })
    const other = await Promise.all(
      Array.from({ length: 6 }, () =>
        signIn({ ...wrong, emailKey: 'other@example.org', deviceToken, from: '198.51.100.9' }),
      ),
    )
    expect(other.filter((answer) => !answer.ok && answer.why === 'limited')).toHaveLength(1)
  })

  test('a password that is changed while it is compared opens nothing, and neither does an account that is shut', async () => {
    const { db, id, signIn } = await withPerson()
    const other = await hashPassword('another password altogether')
    for (const meanwhile of [() => savePasswordHash(db, id, other), () => saveDisabled(db, id, NOW)]) {
      await savePasswordHash(db, id, await hashPassword(PASSWORD))
      await saveDisabled(db, id, undefined)
      // Comparing takes milliseconds in which the other change is made: these sign-ins all stand in the queue.
      const begun = Promise.all(Array.from({ length: 12 }, (_, at) => signIn({ from: `192.0.2.${at}` })))
      await new Promise((resolve) => setTimeout(resolve, 15))
      await db.transaction().execute(async (write) => {
        await lockPerson(write, id)
        await deleteSessionsOf(write, id)
      })
      await meanwhile()
      await deleteSessionsOf(db, id)
      await begun
      expect(await counted(db, 'session')).toBe(0)
    }
  })

  test('a code that is set up while the password is compared is asked for', async () => {
    const { db, id, signIn } = await withPerson()
    const begun = Promise.all(Array.from({ length: 12 }, (_, at) => signIn({ from: `192.0.2.${at}` })))
    await saveTotpSecret(db, id, 'sealed')
    const answers = await begun
    expect(answers.at(-1)).toMatchObject({ ok: true, awaitsSecondFactor: true })
  })

  test('a server that was too busy to look has counted nothing', async () => {
    const { signIn } = await withPerson()
    let isCrowded = true
    const stranger = async () => {
      while (isCrowded) await isPassword(undefined, 'x').catch(() => new Promise(setImmediate))
    }
    const crowd = Promise.all(Array.from({ length: 100 }, stranger))
    let refusals = 0
    while (refusals < 8) {
      const answer = await signIn().catch((error: unknown) => error)
      if (answer instanceof BusyError) refusals += 1
      else expect(answer).toMatchObject({ ok: true })
    }
    isCrowded = false
    await crowd
    expect(await signIn()).toMatchObject({ ok: true })
  })

  test('a place over its limit leaves no more counts, however many accounts it names', async () => {
    const { db, signIn } = await withPerson()
    for (let round = 0; round < 6; round += 1) {
      await Promise.all(Array.from({ length: 10 }, (_, at) => signIn({ ...wrong, emailKey: `guess-${round}-${at}@example.org` }))) // prettier-ignore
    }
    const before = await counted(db, 'attempt')
    await Promise.all(Array.from({ length: 30 }, (_, at) => signIn({ ...wrong, emailKey: `more-${at}@example.org` })))
    expect(await counted(db, 'attempt')).toBe(before)
  })

  test('who is always right leaves no endless trail: sixty an hour from a place, fifty sessions and browsers', async () => {
    const { db, signIn } = await withPerson()
    const answers: unknown[] = []
    for (let count = 0; count < 62; count += 1) answers.push((await signIn()).ok)
    expect(answers.filter(Boolean)).toHaveLength(60)
    expect([await counted(db, 'session'), await counted(db, 'known_device')]).toEqual([50, 50])
  })

  test('what is counted names nobody', async () => {
    const { db, signIn } = await withPerson()
    await signIn(wrong)
    const stored = JSON.stringify(await db.selectFrom('attempt').selectAll().execute())
    expect(stored).not.toContain(EMAIL)
    expect(stored).not.toContain(CLIENT.address)
  })
})

describeOnBothEngines('a session', (engine) => {
  const withSession = async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db)
    return { db, id, token: await signedIn(db, id) }
  }

  test('ends after a week without a request', async () => {
    const { db, token } = await withSession()
    expect(await visitorWith(db, token, [], later(SESSION_IDLE_MINUTES - 1))).toBeDefined()
    // That request counts: the week begins anew.
    expect(await visitorWith(db, token, [], later(2 * SESSION_IDLE_MINUTES - 2))).toBeDefined()
    expect(await visitorWith(db, token, [], later(3 * SESSION_IDLE_MINUTES - 2))).toBeUndefined()
  })

  test('ends after thirty days in any case', async () => {
    const { db, token } = await withSession()
    for (let day = 1; day < 30; day += 1) expect(await visitorWith(db, token, [], later(day * 24 * 60))).toBeDefined()
    expect(await visitorWith(db, token, [], later(SESSION_LIFE_MINUTES))).toBeUndefined()
  })

  test('half a sign-in lasts a quarter of an hour, acting an hour', async () => {
    const { db, id } = await withSession()
    const half = await signedIn(db, id, { purpose: { kind: 'awaits-second-factor' } })
    expect(await visitorWith(db, half, [], later(14))).toBeDefined()
    expect(await visitorWith(db, half, [], later(15))).toBeUndefined()
    const { id: other } = await makePerson(db)
    const acting = await signedIn(db, id, { purpose: { kind: 'acting', asPersonId: other, reason: 'a test' } })
    expect(await visitorWith(db, acting, [], later(59))).toMatchObject({ personId: other, actedFor: true, trueActor: { personId: id } }) // prettier-ignore
    expect(await visitorWith(db, acting, [], later(60))).toBeUndefined()
  })

  test('of somebody disabled opens nothing, also one in which an administrator acts as them', async () => {
    const { db, id, token } = await withSession()
    const admin = await makePerson(db, { roles: ['admin'] })
    const acting = await signedIn(db, admin.id, { purpose: { kind: 'acting', asPersonId: id, reason: 'a test' } })
    await saveDisabled(db, id, NOW)
    expect(await visitorWith(db, token, [], NOW)).toBeUndefined()
    expect(await visitorWith(db, acting, [], NOW)).toBeUndefined()
    await saveDisabled(db, id, undefined)
    await saveDisabled(db, admin.id, NOW)
    expect(await visitorWith(db, acting, [], NOW)).toBeUndefined()
  })

  test('of a role that needs a second factor holds nothing until there is one', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db, { roles: ['admin'] })
    const token = await signedIn(db, id)
    expect((await visitorWith(db, token, ['admin'], NOW))?.mustSetUpSecondFactor).toBe(true)
    expect((await visitorWith(db, token, ['award-office'], NOW))?.mustSetUpSecondFactor).toBe(false)
  })

  test('in which somebody acts for another holds no right that a missing second factor withholds from the other', async () => {
    const { db } = await engine.open()
    const admin = await makePerson(db, { roles: ['admin'], totpSecretSealed: 'sealed' })
    const office = await makePerson(db, { roles: ['award-office'] })
    const token = await signedIn(db, admin.id, { purpose: { kind: 'acting', asPersonId: office.id, reason: 'a test' } })
    const visitor = (await visitorWith(db, token, ['award-office'], NOW))!
    expect(may(visitor, 'award.run')).toBe(false)
  })

  test('of an administrator ends where acting begins: nothing is left open behind it', async () => {
    const { db } = await engine.open()
    const admin = await makePerson(db, { roles: ['admin'] })
    const { id: personId } = await makePerson(db)
    const token = await signedIn(db, admin.id)
    const visitor = (await visitorWith(db, token, [], NOW))!
    const acting = await startActing(db, visitor, { personId, reason: 'to see what they see' }, CLIENT, byOf(visitor))
    expect(await visitorWith(db, token, [], NOW)).toBeUndefined()
    expect(await counted(db, 'session')).toBe(1)
    // Signing in as somebody else over it is the end of acting, and is written down as such.
    const proof = { method: 'passkey', knownDevice: false } as const
    await finishSignIn(db, { id: personId }, proof, { client: CLIENT, earlierSession: acting.token, now: NOW })
    const actions = await db.selectFrom('audit').select('action').orderBy('sequence').execute()
    expect(actions.map(({ action }) => action)).toEqual(['acting.start', 'acting.end', 'session.start'])
  })

  test('that was half of a sign-in and has ended cannot be finished', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db)
    const half = await signedIn(db, id, { purpose: { kind: 'awaits-second-factor' } })
    const other = await signedIn(db, (await makePerson(db)).id, { purpose: { kind: 'awaits-second-factor' } })
    const whole = await signedIn(db, id)
    const proof = { method: 'totp', endsHalfSession: true, knownDevice: false } as const
    const finish = (earlierSession: string) =>
      finishSignIn(db, { id }, proof, { client: CLIENT, earlierSession, now: NOW })
    await expect(finish(other)).rejects.toThrow('begin-again')
    await expect(finish(whole)).rejects.toThrow('begin-again')
    const [first, second] = await Promise.allSettled([finish(half), finish(half)])
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected'])
    expect(await visitorWith(db, whole, [], NOW)).toBeDefined()
  })

  test('what has run out is removed: sessions, known browsers, counts, old sign-ins', async () => {
    const { db } = await engine.open()
    await makePerson(db, { email: EMAIL, password: PASSWORD })
    await signInWithPassword(db, KEY, request(wrong))
    await signInWithPassword(db, KEY, request())
    await signInWithPassword(db, KEY, request({ ...wrong, from: '192.0.2.9' }))
    await removeExpired(db, later(60))
    expect([await counted(db, 'session'), await counted(db, 'known_device'), await counted(db, 'sign_in')]).toEqual([1, 1, 3]) // prettier-ignore
    await removeExpired(db, later(366 * 24 * 60))
    const left = await Promise.all((['session', 'known_device', 'attempt', 'sign_in'] as const).map((table) => counted(db, table))) // prettier-ignore
    expect(left).toEqual([0, 0, 0, 0])
  })
})

describeOnBothEngines('a request of somebody signed in', (engine) => {
  test('asks the database once who it is, and twice where it notes when they were last seen', async () => {
    const { db } = await engine.open()
    const { id } = await makePerson(db, { roles: ['researcher', 'admin'] })
    const token = await signedIn(db, id)
    let queries = 0
    const counting = db.withPlugin({
      transformQuery: ({ node }) => ((queries += 1), node),
      transformResult: ({ result }) => Promise.resolve(result),
    })
    expect((await visitorWith(counting, token, ['admin'], NOW))?.grants).toHaveLength(2)
    expect(queries).toBe(1)
    await visitorWith(counting, token, ['admin'], later(6))
    expect(queries).toBe(3)
    await visitorWith(counting, token, ['admin'], later(7))
    expect(queries).toBe(4)
  })
})

test('more passwords at once than can be checked are refused; those before them, and known browsers, are answered', async () => {
  const crowd = Promise.allSettled(Array.from({ length: 100 }, () => isPassword(undefined, 'x')))
  await expect(isPassword(undefined, 'x', true)).resolves.toBe(false)
  const answers = await crowd
  const refused = answers.filter((answer) => answer.status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.every((answer) => answer.reason instanceof BusyError)).toBe(true)
  expect(answers.length - refused.length).toBeGreaterThanOrEqual(40)
})
