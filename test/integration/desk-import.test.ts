import { beforeEach, expect, test } from 'vitest'
import { deleteStagedImportsBefore, findStagedImport } from '#db/repositories/desk/staged-import.ts'
import { findWorkingCopy } from '#db/repositories/desk/working-copy.ts'
import { listRevisions } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { registerDictionary } from '#app/i18n/dictionaries.ts'
import { en } from '#app/i18n/en.ts'
import { zhCn } from '#app/i18n/zh-cn.ts'
import { importPreviewPage } from '#app/services/desk/import/import-page.server.ts'
import { confirmImport, discardImport, previewImport, stageImport } from '#app/services/desk/import/staged.server.ts'
import { outcomeTemplate } from '#app/services/desk/import/template.ts'
import { openWorkingCopy } from '#app/services/desk/working-copy.server.ts'
import { listWorkingFiles } from '#app/services/desk/working-files.server.ts'
import { saveRevision } from '#app/services/desk/save.server.ts'
import { makeCaseFile } from '#test/make/case-file.ts'
import { atDesk, publishedCase, writes, type DeskPerson } from '#test/make/desk.ts'
import { makeDocx, paragraph, picture, relation, run } from '#test/make/docx.ts'
import { later, withoutMail } from '#test/make/installation.ts'
import { makePng } from '#test/make/picture.ts'
import { makeZip } from '#test/make/zip.ts'
import { describeOnBothEngines } from './engines.ts'

registerDictionary('zh-CN', zhCn)
registerDictionary('en', en)

const codes = (answer: { readonly problems?: readonly { readonly code: string }[] }) =>
  answer.problems?.map(({ code }) => code)
