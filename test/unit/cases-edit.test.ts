import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import {
  applyEdits,
  frontMatterValue,
  insertInCase,
  moveInCase,
  removeInCase,
  setInCase,
  type Edited,
} from '#cases/edit/edit-case.ts'
import { replaceSection } from '#cases/edit/replace-section.ts'
import { splitFrontMatter } from '#cases/front-matter.ts'
import { splitSections } from '#cases/sections.ts'
import {
  anyMap,
  anyText,
  anyValue,
  changed,
  keys,
  LIBRARY_TEXTS,
  pathsOf,
  readAll,
  valueAt,
  type Value,
} from '#test/make/edited-text.ts'

// Properties never wait for anything; without a pause the runner believes that the file hangs.
afterEach(() => setImmediate())

const textOf = (edited: Edited): string => {
  if (!edited.ok) throw new Error(JSON.stringify(edited.problems))
  return edited.value
}
const codesOf = (edited: Edited): string[] => (edited.ok ? [] : edited.problems.map(({ code }) => code))
/** The lines that differ: how many stand before and after them, and those in between of each. */
function difference(before: string, after: string): { removed: string[]; added: string[] } {
  const [a, b] = [before.split('\n'), after.split('\n')]
  let head = 0
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return { removed: a.slice(head, a.length - tail), added: b.slice(head, b.length - tail) }
}

const file = (yaml: string, body = '\n正文。\n') => `---\n${yaml}---\n${body}`
const anyFile = fc.oneof({ arbitrary: fc.constantFrom(...LIBRARY_TEXTS), weight: 1 }, { arbitrary: anyText, weight: 9 })
/** A file and one of the paths in it. */
const anyPlace = anyFile.chain((text) => {
  const paths = pathsOf(readAll(text)!)
  return fc.record({ text: fc.constant(text), place: fc.constantFrom(...paths.map(([path]) => path)) })
})
const anyList = anyFile.chain((text) => {
  const lists = pathsOf(readAll(text)!).filter((each): each is [(typeof each)[0], Value[]] => Array.isArray(each[1]))
  return fc.record({ text: fc.constant(text), list: fc.constantFrom(...lists), at: fc.nat(), to: fc.nat() })
})
const check = (property: fc.IPropertyWithHooks<never> | fc.IProperty<never>, numRuns = 100) =>
  fc.assert(property as fc.IProperty<unknown>, { numRuns, seed: 20261121 })

