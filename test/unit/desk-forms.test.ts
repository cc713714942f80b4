import fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { emptyValue } from '#app/components/desk/editor/forms/empty-value.ts'
import { foundEvidence } from '#app/components/desk/editor/forms/evidence-words.ts'
import { shapeAt, shapeOf, type Shape } from '#app/components/desk/editor/forms/field-shape.ts'
import { chainSoFar, fittingFactors } from '#app/components/desk/editor/forms/fitting-factors.ts'
import { FORM_SECTIONS, WITHOUT_FORM } from '#app/components/desk/editor/forms/form-sections.ts'
import { samePlace } from '#app/components/desk/editor/forms/same-place.ts'
import { withOne } from '#app/components/desk/editor/forms/set-fields.tsx'
import { changeText, settingOf, valueAt } from '#app/components/desk/editor/forms/use-facts.ts'
import { variantFrom } from '#app/components/desk/editor/forms/variants-field.tsx'
import { frontMatterValue, type CaseEdit } from '#cases/edit/edit-case.ts'
import { isList, isMapping, type Json, type JsonMap } from '#cases/edit/json.ts'
import { parseCase } from '#cases/parse.ts'
import type { Path } from '#cases/problem.ts'
import { frontMatterSchema } from '#cases/schema.ts'

const LIBRARY = readdirSync('cases/library')
const libraryText = (id: string) => readFileSync(`cases/library/${id}/case.md`, 'utf8')
const WHOLE = shapeOf(frontMatterSchema)

const factsOf = (text: string): JsonMap => {
  const facts = frontMatterValue(text)
  if (!facts.ok) throw new Error(facts.problems[0]!.message.en)
  return facts.value
}

/** A text that forms change as they do in the editor. */
function written(text: string) {
  const place = { text: () => text, replace: (next: string) => void (text = next) }
  const change = (path: Path, edits: (here: Path, now: JsonMap) => readonly CaseEdit[], shown = factsOf(text)) =>
    changeText(place, shown, path, edits)
  return { ...place, change, facts: () => factsOf(text) }
}

/** Every value of the facts with its path and the shape its form has. */
function* values(value: Json, shape: Shape, path: Path = []): Generator<{ path: Path; value: Json; shape: Shape }> {
  if (path.length > 0) yield { path, value, shape }
  // The pair of languages is one field of two lines.
  if (shape.kind === 'words') return
  for (const [step, below] of isList(value) ? value.entries() : isMapping(value) ? Object.entries(value) : []) {
    const next = shapeAt(WHOLE, [...path, step])
    if (next) yield* values(below, next, [...path, step])
    else expect(`${[...path, step].join('.')} has no field`).toBe('')
  }
}

/** Something else that a form could put there. */
function another(shape: Shape, value: Json): Json | undefined {
  switch (shape.kind) {
    case 'text':
    case 'address':
      return `${String(value)} # and: more`
    case 'words':
      return { ...(value as JsonMap), en: 'Quite "other": words' }
    case 'date':
    case 'full-date':
      return '2019-03-04'
    case 'number':
      return Number(value) + 1.5
    case 'yes-no':
      return !value
    case 'choice':
      return shape.values.find((one) => one !== value) ?? value
    default:
      return undefined
  }
}

