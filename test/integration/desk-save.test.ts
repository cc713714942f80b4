import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { beforeEach, expect, test } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { findCaseState } from '#db/repositories/case.ts'
import { findDerived } from '#db/repositories/derived.ts'
import { findWorkingCopy } from '#db/repositories/desk/working-copy.ts'
import { listPublishedCases } from '#db/repositories/published-case.ts'
import { digestOfFiles, listRevisionFiles, listRevisions } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { verifyAudit } from '#app/services/accounts/audit-verify.server.ts'
import { beginCase } from '#app/services/desk/begin-case.server.ts'
import { textsOf } from '#app/services/desk/case-texts.ts'
import { saveRevision } from '#app/services/desk/save.server.ts'
import { discardWorkingCopy, keepWorkingCopy, openWorkingCopy } from '#app/services/desk/working-copy.server.ts'
import { makePerson, visitorOf } from '#test/make/accounts.ts'
import { visitBy, withoutMail } from '#test/make/installation.ts'
import { atDesk, publishedCase, saves, writes, type DeskPerson } from '#test/make/desk.ts'
import { describeOnBothEngines } from './engines.ts'

const TEXT = '这是一段只为测试而写的文字，不含任何事实。'.repeat(8)
const BODY = `## 做法\n\n${TEXT}\n\n## 局限与待查\n\n没有。\n`
const ENGLISH_TITLE = /en: (?:Lake|Pond)$/m
const titled = (title: string) => (text: string) => text.replace(ENGLISH_TITLE, `en: ${title}`)
const issue = (text: string) => text.replace('socialIssue: health', 'socialIssue: ageing')
const limits = (words: string) => (text: string) => text.replace('没有。', words)
const SOURCES = 'sources:\n  - { id: report, title: 示例报告, publisher: 示例公司, kind: company }'
const EVIDENCE = `evidence:
  - id: start
    source: report
    locator: { zh-CN: 第 1 页, en: page 1 }
    claimedBy: { who: { zh-CN: 示例公司, en: Example Company }, kind: organisation }
    grade: C`
const ATTACHMENT = { path: 'images/lake.png', bytes: Buffer.from([0x89, 0x50, 0, 0xff]) }
const NEW_CASE = {
  slug: 'river',
  title: { 'zh-CN': '河', en: 'River "one"' },
  summary: { 'zh-CN': '一条河。', en: 'A river: clean?' },
  organisation: { 'zh-CN': '示例公司', en: 'Example Company' },
  industry: 'I',
  socialIssue: 'health',
} as const

