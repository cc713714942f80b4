import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimLetter, listDueLetters } from '#db/repositories/accounts/letter.ts'
import { findPerson } from '#db/repositories/accounts/person.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import type { Installation } from '#app/services/accounts/installation.server.ts'
import { makeInvitation, showInvitation, troubledLetters } from '#app/services/accounts/invitations.server.ts'
import { readWelcome } from '#app/services/accounts/joining.server.ts'
import { queueLetter } from '#app/services/accounts/letters.server.ts'
import { enterCode } from '#app/services/accounts/link-codes.server.ts'
import { askForReset, makeResetLink, readResetLink, setPasswordWithLink } from '#app/services/accounts/resets.server.ts'
import { secretKeyFrom } from '#app/services/accounts/secret.server.ts'
import { sendDueLetters, sendThrough } from '#app/services/accounts/send-letters.server.ts'
import { turnOffSecondFactor } from '#app/services/accounts/person-changes.server.ts'
import { byOf, makePerson, NOW, visitorOf } from '#test/make/accounts.ts'
import { later, ORIGIN, secretOf, shown, visitBy, withMail } from '#test/make/installation.ts'
import { decodedWords, startMailServer, startSilentServer, type MailServer, type MailServerManner } from '#test/make/mail-server.ts' // prettier-ignore
import { describeOnBothEngines } from './engines.ts'

const DAY = 24 * 60

