import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { isKnownDevice } from '#db/repositories/accounts/known-device.ts'
import { findPersonSecrets, listGrants, saveDisabled } from '#db/repositories/accounts/person.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import type { Visitor } from '#app/access/visitor.ts'
import { firstAdminLink, makeAdmin } from '#app/services/accounts/first-admin.server.ts'
import type { Installation } from '#app/services/accounts/installation.server.ts'
import { invitations, makeInvitation, revokeInvitation, type Invited } from '#app/services/accounts/invitations.server.ts' // prettier-ignore
import { acceptRoles, join, readWelcome } from '#app/services/accounts/joining.server.ts'
import { enterCode } from '#app/services/accounts/link-codes.server.ts'
import { isPassword } from '#app/services/accounts/passwords.server.ts'
import { askForReset, makeResetLink, readResetLink, resetsWaiting, setPasswordWithLink } from '#app/services/accounts/resets.server.ts' // prettier-ignore
import { sendDueLetters } from '#app/services/accounts/send-letters.server.ts'
import { signInWithPassword } from '#app/services/accounts/sign-in.server.ts'
import { visitorWith } from '#app/services/accounts/sessions.server.ts'
import { CLIENT, makePerson, NOW, signedIn, visitorOf } from '#test/make/accounts.ts'
import { counting } from '#test/make/counting.ts'
import { KEY, later, ORIGIN, secretOf, shown, visitBy, withoutMail } from '#test/make/installation.ts'
import { describeOnBothEngines } from './engines.ts'

const DAY = 24 * 60
const PASSWORD = 'three herons at the lighthouse'
const OTHER_PASSWORD = 'four kettles under the bridge'
const INVITED: Invited = {
  email: 'Judge@Example.org',
  name: 'Mara Ōta',
  language: 'en',
  roles: [
    { role: 'judge', scope: 'award:prize-2026' },
    { role: 'researcher', scope: '' },
  ],
}
const JOINER = { name: 'Mara Ōta', newPassword: PASSWORD, email: undefined, language: 'en' } as const

async function adminOf(db: Db): Promise<Visitor> {
  const { id } = await makePerson(db, { roles: ['admin'], name: 'Ada' })
  return visitorOf(db, id)
}
async function invite(site: Installation, admin: Visitor, invited: Partial<Invited> = {}, now = NOW) {
  return shown(await makeInvitation(site, visitBy(admin, now), { ...INVITED, ...invited }))
}
const person = (db: Db, email: string) => findPersonSecrets(db, { emailKey: email })
const peopleCount = async (db: Db) => (await db.selectFrom('person').select('id').execute()).length
const auditText = async (db: Db) => JSON.stringify(await db.selectFrom('audit').selectAll().execute())
const actionsOf = async (db: Db) =>
  (await db.selectFrom('audit').select('action').orderBy('sequence').execute()).map(({ action }) => action)

/** Makes every session fail to begin, as a database does that goes away: in the middle of the transaction. */
async function breakSessions(db: Db, kind: 'sqlite' | 'postgres'): Promise<() => Promise<void>> {
  if (kind === 'sqlite') {
    await sql`create trigger gone before insert on session begin select raise(abort, 'gone'); end`.execute(db)
    return async () => void (await sql`drop trigger gone`.execute(db))
  }
  await sql`create function gone() returns trigger language plpgsql as $$ begin raise exception 'gone'; end $$`.execute(
    db,
  )
  await sql`create trigger gone before insert on session for each row execute function gone()`.execute(db)
  return async () => void (await sql`drop trigger gone on session`.execute(db))
}