describe('the format and its forms', () => {
  test('each part of the format has its form in exactly one section, but for what other things depend on', () => {
    const shown = FORM_SECTIONS.flatMap(({ keys }) => [...keys] as string[])
    const all = WHOLE.kind === 'record' ? WHOLE.fields.map(({ key }) => key) : []
    expect([...shown, ...WITHOUT_FORM].toSorted()).toEqual(all.toSorted())
  })

  test('the schema tells what each field is', () => {
    const kindAt = (...path: Path) => shapeAt(WHOLE, path)?.kind
    expect(kindAt('title')).toBe('words')
    expect(kindAt('asOf')).toBe('date')
    expect(kindAt('sources', 0, 'accessed')).toBe('full-date')
    expect(kindAt('sources', 0, 'url')).toBe('address')
    expect(kindAt('evidence', 0, 'weak')).toBe('yes-no')
    expect(kindAt('harms')).toBe('variants')
    expect(kindAt('outcomes', 0, 'valuation', 'dropoff')).toBe('variants')
    expect(kindAt('outcomes', 0, 'observations', 0, 'basis', 'year')).toBe('date')
    expect(kindAt('regions', 0, 'provinceCount')).toBe('number')
    expect(kindAt('outcomes', 0, 'valuation', 'dropoff', 'low')).toBe('number')
    expect(shapeAt(WHOLE, ['indicators', 'M1', 'codings', 0, 'level', 'min'])).toEqual({ kind: 'choice', values: [0, 1, 2, 3] }) // prettier-ignore
    expect(shapeAt(WHOLE, ['no-such-thing'])).toBeUndefined()
  })

  test('everything that the cases of the library say has a field', () => {
    let count = 0
    for (const id of LIBRARY) for (const { shape } of values(factsOf(libraryText(id)), WHOLE)) count += shape ? 1 : 0
    expect(count).toBeGreaterThan(10_000)
  })

  test('a new entry says nothing by itself: each required part is a problem until it is filled in', () => {
    const text = written(libraryText('game-card'))
    const shape = shapeAt(WHOLE, ['funding', 0])!
    expect(emptyValue(shape)).toEqual({ label: { 'zh-CN': '', en: '' }, scope: '', payer: { 'zh-CN': '', en: '' } })
    text.change(['funding'], (here, now) => [settingOf(now, here, [emptyValue(shape)])])
    const parsed = parseCase(text.text(), 'case.md')
    const paths = parsed.ok ? [] : parsed.problems.map(({ path }) => path)
    expect(paths).toEqual(expect.arrayContaining(['funding[0].label.zh-CN', 'funding[0].scope', 'funding[0].payer.en']))
  })
})

describe('a change of each kind of field', () => {
  /** A few places of each kind in each case, spread over it. */
  const places = LIBRARY.flatMap((id) => {
    const byKind = new Map<string, { path: Path; value: Json; shape: Shape }[]>()
    for (const one of values(factsOf(libraryText(id)), WHOLE)) {
      const kind = one.shape.kind
      byKind.set(kind, [...(byKind.get(kind) ?? []), one])
    }
    return [...byKind].flatMap(([, all]) => [0.1, 0.5, 0.95].map((part) => ({ id, ...all[Math.floor(part * all.length)]! }))) // prettier-ignore
  })

  test('set and set back leaves identical bytes, and in between only lines of that value differ', () => {
    let changed = 0
    for (const { id, path, value, shape } of places) {
      const before = libraryText(id)
      const text = written(before)
      const other = another(shape, value)
      if (other === undefined || other === value) continue
      expect(text.change(path, (here, now) => [settingOf(now, here, other)])).toEqual([])
      const after = text.text()
      expect(valueAt(text.facts(), path)).toEqual(other)
      // The lines above the value and those below it are the same bytes.
      const [was, is] = [before.split('\n'), after.split('\n')]
      const top = was.findIndex((line, index) => line !== is[index])
      const below = was.toReversed().findIndex((line, index) => line !== is.at(-1 - index))
      // A folded text of several lines may become one, nothing else moves.
      const touched = was.length - below - top
      const valueLines = String(JSON.stringify(value)).length / 20 + 4
      expect(touched, `${id} ${path.join('.')}`).toBeLessThanOrEqual(Math.ceil(valueLines))
      const settled = text.text()
      expect(text.change(path, (here, now) => [settingOf(now, here, value)])).toEqual([])
      expect(valueAt(text.facts(), path)).toEqual(value)
      // What stood in a block or in quotes of its own may come back plain, but a second round moves nothing.
      const back = text.text()
      text.change(path, (here, now) => [settingOf(now, here, other)])
      expect(text.text()).toBe(settled)
      text.change(path, (here, now) => [settingOf(now, here, value)])
      expect(text.text()).toBe(back)
      changed++
    }
    expect(changed).toBeGreaterThan(200)
  })

  test('of a figure, a date, a choice and a yes or no the bytes are the first ones again', () => {
    for (const { id, path, value, shape } of places) {
      if (!['number', 'choice', 'yes-no', 'date', 'full-date'].includes(shape.kind)) continue
      const text = written(libraryText(id))
      text.change(path, (here, now) => [settingOf(now, here, another(shape, value)!)])
      expect(text.text(), `${id} ${path.join('.')}`).not.toBe(libraryText(id))
      text.change(path, (here, now) => [settingOf(now, here, value)])
      expect(text.text(), `${id} ${path.join('.')}`).toBe(libraryText(id))
    }
  })

  test('an entry put in and taken out, moved and moved back, leaves identical bytes', () => {
    let lists = 0
    for (const id of LIBRARY) {
      for (const { path, value, shape } of values(factsOf(libraryText(id)), WHOLE)) {
        if (shape.kind !== 'list' || shape.item.kind !== 'record' || !isList(value) || value.length < 2) continue
        const text = written(libraryText(id))
        const entry = emptyValue(shape.item)
        text.change(path, (here) => [{ do: 'insert', path: here, index: value.length, value: entry }])
        expect(valueAt(text.facts(), path)).toEqual([...value, entry])
        text.change([...path, value.length], (here) => [{ do: 'remove', path: here }])
        expect(text.text(), `${id} ${path.join('.')} added`).toBe(libraryText(id))
        text.change(path, (here) => [{ do: 'move', path: here, from: 0, to: 1 }])
        expect(valueAt(text.facts(), [...path, 1])).toEqual(value[0])
        text.change(path, (here) => [{ do: 'move', path: here, from: 1, to: 0 }])
        expect(text.text(), `${id} ${path.join('.')} moved`).toBe(libraryText(id))
        lists++
        if (lists % 20 === 0) break
      }
    }
    expect(lists).toBeGreaterThan(50)
  })

  test('a part that may be left out, put in and taken out, leaves identical bytes', () => {
    for (const id of ['qingshan-plan', 'game-card', 'douyin-xunren']) {
      for (const path of [
        ['partners', 0, 'agreement'],
        ['outcomes', 0, 'note'],
        ['indicators', 'M1', 'override'],
        ['funding', 0, 'year'],
      ] as const) {
        const text = written(libraryText(id))
        if (valueAt(text.facts(), path.slice(0, -1)) === undefined || valueAt(text.facts(), path) !== undefined)
          continue
        const shape = shapeAt(WHOLE, path)!
        expect(text.change(path, (here, now) => [settingOf(now, here, emptyValue(shape))])).toEqual([])
        expect(text.text()).not.toBe(libraryText(id))
        expect(text.change(path, (here) => [{ do: 'remove', path: here }])).toEqual([])
        expect(text.text(), `${id} ${path.join('.')}`).toBe(libraryText(id))
      }
    }
  })
})

