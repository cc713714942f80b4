import { beforeEach, expect, test } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { listDueLetters } from '#db/repositories/accounts/letter.ts'
import { countSentIn, findSentInSender } from '#db/repositories/desk/sent-in.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { verifyAudit } from '#app/services/accounts/audit-verify.server.ts'
import { caseView } from '#app/services/case-page.server.ts'
import { readLibrary } from '#app/services/library.server.ts'
import { sentInItem, sentInList } from '#app/services/sent-in/desk-pages.server.ts'
import { eraseOldSenders } from '#app/services/sent-in/erase-senders.server.ts'
import { removeOldSpam } from '#app/services/sent-in/remove-spam.server.ts'
import { decideSentIn, endReply, eraseSentInBy } from '#app/services/sent-in/moderation.server.ts'
import { sendCorrection } from '#app/services/sent-in/send-in.server.ts'
import { eraseOwnSender, sentPage, takeBackSent } from '#app/services/sent-in/sent-page.server.ts'
import { NOW } from '#test/make/accounts.ts'
import { atDesk, publishedCase, type DeskPerson } from '#test/make/desk.ts'
import { later, visitBy, withMail, withoutMail } from '#test/make/installation.ts'
import { A_CORRECTION, corrects, decision, replies, sentBy } from '#test/make/sent-in.ts'
import { describeOnBothEngines } from './engines.ts'

const DAY = 24 * 60
const refusedWith = (code: string) => expect.objectContaining({ refused: expect.objectContaining({ code }) as unknown }) as Error // prettier-ignore