describeOnBothEngines('invitations', (engine) => {
  test('make an account with name, password and the invited roles, and sign in', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const admin = await adminOf(db)
    const link = await invite(site, admin)
    expect(link.letter).toBe(false)
    expect(new URL(link.address).origin).toBe(ORIGIN)

    const answer = await join(site, secretOf(link), JOINER, visitBy(undefined, later(5)))
    if (!answer.ok) throw new Error(answer.why)
    const visitor = await visitorWith(db, answer.token, [], later(5))
    expect(visitor).toMatchObject({ name: 'Mara Ōta', email: 'Judge@Example.org', language: 'en' })
    expect(await listGrants(db, visitor!.personId)).toEqual([
      { role: 'judge', scope: 'award:prize-2026' },
      { role: 'researcher', scope: '' },
    ])
    expect(await isPassword((await person(db, 'judge@example.org'))?.passwordHash, PASSWORD)).toBe(true)
    expect(await invitations(site, visitBy(admin, later(6)))).toMatchObject([
      { state: 'used', name: 'Mara Ōta', personId: visitor!.personId, madeBy: 'Ada', usedAt: later(5) },
    ])
    expect(await actionsOf(db)).toEqual([
      'invitation.make',
      'invitation.use',
      'role.grant',
      'role.grant',
      'person.create',
      'password.set',
      'session.start',
    ])
  })

  test('leave neither name nor address in the audit, and no secret in the database', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const link = await invite(site, await adminOf(db))
    const stored = JSON.stringify(await db.selectFrom('one_time_link').selectAll().execute())
    expect(stored).not.toContain(secretOf(link))
    expect(stored).not.toContain(link.code.replaceAll('-', ''))
    expect(stored).not.toContain(link.code)
    await join(site, secretOf(link), JOINER, visitBy(undefined))
    const audit = (await auditText(db)).toLowerCase()
    for (const word of ['judge@', 'example.org', 'mara', 'ōta']) expect(audit).not.toContain(word)
    // Three letters also occur in digests.
    expect(audit).not.toMatch(/\bada\b/)
    expect(await db.selectFrom('one_time_link').select(['email', 'name']).execute()).toEqual([
      { email: null, name: null },
    ])
  })

  test('are not used up by being opened, by a mail scanner or by anybody', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const link = await invite(site, await adminOf(db))
    for (let times = 0; times < 5; times += 1) {
      expect(await readWelcome(site, secretOf(link), undefined, NOW)).toMatchObject({ ok: true })
    }
    expect(await join(site, secretOf(link), JOINER, visitBy(undefined))).toMatchObject({ ok: true })
  })

  test('let one of two simultaneous uses win, and tell the other', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const secret = secretOf(await invite(site, await adminOf(db)))
    const answers = await Promise.all([
      join(site, secret, JOINER, visitBy(undefined)),
      join(site, secret, { ...JOINER, newPassword: OTHER_PASSWORD }, visitBy(undefined)),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ why: 'used' })
    expect(await peopleCount(db)).toBe(2)
    expect(await db.selectFrom('session').select('public_id').where('person_id', '=', (await person(db, 'judge@example.org'))!.id).execute()).toHaveLength(1) // prettier-ignore
  })

  test('make one account where two of them go to one address at the same moment', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const admin = await adminOf(db)
    const links = [await invite(site, admin), await invite(site, admin, { email: 'JUDGE@example.org' })]
    const answers = await Promise.all(links.map((link) => join(site, secretOf(link), JOINER, visitBy(undefined))))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ why: 'account-exists' })
    expect(await peopleCount(db)).toBe(2)
  })

  test('say what is the matter: unknown, used, run out after 7 days, withdrawn, for something else', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const admin = await adminOf(db)
    const why = async (secret: string, now = NOW) => {
      const read = await readWelcome(site, secret, undefined, now)
      const used = await join(site, secret, JOINER, visitBy(undefined, now))
      expect(used.ok).toBe(read.ok)
      if (!read.ok && !used.ok) expect(used.why).toBe(read.why)
      return read.ok ? 'works' : read.why
    }
    expect(await why('')).toBe('unknown')
    expect(await why('x'.repeat(5_000))).toBe('unknown')
    expect(await why('c.forged')).toBe('unknown')
    expect(await why('\u0000🙂')).toBe('unknown')
    const expiring = secretOf(await invite(site, admin, { email: 'a@example.org' }))
    expect(await why(expiring, later(7 * DAY))).toBe('expired')
    expect(await why(expiring, later(7 * DAY - 1))).toBe('works')
    expect(await why(expiring, later(7 * DAY - 1))).toBe('used')
    const withdrawn = await invite(site, admin, { email: 'b@example.org' })
    expect(await revokeInvitation(site, visitBy(admin), withdrawn.id)).toBe(true)
    expect(await revokeInvitation(site, visitBy(admin), withdrawn.id)).toBe(false)
    expect(await why(secretOf(withdrawn))).toBe('revoked')
    const reset = await makeResetLink(site, visitBy(admin), admin.personId)
    if (!reset.ok) throw new Error(reset.why)
    expect(await why(secretOf(reset.link))).toBe('other')
    expect(await readResetLink(site, secretOf(reset.link), NOW)).toMatchObject({ ok: true })
    const invitation = await invite(site, admin, { email: 'c@example.org' })
    expect(await readResetLink(site, secretOf(invitation), NOW)).toEqual({ ok: false, why: 'other' })
    expect(await setPasswordWithLink(site, secretOf(invitation), PASSWORD, visitBy(undefined))).toMatchObject({ why: 'other' }) // prettier-ignore
  })

  test('stop working when whoever made them is disabled or is no administrator any more', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const admin = await adminOf(db)
    const link = await invite(site, admin)
    await saveDisabled(db, admin.personId, NOW)
    expect(await readWelcome(site, secretOf(link), undefined, NOW)).toEqual({ ok: false, why: 'revoked' })
    await saveDisabled(db, admin.personId, undefined)
    expect(await readWelcome(site, secretOf(link), undefined, NOW)).toMatchObject({ ok: true })
    await db.deleteFrom('person_role').where('person_id', '=', admin.personId).execute()
    expect(await join(site, secretOf(link), JOINER, visitBy(undefined))).toEqual({ ok: false, why: 'revoked' })
  })

  test('refuse a weak password, and one about the person, and stay usable', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const secret = secretOf(await invite(site, await adminOf(db)))
    for (const newPassword of ['password1234', 'judge@example.org']) {
      const answer = await join(site, secret, { ...JOINER, newPassword }, visitBy(undefined))
      expect(answer).toMatchObject({ ok: false, why: 'weak' })
    }
    expect(await join(site, secret, JOINER, visitBy(undefined))).toMatchObject({ ok: true })
  })

  test('end the session of whoever was signed in on that browser', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const admin = await adminOf(db)
    const sessionToken = await signedIn(db, admin.personId)
    const link = await invite(site, admin)
    await join(site, secretOf(link), JOINER, { ...visitBy(undefined), sessionToken })
    expect(await visitorWith(db, sessionToken, [], NOW)).toBeUndefined()
  })

  test('are listed with as many queries for many as for few', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const admin = await adminOf(db)
    const asks = async () => {
      const counted = counting(db)
      const listed = await invitations(withoutMail(counted.db), visitBy(admin, later(6)))
      return { queries: counted.count(), states: listed.map(({ state }) => state).sort() }
    }
    /** One that is open, one that was used, and one whose maker has lost their powers since. */
    const more = async (round: number) => {
      await invite(site, admin, { email: `open-${round}@example.org` })
      const used = await invite(site, admin, { email: `used-${round}@example.org` })
      const answer = await join(site, secretOf(used), JOINER, visitBy(undefined, later(5)))
      if (!answer.ok) throw new Error(answer.why)
      const other = await makePerson(db, { roles: ['admin'] })
      await invite(site, await visitorOf(db, other.id), { email: `gone-${round}@example.org` })
      await db.deleteFrom('person_role').where('person_id', '=', other.id).execute()
    }
    await more(1)
    const few = await asks()
    expect(few.states).toEqual(['open', 'revoked', 'used'])
    for (const round of [2, 3]) await more(round)
    const many = await asks()
    expect(many.states).toEqual([...Array<'open'>(3).fill('open'), ...Array<'revoked'>(3).fill('revoked'), ...Array<'used'>(3).fill('used')]) // prettier-ignore
    expect(many.queries).toBe(few.queries)
  })

  test('are made by administrators only, never by one who acts as somebody, and only for roles that can be held', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const admin = await adminOf(db)
    const judge = await makePerson(db, { roles: [{ role: 'judge', scope: 'award:a' }] })
    const second = await makePerson(db, { roles: ['admin'] })
    const acting = await visitorOf(db, admin.personId, {
      purpose: { kind: 'acting', asPersonId: second.id, reason: 'a test of acting', confirmedAt: NOW },
    })
    for (const visitor of [undefined, await visitorOf(db, judge.id), acting]) {
      await expect(makeInvitation(site, visitBy(visitor), INVITED)).rejects.toThrow(ForbiddenError)
      await expect(revokeInvitation(site, visitBy(visitor), 'k_x')).rejects.toThrow(ForbiddenError)
      await expect(invitations(site, visitBy(visitor))).rejects.toThrow(ForbiddenError)
    }
    await expect(invite(site, admin, { roles: [] })).rejects.toThrow(RangeError)
    await expect(invite(site, admin, { roles: [{ role: 'judge', scope: '' }] })).rejects.toThrow(RangeError)
  })

  test('never open an account that is somebody’s: its owner accepts the roles, nobody else', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const admin = await adminOf(db)
    const owner = await makePerson(db, { email: 'judge@example.org', password: OTHER_PASSWORD, roles: ['reviewer'] })
    const secret = secretOf(await invite(site, admin))
    const before = await person(db, 'judge@example.org')
    expect(await join(site, secret, JOINER, visitBy(undefined))).toEqual({ ok: false, why: 'account-exists' })

    const half = await visitorOf(db, owner.id, { purpose: { kind: 'awaits-second-factor' } })
    const acting = await visitorOf(db, admin.personId, {
      purpose: { kind: 'acting', asPersonId: owner.id, reason: 'a test of acting', confirmedAt: NOW },
    })
    for (const visitor of [undefined, admin, half, acting]) {
      expect(await readWelcome(site, secret, visitor, NOW)).toMatchObject({ welcome: { account: 'other' } })
      expect(await acceptRoles(site, secret, visitBy(visitor))).toEqual({ ok: false, why: 'sign-in-first' })
    }
    expect(await listGrants(db, owner.id)).toEqual([{ role: 'reviewer', scope: '' }])

    const visitor = await visitorOf(db, owner.id)
    const answers = await Promise.all([
      acceptRoles(site, secret, visitBy(visitor)),
      acceptRoles(site, secret, visitBy(visitor)),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ why: 'used' })
    expect((await listGrants(db, owner.id)).map(({ role }) => role)).toEqual(['judge', 'researcher', 'reviewer'])
    expect(await person(db, 'judge@example.org')).toEqual(before)
  })

  test('can be accepted by nobody where the account is disabled', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const owner = await makePerson(db, { email: 'judge@example.org' })
    const visitor = await visitorOf(db, owner.id)
    const secret = secretOf(await invite(site, await adminOf(db)))
    await saveDisabled(db, owner.id, NOW)
    expect(await readWelcome(site, secret, visitor, NOW)).toMatchObject({ welcome: { account: 'disabled' } })
    expect(await acceptRoles(site, secret, visitBy(visitor))).toEqual({ ok: false, why: 'sign-in-first' })
  })
})

