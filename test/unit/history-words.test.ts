import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { frontMatterSchema } from '#cases/schema.ts'
import { CHANGE_PARTS, type NumberChange } from '#scoring/changes/number-change.ts'
import { INDICATORS } from '#scoring/vocabulary.ts'
import { addedUp, unitFor } from '#app/components/history/added-up.ts'
import { FIELD_WORDS, fieldWords } from '#app/components/history/field-words.ts'
import { valueLines, valueText } from '#app/components/history/value-words.ts'
import { en } from '#app/i18n/en.ts'
import { translator } from '#app/i18n/translate.ts'
import { changed, LIBRARY_TEXTS, pathsOf, readAll, valueAt, type Value } from '#test/make/edited-text.ts'

const speech = { language: 'en', t: translator(en) } as const

/** Every key that the format has anywhere, read off the schema itself. */
function keysOfSchema(): ReadonlySet<string> {
  const keys = new Set<string>()
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk)
    if (typeof node !== 'object' || node === null) return
    for (const [name, value] of Object.entries(node)) {
      if (name === 'properties') for (const key of Object.keys(value as object)) keys.add(key)
      walk(value)
    }
  }
  walk(z.toJSONSchema(frontMatterSchema, { io: 'input', unrepresentable: 'any' }))
  return keys
}

describe('names of fields', () => {
  test('every key of the case format has one in both languages', () => {
    const keys = [...keysOfSchema()].filter((key) => !INDICATORS.some((id) => id === key))
    expect(keys.length).toBeGreaterThan(100)
    expect(keys.filter((key) => !FIELD_WORDS[key]?.en || !FIELD_WORDS[key]?.['zh-CN'])).toEqual([])
  })

  test('every path of every case in the library is said in words, in both languages', () => {
    let said = 0
    for (const text of LIBRARY_TEXTS) {
      const facts = readAll(text)!
      for (const [path] of pathsOf(facts)) {
        const keys = path.filter((step) => typeof step === 'string' && FIELD_WORDS[step] !== undefined)
        for (const language of ['zh-CN', 'en'] as const) {
          const words = fieldWords(path, [facts], language)
          expect(words).toHaveLength(path.length)
          // No key of the format stands there as it is written.
          const bare = words.filter((word, place) => word === path[place] && keys.includes(word))
          expect(bare).toEqual([])
          said += 1
        }
      }
    }
    expect(said).toBeGreaterThan(10_000)
  })

  test('name entries by what they call themselves, indicators by their name, and what is unknown by its path', () => {
    const facts = {
      outcomes: [{ id: 'reunited', label: { 'zh-CN': '团圆', en: 'Reunited' }, observations: [{ asOf: '2024' }] }],
      regions: [{ scope: 'city' }],
    }
    expect(fieldWords(['outcomes', 'reunited', 'observations', 0, 'value'], [facts], 'en')).toEqual(['Outcomes', 'Reunited', 'Observations', '2024', 'Value']) // prettier-ignore
    expect(fieldWords(['outcomes', 0, 'label', 'en'], [facts], 'zh-CN')).toEqual(['成果', '团圆', '名称', '英文'])
    expect(fieldWords(['regions', 0, 'cities'], [facts], 'en')).toEqual(['Regions', 'no. 1', 'Cities'])
    expect(fieldWords(['indicators', 'M1', 'level', 'max'], [facts], 'en')[1]).toMatch(/^M1 ./)
    expect(fieldWords(['levels', 0, 'level'], [facts], 'en').at(-1)).toBe('Administrative level')
    expect(fieldWords(['sauces', 'toString', 'constructor'], [facts], 'en')).toEqual(['sauces', 'toString', 'constructor']) // prettier-ignore
  })

  test('an entry that came or went is said value by value, in the reader’s language, and a long one is cut and counted', () => {
    const entry = {
      id: 'reunited',
      label: { 'zh-CN': '团圆', en: 'Reunited' },
      unit: 'person',
      observations: [{ asOf: '2024-05', value: 22859, evidence: ['a', 'b'] }],
    }
    const { lines, more } = valueLines(['outcomes', 'reunited'], entry, speech)
    expect(lines.map(({ words, text }) => [words.join(' › '), text])).toEqual([
      ['Identifier', 'reunited'],
      ['Label', 'Reunited'],
      ['Unit', en['unit.person']],
      ['Observations › 2024-05 › As of', '2024-05'],
      ['Observations › 2024-05 › Value', '22,859'],
      ['Observations › 2024-05 › Evidence', 'a, b'],
    ])
    expect(more).toBe(0)
    expect(valueLines(['indicators', 'M1', 'level'], { min: 1, max: 3 }, speech).lines).toEqual([{ words: [], text: 'level 1 to 3' }]) // prettier-ignore
    expect(valueLines(['period', 'start'], 2021, speech).lines[0]!.text).toBe('2021')
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, place) => [`k${place}`, place]))
    expect(valueLines(['facts', 0], many, speech)).toMatchObject({ more: 16 })
  })

  test('a whole entry reads differently once anything in it differs, in whatever language', () => {
    const label = { 'zh-CN': '团圆', en: 'Reunited' }
    const entry = { id: 'a', label, level: { min: 1, max: 3 }, tags: [], observations: [{ value: 22_859 }] }
    expect(valueText(['outcomes', 'a'], entry, speech).split('\n')).toEqual([
      'Identifier: a',
      'Label › Chinese: 团圆',
      'Label › English: Reunited',
      'Level › Lowest: 1',
      'Level › Highest: 3',
      'Observations › no. 1 › Value: 22,859',
    ])
    expect(valueText(['title', 'en'], 'As it is: so', speech)).toBe('As it is: so')
    expect(valueText(['sources'], [], speech)).toBe(en['common.none'])
    const other = (value: Value): Value =>
      typeof value === 'string' ? `${value} x` : typeof value === 'number' ? value + 1 : value !== true
    let compared = 0
    for (const text of LIBRARY_TEXTS) {
      const facts = readAll(text)!
      for (const [path, value] of pathsOf(facts)) {
        const leaf = path.at(-1)!
        if (path.length < 2 || (typeof value === 'object' && value !== null) || compared % 7 > 0) {
          compared += 1
          continue
        }
        compared += 1
        const whole = valueAt(facts, path.slice(0, 1))!
        const after = changed(whole, path.slice(1, -1), (inside) => (inside[leaf] = other(value)))
        expect(valueText(path.slice(0, 1), after, speech)).not.toBe(valueText(path.slice(0, 1), whole, speech))
      }
    }
    expect(compared).toBeGreaterThan(5_000)
  })
})