describe('a form over a text that has gone on', () => {
  const entries = fc.uniqueArray(fc.record({ id: fc.stringMatching(/^[a-f]$/), label: fc.nat(3) }), { selector: ({ id }) => id, maxLength: 6 }) // prettier-ignore

  test('an entry with an id is found wherever it is now, and not found where it is gone', () => {
    fc.assert(
      fc.property(entries, entries, fc.nat(5), (was, is, index) => {
        fc.pre(index < was.length)
        const place = samePlace({ list: was }, { list: is }, ['list', index, 'label'])
        const now = is.findIndex(({ id }) => id === was[index]!.id)
        if (now !== -1) expect(place).toEqual(['list', now, 'label'])
        else if (place) expect(is.length).toBe(was.length)
      }),
    )
  })

  test('an entry without an id is found by what it says; what cannot be told apart is not guessed', () => {
    const was = { list: [{ value: 1 }, { value: 2 }, { value: 3 }] }
    expect(samePlace(was, { list: [{ value: 0 }, ...was.list] }, ['list', 1])).toEqual(['list', 2])
    expect(samePlace(was, { list: [{ value: 1 }, { value: 9 }, { value: 3 }] }, ['list', 1])).toEqual(['list', 1])
    expect(samePlace(was, { list: [{ value: 1 }, { value: 3 }] }, ['list', 1])).toBeUndefined()
  })

  test('what was typed about one outcome never lands on another that has taken its place', () => {
    const text = written(libraryText('qingshan-plan'))
    const shown = text.facts()
    const ids = (shown['outcomes'] as JsonMap[]).map(({ id }) => id)
    text.change(['outcomes', 0], (here) => [{ do: 'remove', path: here }])
    const at: Path = ['outcomes', 2, 'label', 'en']
    expect(text.change(at, (here, now) => [settingOf(now, here, 'Late words')], shown)).toEqual([])
    const labelled = (text.facts()['outcomes'] as JsonMap[]).find(
      ({ label }) => (label as JsonMap)['en'] === 'Late words',
    )
    expect(labelled!['id']).toBe(ids[2])
    expect(text.change(['outcomes', 0, 'unit'], (here, now) => [settingOf(now, here, 't')], shown)).toBe('moved')
  })

  test('two fields that were drawn from the same facts and are put in one after the other both stand', () => {
    const text = written(libraryText('cunwu-pingtai'))
    const shown = text.facts()
    text.change(['title', 'en'], (here, now) => [settingOf(now, here, 'First')], shown)
    text.change(['indicators', 'M1', 'level', 'max'], (here, now) => [settingOf(now, here, 2)], shown)
    text.change(['title', 'zh-CN'], (here, now) => [settingOf(now, here, '其二')], shown)
    expect(valueAt(text.facts(), ['title'])).toEqual({ 'zh-CN': '其二', en: 'First' })
    expect(valueAt(text.facts(), ['indicators', 'M1', 'level', 'max'])).toBe(2)
  })
})