describeOnBothEngines('the code of an invitation', (engine) => {
  test('leads to its page however it is typed, for an hour, and once', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const link = await invite(site, await adminOf(db))
    const typed = ` ${link.code.toLowerCase().replaceAll('-', ' – ')} `
    const answer = await enterCode(site, typed, visitBy(undefined))
    if (!('secret' in answer)) throw new Error('no such code')
    expect(answer.secret).not.toContain(link.code.replaceAll('-', ''))
    expect(await readWelcome(site, answer.secret, undefined, later(59))).toMatchObject({ ok: true })
    expect(await readWelcome(site, answer.secret, undefined, later(60))).toEqual({ ok: false, why: 'unknown' })
    expect(await readWelcome(site, `${answer.secret.slice(0, -2)}AA`, undefined, NOW)).toEqual({ ok: false, why: 'unknown' }) // prettier-ignore
    expect(await join(site, answer.secret, JOINER, visitBy(undefined))).toMatchObject({ ok: true })
    expect(await readWelcome(site, answer.secret, undefined, NOW)).toEqual({ ok: false, why: 'used' })
  })

  test('cannot be guessed: ten wrong ones from a place and it waits, while other places and right codes go on', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const { code } = await invite(site, await adminOf(db))
    for (let times = 0; times < 30; times += 1) {
      expect(await enterCode(site, code, visitBy(undefined))).toHaveProperty('secret')
    }
    for (let times = 0; times < 10; times += 1) {
      expect(await enterCode(site, `AAAA-BBBB-${1000 + times}`, visitBy(undefined))).toEqual({ why: 'unknown' })
    }
    expect(await enterCode(site, code, visitBy(undefined))).toEqual({ waitMinutes: 15 })
    expect(await enterCode(site, code, visitBy(undefined, NOW, '198.51.100.9'))).toHaveProperty('secret')
    expect(await enterCode(site, code, visitBy(undefined, later(15)))).toHaveProperty('secret')
  })
})

