import { beforeEach, expect, test } from 'vitest'
import { listAuditAfter } from '#db/repositories/accounts/audit.ts'
import { retireCases } from '#db/repositories/case.ts'
import { changeLibrary } from '#db/repositories/library-state.ts'
import { listRevisionFiles, listRevisions } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '#app/access/need.ts'
import { begunCases, evidenceField, NEW_EVIDENCE, rowField, sourceField, type SourcePart } from '#app/forms/desk/figure-fields.ts' // prettier-ignore
import { readFigures, type FiguresFilter } from '#app/forms/desk/figures.ts'
import { textsOf } from '#app/services/desk/case-texts.ts'
import { previewFigures, saveFigures } from '#app/services/desk/figures.server.ts'
import { figuresPage } from '#app/services/desk/figures-page.server.ts'
import { saveTogether } from '#app/services/desk/save-together.server.ts'
import { readLibrary } from '#app/services/library.server.ts'
import { withoutMail } from '#test/make/installation.ts'
import { atDesk, publishedCase, saves, type DeskPerson } from '#test/make/desk.ts'
import { describeOnBothEngines } from './engines.ts'

const label = (words: string) => ({ 'zh-CN': words, en: words })
const matter = {
  outcomes: [
    {
      id: 'trees',
      label: label('trees'),
      unit: 'tree',
      side: 'environment',
      sign: 'benefit',
      kind: 'output',
      observations: [{ asOf: '2023-12', basis: { kind: 'annual', year: '2023' }, value: 1000, evidence: ['start'] }],
      notPriced: { code: 'OUTPUT_NOT_OUTCOME', reason: label('产出') },
    },
  ],
  facts: [{ id: 'staff', label: label('staff'), value: 5, unit: 'person', asOf: '2023', evidence: ['start'] }],
}
const ATTACHMENT = { path: 'images/lake.png', bytes: Buffer.from([0x89, 0x50, 0, 0xff]) }
const FILTER = { words: '', organisation: '', state: 'all', what: 'all', sort: 'oldest', page: 1 } as const

const trees = (caseId: string, part: 'asOf' | 'value' | 'until' | 'evidence' | 'qualifier') =>
  rowField(caseId, 'outcome', 'trees', part)
/** What a browser sends for a case whose row was filled in. */
const filled = (caseId: string, value = '1,200', asOf = '2024-12') => ({
  [evidenceField(caseId)]: 'start',
  [trees(caseId, 'asOf')]: asOf,
  [trees(caseId, 'until')]: '2024',
  [trees(caseId, 'value')]: value,
  [trees(caseId, 'qualifier')]: 'exact',
  [trees(caseId, 'evidence')]: '',
})
const sentOf = (fields: Record<string, string>) => {
  const sent = readFigures({ message: 'Figures of 2024', ...fields })
  if (!sent.ok) throw new Error(JSON.stringify(sent.problems))
  return sent
}
const problemsOf = (fields: Record<string, string>) => {
  const sent = readFigures({ message: 'Figures of 2024', ...fields })
  return sent.ok ? [] : sent.problems.map(({ field, code }) => `${field} ${code}`)
}