describeOnBothEngines('saving at the desk', (engine) => {
  let db: Db
  let ada: DeskPerson
  let bo: DeskPerson
  beforeEach(async () => {
    ;({ db } = await engine.open())
    ada = await atDesk(db, 'Ada')
    bo = await atDesk(db, 'Bo')
    await publishedCase(db, { id: 'lake', body: BODY, files: [ATTACHMENT] })
  })
  const site = () => withoutMail(db)
  const save = (who: DeskPerson, tag: number, caseId = 'lake') =>
    saveRevision(site(), who, { caseId, tag, message: 'a change' })
  const numbers = async () => (await listRevisions(db, 'lake')).map(({ number }) => number)
  const headText = async (caseId = 'lake') => {
    const { head } = (await findCaseState(db, caseId))!
    return textsOf((await listRevisionFiles(db, [head!.revisionId])).get(head!.revisionId)!).text
  }
  const copyOf = (who: DeskPerson) => findWorkingCopy(db, who.visitor!.personId, 'lake')

  test('a saved change is one revision with its author, message, scores and audit entry; readers see nothing of it', async () => {
    const saved = await saves(db, ada, 'lake', titled('Pond'))
    expect(saved).toMatchObject({ ok: true, revision: { number: 2 }, merged: false, changed: true })
    const [newest] = await listRevisions(db, 'lake')
    expect(newest).toMatchObject({ number: 2, author: ada.visitor!.personId, message: 'a change', createdAt: ada.now })
    expect((await findDerived(db, 'lake@2'))?.caseJson).toContain('"en":"Pond"')
    expect((await listPublishedCases(db)).map(({ revision }) => revision.number)).toEqual([1])
    expect((await listAuditAfter(db, undefined, 10)).map(({ action, subject }) => [action, subject])).toEqual([
      ['case.save', 'case:lake'],
    ])
    expect(await verifyAudit(db, undefined)).toMatchObject({ entries: 1, findings: [] })
  })

  test('attachments are carried on', async () => {
    await saves(db, ada, 'lake', titled('Pond'))
    const files = (await listRevisionFiles(db, ['lake@2'])).get('lake@2')!
    expect(files.map(({ path }) => path)).toEqual(['case.md', 'images/lake.png'])
    expect(Buffer.from(files[1]!.bytes)).toEqual(ATTACHMENT.bytes)
  })

  test('what cannot be read stays as typed, is no revision, and each problem has its place and words in both languages', async () => {
    const tag = await writes(db, ada, 'lake', (text) => text.replace('kind: short', 'kind: {short'))
    const answer = await save(ada, tag)
    expect(answer).toMatchObject({ ok: false, why: 'broken' })
    const { problems } = answer as Extract<typeof answer, { why: 'broken' }>
    expect(problems.length).toBeGreaterThan(0)
    for (const { line, message } of problems) {
      expect(line).toBeGreaterThan(1)
      expect(message['zh-CN']).not.toBe('')
      expect(message.en).not.toBe('')
    }
    expect((await copyOf(ada))!.text).toContain('kind: {short')
    expect(await numbers()).toEqual([1])
  })

  test('a case cannot take the id of another one', async () => {
    const answer = await saves(db, ada, 'lake', (text) => text.replace('id: lake', 'id: pond'))
    expect(answer).toMatchObject({ ok: false, why: 'broken', problems: [{ code: 'folder-name' }] })
  })

  test('changes of two people to different facts both stand', async () => {
    const tag = await writes(db, bo, 'lake', issue)
    await saves(db, ada, 'lake', titled('Pond'))
    const second = await save(bo, tag)
    expect(second).toMatchObject({ ok: true, merged: true, revision: { number: 3 } })
    expect(await headText()).toContain('en: Pond')
    expect(await headText()).toContain('socialIssue: ageing')
    expect((await copyOf(bo))!.text).toBe(await headText())
  })

  test('where two people change the same thing nothing is written, and both texts and what was there come back', async () => {
    const tag = await writes(db, bo, 'lake', titled('Sea'))
    await saves(db, ada, 'lake', titled('Pond'))
    const mine = (await copyOf(bo))!.text
    const answer = await save(bo, tag)
    expect(answer).toMatchObject({ ok: false, why: 'conflict', head: { number: 2 } })
    const { conflicts } = answer as Extract<typeof answer, { why: 'conflict' }>
    const told = JSON.stringify(conflicts)
    for (const words of ['Pond', 'Sea', 'Lake']) expect(told).toContain(words)
    expect(await numbers()).toEqual([2, 1])
    expect(await copyOf(bo)).toMatchObject({ text: mine, tag, baseRevisionId: 'lake@1' })
  })

  test('a choice made before a third person saved takes nothing of theirs away', async () => {
    const tag = await writes(db, bo, 'lake', titled('Sea'))
    await saves(db, ada, 'lake', titled('Pond'))
    const answer = await save(bo, tag)
    const { conflicts, head } = answer as Extract<typeof answer, { why: 'conflict' }>
    await saves(db, ada, 'lake', titled('Puddle'))
    const picks = Object.fromEntries(conflicts.map(({ id }) => [id, 'mine' as const]))
    const request = { caseId: 'lake', tag, message: '', choices: { head: head.revisionId, picks } }
    const again = await saveRevision(site(), bo, request)
    expect(again).toMatchObject({ ok: false, why: 'conflict', head: { number: 3 } })
    const seen = { ...request, choices: { head: 'lake@3', picks } }
    expect(await saveRevision(site(), bo, seen)).toMatchObject({ ok: true, merged: true, revision: { number: 4 } })
    expect(await headText()).toContain('en: Sea')
  })

  test('of two saved in the same moment each is one revision, one after the other', async () => {
    const [first, second] = [await writes(db, ada, 'lake', titled('Pond')), await writes(db, bo, 'lake', issue)]
    const answers = await Promise.all([save(ada, first), save(bo, second)])
    expect(answers.map(({ ok }) => ok)).toEqual([true, true])
    expect(await numbers()).toEqual([3, 2, 1])
    expect(await headText()).toContain('en: Pond')
    expect(await headText()).toContain('socialIssue: ageing')
  })

  test('the same button pressed twice at once saves once', async () => {
    const tag = await writes(db, ada, 'lake', titled('Pond'))
    const answers = await Promise.all([save(ada, tag), save(ada, tag)])
    expect(answers.map((answer) => (answer.ok ? 'saved' : answer.why)).sort()).toEqual(['saved', 'stale'])
    expect(await numbers()).toEqual([2, 1])
  })

  test('a window that missed what another window kept is told what it says, and overwrites nothing', async () => {
    const { tag, text, english } = (await openWorkingCopy(site(), ada, 'lake'))!
    const kept = await keepWorkingCopy(site(), ada, { caseId: 'lake', tag, text: `${text}\n新的一行。\n`, english })
    expect(kept).toMatchObject({ ok: true, savedAt: ada.now })
    const late = await keepWorkingCopy(site(), ada, { caseId: 'lake', tag, text: 'other', english })
    expect(late).toMatchObject({ ok: false, why: 'stale', theirs: { text: `${text}\n新的一行。\n` } })
    expect(await save(ada, tag)).toEqual({ ok: false, why: 'stale' })
    expect(await numbers()).toEqual([1])
  })

  test('the copy of somebody who has changed nothing follows the newest revision; a changed one stays', async () => {
    await openWorkingCopy(site(), bo, 'lake')
    await saves(db, ada, 'lake', titled('Pond'))
    expect(await openWorkingCopy(site(), bo, 'lake')).toMatchObject({ base: { number: 2 }, headNumber: 2 })
    await writes(db, bo, 'lake', limits('水质。'))
    await saves(db, ada, 'lake', issue)
    expect(await openWorkingCopy(site(), bo, 'lake')).toMatchObject({ base: { number: 2 }, headNumber: 3 })
    await discardWorkingCopy(site(), bo, 'lake')
    expect(await openWorkingCopy(site(), bo, 'lake')).toMatchObject({ base: { number: 3 }, headNumber: 3 })
  })

  test('who has a case open at the same time is named, and no longer some minutes after they were last heard of', async () => {
    await openWorkingCopy(site(), ada, 'lake')
    expect((await openWorkingCopy(site(), bo, 'lake'))!.writers.map(({ name }) => name)).toEqual(['Ada'])
    const now = new Date(Date.parse(bo.now) + 6 * 60_000).toISOString()
    expect((await openWorkingCopy(site(), { ...bo, now }, 'lake'))!.writers).toEqual([])
  })

  test('what was saved without a change is no revision', async () => {
    const { tag } = (await openWorkingCopy(site(), ada, 'lake'))!
    expect(await save(ada, tag)).toMatchObject({ ok: true, changed: false, revision: { number: 1 } })
    expect(await numbers()).toEqual([1])
  })

  test('a text with a character that no database takes is kept all the same', async () => {
    const tag = await writes(db, ada, 'lake', (text) => `${text}\0`)
    expect(tag).toBe(2)
  })

  test('nobody without the right opens, keeps or saves anything', async () => {
    const judge = visitBy(await visitorOf(db, (await makePerson(db, { roles: ['award-office', 'admin'] })).id))
    for (const who of [visitBy(undefined), judge]) {
      await expect(openWorkingCopy(site(), who, 'lake')).rejects.toThrow(ForbiddenError)
      await expect(keepWorkingCopy(site(), who, { caseId: 'lake', tag: 1, text: '', english: undefined })).rejects.toThrow(ForbiddenError) // prettier-ignore
      await expect(save(who, 1)).rejects.toThrow(ForbiddenError)
      await expect(beginCase(site(), who, NEW_CASE)).rejects.toThrow(ForbiddenError)
    }
  })

  test('a new case lacks nothing but a source, evidence and its text, and is a case once they are there', async () => {
    await beginCase(site(), ada, NEW_CASE)
    const { tag, base, headNumber } = (await openWorkingCopy(site(), ada, 'river'))!
    expect([base, headNumber]).toEqual([undefined, undefined])
    const empty = await save(ada, tag, 'river')
    const problems = (empty as Extract<typeof empty, { why: 'broken' }>).problems
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ['list-too-short', 'sources'],
      ['list-too-short', 'evidence'],
    ])
    const listed = (text: string) => text.replace('sources: []', SOURCES).replace('evidence: []', EVIDENCE)
    const second = await saves(db, ada, 'river', listed)
    const left = (second as Extract<typeof second, { why: 'broken' }>).problems.map(({ code }) => code)
    expect(left.sort()).toEqual(['empty-section', 'text-too-short'])
    const saved = await saves(db, ada, 'river', (text) => text.replace('## 局限与待查\n', BODY))
    expect(saved).toMatchObject({ ok: true, revision: { number: 1 } })
    expect((await findDerived(db, 'river@1'))?.caseJson).toContain('River \\"one\\"')
    expect(await listPublishedCases(db, ['river'])).toEqual([])
  })

  test('a name that was ever given is not given again', async () => {
    await beginCase(site(), ada, NEW_CASE)
    await expect(beginCase(site(), bo, NEW_CASE)).rejects.toMatchObject({ refused: { code: 'slug-taken' } })
    await expect(beginCase(site(), bo, { ...NEW_CASE, slug: 'lake' })).rejects.toMatchObject({ refused: { code: 'slug-taken' } }) // prettier-ignore
    await expect(beginCase(site(), bo, { ...NEW_CASE, slug: '../x' })).rejects.toMatchObject({ refused: { code: 'slug-form' } }) // prettier-ignore
  })
})