describe('whatever the file and the place', () => {
  test('the facts are read the same in parts and at once', () => {
    check(
      fc.property(anyFile, (text) => {
        expect(frontMatterValue(text)).toEqual({ ok: true, value: readAll(text) })
      }) as never,
    )
  })

  test('lines moved about are read the same in parts and at once, or refused by both', () => {
    const mangled = fc.record({ text: anyFile, cuts: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(6)), { minLength: 1, maxLength: 4 }) }) // prettier-ignore
    check(
      fc.property(mangled, ({ text, cuts }) => {
        const lines = text.split('\n').slice(0, 400)
        const end = lines.findIndex((line, index) => index > 0 && line.startsWith('---'))
        if (end === -1) lines.push('---', '')
        for (const [a, b, what] of cuts) {
          const [from, to] = [1 + (a % (lines.length - 1)), 1 + (b % (lines.length - 1))]
          if (what === 0) lines.splice(from, 1)
          else if (what === 1) lines.splice(to, 0, lines[from]!)
          else if (what === 2) lines[from] = ` ${lines[from]}`
          else if (what === 3) lines[from] = lines[from]!.replace(/^ /, '')
          else if (what === 4) lines[from] = lines[from]!.replace(/[:"'\]}-]/, '')
          else if (what === 5) lines[from] = lines[from]!.trimStart()
          else lines[from] = `${lines[from]!.slice(0, 3)}${['"', '{', '? ', '...', '%x', '|', '&a '][b % 7]}${lines[from]!.slice(3)}` // prettier-ignore
        }
        const written = lines.join('\n')
        const all = readAll(written)
        const parts = frontMatterValue(written)
        expect(parts.ok ? parts.value : undefined).toEqual(all)
      }) as never,
      300,
    )
  })

  test('a value that is set is there, and all else is as it was', () => {
    check(
      fc.property(anyPlace, anyValue, ({ text, place }, value) => {
        const after = textOf(setInCase(text, place, value))
        const expected = changed(readAll(text)!, place.slice(0, -1), (inside) => (inside[place.at(-1)!] = value))
        expect(readAll(after)).toEqual(expected)
        expect(after.startsWith(text.slice(0, 5))).toBe(true)
      }) as never,
      200,
    )
  })

  test('a new key is there, and all else is as it was; taken out again the bytes are the same', () => {
    check(
      fc.property(anyPlace, keys, anyValue, ({ text, place }, key, value) => {
        const parent = valueAt(readAll(text)!, place)
        fc.pre(typeof parent === 'object' && parent !== null && !Array.isArray(parent) && !Object.hasOwn(parent, key))
        const after = textOf(setInCase(text, [...place, key], value))
        expect(readAll(after)).toEqual(changed(readAll(text)!, place, (inside) => (inside[key] = value)))
        if (Object.keys(parent).length > 0) expect(textOf(removeInCase(after, [...place, key]))).toBe(text)
      }) as never,
    )
  })

  test('what is taken out is gone, and all else is as it was', () => {
    check(
      fc.property(anyPlace, ({ text, place }) => {
        const before = readAll(text)!
        const after = textOf(removeInCase(text, place))
        const step = place.at(-1)!
        const expected = changed(before, place.slice(0, -1), (inside) => {
          if (Array.isArray(inside)) inside.splice(step as number, 1)
          else Reflect.deleteProperty(inside, step)
        })
        expect(readAll(after)).toEqual(expected)
      }) as never,
      100,
    )
  })

  test('setting what is there already changes no byte', () => {
    check(
      fc.property(anyPlace, ({ text, place }) => {
        expect(textOf(setInCase(text, place, structuredClone(valueAt(readAll(text)!, place))))).toBe(text)
      }) as never,
    )
  })

  test('an item put in and taken out again leaves the same bytes', () => {
    check(
      fc.property(anyList, anyValue, ({ text, list: [path, items], at }, value) => {
        const index = at % (items.length + 1)
        const longer = textOf(insertInCase(text, path, index, value))
        expect(valueAt(readAll(longer)!, path)).toEqual(items.toSpliced(index, 0, value))
        expect(textOf(removeInCase(longer, [...path, index]))).toBe(text)
      }) as never,
      200,
    )
  })

  test('a moved item takes its place, and all else is as it was', () => {
    check(
      fc.property(anyList, ({ text, list: [path, items], at, to }) => {
        fc.pre(items.length > 0)
        const [from, where] = [at % items.length, to % items.length]
        const after = textOf(moveInCase(text, path, from, where))
        const moved = items.toSpliced(from, 1).toSpliced(where, 0, items[from]!)
        const parent = path.slice(0, -1)
        expect(readAll(after)).toEqual(changed(readAll(text)!, parent, (inside) => (inside[path.at(-1)!] = moved)))
      }) as never,
    )
  })

  test('edits at different places can be made in either order', () => {
    const leaves = fc.constantFrom(...LIBRARY_TEXTS).chain((text) => {
      const paths = pathsOf(readAll(text)!).filter(([, value]) => typeof value !== 'object')
      const pick = fc.constantFrom(...paths.map(([path]) => path))
      return fc.record({ text: fc.constant(text), one: pick, other: pick, a: fc.integer(), b: fc.string({ unit: 'grapheme', maxLength: 9 }) }) // prettier-ignore
    })
    check(
      fc.property(leaves, ({ text, one, other, a, b }) => {
        fc.pre(one.join() !== other.join())
        const set = (path: typeof one, value: Value) => ({ do: 'set', path, value }) as const
        const there = textOf(applyEdits(text, [set(one, a), set(other, b)]))
        expect(textOf(applyEdits(text, [set(other, b), set(one, a)]))).toBe(there)
      }) as never,
      50,
    )
  })

  test('a single value changes the one line it stands on', () => {
    const scalars = fc.constantFrom(...LIBRARY_TEXTS).chain((text) => {
      const paths = pathsOf(readAll(text)!).filter(([, value]) => typeof value !== 'object')
      return fc.record({ text: fc.constant(text), path: fc.constantFrom(...paths.map(([path]) => path)), value: fc.oneof(fc.integer(), fc.string({ unit: 'grapheme', maxLength: 20 })) }) // prettier-ignore
    })
    check(
      fc.property(scalars, ({ text, path, value }) => {
        const { removed, added } = difference(text, textOf(setInCase(text, path, value)))
        expect(removed.length).toBe(added.length)
        // The library has texts over several lines: those may become fewer, but nothing around them moves.
        expect(removed.length).toBeLessThanOrEqual(1)
      }) as never,
      100,
    )
  })

  test('nothing throws: bytes, megabytes, depths, odd paths and values', () => {
    const odd = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ maxLength: 300 }).map((yaml) => `---\n${yaml}\n---\n`),
      fc.constantFrom(
        'x'.repeat(1_000_000),
        `---\n${'a: 1\n'.repeat(60_000)}---\n`,
        `---\n${'[\n'.repeat(30_000)}---\n`,
        `---\na: ${'['.repeat(5000)}\n---\n`,
        `---\na: ${'{b: '.repeat(40)}1${'}'.repeat(40)}\n---\n`,
        `---\n${Array.from({ length: 60 }, (_, n) => `${' '.repeat(n)}a:`).join('\n')}\n---\n`,
        `---\na: 1\n---\n${'text '.repeat(300_000)}`,
      ),
    )
    const paths = fc.array(fc.oneof(fc.string(), fc.integer(), fc.constantFrom('a', 'b', 0, '__proto__')), { maxLength: 4 }) // prettier-ignore
    check(
      fc.property(odd, paths, fc.anything(), fc.integer(), (text, path, value, index) => {
        for (const edited of [
          frontMatterValue(text),
          setInCase(text, path, value),
          removeInCase(text, path),
          insertInCase(text, path, index, value),
          moveInCase(text, path, index, 0),
          replaceSection(text, String(path[0] ?? ''), String(index)),
        ])
          expect(edited.ok || edited.problems.length > 0).toBe(true)
      }) as never,
      60,
    )
  })
})

