import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ageOf, evidenceFindings, namedEvidence, type EvidenceFinding } from '#cases/evidence/evidence-findings.ts'
import { addressKey, sourceKeys } from '#cases/evidence/source-identity.ts'
import { parseCase } from '#cases/parse.ts'
import { makeCaseFile } from '#test/make/case-file.ts'

const source = (id: string, more: object = {}) => ({
  id,
  title: id,
  publisher: 'P',
  date: '2024',
  kind: 'news',
  ...more,
})
const evidence = (id: string, of: string) => ({
  id,
  source: of,
  locator: { 'zh-CN': '第 1 页', en: 'page 1' },
  claimedBy: { who: { 'zh-CN': '甲', en: 'A' }, kind: 'media' },
  grade: 'C',
})
const fact = (id: string, ids: readonly string[]) => ({
  id,
  label: { 'zh-CN': `${id} 数`, en: `Number of ${id}` },
  value: 3,
  unit: 'volunteer',
  asOf: '2024',
  evidence: ids,
})
const TEXT = `## 局限与待查\n\n${'这是一段只为测试而写的文字。'.repeat(14)}`

function findingsOf(matter: Readonly<Record<string, unknown>>, end = ''): readonly EvidenceFinding[] {
  const parsed = parseCase(makeCaseFile({ matter, body: `${TEXT}\n\n${end}\n` }), 'case.md')
  const facts = parsed.ok ? parsed.case : parsed.facts
  if (!facts) throw new Error(JSON.stringify(parsed))
  return evidenceFindings(facts)
}
const short = (found: readonly EvidenceFinding[]) => found.map(({ kind, path }) => `${kind} ${path.join('.')}`)
const base = { sources: [source('report')], evidence: [evidence('start', 'report')] }

describe('the evidence of a case', () => {
  test('nothing is said of a case whose evidence is all there, used and new enough', () => {
    expect(findingsOf(base)).toEqual([])
  })

  test('what no fact and no citation names is unused, and what the text alone cites is not', () => {
    const more = { ...base, evidence: [...base.evidence, evidence('extra', 'report')] }
    expect(short(findingsOf(more))).toEqual(['unused-evidence evidence.1'])
    expect(short(findingsOf(more, '见[^extra]。'))).toEqual([])
    expect(short(findingsOf({ ...base, sources: [source('report'), source('spare')] }))).toEqual([
      'unused-source sources.1',
    ])
  })

  test('evidence that is named and missing has its place, in the facts and in the text', () => {
    const found = findingsOf({ ...base, facts: [fact('trees', ['gone', 'start'])] }, '一行\n又一行[^lost]')
    expect(short(found)).toEqual(['missing-evidence facts.0.evidence.0', 'missing-evidence body'])
    const text = makeCaseFile({
      matter: { ...base, facts: [fact('trees', ['gone', 'start'])] },
      body: `${TEXT}\n\n一行\n又一行[^lost]\n`,
    })
    expect(found[1]!.line).toBe(text.split('\n').findIndex((line) => line.includes('[^lost]')) + 1)
    expect(short(findingsOf({ ...base, evidence: [evidence('start', 'nowhere')] }))).toContain(
      'missing-evidence evidence.0.source',
    )
  })

  test('a citation inside code is an example and names nothing', () => {
    expect(short(findingsOf(base, '写作 `[^lost]`'))).toEqual([])
  })

  test('a figure without evidence is named by its label', () => {
    const [found] = findingsOf({ ...base, facts: [fact('trees', [])] })
    expect(found).toMatchObject({
      kind: 'figure-without-evidence',
      path: ['facts', 0],
      name: { en: 'Number of trees' },
    })
  })

  test.each([
    // The case speaks for July 2024: three years before it is July 2021.
    [{ date: '2020' }, '2020'],
    [{ date: '2021-06' }, '2021-06'],
    [{ date: '2021-06-30' }, '2021-06-30'],
    [{ date: '2021-07' }, undefined],
    // Some day of 2021 is less than three years before.
    [{ date: '2021' }, undefined],
    [{ date: undefined, accessed: '2020-05-01' }, '2020-05-01'],
    // The date of the document decides, not the day somebody looked.
    [{ date: '2019', accessed: '2024-05-01' }, '2019'],
    [{ date: undefined }, undefined],
  ])('a source of %o beside a case of 2024-07 is old: %s', (dates, old) => {
    expect(ageOf(dates, '2024-07')).toBe(old)
    const found = findingsOf({ ...base, sources: [source('report', dates)] })
    expect(found.filter(({ kind }) => kind === 'ageing-source').map(({ date }) => date)).toEqual(old ? [old] : [])
  })

  test('an old source that nothing rests on does not age a case', () => {
    const sources = [source('report'), source('old', { date: '2001' })]
    expect(short(findingsOf({ ...base, sources }))).toEqual(['unused-source sources.1'])
  })

  test('an address without an access date or a kept copy is found; a document without one asks for neither', () => {
    const url = 'https://example.org/a'
    expect(short(findingsOf({ ...base, sources: [source('report', { url })] }))).toEqual([
      'no-access-date sources.0',
      'no-copy sources.0',
    ])
    expect(short(findingsOf({ ...base, sources: [source('report', { url, accessed: '2024-08-01' })] }))).toEqual([
      'no-copy sources.0',
    ])
  })

  test('what is named is either there or missing, and what is there is either named or unused', () => {
    const ids = ['a', 'b', 'c', 'd']
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1 }), fc.subarray(ids), fc.subarray(ids), (there, inFacts, inText) => {
        const matter = { sources: [source('report')], period: {}, evidence: there.map((id) => evidence(id, 'report')), facts: [fact('trees', inFacts)] } // prettier-ignore
        const found = findingsOf(matter, inText.map((id) => `[^${id}]`).join(''))
        const of = (kind: string) => new Set(found.filter((one) => one.kind === kind).map(({ name }) => name.en))
        const named = new Set([...inFacts, ...inText])
        expect(of('missing-evidence')).toEqual(new Set([...named].filter((id) => !there.includes(id))))
        expect(of('unused-evidence')).toEqual(new Set(there.filter((id) => !named.has(id))))
      }),
      { numRuns: 60 },
    )
  })

  test('the evidence of the shipped format example is named by its facts and its text', () => {
    const parsed = parseCase(makeCaseFile({ matter: base, body: `${TEXT}[^start]\n` }), 'case.md')
    expect(parsed.ok && [...namedEvidence(parsed.case)]).toEqual(['start'])
  })
})

