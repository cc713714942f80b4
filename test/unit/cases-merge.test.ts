import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { frontMatterValue } from '#cases/edit/edit-case.ts'
import type { Choices, Conflict } from '#cases/merge/conflict.ts'
import { mergeCase } from '#cases/merge/merge-case.ts'
import { splitFrontMatter } from '#cases/front-matter.ts'
import { anySteps, editAs } from '#test/make/case-editor.ts'
import { anyText, LIBRARY_TEXTS, readAll, type Value } from '#test/make/edited-text.ts'

// Properties never wait for anything; without a pause the runner believes that the file hangs.
afterEach(() => setImmediate())

const check = <T>(property: fc.IProperty<T>, numRuns = 40) => fc.assert(property, { numRuns, seed: 20261121 })

/** Two people who begin with the same real case. */
const twoEditors = fc
  .record({ base: fc.constantFrom(...LIBRARY_TEXTS), one: anySteps, other: anySteps })
  .map(({ base, one, other }) => ({ base, mine: editAs('mine', base, one), theirs: editAs('theirs', base, other) }))

/** Every single value with where it stands: `outcomes.*.label.en "…"`, with entries by id `outcomes.x.label.en "…"`. */
function leavesOf(text: string, byId = false): Set<string> {
  const leaves = new Set<string>()
  const walk = (value: Value, path: string): void => {
    if (Array.isArray(value))
      for (const item of value) {
        const id = typeof item === 'object' && item !== null && !Array.isArray(item) ? item['id'] : undefined
        walk(item, `${path}.${byId && typeof id === 'string' ? id : '*'}`)
      }
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) walk(item, `${path}.${key}`)
    else leaves.add(`${path} ${JSON.stringify(value)}`)
  }
  const facts = frontMatterValue(text)
  if (!facts.ok) throw new Error(JSON.stringify(facts.problems))
  walk(facts.value as Value, '')
  return leaves
}
const bodyOf = (text: string): string => {
  const parts = splitFrontMatter(text, 'case.md')
  return parts.ok ? parts.value.body : ''
}
/** Paragraphs, list items and headings of the text. */
const piecesOf = (text: string): string[] =>
  bodyOf(text)
    .split(/\n\s*\n|\n(?=\s*[-*] |## )|(?<=^|\n)(## [^\n]*)\n/)
    .filter((piece) => piece !== undefined)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
const commentsOf = (text: string): string[] => text.split('\n').filter((line) => /^ *# (?:mine|theirs)/.test(line))
const wordsOf = (text: string, name: string): string[] => text.match(new RegExp(`${name}\\d+x\\w*`, 'g')) ?? []

const said = (conflicts: readonly Conflict[], side: 'base' | 'mine' | 'theirs'): string =>
  conflicts.map((conflict) => JSON.stringify(conflict[side] ?? null)).join('\n')
const all = (conflicts: readonly Conflict[], choice: 'mine' | 'theirs' | 'base'): Choices =>
  Object.fromEntries(conflicts.map(({ id }) => [id, choice]))
const minus = <T>(a: Iterable<T>, b: ReadonlySet<T>): T[] => [...a].filter((each) => !b.has(each))

describe('two people edit one case', () => {
  test('nothing is lost: what either wrote is in the result, or in a conflict beside the other version', () => {
    check(
      fc.property(twoEditors, ({ base, mine, theirs }) => {
        const { text, conflicts } = mergeCase(base, mine, theirs)
        for (const [name, side] of [
          ['mine', mine],
          ['theirs', theirs],
        ] as const) {
          const versions = said(conflicts, name)
          const lost = wordsOf(side, name).filter((word) => !text.includes(word) && !versions.includes(word))
          // Comments go with the lines they speak of; all else has to be somewhere.
          const comments = commentsOf(side).join('\n')
          expect(lost.filter((word) => !comments.includes(word))).toEqual([])
          const leaves = leavesOf(text)
          for (const leaf of minus(leavesOf(side), leavesOf(base)))
            if (!leaves.has(leaf)) expect(versions).toContain(leaf.slice(leaf.indexOf(' ') + 1))
        }
        for (const conflict of conflicts) expect(JSON.stringify(conflict.mine)).not.toBe(JSON.stringify(conflict.theirs)) // prettier-ignore
      }),
    )
  })

  test('nothing is kept that one took out, unless the other changed it', () => {
    check(
      fc.property(twoEditors, ({ base, mine, theirs }) => {
        const { text, conflicts } = mergeCase(base, mine, theirs)
        const versions = said(conflicts, 'base')
        const [was, now] = [leavesOf(base, true), leavesOf(text, true)]
        for (const [side, other] of [
          [mine, theirs],
          [theirs, mine],
        ] as const) {
          const gone = minus(was, leavesOf(side, true)).filter((leaf) => !leaf.includes('.*'))
          for (const leaf of gone)
            if (now.has(leaf) && leavesOf(other, true).has(leaf)) expect(versions).toContain(leaf.slice(leaf.indexOf(' ') + 1)) // prettier-ignore
        }
      }),
    )
  })

  test('nothing appears from nowhere: each value, paragraph and comment was in one of the three', () => {
    check(
      fc.property(twoEditors, ({ base, mine, theirs }) => {
        const { text } = mergeCase(base, mine, theirs)
        const known = new Set([base, mine, theirs].flatMap((side) => [...leavesOf(side)]))
        // An id that one changed goes with what the other changed in the same entry.
        const values = new Set([...known].map((leaf) => leaf.slice(leaf.indexOf(' ') + 1)))
        for (const leaf of minus(leavesOf(text), known)) expect(values.has(leaf.slice(leaf.indexOf(' ') + 1))).toBe(true) // prettier-ignore
        const pieces = new Set([base, mine, theirs].flatMap(piecesOf))
        expect(minus(piecesOf(text), pieces)).toEqual([])
        expect(minus(commentsOf(text), new Set([base, mine, theirs].flatMap(commentsOf)))).toEqual([])
      }),
    )
  })

  test('with sides exchanged it is the same, but for the names and for who comes first', () => {
    check(
      fc.property(twoEditors, ({ base, mine, theirs }) => {
        const one = mergeCase(base, mine, theirs)
        const other = mergeCase(base, theirs, mine)
        const mirrored = other.conflicts.map(({ id, mine: a, theirs: b, base: was }) => JSON.stringify([id, was, b, a]))
        expect(one.conflicts.map(({ id, mine: a, theirs: b, base: was }) => JSON.stringify([id, was, a, b])).toSorted()).toEqual(mirrored.toSorted()) // prettier-ignore
        const chosen = mergeCase(base, mine, theirs, all(one.conflicts, 'mine'))
        const same = mergeCase(base, theirs, mine, all(other.conflicts, 'theirs'))
        expect([...leavesOf(chosen.text)].toSorted()).toEqual([...leavesOf(same.text)].toSorted())
        expect(piecesOf(chosen.text).toSorted()).toEqual(piecesOf(same.text).toSorted())
      }),
    )
  })

  test('every conflict can be settled, and then holds what was chosen', () => {
    check(
      fc.property(twoEditors, ({ base, mine, theirs }) => {
        const { text, conflicts } = mergeCase(base, mine, theirs)
        expect(mergeCase(base, mine, theirs, all(conflicts, 'theirs'))).toEqual({ text, conflicts: [] })
        for (const choice of ['mine', 'base'] as const) {
          const settled = mergeCase(base, mine, theirs, all(conflicts, choice))
          expect(settled.conflicts).toEqual([])
          if (choice === 'mine')
            for (const leaf of minus(leavesOf(mine), leavesOf(base))) expect(leavesOf(settled.text)).toContain(leaf)
        }
      }),
    )
  })
})

describe('whatever the texts', () => {
  const anyCase = fc.oneof(
    { arbitrary: anyText, weight: 3 },
    { arbitrary: fc.constantFrom(...LIBRARY_TEXTS), weight: 1 },
    { arbitrary: fc.string({ unit: 'binary', maxLength: 200 }), weight: 1 },
    { arbitrary: fc.string({ maxLength: 200 }).map((yaml) => `---\n${yaml}\n---\n\n文字\n`), weight: 1 },
  )
  const anyThree = fc.tuple(anyCase, anyCase, anyCase, anySteps, fc.boolean()).map(([a, b, c, steps, related]) =>
    related ? ([a, editAs('mine', a, steps), c] as const) : ([a, b, c] as const),
  ) // prettier-ignore

  test('who changed nothing adds nothing, and equal changes are one', () => {
    check(
      fc.property(anyThree, ([b, m]) => {
        expect(mergeCase(b, b, m)).toEqual({ text: m, conflicts: [] })
        expect(mergeCase(b, m, b)).toEqual({ text: m, conflicts: [] })
        expect(mergeCase(b, m, m)).toEqual({ text: m, conflicts: [] })
      }),
    )
  })

  test('nothing throws, and what can be read stays readable', () => {
    check(
      fc.property(anyThree, ([b, m, t]) => {
        const { text, conflicts } = mergeCase(b, m, t)
        if ([b, m, t].every((each) => readAll(each) !== undefined)) expect(readAll(text)).toBeDefined()
        expect(new Set(conflicts.map(({ id }) => id)).size).toBe(conflicts.length)
        expect(mergeCase(b, m, t, all(conflicts, 'mine')).conflicts).toEqual([])
      }),
      80,
    )
  })

  test('long texts are answered', () => {
    const lines = (mark: string) => Array.from({ length: 40_000 }, (_, n) => `${mark}${n}`).join('\n')
    const { conflicts } = mergeCase(lines('a'), lines('b'), lines('c'))
    expect(conflicts).toHaveLength(1)
  })

  test.each<[string, (mark: string) => string]>([
    ['a megabyte of line breaks', (mark) => `${'\n'.repeat(1_000_000)}${mark}`],
    ['a megabyte without one', (mark) => mark.repeat(1_000_000)],
    ['a long list', (mark) => `---\na: [${Array.from({ length: 25_000 }, (_, n) => `${mark}${n}`).join()}]\n---\n`],
    ['a long list of entries', (mark) => `---\na:\n${Array.from({ length: 9000 }, (_, n) => `- {id: ${mark}${n}}\n`).join('')}---\n`], // prettier-ignore
    ['many headings', (mark) => `---\na: 1\n---\n${Array.from({ length: 20_000 }, (_, n) => `## ${mark}${n}\n`).join('')}`], // prettier-ignore
    ['many paragraphs', (mark) => `---\na: 1\n---\n${Array.from({ length: 40_000 }, (_, n) => `${mark}${n}\n\n`).join('')}`], // prettier-ignore
  ])('%s', (_, make) => {
    const [b, m, t] = [make('a'), make('b'), make('c')]
    const { text, conflicts } = mergeCase(b, m, t)
    const everything = text + JSON.stringify(conflicts)
    for (const end of ['b', 'c']) expect(everything).toContain(end)
    expect(frontMatterValue(text).ok).toBe(b.startsWith('---'))
  })
})

describe('by example', () => {
  const base = `---
format: 1
id: lake
title: { zh-CN: 看湖, en: Lake }
asOf: 2024-07 # the report
levels:
  - level: city
    evidence: [a]
outcomes:
  # the main one
  - id: samples
    label: { zh-CN: 水样, en: Samples }
    observations:
      - asOf: 2022-12
        basis: { kind: stock, at: 2022-12 }
        value: 10
        evidence: [a, b]
  - id: people
    unit: person
    side: social
    observations: []
harms: { state: unknown }
indicators:
  M1: { state: unknown, level: { min: 0, max: 3 } }
---

引言一句。

## 做法

第一段讲缘起，写得很清楚。

- 甲做这个
- 乙做那个

## 结果

结果很好。

## 局限

还不知道。
`
  const swap = (...pairs: readonly (readonly [string, string])[]) =>
    pairs.reduce((text, [from, to]) => {
      expect(text).toContain(from)
      return text.replace(from, to)
    }, base)
  const merged = (mine: string, theirs: string, choices?: Choices) => mergeCase(base, mine, theirs, choices)
  const observation = (year: number) =>
    `        evidence: [a, b]\n      - asOf: ${year} # counted\n        basis: { kind: stock, at: ${year} }\n        value: ${year}\n`

  test('values, comments and paragraphs at different places, each with its bytes', () => {
    const mine = [['2024-07 # the report', '2024-08 # a newer report'], ['value: 10', 'value:  11'], ['结果很好。', '结果更好。']] as const // prettier-ignore
    const theirs = [['# the main one', '# the one that counts'], ['en: Lake', 'en: "Lake"'], ['乙做那个', '乙做另一个'], ['## 局限', '## 局限与待查']] as const // prettier-ignore
    expect(merged(swap(...mine), swap(...theirs))).toEqual({ text: swap(...mine, ...theirs), conflicts: [] })
    expect(merged(swap(...theirs), swap(...mine))).toEqual({ text: swap(...mine, ...theirs), conflicts: [] })
  })

  test('one value that both changed holds theirs and shows all three', () => {
    const [mine, theirs] = [swap(['value: 10', 'value: 11']), swap(['value: 10', 'value: 12'])]
    const { text, conflicts } = merged(mine, theirs)
    expect(text).toBe(theirs)
    const path = ['outcomes', 'samples', 'observations', 0, 'value']
    const id = `fact:${JSON.stringify(path)}`
    expect(conflicts).toEqual([{ id, place: { kind: 'fact', path }, base: 10, mine: 11, theirs: 12 }])
    expect(merged(mine, theirs, { [id]: 'mine' })).toEqual({ text: mine, conflicts: [] })
    expect(merged(mine, theirs, { [id]: 'base' })).toEqual({ text: base, conflicts: [] })
    expect(merged(mine, theirs, { [id]: { value: 13 } }).text).toBe(swap(['value: 10', 'value: 13']))
  })

  test('observations that both added are both kept, theirs first', () => {
    const [mine, theirs] = [swap(['        evidence: [a, b]\n', observation(2024)]), swap(['        evidence: [a, b]\n', observation(2023)])] // prettier-ignore
    const both = observation(2023) + observation(2024).replace('        evidence: [a, b]\n', '')
    expect(merged(mine, theirs)).toEqual({ text: swap(['        evidence: [a, b]\n', both]), conflicts: [] })
  })

  test('evidence is a set: one adds, one takes out', () => {
    const [mine, theirs] = [
      swap(['evidence: [a, b]', 'evidence: [a, b, c]']),
      swap(['evidence: [a, b]', 'evidence: [b]']),
    ]
    expect(merged(mine, theirs)).toEqual({ text: swap(['evidence: [a, b]', 'evidence: [b, c]']), conflicts: [] })
  })

  test('an entry that one took out and the other changed', () => {
    const entry = '  - id: people\n    unit: person\n    side: social\n    observations: []\n'
    const [mine, theirs] = [swap(['unit: person', 'unit: household']), swap([entry, ''])]
    const { text, conflicts } = merged(mine, theirs)
    expect(text).toBe(theirs)
    expect(conflicts).toMatchObject([{ place: { path: ['outcomes', 'people'] }, mine: { unit: 'household' } }])
    expect(conflicts[0]).not.toHaveProperty('theirs')
    expect(readAll(merged(mine, theirs, all(conflicts, 'mine')).text)).toEqual(readAll(mine))
    expect(merged(theirs, mine).text).toBe(mine)
  })

  test('one id that both gave to a new entry', () => {
    const add = (unit: string) => swap(['harms:', `  - id: new\n    unit: ${unit}\nharms:`])
    const { text, conflicts } = merged(add('t'), add('kg'))
    expect(text).toBe(add('kg'))
    expect(conflicts).toMatchObject([{ place: { path: ['outcomes', 'new'] }, mine: { unit: 't' }, theirs: { unit: 'kg' } }]) // prettier-ignore
    expect(merged(add('t'), add('t')).conflicts).toEqual([])
  })

  test('an entry that one renamed and the other changed', () => {
    const [mine, theirs] = [swap(['id: people', 'id: volunteers']), swap(['unit: person', 'unit: household'])]
    const both = swap(['id: people', 'id: volunteers'], ['unit: person', 'unit: household'])
    expect(merged(mine, theirs)).toEqual({ text: both, conflicts: [] })
    expect(merged(theirs, mine)).toEqual({ text: both, conflicts: [] })
  })

  test('an entry that one moved and the other changed', () => {
    const people = '  - id: people\n    unit: person\n    side: social\n    observations: []\n'
    const moved = swap([people, ''], ['  # the main one', `${people}  # the main one`])
    const both = moved.replace('unit: person', 'unit: household')
    expect(merged(moved, swap(['unit: person', 'unit: household']))).toEqual({ text: both, conflicts: [] })
  })

  test('a level is one judgement, a state and what follows from it too', () => {
    const level = (written: string) => swap(['level: { min: 0, max: 3 }', `level: ${written}`])
    expect(merged(level('{ min: 1, max: 3 }'), level('{ min: 0, max: 1 }')).conflicts).toMatchObject([
      { place: { path: ['indicators', 'M1', 'level'] }, mine: { min: 1, max: 3 }, theirs: { min: 0, max: 1 } },
    ])
    const harms = (written: string) => swap(['harms: { state: unknown }', `harms: ${written}`])
    const none = harms('{ state: searched-none, date: 2024-01-01 }')
    expect(merged(none, harms('{ state: listed, items: [] }')).conflicts).toMatchObject([
      { place: { path: ['harms'] } },
    ])
  })

  test('a paragraph that both changed; a section that one took out; a heading both changed', () => {
    const [mine, theirs] = [swap(['很清楚', '很明白'], ['## 结果', '## 成果']), swap(['很清楚', '很详细'], ['## 结果', '## 成效'])]
    const { text, conflicts } = merged(mine, theirs)
    expect(text).toBe(theirs)
    expect(conflicts).toMatchObject([
      { place: { kind: 'paragraph', heading: '做法' }, mine: '第一段讲缘起，写得很明白。', theirs: '第一段讲缘起，写得很详细。' },
      { place: { kind: 'heading', heading: '结果' }, mine: '## 成果\n', theirs: '## 成效\n' },
    ])
    expect(merged(mine, theirs, all(conflicts, 'mine')).text).toBe(mine)
    const own = { [conflicts[0]!.id]: { value: '两段。\n\n合成。' } }
    expect(merged(mine, theirs, own).text).toBe(theirs.replace('第一段讲缘起，写得很详细。', '两段。\n\n合成。'))

    const without = swap(['## 结果\n\n结果很好。\n\n', ''])
    expect(merged(without, swap(['结果很好', '结果尚可'])).conflicts).toMatchObject([
      { place: { kind: 'section', heading: '结果' }, theirs: '## 结果\n\n结果尚可。\n\n' },
    ])
  }) // prettier-ignore

  test('list items of one list, a moved section and new ones', () => {
    const mine = swap(
      ['- 甲做这个', '- 甲做这件事'],
      ['## 局限\n\n还不知道。\n', '## 局限\n\n还不知道。\n\n## 附\n\n我的。\n'],
    )
    const theirs = swap(['- 乙做那个', '- 乙做那个\n- 丙也来'], ['还不知道。', '还不知道多少。'])
    const both = swap(
      ['- 甲做这个\n- 乙做那个', '- 甲做这件事\n- 乙做那个\n- 丙也来'],
      ['还不知道。\n', '还不知道多少。\n\n## 附\n\n我的。\n'],
    )
    expect(merged(mine, theirs)).toEqual({ text: both, conflicts: [] })
    const moved = swap(['## 结果\n\n结果很好。\n\n', ''], ['还不知道。\n', '还不知道。\n\n## 结果\n\n结果很好。\n'])
    const after = merged(moved, swap(['结果很好', '结果尚可']))
    expect(after).toEqual({ text: moved.replace('结果很好', '结果尚可'), conflicts: [] })
  })

  test('line breaks of one side are no change of every line', () => {
    const mine = swap(['value: 10', 'value: 11'], ['结果很好', '结果更好']).replaceAll('\n', '\r\n')
    const theirs = swap(['2024-07 # the report', '2024-08'], ['引言一句', '引言两句'])
    const both = swap(['value: 10', 'value: 11'], ['结果很好', '结果更好'], ['2024-07 # the report', '2024-08'], ['引言一句', '引言两句']) // prettier-ignore
    expect(merged(mine, theirs)).toEqual({ text: both, conflicts: [] })
    expect(merged(theirs, mine)).toEqual({ text: both.replaceAll('\n', '\r\n'), conflicts: [] })
  })

  test('a front matter that one side broke is merged by lines, and nothing of it is lost', () => {
    const broken = swap(['en: Lake }', 'en: "Lake }'], ['结果很好', '结果更好'])
    const { text, conflicts } = merged(broken, swap(['value: 10', 'value: 11']))
    expect(conflicts).toEqual([])
    expect(text).toBe(swap(['en: Lake }', 'en: "Lake }'], ['value: 10', 'value: 11'], ['结果很好', '结果更好']))
    const same = merged(broken, swap(['en: Lake }', 'en: Sea }']))
    expect(same.conflicts).toMatchObject([
      { place: { kind: 'lines', line: 4 }, mine: 'title: { zh-CN: 看湖, en: "Lake }\n' },
    ])
    expect(merged(broken, swap(['en: Lake }', 'en: Sea }']), all(same.conflicts, 'mine')).text).toBe(broken)

    const unfenced = base.replace('---\n\n引言', '引言')
    const whole = merged(unfenced, swap(['value: 10', 'value: 11']))
    expect(whole.text).toContain('value: 11')
    expect(whole.text).not.toContain('---\n\n引言')
  })
})