describe('only the lines of a value change', () => {
  const commented = file(
    `format: 1
# who
id: lake # never changed
title: { zh-CN: 看湖, en: "Lake: watch" }

summary:
  en: |
    first line
    second line
  zh-CN: >-
    folded text
    goes on
list:
  # about a
  - id: a # first
    value:   5   # estimated
    evidence: [x, y]
  # about b
  - id: b
    value: 6
empty: []  # none yet
nothing:
`,
  )
  const diff = (edited: Edited) => difference(commented, textOf(edited))

  test.each<[string, (text: string) => Edited, string[], string[]]>([
    [
      'a figure, its comment kept',
      (text) => setInCase(text, ['list', 0, 'value'], 7),
      ['    value:   5   # estimated'],
      ['    value:   7   # estimated'],
    ],
    ['by id', (text) => setInCase(text, ['list', 'b', 'value'], 7), ['    value: 6'], ['    value: 7']],
    [
      'in braces',
      (text) => setInCase(text, ['title', 'zh-CN'], '看海, 一'),
      ['title: { zh-CN: 看湖, en: "Lake: watch" }'],
      ['title: { zh-CN: "看海, 一", en: "Lake: watch" }'],
    ],
    [
      'quotes that nothing calls for any more',
      (text) => setInCase(text, ['title', 'en'], 'Lake'),
      ['title: { zh-CN: 看湖, en: "Lake: watch" }'],
      ['title: { zh-CN: 看湖, en: Lake }'],
    ],
    [
      'a text in lines',
      (text) => setInCase(text, ['summary', 'en'], 'first line\n\nthird line\n'),
      ['    second line'],
      ['', '    third line'],
    ],
    [
      'a folded text',
      (text) => setInCase(text, ['summary', 'zh-CN'], 'folded text goes\non'),
      ['    folded text', '    goes on'],
      ['    folded text goes', '', '    on'],
    ],
    [
      'an item of a list in brackets',
      (text) => insertInCase(text, ['list', 0, 'evidence'], 2, 'z'),
      ['    evidence: [x, y]'],
      ['    evidence: [x, y, z]'],
    ],
    [
      'an entry taken out, with the comment above it',
      (text) => removeInCase(text, ['list', 1]),
      ['  # about b', '  - id: b', '    value: 6'],
      [],
    ],
    [
      'an entry moved with its comment',
      (text) => moveInCase(text, ['list'], 1, 0),
      [
        '  # about a',
        '  - id: a # first',
        '    value:   5   # estimated',
        '    evidence: [x, y]',
        '  # about b',
        '  - id: b',
        '    value: 6',
      ],
      [
        '  # about b',
        '  - id: b',
        '    value: 6',
        '  # about a',
        '  - id: a # first',
        '    value:   5   # estimated',
        '    evidence: [x, y]',
      ],
    ],
    [
      'brackets that have to hold more than fits, odd spacing kept',
      (text) => insertInCase(text, ['empty'], 0, 'x'),
      ['empty: []  # none yet'],
      ['empty: [x]  # none yet'],
    ],
    ['a value where nothing stood', (text) => setInCase(text, ['nothing'], '有'), ['nothing:'], ['nothing: 有']],
    ['a key the format knows, in its place', (text) => setInCase(text, ['kind'], 'short'), [], ['kind: short']],
    [
      'a whole entry, of which one thing differs',
      (text) => setInCase(text, ['list', 0], { id: 'a', value: 9, evidence: ['x', 'y'] }),
      ['    value:   5   # estimated'],
      ['    value:   9   # estimated'],
    ],
    [
      'a whole list, of which one entry is new',
      (text) =>
        setInCase(
          text,
          ['list'],
          [
            { id: 'a', value: 5, evidence: ['x', 'y'] },
            { id: 'c', value: 1 },
            { id: 'b', value: 6 },
          ],
        ),
      [],
      ['  - id: c', '    value: 1'],
    ],
    [
      'the first thing behind a dash',
      (text) => removeInCase(text, ['list', 1, 'id']),
      ['  - id: b', '    value: 6'],
      ['  - value: 6'],
    ],
    [
      'everything in a list',
      (text) => setInCase(text, ['list'], []),
      commented.split('\n').slice(13, 21),
      ['list: []'],
    ],
  ])('%s', (_, change, removed, added) => {
    expect(diff(change(commented))).toEqual({ removed, added })
    const crlf = commented.replaceAll('\n', '\r\n')
    expect(textOf(change(crlf))).toBe(textOf(change(commented)).replaceAll('\n', '\r\n'))
    expect(textOf(change(`\uFEFF${commented}`))).toBe(`\uFEFF${textOf(change(commented))}`)
  })

  test('outside of the entry that is changed every line of a real case stays', () => {
    for (const text of LIBRARY_TEXTS.slice(0, 6)) {
      const items = (readAll(text) as { facts: Value[] }).facts
      for (const [index, item] of items.slice(0, 5).entries()) {
        const changedItem = {
          ...(item as Record<string, Value>),
          value: 1e6 + index,
          note: { 'zh-CN': '改', en: 'changed' },
        }
        const { removed, added } = difference(text, textOf(setInCase(text, ['facts', index], changedItem)))
        expect(removed.length).toBeLessThanOrEqual(12)
        expect(added.join('\n')).toContain(`value: ${1e6 + index}`)
        const line = text
          .split('\n')
          .indexOf(`  - id: ${(item as { id: string }).id}`, text.slice(0, text.indexOf('\nfacts:')).split('\n').length)
        expect(line).toBeGreaterThan(0)
        expect(
          removed.every((each) =>
            text
              .split('\n')
              .slice(line, line + 20)
              .includes(each),
          ),
        ).toBe(true)
      }
    }
  })
})