/** Saves a revision with everything that belongs to it, then waits to be killed before the transaction ends. */
const MID_SAVE = `
  import { openDatabase } from '#db/open.server.ts'
  import { change } from '#app/services/accounts/change.server.ts'
  import { lockLibrary } from '#db/repositories/library-state.ts'
  import { saveRevisions } from '#db/repositories/revision.ts'
  import { keepWorkingCopy } from '#db/repositories/desk/working-copy.ts'
  const [url, personId, at] = process.argv.slice(1)
  const { db } = await openDatabase(url)
  await change(db, { actorId: personId, trueActorId: undefined, address: '', at }, async (write, record) => {
    const library = await lockLibrary(write)
    const files = [{ path: 'case.md', bytes: Buffer.alloc(3_000_000, 'half') }]
    await saveRevisions(library, [{ caseId: 'lake', files, message: '', author: personId, createdAt: at }])
    await keepWorkingCopy(library, { personId, caseId: 'lake', text: 'half', tag: 2, savedAt: at, baseRevisionId: 'lake@2' })
    record({ action: 'case.save', subject: 'case:lake' })
    console.log('halfway')
    await new Promise((resolve) => setTimeout(resolve, 60_000))
  })`

describeOnBothEngines('a process killed while it saves', (engine) => {
  test('leaves nothing of the revision, the draft as it was kept, and the next save goes through', async () => {
    const { db } = await engine.open()
    const ada = await atDesk(db, 'Ada')
    await publishedCase(db, { id: 'lake', body: BODY })
    const tag = await writes(db, ada, 'lake', titled('Pond'))
    const kept = (await findWorkingCopy(db, ada.visitor!.personId, 'lake'))!.text
    const words = ['--import', 'tsx', '--input-type=module', '-e', MID_SAVE]
    const child = spawn(process.execPath, [...words, engine.url(), ada.visitor!.personId, ada.now])
    const errors: string[] = []
    child.stderr.on('data', (chunk) => errors.push(String(chunk)))
    const exited = once(child, 'exit')
    const lines = createInterface({ input: child.stdout })
    const [line] = (await Promise.race([once(lines, 'line'), exited.then(() => [errors.join('')])])) as [string]
    expect(line).toBe('halfway')
    child.kill('SIGKILL')
    await exited
    expect((await listRevisions(db, 'lake')).map(({ number }) => number)).toEqual([1])
    expect(await findWorkingCopy(db, ada.visitor!.personId, 'lake')).toMatchObject({ text: kept, tag })
    expect(await listAuditAfter(db, undefined, 10)).toEqual([])
    const saved = await saveRevision(withoutMail(db), ada, { caseId: 'lake', tag, message: '' })
    expect(saved).toMatchObject({ ok: true, revision: { number: 2 } })
    const [newest] = await listRevisions(db, 'lake')
    expect(digestOfFiles((await listRevisionFiles(db, ['lake@2'])).get('lake@2')!)).toBe(newest!.digest)
  })
})
