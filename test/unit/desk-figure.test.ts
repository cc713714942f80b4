import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { freeId, withFigure, withLink } from '#app/components/desk/editor/figure/add-figure.ts'
import { draftOf, figureProblems, isFine, NEW_EVIDENCE } from '#app/components/desk/editor/figure/figure-draft.ts'
import { guessFigure, placedIn } from '#app/components/desk/editor/figure/figure-guess.ts'
import { NEW_SOURCE, NO_EVIDENCE, withIds } from '#app/components/desk/editor/forms/evidence-draft.ts'
import { differences } from '#app/components/desk/editor/text-editor.ts'
import { frontMatterValue } from '#cases/edit/edit-case.ts'
import type { JsonMap } from '#cases/edit/json.ts'
import { parseCase } from '#cases/parse.ts'
import { makeCaseText } from '#test/make/case.ts'

const factsOf = (text: string): JsonMap => {
  const facts = frontMatterValue(text)
  return facts.ok ? facts.value : {}
}

/** A case with a paragraph of its own at its end, and what is guessed of a figure in it. */
function marking(paragraph: string, marked: string, language: 'zh-CN' | 'en' = 'zh-CN') {
  const text = `${makeCaseText()}\n${paragraph}\n`
  const from = text.lastIndexOf(marked)
  const facts = factsOf(text)
  return { text, facts, guess: guessFigure(text, from, from + marked.length, facts, language) }
}

describe('what a marked figure seems to be', () => {
  test.each([
    [
      '截至 2023 年底，项目累计帮助 22,911 名儿童回家[^counts]。',
      '22,911',
      {
        value: 22911,
        unit: 'person',
        basis: 'cumulative',
        date: '2023',
        qualifier: 'exact',
        side: 'social',
        evidence: 'counts',
      },
    ],
    [
      '2022 年处理了约 1.2 万吨餐盒[^origin]，之后没有数字[^counts]。',
      '1.2 万',
      {
        value: 12000,
        unit: 't',
        basis: 'annual',
        date: '2022',
        qualifier: 'about',
        side: 'environment',
        evidence: 'origin',
      },
    ],
    [
      '2024 年 8 月底有超过 263万家商家。',
      '263万',
      { value: 2630000, unit: 'merchant', basis: 'stock', date: '2024-08', qualifier: 'atLeast', evidence: undefined },
    ],
    [
      '另有 57 户家庭[^origin]。\n\n下一段[^counts]。',
      '57',
      { value: 57, unit: 'household', basis: 'stock', evidence: 'origin' },
    ],
    [
      'In 2021 it trained 1,204 volunteers[^counts].',
      '1,204',
      { value: 1204, unit: 'volunteer', basis: 'annual', date: '2021', evidence: 'counts' },
    ],
    ['它服务了 8 个省。', '8', { value: 8, unit: 'province' }],
    ['它得了 7 分。', '7', { value: 7, unit: '' }],
  ] as const)('%s', (paragraph, marked, expected) => {
    expect(marking(paragraph, marked).guess).toMatchObject(expected)
  })

  test('without a date in the sentence it is of the day the case reaches to', () => {
    const { guess, facts } = marking('2019 年开始。现在有 412 名志愿者。', '412')
    expect(guess!.date).toBe(String(facts['asOf']))
  })

  test('the label is the sentence without its marks', () => {
    expect(marking('先说别的。**项目**帮助 [3](fact:other) 人中的 4,101 人回家[^counts]。再说别的。', '4,101').guess!.label).toBe('项目帮助 3 人中的 4,101 人回家') // prettier-ignore
  })

  test('nothing is guessed of the facts, of a link, of a part of a number, or of what is no figure', () => {
    const text = makeCaseText()
    const at = text.indexOf('format: 1') + 8
    expect(guessFigure(text, at, at + 1, factsOf(text), 'en')).toBeUndefined()
    expect(marking('有 [6,001](fact:somewhere) 人。', '6,001').guess).toBeUndefined()
    expect(marking('有 76,001 人。', '6,001').guess).toBeUndefined()
    expect(marking('有 6,001.5 人。', '6,001').guess).toBeUndefined()
    expect(marking('没有数字。', '没有').guess).toBeUndefined()
    expect(marking('有 15 到 20 人。', '15 到 20').guess?.value).toBe(15)
  })

  test('what the case has already is offered: outcomes of the same value, an older observation by its date', () => {
    const text = readFileSync('cases/library/qingshan-plan/case.md', 'utf8')
    const facts = factsOf(text)
    const targetsOf = (words: string) => {
      const whole = `${text}\n回收 ${words}吨餐盒。\n`
      const from = whole.lastIndexOf(words)
      return guessFigure(whole, from, from + words.length, facts, 'en')!.existing.map(({ target }) => target)
    }
    expect(targetsOf('1.76万')).toContain('recycled-boxes@2023-12-31')
    expect(targetsOf('3.7万')).toContain('recycled-boxes')
    expect(targetsOf('999.9')).toEqual([])
  })
})