describeOnBothEngines('letters', (engine) => {
  let servers: { stop(): Promise<void> }[]
  beforeEach(() => {
    servers = []
  })
  afterEach(async () => {
    for (const server of servers) await server.stop()
  })

  async function mailServer(manner?: MailServerManner, port?: number): Promise<MailServer> {
    const server = await startMailServer(manner, port)
    servers.push(server)
    return server
  }
  const sendNow = (site: Installation, now = NOW, limitMs?: number) =>
    sendDueLetters(site, sendThrough(site.mail!, limitMs), () => now)
  const rows = (db: Db) => db.selectFrom('letter').selectAll().orderBy('created_at').orderBy('id').execute()

  async function site(smtpUrl: string) {
    const { db } = await engine.open()
    const { id } = await makePerson(db, { roles: ['admin'], name: 'Ada', email: 'ada@example.org' })
    const admin = await visitorOf(db, id)
    return { db, admin, own: withMail(db, smtpUrl) }
  }
  async function queueOne({ db, own, admin }: Awaited<ReturnType<typeof site>>): Promise<void> {
    const ada = (await findPerson(db, admin.personId))!
    expect(await queueLetter(db, own, 'password-changed', ada, {}, NOW)).toBe(true)
  }

  test('arrive in the language of whom they are for, with the link on a line of its own', async () => {
    const server = await mailServer()
    const { db, own, admin } = await site(server.url)
    const made = await makeInvitation(own, visitBy(admin), {
      email: 'judge@example.org',
      name: '陈 静',
      language: 'zh-CN',
      roles: [{ role: 'judge', scope: 'award:prize-2026' }],
    })
    expect(made.letter).toBe(true)
    const english = await makePerson(db, { email: 'english@example.org', name: 'Mara', language: 'en' })
    const reset = await makeResetLink(own, visitBy(admin), english.id)
    expect(await sendNow(own)).toBe(2)

    const invitation = server.letters.find(({ recipients }) => recipients.includes('judge@example.org'))!
    expect(invitation.subject).toBe('邀请您使用善度')
    const [link = ''] = invitation.text.split('\n').filter((line) => line.startsWith(`${ORIGIN}/join?t=`))
    expect(await readWelcome(own, secretOf({ address: link }), undefined, NOW)).toMatchObject({ ok: true })
    const [code = ''] = invitation.text.split('\n').filter((line) => /^[0-9A-Z]{4}(-[0-9A-Z]{4}){2}$/.test(line))
    expect(await enterCode(own, code, visitBy(undefined))).toHaveProperty('secret')
    expect(invitation.text).toContain('陈 静，您好')
    expect(invitation.text).toContain('Ada 邀请您')
    expect(invitation.text).toContain('评委（prize-2026）')
    expect(invitation.text).toContain('2026年11月28日 16:00')
    expect(invitation.from).toBe('noreply@shandu.example.org')
    expect(invitation.headers.find(([name]) => name === 'content-type')?.[1]).toMatch(/^text\/plain; charset=utf-8/)

    const letter = server.letters.find(({ recipients }) => recipients.includes('english@example.org'))!
    expect(letter.subject).toBe('Set a new password for Shandu')
    const [resetLink = ''] = letter.text.split('\n').filter((line) => line.startsWith(`${ORIGIN}/reset/set?t=`))
    expect(await readResetLink(own, secretOf({ address: resetLink }), NOW)).toMatchObject({ ok: true })
    expect(letter.text).toMatch(/^Dear Mara,\n\nAda, an administrator, has made a link/)

    // Who made them gets to know that letters go out, and nothing with which they could go in themselves.
    const gets = { letter: true, id: expect.any(String), expiresAt: expect.any(String) }
    expect(made).toEqual({ ...gets, hasAccount: false })
    expect(reset.ok && reset.link).toEqual(gets)
  })

  test('of an invitation are written where one of its roles is real, and not for a rehearsal alone', async () => {
    const { db, own, admin } = await site('smtp://127.0.0.1:1')
    const real = { role: 'judge', scope: 'award:prize-2026' } as const
    const rehearsed = { role: 'observer', scope: 'award:prize-2026-rehearsal' } as const
    const to = { email: 'judge@example.org', name: 'Mara', language: 'en' } as const
    const both = { ...to, roles: [rehearsed, real] }
    expect(await makeInvitation(own, visitBy(admin), both)).toMatchObject({ letter: true })
    expect((await rows(db)).length).toBe(1)
    const alone = { ...to, email: 'observer@example.org', roles: [rehearsed] }
    expect(await makeInvitation(own, visitBy(admin), alone)).toMatchObject({ letter: false })
    expect((await rows(db)).length).toBe(1)
  })

  test('of an invitation can be replaced by a link to hand over, which ends the one in the letter', async () => {
    const server = await mailServer()
    const { own, admin } = await site(server.url)
    const judge = { role: 'judge', scope: 'award:prize-2026' } as const
    const invited = { email: 'judge@example.org', name: 'Mara', language: 'en', roles: [judge] } as const
    const sent = await makeInvitation(own, visitBy(admin), invited)
    const answer = await showInvitation(own, visitBy(admin, later(1)), sent.id)
    expect(answer).toMatchObject({ invited, made: { letter: false } })
    const link = shown(answer!.made)
    expect(await sendNow(own)).toBe(1)
    const inLetter = /https:\S+\?t=\S+/.exec(server.letters[0]!.text)![0]
    expect(await readWelcome(own, secretOf({ address: inLetter }), undefined, later(1))).toEqual({ ok: false, why: 'revoked' }) // prettier-ignore
    expect(await readWelcome(own, secretOf(link), undefined, later(1))).toMatchObject({ welcome: { email: 'judge@example.org', roles: [judge] } }) // prettier-ignore
    expect(await enterCode(own, link.code, visitBy(undefined, later(1)))).toMatchObject({ page: '/join' })
    expect(await showInvitation(own, visitBy(admin, later(1)), sent.id)).toBeUndefined()
    expect(await showInvitation(own, visitBy(admin), 'k_none')).toBeUndefined()
    await expect(showInvitation(own, visitBy(undefined), link.id)).rejects.toThrow(ForbiddenError)
  })

  test('tell people that an administrator has removed their second factor, and who', async () => {
    const server = await mailServer()
    const { db, own, admin } = await site(server.url)
    const owner = await makePerson(db, { email: 'owner@example.org', name: 'Owner', totpSecretSealed: 'sealed' })
    await turnOffSecondFactor(own, admin, owner.id, byOf(admin))
    await turnOffSecondFactor(own, admin, owner.id, byOf(admin))
    expect(await sendNow(own)).toBe(1)
    expect(server.letters[0]).toMatchObject({
      recipients: ['owner@example.org'],
      subject: 'An administrator has removed your second factor',
    })
    expect(server.letters[0]!.text).toMatch(/^Dear Owner,\n\nAda, an administrator, removed/)
  })

  test('that anybody can ask for end no link that an administrator made, nor one asked for before', async () => {
    const server = await mailServer()
    const { db, own, admin } = await site(server.url)
    const owner = await makePerson(db, { email: 'owner@example.org' })
    await makeResetLink(own, visitBy(admin), owner.id)
    for (const minute of [1, 2]) {
      await askForReset(own, 'owner@example.org', visitBy(undefined, later(minute)))
      await sendNow(own, later(minute))
      await sendNow(own, later(minute))
    }
    const links = server.letters.map(({ text }) => /https:\S+\?t=\S+/.exec(text)![0])
    expect(links).toHaveLength(3)
    for (const address of links) {
      expect(await readResetLink(own, secretOf({ address }), later(3))).toMatchObject({ ok: true })
    }
    const secret = secretOf({ address: links[1]! })
    expect(await setPasswordWithLink(own, secret, 'three herons at the lighthouse', visitBy(undefined, later(3)))).toEqual({ ok: true }) // prettier-ignore
    for (const address of links) {
      expect(await readResetLink(own, secretOf({ address }), later(3))).toMatchObject({ ok: false })
    }
  })

  test('lie sealed while they wait, and are erased once they are sent', async () => {
    const server = await mailServer()
    const all = await site(server.url)
    await queueOne(all)
    const waiting = JSON.stringify(await rows(all.db))
    for (const word of ['ada@', 'Ada', 'Shandu', 'reset']) expect(waiting).not.toContain(word)
    await sendNow(all.own)
    expect(await rows(all.db)).toMatchObject([{ sealed: null, sent_at: NOW, next_try_at: null, last_error: null }])
    expect(await sendNow(all.own, later(60))).toBe(0)
    expect(server.letters).toHaveLength(1)
  })

  test('go out once each, where several processes send at the same time', async () => {
    const server = await mailServer()
    const all = await site(server.url)
    for (let count = 0; count < 15; count += 1) await queueOne(all)
    const { db: second } = await engine.open()
    const { db: third } = await engine.open()
    const sent = await Promise.all([all.db, second, third].map((db) => sendNow({ ...all.own, db })))
    expect(sent.reduce((sum, count) => sum + count)).toBe(15)
    const ids = server.letters.map(({ headers }) => headers.find(([name]) => name === 'message-id')![1])
    expect(new Set(ids).size).toBe(15)
    expect(ids).toHaveLength(15)
  })

  test('of a process that died with one in hand go out later, under the same name, and not before', async () => {
    const server = await mailServer()
    const all = await site(server.url)
    await queueOne(all)
    const [letter] = await listDueLetters(all.db, NOW, 1)
    expect(await claimLetter(all.db, letter!, { now: NOW, until: later(10) })).toBe(true)
    expect(await claimLetter(all.db, letter!, { now: NOW, until: later(10) })).toBe(false)
    expect(await sendNow(all.own, later(9))).toBe(0)
    expect(await sendNow(all.own, later(10))).toBe(1)
    const id = server.letters[0]!.headers.find(([name]) => name === 'message-id')![1]
    expect(id).toBe(`<${letter!.id}@${new URL(ORIGIN).hostname}>`)
  })

  test('are each in hand for ten minutes of their own, however long those before them took', async () => {
    const server = await mailServer()
    const all = await site(server.url)
    await queueOne(all)
    await queueOne(all)
    let minutes = 0
    let sentByAnother = 0
    const send = sendThrough(all.own.mail!)
    await sendDueLetters(
      all.own,
      async (id, body, stop) => {
        minutes += 8
        // While the second is in hand, which was taken up at eight minutes.
        if (minutes > 8) sentByAnother += await sendNow(all.own, later(minutes))
        await send(id, body, stop)
      },
      () => later(minutes),
    )
    expect([server.letters.length, sentByAnother]).toEqual([2, 0])
  })

  test('that are refused for good are given up at once, erased, and shown to the administrators without the address', async () => {
    const server = await mailServer('refuse')
    const all = await site(server.url)
    await queueOne(all)
    expect(await sendNow(all.own)).toBe(0)
    expect(await rows(all.db)).toMatchObject([
      { sealed: null, next_try_at: null, last_error: 'refused 550', sent_at: null },
    ])
    expect(await troubledLetters(all.own, visitBy(all.admin))).toMatchObject([
      { kind: 'password-changed', name: 'Ada', error: 'refused 550', nextTryAt: undefined },
    ])
    expect(JSON.stringify(await rows(all.db))).not.toContain('ada@')
  })

  test('that are to come again later are tried with growing pauses for a day, then given up and erased', async () => {
    const server = await mailServer('busy')
    const all = await site(server.url)
    await queueOne(all)
    const pauses: number[] = []
    let now = NOW
    for (;;) {
      await sendNow(all.own, now)
      const [row] = await rows(all.db)
      expect(row!.last_error).toBe('refused 451')
      if (row!.next_try_at === null) break
      expect(row!.sealed).not.toBeNull()
      pauses.push((Date.parse(row!.next_try_at) - Date.parse(now)) / 60_000)
      now = row!.next_try_at
    }
    expect(pauses).toEqual(pauses.toSorted((left, right) => left - right))
    const total = (Date.parse(now) - Date.parse(NOW)) / 60_000
    expect(total).toBeGreaterThan(0.9 * DAY)
    expect(total).toBeLessThan(1.5 * DAY)
    expect(await rows(all.db)).toMatchObject([{ sealed: null, sent_at: null }])
  })

  test('to a server that is away wait, and go out when it comes back', async () => {
    const first = await startMailServer()
    await first.stop()
    const all = await site(first.url)
    await queueOne(all)
    expect(await sendNow(all.own)).toBe(0)
    expect(await rows(all.db)).toMatchObject([{ last_error: 'no-answer', next_try_at: later(1), tries: 1 }])
    expect(await sendNow(all.own)).toBe(0)
    const back = await mailServer('accept', first.port)
    expect(await sendNow(all.own, later(1))).toBe(1)
    expect(back.letters).toHaveLength(1)
  })

  test('to a server that hangs are broken off and tried again', async () => {
    const silent = await startSilentServer()
    servers.push(silent)
    const all = await site(silent.url)
    await queueOne(all)
    expect(await sendNow(all.own, NOW, 200)).toBe(0)
    expect(await rows(all.db)).toMatchObject([{ last_error: 'no-answer', next_try_at: later(1) }])
  })

  test('under way are broken off by a stop and tried again', async () => {
    const silent = await startSilentServer()
    servers.push(silent)
    const all = await site(silent.url)
    await queueOne(all)
    await queueOne(all)
    const stop = new AbortController()
    const sending = sendDueLetters(all.own, sendThrough(all.own.mail!), () => NOW, stop.signal)
    await expect.poll(silent.visits).toBe(1)
    stop.abort()
    expect(await sending).toBe(0)
    expect((await rows(all.db)).map(({ tries }) => tries).toSorted()).toEqual([0, 1])
  })

  test('take no header and no recipient from a name or an address', async () => {
    const server = await mailServer()
    const { db, own } = await site(server.url)
    const names = ['Ma\r\nBcc: thief@evil.example', 'Ma\u2028Subject: free', '"x" <thief@evil.example>, y', 'a\u0000b']
    for (const name of names) {
      await queueLetter(db, own, 'password-changed', { name, email: 'ada@example.org', language: 'en' }, {}, NOW)
    }
    const addresses = ['ada@example.org\r\nBcc: thief@evil.example', 'ada@example.org, thief@evil.example', '<thief@evil.example> ada'] // prettier-ignore
    for (const email of addresses) {
      await queueLetter(db, own, 'password-changed', { name: 'Ada', email, language: 'en' }, {}, NOW)
    }
    await sendNow(own)
    expect(server.letters.length).toBeGreaterThanOrEqual(names.length)
    for (const { headers, recipients, subject } of server.letters) {
      expect(headers.filter(([name]) => ['bcc', 'cc'].includes(name))).toEqual([])
      expect(headers.filter(([name]) => name === 'subject')).toHaveLength(1)
      expect(headers.filter(([name]) => name === 'to')).toHaveLength(1)
      expect(recipients).toHaveLength(1)
      expect(recipients).not.toContain('thief@evil.example')
      expect(subject).toBe('Your password for Shandu has been changed')
    }
    const shown = server.letters.map(({ headers }) => decodedWords(headers.find(([name]) => name === 'to')![1]))
    expect(shown.join('\n')).toContain('Ma Bcc: thief@evil.example')
  })

  test('that were sealed with another key are given up, not sent', async () => {
    const server = await mailServer()
    const all = await site(server.url)
    await queueOne(all)
    await sendNow({ ...all.own, key: secretKeyFrom('another key of thirty-two letters') })
    expect(await rows(all.db)).toMatchObject([{ last_error: 'unreadable', next_try_at: null, sealed: null }])
    expect(server.letters).toEqual([])
  })

  test('with a link that was asked for go to the owner alone, and what was asked leads through to a new password', async () => {
    const server = await mailServer()
    const { db, own } = await site(server.url)
    await makePerson(db, { email: 'Known@example.org', name: 'Known' })
    const closed = await makePerson(db, { email: 'closed@example.org' })
    await db.updateTable('person').set({ disabled_at: NOW }).where('id', '=', closed.id).execute()
    for (const email of ['known@EXAMPLE.org', 'nobody@example.org', 'closed@example.org']) {
      await askForReset(own, email, visitBy(undefined))
    }
    await sendNow(own)
    await sendNow(own)
    expect(server.letters.map(({ recipients }) => recipients)).toEqual([['Known@example.org']])
    const link = /https:\S+/.exec(server.letters[0]!.text)![0]
    expect(new URL(link).origin).toBe(ORIGIN)
    const secret = new URL(link).searchParams.get('t')!
    expect(await readResetLink(own, secret, NOW)).toMatchObject({ ok: true, person: { name: 'Known' } })
    const answer = await setPasswordWithLink(own, secret, 'three herons at the lighthouse', visitBy(undefined))
    expect(answer).toEqual({ ok: true })
    await sendNow(own)
    expect(server.letters.at(-1)).toMatchObject({ recipients: ['Known@example.org'], subject: 'Your password for Shandu has been changed' }) // prettier-ignore
    expect(await db.selectFrom('letter').select('id').where('kind', '=', 'reset-asked').execute()).toEqual([])
  })
})