describeOnBothEngines('the yearly update', (engine) => {
  let db: Db
  let ada: DeskPerson
  let bo: DeskPerson
  beforeEach(async () => {
    ;({ db } = await engine.open())
    ada = await atDesk(db, 'Ada')
    bo = await atDesk(db, 'Bo')
    await publishedCase(db, { id: 'lake', matter, files: [ATTACHMENT] })
    await publishedCase(db, { id: 'pond', matter })
  })
  const save = async (fields: Record<string, string>) =>
    saveFigures(withoutMail(db), ada, await readLibrary(db), sentOf(fields), 'en')
  const numbers = async (id: string) => (await listRevisions(db, id)).map(({ number }) => number)
  const filesOf = async (revision: string) => (await listRevisionFiles(db, [revision])).get(revision)!

  test('figures of two cases become one new revision of each by who entered them, with its attachments and an entry in the audit', async () => {
    const saved = await save({ ...filled('lake'), ...filled('pond', '2.5万') })
    expect(saved).toMatchObject({
      ok: true,
      revisions: [
        { caseId: 'lake', number: 2 },
        { caseId: 'pond', number: 2 },
      ],
    })
    const [newest] = await listRevisions(db, 'lake')
    expect(newest).toMatchObject({ number: 2, author: ada.visitor!.personId, message: 'Figures of 2024' })
    const files = await filesOf('lake@2')
    expect(Buffer.from(files.find(({ path }) => path === ATTACHMENT.path)!.bytes)).toEqual(ATTACHMENT.bytes)
    const before = textsOf(await filesOf('lake@1')).text.split('\n')
    const after = textsOf(files).text.split('\n')
    expect(before.filter((line) => !after.includes(line))).toEqual([])
    expect(textsOf(await filesOf('pond@2')).text).toContain('value: 25000')
    const audit = await listAuditAfter(db, undefined, 10)
    expect(audit.map(({ action, subject }) => `${action} ${subject}`)).toEqual([
      'case.save case:lake',
      'case.save case:pond',
    ])
  })

  test('what is wrong in one row keeps all of them from being saved, and is said of that row', async () => {
    const answer = await save({
      ...filled('lake'),
      ...filled('pond', '1,300', '2023-12'),
      [trees('pond', 'until')]: '2023',
    })
    expect(answer).toMatchObject({
      ok: false,
      status: 422,
      problems: [{ field: trees('pond', 'value'), code: 'figure-there', values: { there: 1000, typed: 1300 } }],
    })
    expect([await numbers('lake'), await numbers('pond')]).toEqual([[1], [1]])
  })

  test('where somebody saves one of the cases in between, none is saved', async () => {
    const change = (caseId: string, text: string) => ({ caseId, headRevisionId: `${caseId}@1`, texts: { text, english: undefined } }) // prettier-ignore
    const lake = textsOf(await filesOf('lake@1')).text
    await saves(db, bo, 'pond', (text) => text.replace('en: Lake', 'en: Pond'))
    const changes = [
      change('lake', lake.replace('en: Lake', 'en: Sea')),
      change('pond', lake.replace('id: lake', 'id: pond')),
    ]
    expect(await saveTogether(withoutMail(db), ada, changes, 'x')).toEqual({ ok: false, why: 'moved', caseId: 'pond' })
    expect([await numbers('lake'), await numbers('pond')]).toEqual([[1], [2, 1]])
    await changeLibrary(db, (library) => retireCases(library, ['pond'], ada.now))
    expect(await saveTogether(withoutMail(db), ada, changes, 'x')).toMatchObject({ ok: false, why: 'withdrawn' })
    expect(await numbers('lake')).toEqual([1])
  })

  test('a colleague who is writing on the case meanwhile keeps their text, and both stand when they save', async () => {
    const theirs = saves(db, bo, 'lake', (text) => text)
    await theirs
    expect(await save(filled('lake'))).toMatchObject({ ok: true })
    expect(await saves(db, bo, 'lake', (text) => text.replace('en: Lake', 'en: Pond'))).toMatchObject({ ok: true })
    const text = textsOf(await filesOf('lake@3')).text
    expect(text).toContain('en: Pond')
    expect(text).toContain('value: 1200')
  })

  test('what would change can be seen before anything is written', async () => {
    const answer = await previewFigures(withoutMail(db), ada, await readLibrary(db), sentOf(filled('lake')).cases, 'en')
    expect(answer).toMatchObject({
      ok: true,
      preview: { cases: [{ id: 'lake', figures: 1, index: { before: { lower: 0 } } }] },
    })
    expect(await numbers('lake')).toEqual([1])
  })

  test('the table shows each newest figure, cases that have waited longest first, and after saving the new one', async () => {
    const page = async () =>
      figuresPage(withoutMail(db), ada, await readLibrary(db), FILTER, ['lake.2', 'gone.1', 'x'], 'en')
    expect((await page()).cases.map(({ id }) => id)).toEqual(['lake', 'pond'])
    await save(filled('lake'))
    const view = await page()
    expect(view.cases.map(({ id }) => id)).toEqual(['pond', 'lake'])
    expect(view.cases[1]!.rows.map(({ id, last, nextYear }) => [id, last?.value, nextYear])).toEqual([
      ['trees', 1200, '2025'],
      ['staff', 5, null],
    ])
    expect(view.saved.map(({ id, number }) => [id, number])).toEqual([['lake', 2]])
    expect(view).toMatchObject({ rowCount: 4, caseCount: 2, pages: 1 })
  })

  test('many cases are shown in pages that cut none', async () => {
    const many = { facts: Array.from({ length: 120 }, (_, place) => ({ ...matter.facts[0]!, id: `f${place}`, label: label(`f${place}`), evidence: ['start'] })) } // prettier-ignore
    for (const id of ['a', 'b', 'c']) await publishedCase(db, { id, matter: many })
    const pageOf = async (page: number) =>
      figuresPage(withoutMail(db), ada, await readLibrary(db), { ...FILTER, page }, [], 'en')
    const first = await pageOf(1)
    expect(first.pages).toBe(4)
    const shown = [first, await pageOf(2), await pageOf(3), await pageOf(4)].flatMap(({ cases }) =>
      cases.map(({ id, rows }) => `${id} ${rows.length}`),
    )
    expect(shown.toSorted()).toEqual(['a 120', 'b 120', 'c 120', 'lake 2', 'pond 2'])
  })

  test('what is due is shown first and alone, unless all is asked for; words and the organisation narrow it', async () => {
    const fresh = { ...matter, outcomes: [{ ...matter.outcomes[0]!, observations: [{ asOf: '2026-06', basis: { kind: 'annual', year: '2025' }, value: 5, evidence: ['start'] }] }] } // prettier-ignore
    await publishedCase(db, { id: 'fresh', matter: fresh })
    const shown = async (filter: Partial<FiguresFilter>) => {
      const view = await figuresPage(withoutMail(db), ada, await readLibrary(db), { ...FILTER, ...filter }, [], 'en')
      return view.cases.map(({ id, rows, due, leftOut }) => `${id} ${rows.map((row) => row.id).join('+')} ${due}/${leftOut}`) // prettier-ignore
    }
    expect(await shown({ state: 'due', what: 'outcomes' })).toEqual(['lake trees 1/0', 'pond trees 1/0'])
    expect(await shown({ state: 'due' })).toEqual(['lake trees+staff 2/0', 'pond trees+staff 2/0', 'fresh staff 1/1'])
    expect(await shown({ state: 'all', what: 'outcomes' })).toEqual(['lake trees 1/0', 'pond trees 1/0', 'fresh trees 0/0']) // prettier-ignore
    expect(await shown({ state: 'all', words: 'Ｐｏｎｄ' })).toEqual(['pond trees+staff 2/0'])
    expect(await shown({ state: 'all', words: 'nothing of the sort' })).toEqual([])
    expect(await shown({ state: 'all', organisation: 'nobody' })).toEqual([])
  })

  test('cases in which something was entered are shown whatever the conditions, with the rows in question', async () => {
    const begun = begunCases({ ...filled('lake'), [trees('pond', 'until')]: '2024', [rowField('pond', 'fact', 'staff', 'value')]: '7' }) // prettier-ignore
    expect([...begun].map(([id, rows]) => [id, ...rows])).toEqual([['lake', 'outcome.trees'], ['pond', 'fact.staff']]) // prettier-ignore
    const filter = { ...FILTER, words: 'pond', what: 'outcomes' } as const
    const view = await figuresPage(withoutMail(db), ada, await readLibrary(db), filter, [], 'en', begun)
    expect(view.begun.map(({ id, rows }) => [id, ...rows.map((row) => row.id)])).toEqual([['lake', 'trees'], ['pond', 'trees', 'staff']]) // prettier-ignore
    expect(view).toMatchObject({ cases: [], caseCount: 1 })
  })

  test('nobody without the right to write cases sees or saves any', async () => {
    const judge = await atDesk(db, 'Judge', [])
    const shelf = await readLibrary(db)
    await expect(figuresPage(withoutMail(db), judge, shelf, FILTER, [], 'en')).rejects.toThrow(ForbiddenError)
    await expect(saveFigures(withoutMail(db), judge, shelf, sentOf(filled('lake')), 'en')).rejects.toThrow(
      ForbiddenError,
    )
  })
})