const number = fc.double({ min: -1e9, max: 1e9, noNaN: true, noDefaultInfinity: true })
const anyChange = fc.record({ before: number, data: number, evidence: number, method: number, factors: number }).map(({ before, ...parts }): NumberChange => {
  const change = CHANGE_PARTS.reduce((sum, part) => sum + parts[part], 0)
  return { kind: 'scored', before, after: before + change, change, parts: { ok: true, value: parts } }
}) // prettier-ignore

describe('printed figures of a change', () => {
  test('add up: what was before and all parts are what is after, in whole steps of what is printed', () => {
    fc.assert(
      fc.property(anyChange, fc.constantFrom(0.1, 1, 10, 10_000), (change, unit) => {
        const figures = addedUp(change, unit)!
        const steps = (value: number) => Math.round(value / unit)
        const sum = CHANGE_PARTS.reduce((total, part) => total + steps(figures.parts[part]), 0)
        expect(steps(figures.before) + sum).toBe(steps(figures.after))
        expect(steps(figures.change)).toBe(sum)
        if (change.kind !== 'scored' || !change.parts.ok) return
        // And none is far from what it stands for: all the rounding that is left over is at most three steps.
        for (const part of CHANGE_PARTS) {
          expect(Math.abs(figures.parts[part] - change.parts.value[part])).toBeLessThan(3.6 * unit)
        }
        expect(Math.abs(figures.after - change.after)).toBeLessThanOrEqual(0.5 * unit + 1e-6)
      }),
    )
  })

  test('give what rounding leaves over to a part that has some, and not to one that is nothing', () => {
    // 10.04 + 0.04 + 0.04 = 10.12 prints as 10.0 + 0.1 = 10.1: one of the two parts is printed as 0.1.
    const parts = { data: 0.04, evidence: 0.04, method: 0, factors: 0 }
    const figures = addedUp({ kind: 'scored', before: 10.04, after: 10.12, change: 0.08, parts: { ok: true, value: parts } }, 0.1)! // prettier-ignore
    expect(figures).toMatchObject({ before: 10, after: 10.1, change: 0.1 })
    expect(figures.parts.data + figures.parts.evidence).toBe(0.1)
    expect(figures.parts).toMatchObject({ method: 0, factors: 0 })
  })

  test('are none where there is no difference or nobody can split it', () => {
    expect(addedUp({ kind: 'unscored' }, 1)).toBeUndefined()
    expect(addedUp({ kind: 'newly-scored', after: 3 }, 1)).toBeUndefined()
    expect(addedUp({ kind: 'no-longer-scored', before: 3 }, 1)).toBeUndefined()
    const why = { code: 'no-number-between', detail: { new: 'data' } }
    expect(addedUp({ kind: 'scored', before: 1, after: 2, change: 1, parts: { ok: false, why } }, 1)).toBeUndefined()
  })

  test.each([
    [[0, 999], 1],
    [[1_000], 10],
    [[-3_812_345, 12], 10_000],
    [[], 1],
  ])('amounts of %j are printed in steps of %d', (amounts, unit) => {
    expect(unitFor(...amounts, 0)).toBe(unit)
  })
})
