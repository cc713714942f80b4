import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Db } from '#db/schema.ts'
import type { Role } from '#app/access/roles.ts'
import type { Installation } from '#app/services/accounts/installation.server.ts'
import { sendDueLetters, sendThrough } from '#app/services/accounts/send-letters.server.ts'
import { moveCase } from '#app/services/desk/address.server.ts'
import { approveReview, askForReview, returnReview } from '#app/services/desk/review.server.ts'
import { reviewPage } from '#app/services/desk/review-page.server.ts'
import { follow } from '#app/services/desk/watch.server.ts'
import { decideSentIn } from '#app/services/sent-in/moderation.server.ts'
import { sentPage } from '#app/services/sent-in/sent-page.server.ts'
import { readLibrary } from '#app/services/library.server.ts'
import { makePerson, NOW, visitorOf } from '#test/make/accounts.ts'
import { publishedCase, saves, type DeskPerson } from '#test/make/desk.ts'
import { ORIGIN, visitBy, withMail, withoutMail } from '#test/make/installation.ts'
import { startMailServer, type MailServer } from '#test/make/mail-server.ts'
import { corrects, decision, sentBy } from '#test/make/sent-in.ts'
import { describeOnBothEngines } from './engines.ts'

describeOnBothEngines('letters of the desk', (engine) => {
  let server: MailServer
  let db: Db
  let site: Installation
  beforeEach(async () => {
    server = await startMailServer()
    ;({ db } = await engine.open())
    site = withMail(db, server.url)
    await publishedCase(db, { id: 'lake' })
  })
  afterEach(() => server.stop())

  const person = async (name: string, language: 'zh-CN' | 'en', roles: readonly Role[]): Promise<DeskPerson> => {
    const { id } = await makePerson(db, { name, email: `${name}@example.org`, language, roles })
    return visitBy(await visitorOf(db, id))
  }
  const arrived = async () => {
    await sendDueLetters(site, sendThrough(site.mail!), () => NOW)
    return server.letters.map(({ recipients, subject }) => `${recipients.join()} ${subject}`).sort()
  }
  const to = (name: string) => server.letters.filter(({ recipients }) => recipients.includes(`${name}@example.org`)).at(-1)! // prettier-ignore
  const title = (text: string) => text.replace('en: Lake', 'en: Mere')

  test('the page of a review promises letters only where the site sends them', async () => {
    const reader = await person('reader', 'en', ['researcher'])
    expect((await reviewPage(site, reader, 'lake', 'en'))!.hasMail).toBe(true)
    expect((await reviewPage(withoutMail(db), reader, 'lake', 'en'))!.hasMail).toBe(false)
  })

  test('a review that is asked for is told to reviewers who follow the case, in their language, and to nobody else', async () => {
    const author = await person('author', 'en', ['researcher', 'reviewer'])
    const chinese = await person('chinese', 'zh-CN', ['reviewer'])
    await person('stranger', 'en', ['reviewer'])
    const colleague = await person('colleague', 'en', ['researcher'])
    for (const who of [author, chinese, colleague]) await follow(site, who, 'lake', true)
    await saves(db, author, 'lake', title)
    await askForReview(site, author, { caseId: 'lake', message: 'Please look at the title.' })
    expect(await arrived()).toEqual(['chinese@example.org 请审核“湖”'])
    expect(to('chinese').text).toContain(`${ORIGIN}/desk/cases/lake/review\n`)
    expect(to('chinese').text).toContain('Please look at the title.')
    expect(to('chinese').text).not.toMatch(/\{\w+\}/)
  })

  test('a review that is returned or approved is told to who wrote the revision and who asked, once each', async () => {
    const author = await person('author', 'zh-CN', ['researcher'])
    const asker = await person('asker', 'en', ['researcher'])
    const reviewer = await person('reviewer', 'en', ['reviewer'])
    const follower = await person('follower', 'en', ['researcher'])
    for (const who of [author, follower, reviewer]) await follow(site, who, 'lake', true)
    await saves(db, author, 'lake', title)
    const first = await askForReview(site, asker, { caseId: 'lake', message: 'look' })
    await returnReview(site, reviewer, { caseId: 'lake', id: first.id, note: 'The source is missing.' })
    expect(await arrived()).toEqual([
      'asker@example.org “Mere” came back from its review',
      'author@example.org “湖”退回修改',
      'reviewer@example.org “Mere” waits for a review',
    ])
    expect(to('author').text).toContain('The source is missing.')
    expect(to('asker').text).toContain(`${ORIGIN}/desk/cases/lake/review\n`)

    await moveCase(site, reviewer, { caseId: 'lake', slug: 'the-mere' })
    const second = await askForReview(site, asker, { caseId: 'lake', message: 'again' })
    await approveReview(site, reviewer, { caseId: 'lake', id: second.id, note: '' })
    expect((await arrived()).filter((letter) => /published|发布/.test(letter))).toEqual([
      'asker@example.org “Mere” is approved and published',
      'author@example.org “湖”已审核发布',
      'follower@example.org “Mere” has been published anew',
    ])
    for (const name of ['author', 'follower']) {
      expect(to(name).text).toContain(`${ORIGIN}/cases/the-mere\n`)
      expect(to(name).text).not.toMatch(/\{\w+\}/)
    }
  })

  test('who sends something in gets a link that opens it and later the answer, and nothing that was typed goes out', async () => {
    const researcher = await person('researcher', 'en', ['researcher'])
    const secret = await corrects(site, 'lake', { text: 'Buy this', name: 'Buy\nthat', email: 'sender@example.org' })
    expect(await arrived()).toEqual(['sender@example.org We have what you sent about “Lake”'])
    const link = /https:\S+\/sent-in\?t=(\S+)/.exec(to('sender').text)!
    expect(link[1]).toBe(secret)
    expect((await sentPage(site, link[1]!, await readLibrary(db), 'en'))!.text).toBe('Buy this')
    const { id, tag } = await sentBy(db, secret)
    await decideSentIn(site, researcher, id, decision(tag, 'declined', { answerEn: 'The source says so.' }))
    await arrived()
    expect(to('sender').subject).toBe('An answer about “Lake”')
    expect(to('sender').text).toContain('The source says so.')
    expect(to('sender').text).toContain(link[0])
    for (const letter of server.letters) expect(JSON.stringify(letter)).not.toContain('Buy')
  })
})