describe('adding a marked figure', () => {
  const { text, facts, guess } = marking('截至 2023 年底，项目累计帮助 22,911 名儿童回家[^counts]。', '22,911')
  const figure = {
    id: 'children-home', as: 'outcome', label: { 'zh-CN': '回家的儿童', en: 'Children home' }, value: 22911,
    unit: 'person', qualifier: 'exact', basis: 'cumulative', date: '2023', side: 'social', sign: 'benefit',
    kind: 'outcome', evidence: ['counts'],
  } as const // prettier-ignore

  test('puts one outcome with its observation into the facts, links the figure, and touches nothing else', () => {
    const made = withFigure(text, guess!, facts, figure)
    if (!made.ok) throw new Error('refused')
    expect(made.value).toContain('累计帮助 [22,911](fact:children-home) 名儿童回家[^counts]。')
    const outcomes = factsOf(made.value)['outcomes'] as JsonMap[]
    expect(outcomes.slice(0, -1)).toEqual(facts['outcomes'])
    expect(outcomes.at(-1)).toEqual({
      id: 'children-home', label: figure.label, unit: 'person', side: 'social', sign: 'benefit', kind: 'outcome',
      observations: [{ asOf: 2023, basis: { kind: 'cumulative', to: 2023 }, value: 22911, evidence: ['counts'] }],
    }) // prettier-ignore
    // One stretch in the facts, one in the text: taken out again they leave what was there.
    const stretches = differences(text, made.value)
    expect(stretches).toHaveLength(2)
    let back = text
    for (const { from, to, insert } of stretches.toReversed()) back = back.slice(0, from) + insert + back.slice(to)
    expect(back).toBe(made.value)
    expect(stretches[1]!.to - stretches[1]!.from).toBeLessThan(10)
  })

  test('all that is still wrong with the case is that nobody has said yet whether the outcome can be valued', () => {
    const made = withFigure(text, guess!, facts, figure)
    const problems = (whole: string) => {
      const parsed = parseCase(whole, 'case.md')
      return parsed.ok ? [] : parsed.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code)
    }
    expect(problems(text)).toEqual([])
    expect(problems(made.ok ? made.value : '')).toEqual(['valuation-or-not-priced'])
    const other = withFigure(text, guess!, facts, { ...figure, as: 'fact' })
    expect(problems(other.ok ? other.value : '')).toEqual([])
  })

  test('linking to what is there changes only the figure', () => {
    expect(withLink(text, guess!, 'reunited@2021')).toBe(text.replace('22,911', '[22,911](fact:reunited@2021)'))
  })

  test('a new id is one that nothing of the case has', () => {
    expect(freeId(facts, 'Children who came home in 2023', { unit: 'person', value: 1 })).toBe('children-who-came-home')
    expect(freeId(facts, '', { unit: 'person', value: 22911 })).toBe('person-22911')
    const taken = { outcomes: [{ id: 'person-1' }], facts: [{ id: 'person-1-2' }] }
    expect(freeId(taken, '', { unit: 'person', value: 1 })).toBe('person-1-3')
  })
})