describe('one document under two names', () => {
  const same = (a: Parameters<typeof sourceKeys>[0], b: Parameters<typeof sourceKeys>[0]) =>
    sourceKeys(a).some((key) => sourceKeys(b).includes(key))
  const report = { title: '社会创新观察报告（2024）', publisher: '南方周末', date: '2024-07' }

  test.each([
    ['http://example.org/a', 'https://example.org/a', true],
    ['https://EXAMPLE.org:443/a/', 'https://example.org/a#part', true],
    ['https://example.org/a?utm_source=x&id=3', 'https://example.org/a?id=3', true],
    ['https://example.org/a?id=3', 'https://example.org/a?id=4', false],
    ['https://example.org/#/one', 'https://example.org/#/two', false],
    ['https://example.org/A', 'https://example.org/a', false],
    ['https://m.example.org/a', 'https://example.org/a', false],
  ])('%s and %s: %s', (one, other, isSame) => {
    expect(addressKey(one) === addressKey(other)).toBe(isSame)
    expect(same({ title: 'x', publisher: 'y', url: one }, { title: 'z', publisher: 'y', url: other })).toBe(isSame)
  })

  test('equal titles, publishers and dates are one document, however they are punctuated', () => {
    expect(same(report, { ...report, title: '社会创新观察报告2024' })).toBe(true)
    expect(same(report, { ...report, date: '2023-07' })).toBe(false)
    expect(same(report, { ...report, publisher: '另一家' })).toBe(false)
    expect(same({ ...report, url: 'https://a.org' }, { ...report, url: 'https://b.org' })).toBe(true)
  })

  test('without a date two addresses stay two, and two documents without an address are one', () => {
    const undated = { ...report, date: undefined }
    expect(same({ ...undated, url: 'https://a.org' }, { ...undated, url: 'https://b.org' })).toBe(false)
    expect(same(undated, undated)).toBe(true)
  })

  test('an address that is written anew by its key keeps its key', () => {
    fc.assert(fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
      expect(addressKey(`https://${addressKey(url)}`)).toBe(addressKey(url))
    })) // prettier-ignore
  })
})
