import { expect, test } from 'vitest'
import { deskPage } from '#app/services/desk/desk-page.server.ts'
import { askForReview, returnReview } from '#app/services/desk/review.server.ts'
import { withdrawCase } from '#app/services/desk/withdraw.server.ts'
import { openWorkingCopy } from '#app/services/desk/working-copy.server.ts'
import { addWorkingFile } from '#app/services/desk/working-files.server.ts'
import { readLibrary } from '#app/services/library.server.ts'
import type { Db } from '#db/schema.ts'
import { atDesk, publishedCase, saves, writes, type DeskPerson } from '#test/make/desk.ts'
import { counting } from '#test/make/counting.ts'
import { later, withoutMail } from '#test/make/installation.ts'
import { makePng } from '#test/make/picture.ts'
import { describeOnBothEngines } from './engines.ts'

const GONE = { 'zh-CN': '来源有误。', en: 'A source was wrong.' }

const titled = (title: string) => (text: string) => text.replace(/^( +)en: .*$/m, `$1en: ${title}`)

describeOnBothEngines('the desk', (engine) => {
  /** What a person finds on coming in, and how often the database was asked. */
  async function desk(db: Db, person: DeskPerson) {
    const counted = counting(db)
    const shelf = await readLibrary(db)
    const before = counted.count()
    const page = await deskPage(withoutMail(counted.db), person, shelf, 'en')
    return { page, queries: counted.count() - before }
  }

  test('lists drafts, what waits and what readers do not see, with as many queries for many as for few', async () => {
    const { db } = await engine.open()
    const author = await atDesk(db, 'Author')
    const reviewer = await atDesk(db, 'Reviewer', ['researcher', 'reviewer'])
    /** One case that waits, one the reviewer writes on, one they only looked at, one to which they added a file. */
    const more = async (round: number) => {
      for (const id of ['waits', 'written', 'opened', 'attached']) await publishedCase(db, { id: `${id}-${round}` })
      await saves(db, author, `waits-${round}`, titled(`Asked ${round}`))
      await askForReview(
        withoutMail(db),
        { ...author, now: later(round) },
        { caseId: `waits-${round}`, message: 'please' },
      )
      await saves(db, author, `waits-${round}`, titled(`Saved since ${round}`))
      await writes(db, reviewer, `written-${round}`, titled(`Draft ${round}`))
      await openWorkingCopy(withoutMail(db), reviewer, `opened-${round}`)
      const file = { caseId: `attached-${round}`, name: 'new.png', bytes: makePng({ grey: round }) }
      expect(await addWorkingFile(withoutMail(db), reviewer, file)).toMatchObject({ ok: true })
    }
    await more(1)
    const { page, queries } = await desk(db, reviewer)
    expect(page.drafts.map(({ id, base, head }) => [id, base, head]).toSorted()).toEqual([
      ['attached-1', 1, 1],
      ['written-1', 1, 1],
    ])
    expect(page.drafts.find(({ id }) => id === 'written-1')!.title).toBe('Draft 1')
    expect(page.waiting).toMatchObject([
      { id: 'waits-1', title: 'Asked 1', number: 2, askedBy: 'Author', isForMe: true, isOwn: false },
    ])
    expect(page.unpublished).toEqual([{ id: 'waits-1', title: 'Saved since 1', head: 3, published: 1 }])

    for (const round of [2, 3, 4]) await more(round)
    const many = await desk(db, reviewer)
    expect(many.page.drafts.length).toBe(8)
    expect(many.page.waiting.map(({ title, isForMe }) => [title, isForMe])).toEqual([1, 2, 3, 4].map((round) => [`Asked ${round}`, true])) // prettier-ignore
    expect(many.page.unpublished.length).toBe(4)
    expect(many.queries).toBe(queries)

    const own = (await desk(db, author)).page
    expect(own.returned).toEqual([])
    expect(own.waiting.map(({ isForMe, isOwn }) => [isForMe, isOwn])).toEqual([1, 2, 3, 4].map(() => [false, true]))
    expect(own.drafts).toEqual([])
  })

  test('what came back from review stands there for who wrote it until they ask again, with as many queries for many', async () => {
    const { db } = await engine.open()
    const site = withoutMail(db)
    const author = await atDesk(db, 'Author')
    const colleague = await atDesk(db, 'Colleague')
    const reviewer = await atDesk(db, 'Reviewer', ['researcher', 'reviewer'])
    const ask = async (who: DeskPerson, caseId: string, minutes: number) => {
      const asked = await askForReview(site, { ...who, now: later(minutes) }, { caseId, message: 'please' })
      return (asked as { readonly id: string }).id
    }
    const comesBack = async (caseId: string) => {
      await publishedCase(db, { id: caseId })
      await saves(db, author, caseId, titled(`Title of ${caseId}`))
      const id = await ask(colleague, caseId, 1)
      await returnReview(site, { ...reviewer, now: later(2) }, { caseId, id, note: `No source in ${caseId}.` })
    }
    const returned = async (who: DeskPerson) => (await desk(db, who)).page.returned
    await comesBack('one')
    const told = [{ id: 'one', title: 'Title of one', number: 2, by: 'Reviewer', at: later(2), note: 'No source in one.' }] // prettier-ignore
    expect(await returned(author)).toEqual(told)
    expect(await returned(colleague)).toEqual(told)
    expect(await returned(reviewer)).toEqual([])

    const { queries } = await desk(db, author)
    for (const id of ['two', 'three']) await comesBack(id)
    const many = await desk(db, author)
    expect(many.page.returned.map(({ id }) => id).toSorted()).toEqual(['one', 'three', 'two'])
    expect(many.queries).toBe(queries)

    await ask(author, 'one', 3)
    await withdrawCase(site, { ...reviewer, now: later(4) }, 'two', GONE)
    expect((await returned(author)).map(({ id }) => id)).toEqual(['three'])
  })
})