test('rows left alone are passed over, also where the year was filled in for them', () => {
  const untouched = { [trees('pond', 'asOf')]: ' ', [trees('pond', 'until')]: '2024', [trees('pond', 'value')]: '' }
  expect(sentOf({ ...filled('lake'), ...untouched }).cases.map(({ caseId }) => caseId)).toEqual(['lake'])
  expect(problemsOf(untouched)).toEqual([' figure-none'])
})

test('a form is of a hundred cases at most: of more none is looked at', () => {
  const of = (count: number) => Array.from({ length: count }, (_, place) => filled(`c${place}`))
  expect(sentOf(Object.assign({}, ...of(100)) as Record<string, string>).cases).toHaveLength(100)
  expect(problemsOf(Object.assign({}, ...of(101)) as Record<string, string>)).toEqual([' figure-too-many'])
})

test.each([
  [{ [trees('lake', 'value')]: 'many' }, 'value figure-number'],
  [{ [trees('lake', 'value')]: '' }, 'value missing'],
  [{ [trees('lake', 'value')]: '1,20' }, 'value figure-number'],
  [{ [trees('lake', 'asOf')]: '' }, 'asOf missing'],
  [{ [trees('lake', 'asOf')]: '2024-13' }, 'asOf figure-date'],
  [{ [trees('lake', 'until')]: 'May' }, 'until figure-date'],
  [{ [evidenceField('lake')]: '' }, 'evidence figure-evidence'],
])('%o is named in its row', (change, problem) => {
  expect(problemsOf({ ...filled('lake'), ...change })).toEqual([`lake.outcome.trees.${problem}`])
})