describe('what the dialog holds', () => {
  const { text, facts, guess } = marking('截至 2023 年底，项目累计帮助 22,911 名儿童回家[^counts]。', '22,911')
  const draft = draftOf(guess!, facts)

  test('both names are there from the start, each in its language, and nothing is wrong with it', () => {
    expect(draft.figure.label['zh-CN']).toContain('22,911')
    expect(draft.figure.label.en).toBe('People, in total to 2023')
    expect(isFine(figureProblems(facts, draft))).toBe(true)
  })

  test('without a name, a unit, a date or evidence nothing is added, and each is named', () => {
    const figure = { ...draft.figure, label: { 'zh-CN': '回家', en: ' ' }, unit: '', date: 'soon' }
    const found = figureProblems(facts, { ...draft, figure, value: 'many', evidence: '' })
    expect(Object.keys(found.figure).toSorted()).toEqual(['date', 'evidence', 'labelEn', 'unit', 'value'])
    // Evidence that was taken out of the case meanwhile is none.
    expect(figureProblems(facts, { ...draft, evidence: 'gone' }).figure.evidence).toBeDefined()
    const taken = { ...draft.figure, id: 'reunited' }
    expect(figureProblems(facts, { ...draft, figure: taken }).figure.id).toEqual({ word: 'idTaken', values: { id: 'reunited' } }) // prettier-ignore
  })

  test('new evidence in a new source comes in with the figure; the ids are made, and the case has no error but the value', () => {
    const empty = figureProblems(facts, { ...draft, evidence: NEW_EVIDENCE })
    expect(Object.keys(empty.evidence).toSorted()).toEqual(['grade', 'kind', 'locatorEn', 'locatorZh', 'source', 'whoEn', 'whoZh']) // prettier-ignore
    const newEvidence = {
      ...NO_EVIDENCE, source: NEW_SOURCE, title: 'Annual report 2023', publisher: '公司', sourceKind: 'report',
      locatorZh: '第 3 页', locatorEn: 'page 3', whoZh: '公司', whoEn: 'The company', kind: 'organisation', grade: 'C',
    } // prettier-ignore
    expect(isFine(figureProblems(facts, { ...draft, evidence: NEW_EVIDENCE, newEvidence }))).toBe(true)
    const named = withIds(facts, newEvidence)
    expect(named).toMatchObject({ sourceId: 'annual-report-2023', id: 'annual-report-2023-page-3' })
    const made = withFigure(text, guess!, facts, { ...draft.figure, value: 22911, evidence: [named.id] }, named)
    const parsed = parseCase(made.ok ? made.value : '', 'case.md')
    const errors = parsed.ok ? [] : parsed.problems.filter(({ severity }) => severity === 'error')
    expect(errors.map(({ code }) => code)).toEqual(['valuation-or-not-priced'])
    const added = (factsOf(made.ok ? made.value : '')['outcomes'] as JsonMap[]).at(-1)
    expect(added).toMatchObject({ observations: [{ value: 22911, evidence: ['annual-report-2023-page-3'] }] })
  })

  test('it is found again where the text has moved, and not guessed where it stands twice or is gone', () => {
    const moved = text.replace('\n---\n', '\n---\n\n新的一段。\n')
    const place = placedIn(moved, guess!)!
    expect(moved.slice(place.from, place.to)).toBe('22,911')
    expect(withLink(moved, place, 'x')).toContain('帮助 [22,911](fact:x) 名儿童')
    const sentence = '截至 2023 年底，项目累计帮助 22,911 名儿童回家[^counts]。\n'
    expect(placedIn(`${moved}\n${sentence}`, guess!)).toBeUndefined()
    expect(placedIn(text.replace('22,911', '22,912'), guess!)).toBeUndefined()
  })
})
