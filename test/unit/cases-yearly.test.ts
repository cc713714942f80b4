import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { frontMatterValue } from '#cases/edit/edit-case.ts'
import { parseCase } from '#cases/parse.ts'
import { addFigures, type NewEvidence, type NewFigure } from '#cases/yearly/add-figures.ts'
import { isDue } from '#cases/yearly/due.ts'
import { figureRows, type FigureRow } from '#cases/yearly/figure-rows.ts'
import { makeCaseFile } from '#test/make/case-file.ts'

const label = (words: string) => ({ 'zh-CN': words, en: words })
const annual = (year: string, value: number) => ({ asOf: `${year}-12`, basis: { kind: 'annual', year }, value, evidence: ['start'] }) // prettier-ignore
const outcome = (id: string, observations: readonly unknown[], more: object = {}) => ({
  id,
  label: label(id),
  unit: 'volunteer',
  side: 'social',
  sign: 'benefit',
  kind: 'output',
  observations,
  notPriced: { code: 'OUTPUT_NOT_OUTCOME', reason: label('产出') },
  ...more,
})
const TEXT = '这是一段只为测试而写的文字，不含任何事实。'.repeat(8)
const BODY = `## 局限与待查\n\n${TEXT}\n\n到 2023 年[1,000](fact:trees)棵，[400](fact:area)，\`[9](fact:trees)\`，仍是[1,000](fact:trees@2023-12)。\n`
const matter = {
  asOf: '2024-07',
  outcomes: [
    outcome('trees', [
      {
        asOf: '2022-12',
        basis: { kind: 'cumulative', from: '2020-01', to: '2022-12' },
        value: 700,
        evidence: ['start'],
      },
      {
        asOf: '2023-12',
        basis: { kind: 'cumulative', from: '2020-01', to: '2023-12' },
        value: 1000,
        evidence: ['start'],
      },
    ]),
    outcome('lessons', [annual('2023', 40)]),
    outcome('none', []),
    outcome('parts', [annual('2023', 10)], { breakdown: { complete: true, parts: [{ id: 'a', label: label('甲'), value: 10 }] } }), // prettier-ignore
  ],
  facts: [
    { id: 'area', label: label('面积'), value: 400, unit: 'volunteer', asOf: '2023', evidence: ['start'] },
    { id: 'staff', label: label('人手'), value: 5, unit: 'volunteer', evidence: ['start'] },
  ],
}
const TEXTS = { text: makeCaseFile({ matter, body: BODY }), english: undefined }
const figure = (id: string, more: Partial<NewFigure> = {}): NewFigure => ({
  kind: 'outcome',
  id,
  asOf: '2024-06',
  basis: { kind: 'cumulative', from: '2020-01', to: '2024-06' },
  value: 1200,
  qualifier: 'exact',
  evidence: 'start',
  ...more,
})
const EVIDENCE: NewEvidence = {
  source: {
    title: '年度报告',
    publisher: '示例公司',
    date: '2025-03',
    url: undefined,
    accessed: '2026-01-02',
    kind: 'company',
  },
  locator: label('第 3 页'),
  claimedBy: { who: label('示例公司'), kind: 'organisation' },
  grade: 'C',
}
const rowsOf = (text: string) => {
  const parsed = parseCase(text, 'case.md')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return { rows: figureRows(parsed.case), facts: parsed.case }
}
const added = (
  figures: readonly NewFigure[],
  evidence?: NewEvidence,
  texts: Parameters<typeof addFigures>[0] = TEXTS,
) => {
  const answer = addFigures(texts, figures, evidence)
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusals))
  return answer.texts
}
const why = (figures: readonly NewFigure[]) => {
  const answer = addFigures(TEXTS, figures, undefined)
  return answer.ok ? [] : answer.refusals
}

describe('the rows of a yearly update', () => {
  test('show each newest figure and what the next one counts', () => {
    const { rows } = rowsOf(TEXTS.text)
    expect(rows.map(({ kind, id, last, next }) => [kind, id, last?.value, next])).toEqual([
      ['outcome', 'trees', 1000, { kind: 'cumulative', year: undefined }],
      ['outcome', 'lessons', 40, { kind: 'annual', year: '2024' }],
      ['outcome', 'none', undefined, undefined],
      ['outcome', 'parts', 10, { kind: 'annual', year: '2024' }],
      ['fact', 'area', 400, undefined],
      ['fact', 'staff', 5, undefined],
    ])
  })
})