test('all facts can be others', () => {
  check(
    fc.property(anyFile, anyMap, (text, value) => {
      expect(readAll(textOf(setInCase(text, [], value)))).toEqual(value)
    }) as never,
  )
})

describe('what is refused, where', () => {
  const text = file('a: 1\nb:\n  c: [1, 2]\n')
  test.each<[string, Edited, string, number]>([
    ['broken YAML', setInCase(file('a: 1\nb: [\n'), ['a'], 2), 'yaml-syntax', 4],
    ['a key that stands twice', setInCase(file('a: 1\nb: 2\na: 3\n'), ['b'], 2), 'yaml-duplicate-key', 4],
    ['an anchor', setInCase(file('a: &x 1\nb: 2\n'), ['b'], 2), 'yaml-alias', 2],
    ['no facts', setInCase('text', ['a'], 2), 'front-matter-missing', 1],
    ['a path that leads nowhere', setInCase(text, ['x', 'y'], 2), 'path-not-there', 2],
    ['a place behind the end', setInCase(text, ['b', 'c', 2], 2), 'path-not-there', 4],
    ['a path through a figure', setInCase(text, ['a', 'b'], 2), 'path-through-value', 2],
    ['an item where no list is', insertInCase(text, ['b'], 0, 1), 'not-a-list', 3],
    ['a place too far', insertInCase(text, ['b', 'c'], 3, 1), 'path-not-there', 4],
    ['no value', setInCase(text, ['a'], undefined), 'value-unwritable', 2],
    ['a figure that is none', setInCase(text, ['a'], Number.NaN), 'value-unwritable', 2],
    ['no facts at all', setInCase(text, [], null), 'value-unwritable', 2],
    ['a date', setInCase(text, ['a'], [new Date(0)]), 'value-unwritable', 2],
    ['a section that is not there', replaceSection(text, '做法', 'x'), 'section-not-there', 6],
    [
      'the second of two, so neither is made',
      applyEdits(text, [
        { do: 'set', path: ['a'], value: 3 },
        { do: 'remove', path: ['z'] },
      ]),
      'path-not-there',
      2,
    ],
  ])('%s', (_, edited, code, line) => {
    expect(codesOf(edited)).toEqual([code])
    expect(edited.ok ? 0 : edited.problems[0]!.line).toBe(line)
  })
})

