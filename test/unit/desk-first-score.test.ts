import { describe, expect, test } from 'vitest'
import { previewer } from '#app/components/desk/editor/preview.ts'
import { skeleton } from '#app/services/desk/begin-case.server.ts'

describe('the first score', () => {
  const begun = skeleton(
    { slug: 'river', title: { 'zh-CN': '看河', en: 'River watch' }, summary: { 'zh-CN': '看河。', en: 'A river.' }, organisation: { 'zh-CN': '公司', en: 'Company' }, industry: 'N', socialIssue: 'social-assistance' },
    '2026-11-22T00:00:00.000Z',
  ) // prettier-ignore
  const preview = previewer(undefined, { carbonPrice: 'cn-ets', seed: 1 })
  const source = 'sources:\n  - {id: s, title: 报告, publisher: 出版社, kind: report}'
  const evidence = 'evidence:\n  - {id: e, source: s, locator: {zh-CN: 一, en: one}, claimedBy: {who: {zh-CN: 一, en: one}, kind: media}, grade: C}' // prettier-ignore

  test('of a case just begun lacks four things, each of which goes from the list when it is there', () => {
    const lacks = (text: string) => {
      const { needs } = preview(text)
      if (!needs) return []
      const { hasSource, hasEvidence, hasLimits, characters, leastCharacters } = needs
      const met = { source: hasSource, evidence: hasEvidence, text: characters >= leastCharacters, limits: hasLimits }
      return Object.entries(met).flatMap(([name, isMet]) => (isMet ? [] : [name]))
    }
    expect(lacks(begun)).toEqual(['source', 'evidence', 'text', 'limits'])
    expect(preview(begun).needs).toMatchObject({ otherErrors: 0, characters: 5, leastCharacters: 150 })
    const withSource = begun.replace('sources: []', source)
    expect(lacks(withSource)).toEqual(['evidence', 'text', 'limits'])
    const withBoth = withSource.replace('evidence: []', evidence)
    expect(lacks(withBoth)).toEqual(['text', 'limits'])
    const withLimits = `${withBoth}${'局'.repeat(144)}`
    expect(lacks(withLimits)).toEqual(['text'])
    expect(preview(withLimits).scores).toBeUndefined()
    const whole = preview(`${withLimits}限`)
    expect([whole.needs, whole.scores?.index.after]).toMatchObject([undefined, { lower: 0, upper: 100, coverage: 0 }])
  })

  test('how much is known is told as soon as the facts have their shape, before there is a text', () => {
    expect(preview(begun).known).toBeUndefined()
    const shaped = begun.replace('sources: []', source).replace('evidence: []', evidence)
    expect(preview(shaped)).toMatchObject({ scores: undefined, known: { coverage: 0 } })
    // A level of the first of three indicators of mission, one of four dimensions of equal weight.
    const levelled = shaped.replace('M1: { state: unknown, level: { min: 0, max: 3 } }', 'M1: { state: searched-none, level: { min: 0, max: 0 }, search: { date: 2026-11-01, scope: live-web, query: q } }') // prettier-ignore
    const { known, problems } = preview(levelled)
    expect(problems.map(({ path }) => path).filter((path) => path.startsWith('indicators'))).toEqual([])
    expect(known!.coverage).toBeCloseTo(1 / 12, 9)
    expect(known!.next.map(({ indicator }) => indicator)).not.toContain('M1')
  })

  test('a text whose facts cannot be read is asked for nothing of the kind', () => {
    expect(preview(begun.replace('sources: []', 'sources: [')).needs).toBeUndefined()
    expect(preview('no fences').needs).toBeUndefined()
  })
})