describeOnBothEngines('links to set a new password', (engine) => {
  const resetLink = async (site: Installation, admin: Visitor, personId: string, now = NOW) => {
    const answer = await makeResetLink(site, visitBy(admin, now), personId)
    if (!answer.ok) throw new Error(answer.why)
    return secretOf(answer.link)
  }

  test('hold for 2 hours, work once, and the newest alone works', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const admin = await adminOf(db)
    const { id } = await makePerson(db)
    const first = await resetLink(site, admin, id)
    const second = await resetLink(site, admin, id, later(1))
    expect(await readResetLink(site, first, later(1))).toEqual({ ok: false, why: 'revoked' })
    expect(await readResetLink(site, second, later(121))).toEqual({ ok: false, why: 'expired' })
    expect(await setPasswordWithLink(site, second, PASSWORD, visitBy(undefined, later(121)))).toMatchObject({ why: 'expired' }) // prettier-ignore
    const answers = await Promise.all(
      [PASSWORD, OTHER_PASSWORD].map((text) => setPasswordWithLink(site, second, text, visitBy(undefined, later(120)))),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ why: 'used' })
    expect(await setPasswordWithLink(site, 'nothing', PASSWORD, visitBy(undefined))).toMatchObject({ why: 'unknown' })
  })

  test('end all sessions and known browsers, leave the second factor on, and sign nobody in', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const admin = await adminOf(db)
    const owner = await makePerson(db, { email: 'a@example.org', password: OTHER_PASSWORD })
    const request = { emailKey: 'a@example.org', client: CLIENT, deviceToken: undefined, earlierSession: undefined, now: NOW } // prettier-ignore
    const signIn = await signInWithPassword(db, KEY, { ...request, password: OTHER_PASSWORD })
    if (!signIn.ok) throw new Error(signIn.why)
    await db.updateTable('person').set({ totp_secret_sealed: 'sealed' }).where('id', '=', owner.id).execute()
    const secret = await resetLink(site, admin, owner.id)
    expect(await setPasswordWithLink(site, secret, PASSWORD, visitBy(undefined))).toEqual({ ok: true })

    expect(await visitorWith(db, signIn.token, [], NOW)).toBeUndefined()
    expect(await db.selectFrom('session').select('public_id').where('person_id', '=', owner.id).execute()).toEqual([])
    expect(await db.selectFrom('known_device').selectAll().execute()).toEqual([])
    expect(await isKnownDevice(db, owner.id, signIn.device?.token ?? '', NOW)).toBe(false)
    expect((await person(db, 'a@example.org'))?.totpSecretSealed).toBe('sealed')
    expect(await signInWithPassword(db, KEY, { ...request, password: OTHER_PASSWORD })).toMatchObject({ why: 'wrong' })
    expect(await signInWithPassword(db, KEY, { ...request, password: PASSWORD })).toMatchObject({ awaitsSecondFactor: true }) // prettier-ignore
  })

  test('do nothing for an account that is disabled, before or after they are made', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const admin = await adminOf(db)
    const { id } = await makePerson(db)
    const secret = await resetLink(site, admin, id)
    await saveDisabled(db, id, NOW)
    expect(await readResetLink(site, secret, NOW)).toEqual({ ok: false, why: 'disabled' })
    expect(await setPasswordWithLink(site, secret, PASSWORD, visitBy(undefined))).toMatchObject({ why: 'disabled' })
    expect(await makeResetLink(site, visitBy(admin), id)).toEqual({ ok: false, why: 'disabled' })
    expect(await makeResetLink(site, visitBy(admin), 'p_nobody')).toEqual({ ok: false, why: 'not-found' })
  })

  test('are made by administrators only', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const { id } = await makePerson(db, { roles: ['researcher'] })
    await expect(makeResetLink(site, visitBy(await visitorOf(db, id)), id)).rejects.toThrow(ForbiddenError)
    await expect(resetsWaiting(site, visitBy(await visitorOf(db, id)))).rejects.toThrow(ForbiddenError)
  })

  test('are asked for in the same way whoever’s address it is: the request looks nobody up', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const admin = await adminOf(db)
    const known = await makePerson(db, { email: 'known@example.org', name: 'Known' })
    const disabled = await makePerson(db, { email: 'disabled@example.org' })
    await saveDisabled(db, disabled.id, NOW)
    const queries: string[] = []
    const watched = db.withPlugin({
      transformQuery: ({ node }) => (queries.push(node.kind), node),
      transformResult: async ({ result }) => result,
    })
    const seen: string[][] = []
    for (const email of ['known@example.org', 'unknown@example.org', 'disabled@example.org']) {
      queries.length = 0
      expect(await askForReset({ db: watched, key: KEY }, email, visitBy(undefined))).toBeUndefined()
      seen.push([...queries])
    }
    expect(new Set(seen.map((kinds) => kinds.join())).size).toBe(1)
    expect(seen[0]).toEqual(['InsertQueryNode', 'InsertQueryNode', 'InsertQueryNode'])
    const rows = await db.selectFrom('letter').selectAll().execute()
    expect(rows.map(({ person_id, kind }) => [person_id, kind])).toEqual(Array(3).fill([null, 'reset-asked']))
    expect(JSON.stringify(rows)).not.toContain('example.org')

    // Afterwards, away from the request: only an open account is laid before the administrators.
    await sendDueLetters(site, undefined, () => later(1))
    expect(await resetsWaiting(site, visitBy(admin, later(1)))).toEqual([
      { personId: known.id, name: 'Known', at: NOW },
    ])
    expect(await db.selectFrom('letter').select('sealed').execute()).toEqual([{ sealed: null }])
    await resetLink(site, admin, known.id, later(2))
    expect(await resetsWaiting(site, visitBy(admin, later(2)))).toEqual([])
  })

  test('are asked for at most three times an hour for one address, and nobody is told', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    for (let times = 0; times < 5; times += 1) {
      const visit = visitBy(undefined, later(times), `198.51.100.${times}`)
      expect(await askForReset(site, times % 2 ? 'A@example.org' : 'a@example.org', visit)).toBeUndefined()
    }
    expect(await db.selectFrom('letter').select('id').execute()).toHaveLength(3)
    await askForReset(site, 'a@example.org', visitBy(undefined, later(61)))
    expect(await db.selectFrom('letter').select('id').execute()).toHaveLength(4)
  })

  test('are asked for at most twenty times an hour from one place, which is told', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const ask = (email: string, address?: string) => askForReset(site, email, visitBy(undefined, NOW, address))
    for (let times = 0; times < 20; times += 1) expect(await ask(`${times}@example.org`)).toBeUndefined()
    expect(await ask('next@example.org')).toMatchObject({ waitMinutes: 60 })
    expect(await ask('next@example.org', '198.51.100.1')).toBeUndefined()
  })
})