describe('a section is replaced', () => {
  const text = file('a: 1\n', '\n引言。\n\n## 做法\n\n旧文。\n\n\n## 做法\n\n再一次。\n## 结果\n好。')
  test.each([
    ['做法', '新文。\n\n两段。', '旧文。', '新文。\n\n两段。'],
    ['text-做法-2', '新文。', '再一次。', '新文。'],
    ['结果', '新文。\n', '好。', '新文。'],
    ['', '导语。', '引言。', '导语。'],
  ])('%s', (heading, body, before, after) => {
    expect(textOf(replaceSection(text, heading, body))).toBe(text.replace(before, after))
    expect(textOf(replaceSection(text, heading, before))).toBe(text)
  })

  test('in every real case the others stay as they are', () => {
    for (const real of LIBRARY_TEXTS) {
      const parts = splitFrontMatter(real, 'case.md')
      if (!parts.ok) throw new Error('the library must be readable')
      const sections = splitSections(parts.value.body, 1)
      for (const [index, section] of sections.entries()) {
        const after = textOf(replaceSection(real, section.anchor === 'text-' ? '' : section.anchor, '新的一段。'))
        const again = splitFrontMatter(after, 'case.md')
        const now = splitSections(again.ok ? again.value.body : '', 1)
        expect(now.map(({ heading }) => heading)).toEqual(sections.map(({ heading }) => heading))
        expect(now[index]!.markdown.trim()).toBe('新的一段。')
        expect(now.toSpliced(index, 1).map(({ markdown }) => markdown)).toEqual(
          sections.toSpliced(index, 1).map(({ markdown }) => markdown),
        )
      }
    }
  })
})