describe('a new figure', () => {
  test('is added as lines of its own: every line that was there is still there, but for links to what was the newest', () => {
    const { text } = added([figure('trees')])
    const lines = text.split('\n')
    const before = TEXTS.text.split('\n')
    const changed = before.filter((line) => !lines.includes(line))
    expect(changed).toEqual([before.find((line) => line.includes('[1,000](fact:trees)'))])
    expect(text).toContain(
      '[1,000](fact:trees@2023-12)棵，[400](fact:area)，`[9](fact:trees)`，仍是[1,000](fact:trees@2023-12)',
    )
    const { rows, facts } = rowsOf(text)
    expect(rows[0]!.last).toEqual({ value: 1200, qualifier: 'exact', asOf: '2024-06', basis: { kind: 'cumulative', from: '2020-01', to: '2024-06' } }) // prettier-ignore
    expect(facts.outcomes[0]!.observations).toHaveLength(3)
  })

  test('of an earlier date stands before the newest, and the text keeps its links', () => {
    const past = figure('trees', {
      asOf: '2021-12',
      basis: { kind: 'cumulative', from: '2020-01', to: '2021-12' },
      value: 300,
    })
    const { text } = added([past])
    expect(rowsOf(text).facts.outcomes[0]!.observations.map(({ asOf }) => asOf)).toEqual([
      '2021-12',
      '2022-12',
      '2023-12',
    ])
    expect(text).toContain('[1,000](fact:trees)棵')
  })

  test('of the date of the newest that counts otherwise does not become what the text speaks of', () => {
    const { text } = added([figure('trees', { asOf: '2023-12', basis: { kind: 'annual', year: '2023' }, value: 300 })])
    expect(rowsOf(text).rows[0]!.last!.value).toBe(1000)
  })

  test('can be the first of an outcome', () => {
    const { facts } = rowsOf(added([figure('none', { qualifier: 'about' })]).text)
    expect(facts.outcomes[2]!.observations).toMatchObject([{ value: 1200, qualifier: 'about' }])
  })

  test('of a fact is a new fact beside the old one, which becomes the newest of its row', () => {
    const fact = figure('area', { kind: 'fact', basis: undefined, value: 500, asOf: '2024' })
    const { rows, facts } = rowsOf(added([fact]).text)
    expect(facts.facts.map(({ id, value, asOf }) => [id, value, asOf])).toEqual([
      ['area', 400, '2023'],
      ['area-2024', 500, '2024'],
      ['staff', 5, undefined],
    ])
    expect(rows.filter(({ kind }) => kind === 'fact').map(({ id }) => id)).toEqual(['area-2024', 'staff'])
    const next = added([{ ...fact, id: 'area-2024', asOf: '2025', value: 600 }], undefined, { text: added([fact]).text, english: undefined }) // prettier-ignore
    expect(rowsOf(next.text).facts.facts.map(({ id }) => id)).toEqual(['area', 'area-2024', 'area-2025', 'staff'])
  })

  test('never overwrites: what is there for the same date and counts the same is named with its value', () => {
    const same = figure('trees', { asOf: '2023-12', basis: { kind: 'cumulative', to: '2023-12' }, value: 1001 })
    expect(why([same])).toEqual([{ why: 'there', at: 0, value: 1000 }])
    expect(why([figure('area', { kind: 'fact', basis: undefined, asOf: '2023' })])).toEqual([
      { why: 'there', at: 0, value: 400 },
    ])
    expect(why([figure('lessons', { asOf: '2024-12', basis: { kind: 'annual', year: '2024' } }), figure('lessons', { asOf: '2024-12', basis: { kind: 'annual', year: '2024' }, value: 7 })])).toEqual([{ why: 'there', at: 1, value: 1200 }]) // prettier-ignore
  })

  test('is refused in its own row: a sum that falls, parts that would not add up, what is not there', () => {
    const falls = why([figure('lessons', { basis: { kind: 'annual', year: '2024' } }), figure('trees', { value: 900 })])
    expect(falls).toMatchObject([{ why: 'rule', at: 1, problem: { code: 'cumulative-falls' } }])
    expect(why([figure('parts', { basis: { kind: 'annual', year: '2024' } })])).toEqual([{ why: 'has-parts', at: 0 }])
    expect(why([figure('gone'), figure('trees', { evidence: 'gone' })])).toEqual([
      { why: 'gone', at: 0 },
      { why: 'gone', at: 1 },
    ])
  })

  test('brings its source once, however many figures are from it, and a source of the case is not added again', () => {
    const figures = [figure('trees', { evidence: undefined }), figure('area', { kind: 'fact', basis: undefined, evidence: undefined })] // prettier-ignore
    const { facts } = rowsOf(added(figures, EVIDENCE).text)
    expect(facts.sources.map(({ id, title }) => [id, title])).toEqual([
      ['report', '示例报告'],
      ['update-2025', '年度报告'],
    ])
    expect(facts.evidence.map(({ id, source, grade }) => [id, source, grade])).toEqual([
      ['start', 'report', 'C'],
      ['update-2025-figures', 'update-2025', 'C'],
    ])
    expect(facts.outcomes[0]!.observations[2]!.evidence).toEqual(['update-2025-figures'])
    expect(facts.facts[1]!.evidence).toEqual(['update-2025-figures'])
    const known = { ...EVIDENCE, source: { ...EVIDENCE.source, title: '示例报告', date: '2024' } }
    const again = rowsOf(added(figures, known).text).facts
    expect(again.sources).toHaveLength(1)
    expect(again.evidence[1]).toMatchObject({ id: 'report-figures', source: 'report' })
  })

  test('in the English text too, links to what was the newest get its date', () => {
    const english = `---\nformat: 1\nid: lake\ntranslates: ${'a'.repeat(64)}\n---\n\n## Limits and open questions\n\n[1,000](fact:trees) trees.\n`
    expect(added([figure('trees')], undefined, { ...TEXTS, english }).english).toContain(
      '[1,000](fact:trees@2023-12) trees',
    )
  })
})