describe('what the pickers offer', () => {
  test('a chain goes on only with factors that take what is there, and ends with a price', () => {
    expect(chainSoFar('t', [])).toEqual({ unit: 't', isPriced: false })
    expect(fittingFactors('t')).toContain('recycling.pp-boxes')
    expect(fittingFactors('person')).not.toContain('recycling.pp-boxes')
    expect(chainSoFar('kg', ['recycling.pp-boxes']).unit).toBe('tCO2e')
    expect(fittingFactors('tCO2e')[0]).toBe('carbon-price')
    expect(chainSoFar('t', ['recycling.pp-boxes', 'carbon-price'])).toEqual({ unit: 'CNY', isPriced: true })
    expect(chainSoFar('person', ['recycling.pp-boxes']).unit).toBeUndefined()
    expect(chainSoFar('t', ['no-such-factor']).unit).toBeUndefined()
  })

  test('every chain of the library can be picked step by step', () => {
    for (const id of LIBRARY) {
      for (const outcome of (factsOf(libraryText(id))['outcomes'] as JsonMap[] | undefined) ?? []) {
        const chain = valueAt(outcome, ['valuation', 'chain'])
        if (!isList(chain)) continue
        for (const [index, factor] of chain.entries()) {
          const { unit } = chainSoFar(String(outcome['unit']), chain.slice(0, index).map(String))
          expect(fittingFactors(unit!), `${id} ${String(outcome['id'])}`).toContain(factor)
        }
      }
    }
  })

  test('evidence is found by words of its place, its source and who says it, in either language', () => {
    const facts = factsOf(libraryText('qingshan-plan'))
    const of = (words: string) => foundEvidence(facts, words, 'en').map(({ id }) => id)
    expect(of('')).toHaveLength((facts['evidence'] as unknown[]).length)
    expect(of('Q12')).toContain('q12')
    expect(of('新京报').length).toBeGreaterThan(0)
    expect(of('no-such-words-anywhere')).toEqual([])
  })

  test('a value that is chosen stands where the format has it', () => {
    const options = ['a', 'b', 'c'].map((value) => ({ value, words: value }))
    expect(withOne(['a', 'c'], 'b', options)).toEqual(['a', 'b', 'c'])
    expect(withOne(['c'], 'a', options)).toEqual(['a', 'c'])
    expect(withOne(['a'], 'a', options)).toEqual(['a'])
  })

  test('another basis keeps the date, another state of a filter its shares', () => {
    const basis = shapeAt(WHOLE, ['outcomes', 0, 'observations', 0, 'basis'])!
    const filter = shapeAt(WHOLE, ['outcomes', 0, 'valuation', 'deadweight'])!
    if (basis.kind !== 'variants' || filter.kind !== 'variants') throw new Error('not variants')
    expect(variantFrom({ kind: 'annual', year: 2023 }, 'kind', 'cumulative', basis.variants.get('cumulative')!)).toEqual({ kind: 'cumulative', to: 2023 }) // prettier-ignore
    const evidenced = { state: 'evidenced', low: 0.1, high: 0.3, evidence: ['e'] }
    expect(variantFrom(evidenced, 'state', 'assumed', filter.variants.get('assumed')!)).toEqual({ state: 'assumed', low: 0.1, high: 0.3, who: '', why: { 'zh-CN': '', en: '' } }) // prettier-ignore
    expect(variantFrom(evidenced, 'state', 'unknown', filter.variants.get('unknown')!)).toEqual({ state: 'unknown' })
  })
})
