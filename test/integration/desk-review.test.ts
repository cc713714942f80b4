import { beforeEach, expect, test } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { listDueLetters } from '#db/repositories/accounts/letter.ts'
import { findCaseState } from '#db/repositories/case.ts'
import { findOpenReview, listReviews } from '#db/repositories/desk/review.ts'
import { listPublications } from '#db/repositories/publication.ts'
import { listPublishedCases } from '#db/repositories/published-case.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { openLetter, type LetterBody } from '#app/services/accounts/letters.server.ts'
import { verifyAudit } from '#app/services/accounts/audit-verify.server.ts'
import { beginCase } from '#app/services/desk/begin-case.server.ts'
import { editorView } from '#app/services/desk/editor.server.ts'
import { reviewPage } from '#app/services/desk/review-page.server.ts'
import { openWorkingCopy } from '#app/services/desk/working-copy.server.ts'
import { addWorkingFile, removeWorkingFile } from '#app/services/desk/working-files.server.ts'
import { addRemark, answerRemark, remarksOf, settleRemark } from '#app/services/desk/remarks.server.ts'
import { approveReview, askForReview, returnReview, withdrawReview } from '#app/services/desk/review.server.ts'
import { follow } from '#app/services/desk/watch.server.ts'
import { withdrawCase } from '#app/services/desk/withdraw.server.ts'
import { readLibrary } from '#app/services/library.server.ts'
import { makePerson, visitorOf } from '#test/make/accounts.ts'
import { atDesk, publishedCase, saves, writes, type DeskPerson } from '#test/make/desk.ts'
import { makePng } from '#test/make/picture.ts'
import { KEY, later, visitBy, withMail, withoutMail } from '#test/make/installation.ts'
import { describeOnBothEngines } from './engines.ts'

const refusedWith = (code: string) => expect.objectContaining({ refused: expect.objectContaining({ code }) as unknown }) as Error // prettier-ignore
const titled = (title: string) => (text: string) => text.replace(/en: (?:Lake|Pond|Sea)$/m, `en: ${title}`)
const REASON = { 'zh-CN': '数据来源有误。', en: 'A source turned out to be wrong.' }