describe('every figure of the shipped library', () => {
  const folder = 'cases/library'
  test.each(readdirSync(folder))(
    '%s: takes a next figure in every row but those with parts, and the case stays sound',
    (id) => {
      const text = readFileSync(`${folder}/${id}/case.md`, 'utf8')
      const english = existsSync(`${folder}/${id}/en.md`) ? readFileSync(`${folder}/${id}/en.md`, 'utf8') : undefined
      const { rows, facts } = rowsOf(text)
      const figures = rows
        .filter(({ hasParts, last }) => !hasParts && last !== undefined)
        .map(({ kind, id: of, last }): NewFigure => {
          const from = last!.basis?.kind === 'cumulative' ? last!.basis.from : undefined
          const basis =
          kind === 'fact' ? undefined
          : last!.basis!.kind === 'cumulative' ? { kind: 'cumulative' as const, ...(from === undefined ? {} : { from }), to: '2030-12' }
          : last!.basis!.kind === 'annual' ? { kind: 'annual' as const, year: '2030' }
          : { kind: 'stock' as const, at: '2030-12' } // prettier-ignore
          return { kind, id: of, asOf: '2030-12', basis, value: last!.value, qualifier: last!.qualifier, evidence: facts.evidence[0]!.id } // prettier-ignore
        })
      if (figures.length === 0) return
      const texts = added(figures, undefined, { text, english })
      const after = rowsOf(texts.text)
      expect(after.rows.filter(({ last }) => last?.asOf === '2030-12')).toHaveLength(figures.length)
      // Nothing that the file said is gone.
      const old = frontMatterValue(text)
      const now = frontMatterValue(texts.text)
      if (!old.ok || !now.ok) throw new Error('unreadable')
      const { outcomes: _o, facts: _f, harms: _h, ...restOld } = old.value
      const { outcomes: _p, facts: _g, harms: _i, ...restNow } = now.value
      expect(restNow).toEqual(restOld)
      for (const [place, one] of facts.outcomes.entries()) {
        for (const observation of one.observations)
          expect(after.facts.outcomes[place]!.observations).toContainEqual(observation)
      }
      expect(after.facts.facts).toEqual(expect.arrayContaining(facts.facts))
    },
  )
})

describe('a figure wants its next one', () => {
  const row = (kind: FigureRow['kind'], asOf: string | undefined, year?: string, has = true): FigureRow => ({
    kind,
    id: 'a',
    label: label('a'),
    unit: 'person',
    last: has ? { value: 1, qualifier: 'exact', asOf, basis: undefined } : undefined,
    next: year === undefined ? undefined : { kind: 'annual', year },
    hasParts: false,
  })
  test.each([
    ['where it has none', row('outcome', undefined, undefined, false), '2026-11-22', true],
    ['once the next year is over', row('outcome', '2026-03', '2025'), '2026-01-01', true],
    ['and not while it lasts', row('outcome', '2026-03', '2026'), '2026-12-31', false],
    ['a year after the day', row('outcome', '2025-11-22'), '2026-11-22', true],
    ['and not the day before', row('outcome', '2025-11-22'), '2026-11-21', false],
    ['a year after the last day of a month', row('harm', '2025-02'), '2026-02-28', true],
    ['and of a year', row('outcome', '2025'), '2026-12-30', false],
    ['a fact as well', row('fact', '2024'), '2026-01-01', true],
    ['unless it does not say of when it is', row('fact', undefined), '2026-01-01', false],
  ])('%s', (_, figure, today, expected) => {
    expect(isDue(figure, today)).toBe(expected)
  })
})