describeOnBothEngines('what is sent in about a case', (engine) => {
  let db: Db
  let researcher: DeskPerson
  let reviewer: DeskPerson
  beforeEach(async () => {
    ;({ db } = await engine.open())
    researcher = await atDesk(db, 'Researcher')
    reviewer = await atDesk(db, 'Reviewer', ['reviewer'])
    await publishedCase(db, { id: 'lake' })
  })
  const site = () => withoutMail(db)
  const shelf = () => readLibrary(db)
  const page = async (language: 'zh-CN' | 'en' = 'en') => {
    const library = await shelf()
    return caseView(library.byId.get('lake')!, library, language, null)
  }
  const decide = async (who: DeskPerson, secret: string, ...[state, filled]: [Parameters<typeof decision>[1], Parameters<typeof decision>[2]?]) => {
    const { id, tag } = await sentBy(db, secret)
    await decideSentIn(site(), who, id, decision(tag, state, filled))
  } // prettier-ignore
  const everything = async () =>
    JSON.stringify(await Promise.all([page('en'), page('zh-CN'), db.selectFrom('audit').selectAll().execute()]))

  test('a correction is not seen by readers before it is answered, and then without who sent it and their words', async () => {
    const secret = await corrects(site(), 'lake')
    expect((await page()).sentIn).toEqual([])
    expect((await sentPage(site(), secret, await shelf(), 'en'))!.state).toBe('waiting')
    await decide(researcher, secret, 'accepted', { revision: 1, answerEn: 'You are right; it says 42 now.', note: 'looked at page 7' }) // prettier-ignore
    expect((await page()).sentIn).toMatchObject([
      { kind: 'correction', outcome: 'accepted', revision: 1, answer: { text: 'You are right; it says 42 now.', language: 'en' } },
    ]) // prettier-ignore
    expect((await page('zh-CN')).sentIn[0]!.answer!.language).toBe('en')
    const all = await everything()
    for (const word of ['Mara', 'mara@', A_CORRECTION.text, 'page 7']) expect(all).not.toContain(word)
    expect(await sentPage(site(), secret, await shelf(), 'en')).toMatchObject({
      state: 'accepted',
      revision: 1,
      text: A_CORRECTION.text,
      answer: { text: 'You are right; it says 42 now.' },
    })
    expect(await sentPage(site(), 'x'.repeat(43), await shelf(), 'en')).toBeUndefined()
    expect((await verifyAudit(db, undefined)).findings).toEqual([])
  })

  test('spam and what waits leave no trace on the page, and spam loses its sender at once', async () => {
    const spam = await corrects(site(), 'lake', { text: 'buy this' })
    await corrects(site(), 'lake')
    await decide(researcher, spam, 'spam')
    expect((await page()).sentIn).toEqual([])
    expect(await findSentInSender(db, (await sentBy(db, spam)).id)).toBeUndefined()
    expect((await sentPage(site(), spam, await shelf(), 'en'))!.answer).toBeNull()
    // A mistake can be taken back, and the state says so.
    await decide(researcher, spam, 'waiting')
    expect((await sentBy(db, spam)).answeredAt).toBeUndefined()
  })

  test('an answer names a revision that readers have seen, and says something', async () => {
    const secret = await corrects(site(), 'lake')
    await expect(decide(researcher, secret, 'accepted', { answerEn: 'yes' })).rejects.toEqual(refusedWith('revision-missing')) // prettier-ignore
    await expect(decide(researcher, secret, 'accepted', { answerEn: 'yes', revision: 2 })).rejects.toEqual(refusedWith('revision-unpublished')) // prettier-ignore
    await expect(decide(researcher, secret, 'accepted', { revision: 1 })).rejects.toEqual(refusedWith('answer-missing'))
    await expect(decide(researcher, secret, 'declined')).rejects.toEqual(refusedWith('answer-missing'))
    expect((await sentBy(db, secret)).state).toBe('waiting')
    await decide(researcher, secret, 'declined', { answerZh: '来源里就是这样写的。' })
    expect((await page()).sentIn).toMatchObject([
      { outcome: 'declined', revision: null, answer: { language: 'zh-CN' } },
    ])
  })

  test('of two who answer at once the second is told, and nothing of the first answer is lost', async () => {
    const secret = await corrects(site(), 'lake')
    const { id, tag } = await sentBy(db, secret)
    const answers = await Promise.allSettled([
      decideSentIn(site(), researcher, id, decision(tag, 'declined', { answerEn: 'no' })),
      decideSentIn(site(), reviewer, id, decision(tag, 'declined', { answerEn: 'not so' })),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refusal = answers.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(refusal.reason).toEqual(refusedWith('sent-in-changed'))
    expect((await sentBy(db, secret)).tag).toBe(2)
  })

  test('a reply is shown word for word once a reviewer has verified it, is no part of the scores, and a newer one takes its place', async () => {
    const before = await page('zh-CN')
    const first = await replies(site(), 'lake')
    expect((await page()).reply).toBeNull()
    await expect(decide(researcher, first, 'accepted', { verifiedBy: 'called back' })).rejects.toThrow(ForbiddenError)
    await expect(decide(reviewer, first, 'accepted')).rejects.toEqual(refusedWith('verification-missing'))
    await decide(reviewer, first, 'accepted', { verifiedBy: 'called back', answerZh: '谢谢。' })
    const after = await page('zh-CN')
    expect(after.reply).toEqual({
      organisation: '示例公司',
      speakerFunction: '公共事务部',
      paragraphs: ['第一段。', '第二段 <b>不是</b> **格式**。'],
      language: 'zh-CN',
      shownOn: NOW,
    })
    expect(after.sentIn).toMatchObject([{ kind: 'reply', outcome: 'accepted', answer: null }])
    expect([after.index, after.net, after.evidence]).toEqual([before.index, before.net, before.evidence])
    const all = await everything()
    for (const word of ['陈静', 'chen@', 'called back', '谢谢']) expect(all).not.toContain(word)

    const second = await replies(site(), 'lake', { text: '新的回应。' })
    await decide(reviewer, second, 'accepted', { verifiedBy: 'called back' })
    expect((await page()).reply!.paragraphs).toEqual(['新的回应。'])
    expect((await page()).sentIn.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'replaced'])
    await expect(decide(reviewer, first, 'accepted', { verifiedBy: 'x' })).rejects.toEqual(
      refusedWith('sent-in-changed'),
    )

    const { id, tag } = await sentBy(db, second)
    await expect(endReply(site(), researcher, { id, tag })).rejects.toThrow(ForbiddenError)
    await endReply(site(), reviewer, { id, tag })
    expect((await page()).reply).toBeNull()
    expect((await page()).sentIn.map(({ outcome }) => outcome).sort()).toEqual(['replaced', 'taken-back'])
  })

  test('what was answered in public stays answered: a correction keeps an answer, a shown reply ends only by being taken off', async () => {
    const correction = await corrects(site(), 'lake')
    await decide(researcher, correction, 'accepted', { revision: 1, answerEn: 'yes' })
    const reply = await replies(site(), 'lake')
    await decide(reviewer, reply, 'accepted', { verifiedBy: 'called back' })
    const filled = { answerEn: 'x', verifiedBy: 'called back' }
    for (const state of ['waiting', 'spam'] as const)
      await expect(decide(reviewer, correction, state, filled)).rejects.toEqual(refusedWith('sent-in-answered'))
    for (const state of ['waiting', 'declined', 'spam'] as const)
      await expect(decide(reviewer, reply, state, filled)).rejects.toEqual(refusedWith('sent-in-answered'))
    expect((await page()).reply).not.toBeNull()
    expect((await page()).sentIn).toHaveLength(2)
    // The other answer, or other words, are still an answer.
    await decide(researcher, correction, 'declined', { answerEn: 'we were wrong about that' })
    await decide(reviewer, reply, 'accepted', { verifiedBy: 'called back twice' })
    expect((await page()).sentIn.map(({ outcome }) => outcome).sort()).toEqual(['accepted', 'declined'])
    const item = async (secret: string) => sentInItem(site(), reviewer, await shelf(), (await sentBy(db, secret)).id, 'en') // prettier-ignore
    expect((await item(correction))!.decisions).toEqual(['accepted', 'declined'])
    expect((await item(reply))!.decisions).toEqual(['accepted'])
  })

  test('its sender takes it back: a reply disappears, an answered correction stays in the log', async () => {
    const reply = await replies(site(), 'lake')
    await decide(reviewer, reply, 'accepted', { verifiedBy: 'called back' })
    expect(await takeBackSent(site(), reply, later(1))).toBe(true)
    expect((await page()).reply).toBeNull()
    expect(await takeBackSent(site(), reply, later(2))).toBe(false)
    const correction = await corrects(site(), 'lake')
    await decide(researcher, correction, 'declined', { answerEn: 'no' })
    expect(await takeBackSent(site(), correction, later(1))).toBe(false)
    const waiting = await corrects(site(), 'lake', { text: 'something else' })
    expect(await takeBackSent(site(), waiting, later(1))).toBe(true)
    expect((await page()).sentIn.map(({ kind }) => kind).sort()).toEqual(['correction', 'reply'])
    await expect(decide(researcher, waiting, 'declined', { answerEn: 'no' })).rejects.toEqual(refusedWith('sent-in-changed')) // prettier-ignore
  })

  test('the same form sent twice is one, at once or later; changed and sent again it is another', async () => {
    const form = 'a'.repeat(43)
    const both = await Promise.all([corrects(site(), 'lake', { form }), corrects(site(), 'lake', { form })])
    expect(both[0]).toBe(both[1])
    expect(await corrects(site(), 'lake', { form }, visitBy(undefined, later(90)))).toBe(both[0])
    expect(await corrects(site(), 'lake', { form, text: 'another text' })).not.toBe(both[0])
    expect(await countSentIn(db)).toEqual(new Map([['waiting', 2]]))
    expect((await listAuditAfter(db, undefined, 9)).map(({ action }) => action)).toEqual(['sent-in.send', 'sent-in.send']) // prettier-ignore
  })

  test('from one place only so much is taken, nothing is lost by it, and from where it came is not kept', async () => {
    for (let count = 0; count < 10; count += 1) await corrects(site(), 'lake', { text: `number ${count}` })
    const entry = (await shelf()).byId.get('lake')!
    const more = { ...A_CORRECTION, form: 'z'.repeat(43), place: { value: 'case', words: { 'zh-CN': '', en: '' } } }
    expect(await sendCorrection(site(), visitBy(undefined), entry, more)).toMatchObject({ ok: false, code: 'too-many-sent' }) // prettier-ignore
    expect(await sendCorrection(site(), visitBy(undefined, NOW, '198.51.100.9'), entry, more)).toMatchObject({
      ok: true,
    })
    expect(await sendCorrection(site(), visitBy(undefined, later(61)), entry, { ...more, text: 'later' })).toMatchObject({ ok: true }) // prettier-ignore
    const addresses = await db.selectFrom('audit_address').select('address').execute()
    expect(new Set(addresses.map(({ address }) => address))).toEqual(new Set(['']))
  })

  test('names and addresses are erased by the sender, by a button, six months after the answer, and after two years', async () => {
    const [own, button, answered, waiting] = [
      await corrects(site(), 'lake', { text: '1' }),
      await corrects(site(), 'lake', { text: '2' }),
      await corrects(site(), 'lake', { text: '3' }),
      await corrects(site(), 'lake', { text: '4' }),
    ]
    const named = async (secret: string) => (await findSentInSender(db, (await sentBy(db, secret)).id)) !== undefined
    await eraseOwnSender(site(), own, later(1))
    await eraseSentInBy(site(), researcher, (await sentBy(db, button)).id)
    await decide(researcher, answered, 'declined', { answerEn: 'no' })
    await eraseOldSenders(db, later(182 * DAY))
    expect([await named(own), await named(button), await named(answered), await named(waiting)]).toEqual([false, false, true, true]) // prettier-ignore
    await eraseOldSenders(db, later(184 * DAY))
    expect([await named(answered), await named(waiting)]).toEqual([false, true])
    await eraseOldSenders(db, later(731 * DAY))
    expect(await named(waiting)).toBe(false)
    expect((await sentPage(site(), waiting, await shelf(), 'en'))!.text).toBe('4')
    expect((await verifyAudit(db, undefined)).findings).toEqual([])
  })

  test('letters go out once each, three a day to one address at most, and none without mail', async () => {
    const posted = withMail(db, 'smtp://localhost:1')
    const secret = await corrects(posted, 'lake')
    for (const text of ['2', '3', '4', '5']) await corrects(posted, 'lake', { text })
    const kinds = async () => (await listDueLetters(db, later(9), 50)).map(({ kind }) => kind)
    expect(await kinds()).toEqual(['sent-in-received', 'sent-in-received', 'sent-in-received'])
    const answer = async (answerEn: string, note = '') => {
      const { id, tag } = await sentBy(db, secret)
      await decideSentIn(posted, researcher, id, decision(tag, 'declined', { answerEn, note }))
    }
    await answer('no')
    await answer('no', 'only the note is new')
    expect((await kinds()).filter((kind) => kind === 'sent-in-answered')).toHaveLength(1)
    await answer('no, because')
    expect((await kinds()).filter((kind) => kind === 'sent-in-answered')).toHaveLength(2)
    await corrects(site(), 'lake', { text: '6', email: 'other@example.org' })
    expect(await kinds()).toHaveLength(5)
  })

  test('who is erased gets no letter that still lies in the queue, and no other letter is lost', async () => {
    const posted = withMail(db, 'smtp://localhost:1')
    const own = await corrects(posted, 'lake')
    const spam = await corrects(posted, 'lake', { text: 'buy this', email: 'other@example.org' })
    await corrects(posted, 'lake', { text: 'stays', email: 'third@example.org' })
    const queued = async () => (await listDueLetters(db, later(9), 50)).map(({ kind }) => kind)
    const { id, tag } = await sentBy(db, own)
    await decideSentIn(posted, researcher, id, decision(tag, 'declined', { answerEn: 'no' }))
    expect(await queued()).toHaveLength(4)
    await eraseOwnSender(posted, own, later(1))
    expect(await queued()).toEqual(['sent-in-received', 'sent-in-received'])
    await decide(researcher, spam, 'spam')
    expect(await queued()).toEqual(['sent-in-received'])
  })

  test('what is taken back before anybody answered loses its sender at once', async () => {
    const secret = await corrects(withMail(db, 'smtp://localhost:1'), 'lake')
    expect(await takeBackSent(site(), secret, later(1))).toBe(true)
    expect(await findSentInSender(db, (await sentBy(db, secret)).id)).toBeUndefined()
    expect(await listDueLetters(db, later(9), 50)).toEqual([])
  })

  test('a reply taken back keeps its sender for six months after its answer, as was promised, and no longer', async () => {
    const secret = await replies(site(), 'lake')
    await decide(reviewer, secret, 'accepted', { verifiedBy: 'called back' })
    await takeBackSent(site(), secret, later(100 * DAY))
    const isNamed = async () => (await findSentInSender(db, (await sentBy(db, secret)).id)) !== undefined
    await eraseOldSenders(db, later(182 * DAY))
    expect(await isNamed()).toBe(true)
    await eraseOldSenders(db, later(184 * DAY))
    expect(await isNamed()).toBe(false)
  })

  test('spam is deleted with its words after a month; nothing else is', async () => {
    const spam = await corrects(site(), 'lake', { text: 'buy this' })
    const declined = await corrects(site(), 'lake', { text: 'not so' })
    const waiting = await corrects(site(), 'lake', { text: 'and this' })
    await decide(researcher, spam, 'spam')
    await decide(researcher, declined, 'declined', { answerEn: 'no' })
    await removeOldSpam(db, later(29 * DAY))
    expect((await sentBy(db, spam)).text).toBe('buy this')
    await removeOldSpam(db, later(31 * DAY))
    expect(await sentPage(site(), spam, await shelf(), 'en')).toBeUndefined()
    for (const secret of [declined, waiting]) expect(await sentPage(site(), secret, await shelf(), 'en')).toBeDefined()
    expect((await listAuditAfter(db, undefined, 20)).map(({ action }) => action)).toContain('sent-in.delete')
    expect((await verifyAudit(db, undefined)).findings).toEqual([])
  })

  test('an administrator who acts for a researcher neither reads what was sent in nor answers it', async () => {
    const secret = await corrects(site(), 'lake')
    const { id } = await sentBy(db, secret)
    const acting = { ...researcher, visitor: { ...researcher.visitor!, actedFor: true } }
    const asked = { state: 'waiting', page: 1 } as const
    await expect(decide(acting, secret, 'declined', { answerEn: 'no' })).rejects.toThrow(ForbiddenError)
    await expect(eraseSentInBy(site(), acting, id)).rejects.toThrow(ForbiddenError)
    await expect(sentInItem(site(), acting, await shelf(), id, 'en')).rejects.toThrow(ForbiddenError)
    await expect(sentInList(site(), acting, await shelf(), asked, 'en')).rejects.toThrow(ForbiddenError)
    expect((await sentInItem(site(), researcher, await shelf(), id, 'en'))!.state).toBe('waiting')
  })

  test('the desk lists it by state with everything that is known, to who writes cases and nobody else', async () => {
    const secret = await corrects(site(), 'lake')
    await replies(site(), 'lake')
    const list = await sentInList(site(), researcher, await shelf(), { state: 'waiting', page: 1 }, 'en')
    expect(list.counts).toEqual({ waiting: 2, accepted: 0, declined: 0, spam: 0, ended: 0 })
    expect(list.lines.map(({ kind, title }) => `${kind} ${title}`).sort()).toEqual(['correction Lake', 'reply Lake'])
    const { id } = await sentBy(db, secret)
    expect(await sentInItem(site(), researcher, await shelf(), id, 'en')).toMatchObject({
      text: A_CORRECTION.text,
      sender: { name: 'Mara Reader', email: 'mara@example.org' },
      seenNumber: 1,
      shownNumber: 1,
      mayAccept: true,
    })
    expect(await sentInItem(site(), researcher, await shelf(), 'n_none', 'en')).toBeUndefined()
    const judge = await atDesk(db, 'Judge', ['award-office'])
    await expect(sentInItem(site(), judge, await shelf(), id, 'en')).rejects.toThrow(ForbiddenError)
    await expect(sentInList(site(), judge, await shelf(), { state: 'waiting', page: 1 }, 'en')).rejects.toThrow(
      ForbiddenError,
    )
    await expect(decide(judge, secret, 'spam')).rejects.toThrow(ForbiddenError)
  })
})