describeOnBothEngines('the first administrator', (engine) => {
  const FIRST = { ...JOINER, email: 'Root@example.org' }

  test('comes by a link that holds for a day and only while there is none', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const [first, second] = [await firstAdminLink(site, ORIGIN, NOW), await firstAdminLink(site, ORIGIN, later(1))]
    expect(await readWelcome(site, secretOf(first!), undefined, later(DAY))).toEqual({ ok: false, why: 'expired' })
    expect(await join(site, secretOf(first!), { ...FIRST, email: undefined }, visitBy(undefined))).toEqual({ ok: false, why: 'email-missing' }) // prettier-ignore
    const answer = await join(site, secretOf(first!), FIRST, visitBy(undefined, later(2)))
    if (!answer.ok) throw new Error(answer.why)
    const visitor = await visitorWith(db, answer.token, [], later(2))
    expect(visitor?.grants).toEqual([{ role: 'admin', scope: '' }])
    expect(await readWelcome(site, secretOf(first!), undefined, later(3))).toEqual({ ok: false, why: 'used' })
    expect(await readWelcome(site, secretOf(second!), undefined, later(3))).toEqual({ ok: false, why: 'too-late' })
    expect(await firstAdminLink(site, ORIGIN, later(3))).toBeUndefined()
    await saveDisabled(db, visitor!.personId, later(4))
    expect(await firstAdminLink(site, ORIGIN, later(4))).toBeDefined()
  })

  test('is one, where several processes have printed links and two are used at the same moment', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const links = [await firstAdminLink(site, ORIGIN, NOW), await firstAdminLink(site, ORIGIN, NOW)]
    const answers = await Promise.all(
      links.map((link, index) => join(site, secretOf(link!), { ...FIRST, email: `root${index}@example.org` }, visitBy(undefined))), // prettier-ignore
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ why: 'too-late' })
    expect(await peopleCount(db)).toBe(1)
  })

  test('can be made at the machine: a new account, or the role for somebody who has one', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const admin = { email: 'New@example.org', name: 'New', language: 'en' } as const
    const made = await makeAdmin(site, admin, ORIGIN, NOW)
    expect(made).toMatchObject({ ok: true, isNew: true })
    const created = await person(db, 'new@example.org')
    expect(created?.passwordHash).toBeUndefined()
    if (made.ok) expect(await setPasswordWithLink(site, secretOf(made.link), PASSWORD, visitBy(undefined))).toEqual({ ok: true }) // prettier-ignore

    const old = await makePerson(db, { email: 'old@example.org', name: 'Old', password: OTHER_PASSWORD })
    const hash = (await person(db, 'old@example.org'))?.passwordHash
    expect(await makeAdmin(site, { ...admin, email: 'OLD@example.org' }, ORIGIN, NOW)).toMatchObject({ isNew: false })
    expect(await listGrants(db, old.id)).toEqual([{ role: 'admin', scope: '' }])
    expect(await person(db, 'old@example.org')).toMatchObject({ name: 'Old', passwordHash: hash })
    await saveDisabled(db, old.id, NOW)
    expect(await makeAdmin(site, { ...admin, email: 'old@example.org' }, ORIGIN, NOW)).toEqual({ ok: false, why: 'disabled' }) // prettier-ignore
  })
})