const bytes = (text: string) => new TextEncoder().encode(text)
/** One red pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
)
const RESULTS = paragraph(run('结果'), '1') + paragraph(run('水变清了。'))
const WITH_PICTURE = makeDocx(RESULTS + paragraph(picture('rId9', '湖')), {
  relations: relation('rId9', 'image', 'media/image1.png'),
  parts: [{ name: 'word/media/image1.png', bytes: PIXEL }],
})

describeOnBothEngines('importing at the desk', (engine) => {
  let db: Db
  let ada: DeskPerson
  let bo: DeskPerson
  beforeEach(async () => {
    ;({ db } = await engine.open())
    ada = await atDesk(db, 'Ada')
    bo = await atDesk(db, 'Bo')
    await publishedCase(db, { id: 'lake' })
  })
  const site = () => withoutMail(db)
  const stage = (name: string, sent: Uint8Array | string, caseId: string | null = 'lake', who = ada) =>
    stageImport(site(), who, {
      caseId: caseId ?? undefined,
      name,
      bytes: typeof sent === 'string' ? bytes(sent) : sent,
    })
  const staged = async (...sent: Parameters<typeof stage>) => {
    const answer = await stage(...sent)
    if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message.en).join())
    return answer.value
  }
  const seen = async (id: string, how: 'add' | 'replace' = 'add') =>
    (await previewImport(site(), ada, { id, how }))!.seen
  const textOf = async (who = ada, caseId = 'lake') => (await openWorkingCopy(site(), who, caseId))?.text

  test('a document is shown before anything is changed, then stands in the draft with its picture, and becomes a revision', async () => {
    const before = await textOf()
    const id = await staged('report.docx', WITH_PICTURE)
    const view = (await importPreviewPage(site(), ada, { id, how: 'add' }, 'en'))!
    expect(view).toMatchObject({
      can: true,
      isNew: false,
      how: 'add',
      files: ['picture-1.png'],
      caseProblems: [],
      title: 'Lake',
    })
    expect(view.facts).toEqual([])
    expect(view.text.sections.map(({ heading, kind }) => [heading, kind])).toEqual([['结果', 'added']])
    expect(await textOf()).toBe(before)

    expect(await confirmImport(site(), ada, { id, how: 'add', seen: view.seen })).toEqual({
      ok: true,
      caseId: 'lake',
      problems: [],
    })
    const after = (await textOf())!
    expect(after).toBe(
      before!.replace('## 局限与待查', '## 结果\n\n水变清了。\n\n![湖](picture-1.png)\n\n## 局限与待查'),
    )
    expect((await listWorkingFiles(site(), ada, 'lake'))?.map(({ path }) => path)).toEqual(['picture-1.png'])
    expect((await findStagedImport(db, ada.visitor!.personId, id))!.contentJson).toBe('')
    expect(await db.selectFrom('staged_import_file').select('name').execute()).toEqual([])
    // Nothing became a revision by itself.
    expect(await listRevisions(db, 'lake')).toHaveLength(1)
    const { tag } = (await findWorkingCopy(db, ada.visitor!.personId, 'lake'))!
    expect(await saveRevision(site(), ada, { caseId: 'lake', tag, message: 'imported' })).toMatchObject({
      ok: true,
      revision: { number: 2 },
    })
  })

  test('a preview begins no draft; a draft that changed since is not written over, and shown anew it can be', async () => {
    const id = await staged('more.md', '## 结果\n\n水变清了。')
    const first = await seen(id)
    expect(await findWorkingCopy(db, ada.visitor!.personId, 'lake')).toBeUndefined()
    await writes(db, ada, 'lake', (text) => text.replace('没有。', '还没有。'))
    expect(await confirmImport(site(), ada, { id, how: 'add', seen: first })).toEqual({ ok: false, why: 'changed' })
    expect(await textOf()).not.toContain('水变清了')
    expect(await confirmImport(site(), ada, { id, how: 'add', seen: await seen(id) })).toMatchObject({ ok: true })
    expect(await textOf()).toMatch(/水变清了[^]*还没有。/)
  })

  test('two clicks on the button put it in once, with its pictures', async () => {
    const body = '## 做法\n\n![湖](images/a.png)\n'
    for (const caseId of ['lake', 'river']) {
      const archive = makeZip([
        { name: 'case.md', bytes: makeCaseFile({ id: caseId, body }) },
        { name: 'images/a.png', bytes: PIXEL },
      ])
      const id = await staged('x.zip', archive, caseId === 'lake' ? caseId : null)
      const request = { id, how: 'add' as const, seen: await seen(id) }
      const done = { ok: true, caseId, problems: [] }
      expect(await Promise.all([1, 2].map(() => confirmImport(site(), ada, request)))).toEqual([done, done])
      expect((await listWorkingFiles(site(), ada, caseId))?.map(({ path }) => path)).toEqual(['a.png'])
      expect(await textOf(ada, caseId)).toContain('![湖](a.png)')
    }
    expect(await db.selectFrom('staged_import_file').select('name').execute()).toEqual([])
    expect((await db.selectFrom('staged_import').select('content_json').execute()).map((row) => row.content_json)).toEqual(['', '']) // prettier-ignore
  })

  test('a second click that comes late finds it done, also where the draft has changed since; what was thrown away is gone', async () => {
    const archive = makeZip([{ name: 'case.md', bytes: makeCaseFile({ id: 'lake' }) }])
    const id = await staged('x.zip', archive)
    const request = { id, how: 'add' as const, seen: await seen(id) }
    const done = { ok: true, caseId: 'lake', problems: [] }
    expect(await confirmImport(site(), ada, request)).toEqual(done)
    expect(await previewImport(site(), ada, { id, how: 'add' })).toBeUndefined()
    expect(await confirmImport(site(), ada, request)).toEqual(done)
    expect(await confirmImport(site(), bo, request)).toEqual({ ok: false, why: 'gone' })
    const other = await staged('y.zip', archive)
    await discardImport(site(), ada, other)
    expect(await confirmImport(site(), ada, { ...request, id: other })).toEqual({ ok: false, why: 'gone' })
  })

  test('a picture that was there before is still there after an import that came too late', async () => {
    const archive = makeZip([
      { name: 'case.md', bytes: makeCaseFile({ id: 'lake', body: '![湖](a.png)\n' }) },
      { name: 'a.png', bytes: PIXEL },
    ])
    const ids = [await staged('x.zip', archive), await staged('y.zip', archive)]
    const requests = await Promise.all(ids.map(async (id) => ({ id, how: 'add' as const, seen: await seen(id) })))
    const answers = await Promise.all(requests.map((request) => confirmImport(site(), ada, request)))
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.why)).toSorted()).toEqual(['changed', 'ok'])
    expect((await listWorkingFiles(site(), ada, 'lake'))?.map(({ path }) => path)).toEqual(['a.png'])
  })

  test('no more is kept for a preview than a case can hold, and what is left out is said', async () => {
    const greys = Array.from({ length: 22 }, (_, grey) => makePng({ grey: grey + 1 }))
    const names = greys.map((_, place) => `${String(place + 1).padStart(2, '0')}.png`)
    const zip = await stage('x.zip', makeZip(greys.map((bytes, place) => ({ name: names[place]!, bytes }))))
    expect(zip.problems.map(({ code, field }) => [code, field])).toEqual([
      ['attachment-no-room', '21.png'],
      ['attachment-no-room', '22.png'],
    ])
    const shown = greys.map((_, place) => picture(`rId${place + 10}`, `图${place + 1}`)).join('')
    const document = makeDocx(paragraph(run('共') + shown), {
      relations: greys.map((_, place) => relation(`rId${place + 10}`, 'image', `media/${names[place]}`)).join(''),
      parts: greys.map((bytes, place) => ({ name: `word/media/${names[place]}`, bytes })),
    })
    const id = await staged('x.docx', document)
    const { content, fileNames } = (await previewImport(site(), ada, { id, how: 'add' }))!
    expect(content.problems.map(({ code, message }) => [code, message.en.slice(0, 11)])).toEqual([
      ['docx-picture-full', 'Picture 21:'],
      ['docx-picture-full', 'Picture 22:'],
    ])
    expect(content.brought).toMatchObject({ markdown: expect.stringMatching(/!\[图20\]\(picture-20\.png\)图21图22$/) })
    expect(fileNames).toHaveLength(20)
    const kept = await db.selectFrom('staged_import_file').select('name').execute()
    expect(kept).toHaveLength(40)
  })

  test('a preview asks for names of pictures and never for their bytes', async () => {
    const id = await staged('report.docx', WITH_PICTURE)
    const asked: string[] = []
    const watched = db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: ({ result }) => {
        asked.push(...result.rows.flatMap((row) => Object.keys(row)))
        return Promise.resolve(result)
      },
    })
    const view = await importPreviewPage(withoutMail(watched), ada, { id, how: 'add' }, 'en')
    expect(view?.files).toEqual(['picture-1.png'])
    expect(asked).toContain('name')
    // The text of the case is bytes as well; of a staged file nothing but what stands beside it was asked for.
    expect(asked.filter((column) => column === 'bytes')).toHaveLength(1)
  })

  test('in place of the text only where that was chosen; the facts stay to the byte', async () => {
    const before = (await textOf())!
    const id = await staged('new.md', '## 做法\n\n新的。')
    await confirmImport(site(), ada, { id, how: 'replace', seen: await seen(id, 'replace') })
    expect(await textOf()).toBe(`${before.slice(0, before.indexOf('\n---\n') + 5)}\n## 做法\n\n新的。\n`)
  })

  test('a whole case.md of this case is compared field by field; one of another case is refused', async () => {
    const id = await staged('case.md', makeCaseFile({ id: 'lake', matter: { socialIssue: 'ageing' } }))
    const view = (await importPreviewPage(site(), ada, { id, how: 'add' }, 'en'))!
    expect(view.facts?.map(({ words, kind }) => [words.at(-1), kind])).toEqual([['Social issue', 'changed']])
    expect(codes(await stage('case.md', makeCaseFile({ id: 'river' })))).toEqual(['other-case'])
  })

  test('a case with errors can go into a draft, and each of them is listed with its line', async () => {
    const broken = makeCaseFile({ id: 'lake' }).replace('socialIssue: health', 'socialIssue: helth')
    const view = (await importPreviewPage(site(), ada, { id: await staged('case.md', broken), how: 'add' }, 'zh-CN'))!
    expect(view.can).toBe(true)
    expect(view.caseProblems.map(({ code, line, path }) => [code, line, path])).toEqual([
      ['not-in-list', broken.split('\n').indexOf('socialIssue: helth') + 1, 'socialIssue'],
    ])
  })

  test('an archive makes a new case, its attachments under the names they get, and takes a name once', async () => {
    const text = makeCaseFile({
      id: 'river',
      body: `## 做法\n\n${'这是一段只为测试而写的文字，不含任何事实。'.repeat(8)}\n\n![河](images/River%20One.png)\n\n## 局限与待查\n\n没有。\n`,
    })
    const archive = makeZip([
      { name: 'river/case.md', bytes: text.replaceAll('\n', '\r\n') },
      { name: 'river/images/River One.png', bytes: PIXEL },
      { name: 'river/run.exe', bytes: 'MZ' },
      { name: 'river/page.svg', bytes: '<svg/>' },
      { name: '__MACOSX/river/._case.md', bytes: 'x' },
    ])
    const answer = await stage('river.zip', archive, null)
    expect(answer.ok).toBe(true)
    if (!answer.ok) return
    expect(answer.problems.map(({ code, field }) => [code, field])).toEqual([
      ['zip-stray', 'run.exe'],
      ['attachment-refused', 'page.svg'],
    ])
    const view = (await importPreviewPage(site(), ada, { id: answer.value, how: 'add' }, 'en'))!
    expect(view).toMatchObject({ isNew: true, caseId: 'river', caseProblems: [], can: true })
    expect(await confirmImport(site(), ada, { id: answer.value, how: 'add', seen: view.seen })).toMatchObject({
      ok: true,
      caseId: 'river',
      problems: [],
    })
    expect(await textOf(ada, 'river')).toBe(text.replace('images/River%20One.png', 'river-one.png'))
    const other = await staged('case.md', makeCaseFile({ id: 'river' }), null, bo)
    const theirs = (await previewImport(site(), bo, { id: other, how: 'add' }))!
    expect(await confirmImport(site(), bo, { id: other, how: 'add', seen: theirs.seen })).toEqual({
      ok: false,
      why: 'taken',
    })
  })

  test('a table from a spreadsheet in Chinese becomes observations; what it says is refused is not there', async () => {
    const table =
      '标识,名称（中文）,名称（英文）,单位,方面,收益或损害,类别,数值,截至,口径,证据\r\ntrees,树,Trees,item,环境,收益,产出,120,2023,年度,start\r\nbad,坏,Bad,item,环境,收益,产出,=1+1,2023,年度,start\r\n'
    const id = await staged('树.csv', gb18030(table))
    const view = (await importPreviewPage(site(), ada, { id, how: 'add' }, 'zh-CN'))!
    expect(codes(view)).toEqual(['encoding', 'csv-added', 'csv-formula', 'csv-not-priced'])
    expect(view.caseProblems.map(({ code }) => code)).toEqual(['valuation-or-not-priced'])
    await confirmImport(site(), ada, { id, how: 'add', seen: view.seen })
    expect(await textOf()).toContain('zh-CN: 树')
    expect(await textOf()).not.toContain('bad')
  })

  test('the template can be filled in and brought back, in both languages', async () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const id = await staged('outcomes.csv', outcomeTemplate(language))
      const view = (await importPreviewPage(site(), ada, { id, how: 'add' }, language))!
      expect(codes(view)).toEqual(['csv-added', 'csv-no-evidence'])
      expect(view.can).toBe(true)
    }
  })

  test.each<[string, string, Uint8Array | string, string]>([
    ['facts that would run', 'case.md', '---js\n{ id: process.exit() }\n---\n', 'facts-language'],
    ['a picture that says it is a text', 'case.md', PIXEL, 'not-what-it-says'],
    ['a text that says it is a document', 'a.docx', 'words', 'not-what-it-says'],
    ['an old document', 'a.doc', 'words', 'unknown-kind'],
    ['a document with macros by its name', 'a.docm', makeDocx(RESULTS), 'docx-macros'],
    ['a spreadsheet', 'a.xlsx', makeZip([{ name: 'x', bytes: 'x' }]), 'unknown-kind'],
    ['an archive in an archive', 'a.zip', makeZip([{ name: 'b.png', bytes: makeZip([{ name: 'c' }]) }]), 'zip-nested'],
    ['an archive that climbs', 'a.zip', makeZip([{ name: '../case.md', bytes: 'x' }]), 'zip-path'],
    ['an archive of nothing', 'a.zip', makeZip([{ name: 'readme.txt', bytes: 'x' }]), 'zip-stray'],
    ['a text that no case can hold', 'a.md', '字'.repeat(100_001), 'text-too-long'],
    ['nothing', 'a.md', '', 'empty'],
    ['a NUL', 'a.md', 'a\0b', 'nul'],
  ])('%s is refused, and nothing is staged', async (_, name, sent, code) => {
    const answer = await stage(name, sent)
    expect([answer.ok, codes(answer)?.[0]]).toEqual([false, code])
    expect(await db.selectFrom('staged_import').selectAll().execute()).toEqual([])
  })

  test('for a new case a text without facts, or with a name that none can have, is refused', async () => {
    expect(codes(await stage('a.md', '## 做法', null))).toEqual(['no-facts'])
    expect(codes(await stage('case.md', '---\nformat: 1\n---\n', null))).toEqual(['no-id'])
    expect(codes(await stage('case.md', '---\nid: ../x\n---\n', null))).toEqual(['bad-id'])
  })

  test('what somebody staged is theirs alone, five at most, gone when thrown away and after its day', async () => {
    const id = await staged('a.md', '一')
    expect(await previewImport(site(), bo, { id, how: 'add' })).toBeUndefined()
    expect(await confirmImport(site(), bo, { id, how: 'add', seen: '' })).toEqual({ ok: false, why: 'gone' })
    expect(await discardImport(site(), ada, id)).toBe('/desk/cases/lake/import')
    expect(await previewImport(site(), ada, { id, how: 'add' })).toBeUndefined()
    const ids: string[] = []
    for (let number = 0; number < 7; number++)
      ids.push(await staged(`${number}.md`, `${number}`, 'lake', { ...ada, now: later(number) }))
    const kept = await db.selectFrom('staged_import').select('id').execute()
    expect(kept.map((row) => row.id).toSorted()).toEqual(ids.slice(2).toSorted())
    await deleteStagedImportsBefore(db, later(6))
    expect(await db.selectFrom('staged_import').select('id').execute()).toEqual([{ id: ids[6] }])
  })

  test('nobody without the right brings anything in', async () => {
    const reader = await atDesk(db, 'Cy', [])
    await expect(stage('a.md', '一', 'lake', reader)).rejects.toThrow(ForbiddenError)
    await expect(previewImport(site(), reader, { id: 'i_1', how: 'add' })).rejects.toThrow(ForbiddenError)
  })
})

/** The few characters of the table above as GB18030 has them, found by asking the decoder for each. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, number[]>()
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++)
      if (second !== 0x7f) table.set(decoder.decode(new Uint8Array([first, second])), [first, second])
  }
  return Uint8Array.from(
    [...text].flatMap((sign) => (sign.charCodeAt(0) < 0x80 ? [sign.charCodeAt(0)] : table.get(sign)!)),
  )
}