test.each([
  ['22,859', 22859],
  ['２２，８５９', 22859],
  ['2.29万', 22900],
  ['3 亿', 300_000_000],
  ['-0.5', -0.5],
  ['1200', 1200],
])('%s is read as %d', (typed, value) => {
  expect(sentOf(filled('lake', typed)).cases[0]!.rows[0]!.value).toBe(value)
})

const source = (part: SourcePart) => sourceField('lake', part)
const NEW_SOURCE = {
  [source('title')]: '年度报告',
  [source('publisher')]: '示例公司',
  [source('kind')]: 'company',
  [source('locatorZh')]: '第 3 页',
  [source('locatorEn')]: 'page 3',
  [source('whoZh')]: '示例公司',
  [source('whoEn')]: 'Example Company',
  [source('whoKind')]: 'organisation',
  [source('grade')]: 'C',
}

test('a new source holds for the rows that name no other evidence; what is missing of it is said once', () => {
  const chosen = { ...filled('lake'), [evidenceField('lake')]: NEW_EVIDENCE }
  const [lake] = sentOf({ ...chosen, ...NEW_SOURCE, [source('url')]: '', [source('date')]: '2025' }).cases
  expect(lake).toMatchObject({ evidence: { source: { title: '年度报告', date: '2025' }, locator: { en: 'page 3' }, grade: 'C' } }) // prettier-ignore
  expect(lake!.rows[0]!.evidence).toBeUndefined()
  expect(problemsOf({ ...chosen, ...NEW_SOURCE, [source('title')]: '', [source('url')]: 'ftp://x' })).toEqual([
    `${source('title')} missing`,
    `${source('url')} figure-url`,
  ])
  expect(problemsOf({ ...filled('lake'), ...NEW_SOURCE })).toEqual([`${source('title')} figure-source-unused`])
})