describeOnBothEngines('review and publication', (engine) => {
  let db: Db
  let author: DeskPerson
  let reviewer: DeskPerson
  beforeEach(async () => {
    ;({ db } = await engine.open())
    author = await atDesk(db, 'Author', ['researcher', 'reviewer'])
    reviewer = await atDesk(db, 'Reviewer', ['reviewer'])
    await publishedCase(db, { id: 'lake' })
    await saves(db, author, 'lake', titled('Pond'))
  })
  const site = () => withoutMail(db)
  const ask = (who = author, number?: number) =>
    askForReview(site(), who, { caseId: 'lake', message: 'please look', ...(number === undefined ? {} : { number }) })
  const approve = (who: DeskPerson, id: string) => approveReview(site(), who, { caseId: 'lake', id, note: '' })
  const shown = async () => (await listPublishedCases(db)).map(({ revision }) => revision.number)
  const actions = async () => (await listAuditAfter(db, undefined, 50)).map(({ action }) => action)

  test('a revision that another person approves is what readers see from then on', async () => {
    const { id } = await ask()
    expect(await shown()).toEqual([1])
    const before = (await readLibrary(db)).version
    expect(await approve(reviewer, id)).toEqual({ number: 2 })
    expect(await shown()).toEqual([2])
    expect((await readLibrary(db)).byId.get('lake')!.case.title.en).toBe('Pond')
    expect((await readLibrary(db)).version).toBeGreaterThan(before)
    expect((await listPublications(db, ['lake'])).map(({ number }) => number)).toEqual([1, 2])
    expect(await findOpenReview(db, 'lake')).toBeUndefined()
    expect(await actions()).toEqual(['case.save', 'review.ask', 'case.publish'])
    expect((await verifyAudit(db, undefined)).findings).toEqual([])
  })

  test('why a revision came back is told to its author until they ask again, and to nobody else', async () => {
    const toldTo = async (who: DeskPerson) => (await reviewPage(site(), who, 'lake', 'en'))!.returned
    const { id } = await ask()
    expect(await toldTo(author)).toBeNull()
    await returnReview(site(), reviewer, { caseId: 'lake', id, note: 'No source for the figure.' })
    const returned = { number: 2, by: 'Reviewer', at: reviewer.now, note: 'No source for the figure.' }
    expect(await toldTo(author)).toEqual(returned)
    expect((await editorView(site(), author, 'lake', 'en'))!.returned).toEqual(returned)
    expect(await toldTo(reviewer)).toBeNull()
    expect((await editorView(site(), reviewer, 'lake', 'en'))!.returned).toBeUndefined()
    await saves(db, author, 'lake', titled('Sea'))
    expect(await toldTo(author)).toEqual(returned)
    await askForReview(site(), { ...author, now: later(1) }, { caseId: 'lake', message: 'again' })
    expect(await toldTo(author)).toBeNull()
  })

  test('the attachments of the revision in question are listed with what it changes of them', async () => {
    const [one, two, three] = [1, 2, 3].map((grey) => makePng({ grey }))
    const files = [
      { path: 'kept.png', bytes: one! },
      { path: 'out.png', bytes: two! },
    ]
    await publishedCase(db, { id: 'pond', files })
    await openWorkingCopy(site(), author, 'pond')
    await removeWorkingFile(site(), author, { caseId: 'pond', path: 'out.png' })
    await addWorkingFile(site(), author, { caseId: 'pond', name: 'new.png', bytes: three! })
    await saves(db, author, 'pond', titled('Sea'))
    const view = (await reviewPage(site(), reviewer, 'pond', 'en'))!
    expect(view.filesOf).toBe(2)
    expect(view.files).toEqual([
      { path: 'new.png', bytes: three!.length, change: 'added' },
      { path: 'out.png', bytes: two!.length, change: 'removed' },
      { path: 'kept.png', bytes: one!.length, change: 'same' },
    ])
  })

  test('nobody approves what they wrote, nor what they asked for', async () => {
    const { id } = await ask()
    await expect(approve(author, id)).rejects.toEqual(refusedWith('review-own'))
    await withdrawReview(site(), author, 'lake', id)
    const asked = await ask(reviewer)
    await expect(approve(reviewer, asked.id)).rejects.toEqual(refusedWith('review-own'))
    await expect(approve(author, asked.id)).rejects.toEqual(refusedWith('review-own'))
    expect(await shown()).toEqual([1])
    const third = await atDesk(db, 'Third', ['reviewer'])
    expect(await approve(third, asked.id)).toEqual({ number: 2 })
  })

  test('an administrator who wrote in the name of a researcher does not approve it either', async () => {
    const admin = await makePerson(db, { roles: ['admin', 'reviewer'] })
    const acting = visitBy(
      await visitorOf(db, admin.id, {
        purpose: { kind: 'acting', asPersonId: author.visitor!.personId, reason: 'asked for on paper 12' },
      }),
    )
    await saves(db, acting, 'lake', titled('Sea'))
    const { id } = await ask()
    await expect(approve(acting, id)).rejects.toThrow(ForbiddenError)
    await expect(approve(visitBy(await visitorOf(db, admin.id)), id)).rejects.toEqual(refusedWith('review-own'))
    expect(await approve(reviewer, id)).toEqual({ number: 3 })
  })

  test('what was saved after the request is not published with it', async () => {
    const { id } = await ask()
    await saves(db, author, 'lake', titled('Sea'))
    await approve(reviewer, id)
    expect(await shown()).toEqual([2])
    expect((await readLibrary(db)).byId.get('lake')!.case.title.en).toBe('Pond')
    expect((await findCaseState(db, 'lake'))!.head!.revisionId).toBe('lake@3')
    const next = await ask()
    expect(next.revisionId).toBe('lake@3')
    await approve(reviewer, next.id)
    expect(await shown()).toEqual([3])
  })

  test('an older revision than readers see is not put in its place', async () => {
    await saves(db, author, 'lake', titled('Sea'))
    await approve(reviewer, (await ask()).id)
    await expect(ask(author, 2)).rejects.toEqual(refusedWith('review-nothing'))
    await expect(ask(author, 3)).rejects.toEqual(refusedWith('review-nothing'))
    await expect(ask(author, 9)).rejects.toEqual(refusedWith('revision-gone'))
  })

  test('a case has one open request at a time, however many ask in one moment', async () => {
    const answers = await Promise.allSettled([ask(), ask(reviewer), ask()])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await listReviews(db, 'lake')).toHaveLength(1)
    await expect(ask()).rejects.toEqual(refusedWith('review-open'))
  })

  test('a request is decided once: approved twice, or taken back meanwhile, nothing more happens', async () => {
    const { id } = await ask()
    const third = await atDesk(db, 'Third', ['reviewer'])
    const answers = await Promise.allSettled([approve(reviewer, id), approve(third, id)])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(approve(third, id)).rejects.toEqual(refusedWith('review-none'))
    await expect(withdrawReview(site(), author, 'lake', id)).rejects.toEqual(refusedWith('review-none'))
    expect((await actions()).filter((action) => action === 'case.publish')).toHaveLength(1)
  })

  test('a returned request keeps its note, publishes nothing, and only who asked takes one back', async () => {
    const { id } = await ask()
    await expect(withdrawReview(site(), reviewer, 'lake', id)).rejects.toEqual(refusedWith('review-none'))
    await returnReview(site(), reviewer, { caseId: 'lake', id, note: '缺少来源。' })
    expect((await listReviews(db, 'lake'))[0]).toMatchObject({ decision: 'returned', note: '缺少来源。' })
    expect(await shown()).toEqual([1])
    const again = await ask()
    await withdrawReview(site(), author, 'lake', again.id)
    expect((await listReviews(db, 'lake')).map(({ decision }) => decision).sort()).toEqual(['returned', 'withdrawn'])
  })

  test('a researcher asks and remarks, and decides and withdraws nothing', async () => {
    const { id } = await ask()
    const researcher = await atDesk(db, 'Other')
    await expect(approve(researcher, id)).rejects.toThrow(ForbiddenError)
    await expect(returnReview(site(), researcher, { caseId: 'lake', id, note: '' })).rejects.toThrow(ForbiddenError)
    await expect(withdrawCase(site(), researcher, 'lake', REASON)).rejects.toThrow(ForbiddenError)
    for (const nobody of [visitBy(undefined), await atDesk(db, 'Judge', ['award-office'])]) {
      await expect(ask(nobody)).rejects.toThrow(ForbiddenError)
      await expect(follow(site(), nobody, 'lake', true)).rejects.toThrow(ForbiddenError)
      await expect(remarksOf(site(), nobody, 'lake')).rejects.toThrow(ForbiddenError)
    }
  })

  test('a withdrawn case is gone from readers with all its revisions; its name, drafts and history stay', async () => {
    const { id } = await ask()
    const tag = await writes(db, author, 'lake', titled('Sea'))
    await withdrawCase(site(), reviewer, 'lake', REASON)
    expect(await shown()).toEqual([])
    expect(await listPublications(db, ['lake'])).toEqual([])
    expect((await listReviews(db, 'lake'))[0]).toMatchObject({ id, decision: 'withdrawn' })
    await expect(approve(reviewer, id)).rejects.toEqual(refusedWith('review-none'))
    await expect(ask()).rejects.toEqual(refusedWith('case-withdrawn'))
    await expect(withdrawCase(site(), reviewer, 'lake', REASON)).rejects.toEqual(refusedWith('case-withdrawn'))
    expect(tag).toBeGreaterThan(1)
    const facts = {
      industry: 'I',
      socialIssue: 'health',
      organisation: REASON,
      summary: REASON,
      title: REASON,
    } as const
    await expect(beginCase(site(), author, { slug: 'lake', ...facts })).rejects.toEqual(refusedWith('slug-taken'))
    expect((await findCaseState(db, 'lake'))!.head!.revisionId).toBe('lake@2')
  })

  test('who follows a case, and who wrote the revision, gets one letter in their language when it is published, except who published it', async () => {
    const mailed = withMail(db, 'smtp://localhost:1')
    const reader = visitBy(await visitorOf(db, (await makePerson(db, { name: '李', language: 'zh-CN', roles: ['researcher'] })).id)) // prettier-ignore
    const former = await atDesk(db, 'Former')
    for (const who of [author, reviewer, reader, former]) await follow(site(), who, 'lake', true)
    await follow(site(), former, 'lake', false)
    const { id } = await ask()
    await approveReview(mailed, reviewer, { caseId: 'lake', id, note: '' })
    const letters = await listDueLetters(db, reviewer.now, 10)
    const bodies = letters.map((letter) => openLetter<LetterBody>(KEY, letter.id, letter.sealed!))
    expect(letters.map(({ kind }) => kind).sort()).toEqual(['case-published', 'review-approved'])
    expect(bodies.map(({ to }) => to.name).sort()).toEqual(['Author', '李'])
    expect(bodies.find(({ to }) => to.name === '李')!.subject).toContain('湖')
    const { subject, text } = bodies.find(({ to }) => to.name === 'Author')!
    expect(subject).toContain('Pond')
    expect(text).toContain('https://shandu.example.org/cases/lake\n')
    expect(text).toContain('Revision 2')
    expect(text).not.toMatch(/\{\w+\}/)
  })

  test('a remark stays with its revision and place, is answered, and settled once', async () => {
    const anchor = { kind: 'section', heading: '做法', paragraph: 1 } as const
    const remark = { caseId: 'lake', number: 2, anchor, text: '哪一年？' }
    const id = await addRemark(site(), reviewer, remark)
    await answerRemark(site(), author, { caseId: 'lake', id, text: '2020 年。' })
    await saves(db, author, 'lake', titled('Sea'))
    expect(await remarksOf(site(), author, 'lake')).toMatchObject([
      {
        id,
        number: 2,
        anchor,
        text: '哪一年？',
        writtenBy: 'Reviewer',
        settled: null,
        answers: [{ text: '2020 年。' }],
      },
    ])
    await settleRemark(site(), author, { caseId: 'lake', id })
    const gone = refusedWith('remark-gone')
    await expect(settleRemark(site(), reviewer, { caseId: 'lake', id })).rejects.toEqual(gone)
    await expect(answerRemark(site(), author, { caseId: 'lake', id, text: 'x' })).rejects.toEqual(gone)
    await expect(settleRemark(site(), author, { caseId: 'other', id })).rejects.toEqual(gone)
    await expect(addRemark(site(), author, { ...remark, number: 9 })).rejects.toEqual(refusedWith('revision-gone'))
    expect(await remarksOf(site(), author, 'lake')).toMatchObject([{ settled: { by: 'Author' } }])
  })
})