describeOnBothEngines('a database that goes away in the middle', (engine) => {
  test('leaves nothing half-done, and the link works afterwards', async () => {
    const { db, kind } = await engine.open()
    const site = withoutMail(db)
    const secret = secretOf(await invite(site, await adminOf(db)))
    const before = await actionsOf(db)
    const mend = await breakSessions(db, kind)
    await expect(join(site, secret, JOINER, visitBy(undefined))).rejects.toThrow('gone')
    expect(await person(db, 'judge@example.org')).toBeUndefined()
    expect(await actionsOf(db)).toEqual(before)
    await mend()
    expect(await join(site, secret, JOINER, visitBy(undefined))).toMatchObject({ ok: true })
  })

  // A file has no server that could go away.
  const onServer = engine.kind === 'postgres' ? test : () => {}
  onServer('also where the server ends the connection inside the transaction', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const admin = await adminOf(db)
    const secret = secretOf(await invite(site, admin))
    const reset = await makeResetLink(site, visitBy(admin), admin.personId)
    if (!reset.ok) throw new Error(reset.why)
    const oldHash = (await findPersonSecrets(db, { id: admin.personId }))?.passwordHash

    // Somebody holds the end of the audit, so both wait there with everything else written; then they are cut off.
    const [other, watch] = [new pg.Client(engine.url()), new pg.Client(engine.url())]
    await Promise.all([other.connect(), watch.connect()])
    await other.query('begin')
    await other.query('update audit_head set sequence = sequence')
    const cutOff = Promise.allSettled([
      join(site, secret, JOINER, visitBy(undefined)),
      setPasswordWithLink(site, secretOf(reset.link), PASSWORD, visitBy(undefined)),
    ])
    const waiting = `select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    await expect.poll(async () => (await watch.query(waiting)).rowCount).toBe(2)
    await watch.query(`select pg_terminate_backend(pid) from (${waiting}) as waiting`)
    expect((await cutOff).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await other.query('rollback')
    await Promise.all([other.end(), watch.end()])

    expect(await person(db, 'judge@example.org')).toBeUndefined()
    expect((await findPersonSecrets(db, { id: admin.personId }))?.passwordHash).toBe(oldHash)
    expect(await join(site, secret, JOINER, visitBy(undefined))).toMatchObject({ ok: true })
    expect(await setPasswordWithLink(site, secretOf(reset.link), PASSWORD, visitBy(undefined))).toEqual({ ok: true })
  })
})
