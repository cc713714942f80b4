/** Texts of cases as people leave them, and places in them: for properties of editing and merging. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { stringify } from 'yaml'
import { splitFrontMatter } from '#cases/front-matter.ts'
import { readYaml } from '#cases/yaml-data.ts'

export type Value = string | number | boolean | null | Value[] | { [key: string]: Value }
export type ValuePath = (string | number)[]

/** The 19 cases of the library, as they are. */
export const LIBRARY_TEXTS: readonly string[] = readdirSync('cases/library').map((id) =>
  readFileSync(`cases/library/${id}/case.md`, 'utf8'),
)

const known = new Map<string, Value | undefined>()

/** What a front matter says, read in one go by the checker's own reader; nothing where it can't be read. */
export function readAll(text: string): Value | undefined {
  if (known.has(text)) return known.get(text)
  const parts = splitFrontMatter(text, 'case.md')
  const read = parts.ok ? readYaml(parts.value, 'case.md') : undefined
  const value = read?.ok ? (read.value.data as Value) : undefined
  if (LIBRARY_TEXTS.includes(text)) known.set(text, value)
  return value
}

/** Every path of a value but the whole, with what stands there. */
export function pathsOf(value: Value, path: ValuePath = []): [ValuePath, Value][] {
  if (typeof value !== 'object' || value === null) return []
  const entries: [string | number, Value][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return entries.flatMap(([step, item]): [ValuePath, Value][] => {
    const at = [...path, step]
    return [[at, item], ...pathsOf(item, at)]
  })
}

export const valueAt = (value: Value, path: ValuePath): Value | undefined =>
  path.reduce<Value | undefined>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Record<string | number, Value>)[step]
        : undefined,
    value,
  )

/** A copy with a change made to the collection at a path. */
export function changed(
  value: Value,
  path: ValuePath,
  change: (inside: Record<string | number, Value>) => void,
): Value {
  const copy = structuredClone(value)
  change(valueAt(copy, path) as Record<string | number, Value>)
  return copy
}

const words = fc.oneof(
  fc.constantFrom(
    '青山',
    'Water: a plan',
    "it's",
    '"quoted"',
    '- dash',
    '# hash',
    'a #b',
    '2024',
    '2024-07',
    'true',
    '',
  ),
  fc.constantFrom('null', '~', '  led', 'trailed ', 'two\nlines', 'end\n', '{a}', '[b]', 'a, b', '0x1f', '1e3', '.5'),
  fc.constantFrom(
    'http://a.b/c?d=e#f',
    '三个 词 与空格',
    'tab\there',
    '…',
    '%',
    '@x',
    '`y',
    '&z',
    '*w',
    '!v',
    '? u',
    ': t',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
export const keys = fc.oneof(
  fc.constantFrom('id', 'label', 'zh-CN', 'en', 'value', 'note', 'evidence', 'items', 'a b', '2020', 'true'),
  fc.stringMatching(/^[a-z]{1,6}$/),
)
const numbers = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
)

/** Values as a front matter can hold them. */
export const { value: anyValue, map: anyMap } = fc.letrec<{ value: Value; map: Record<string, Value>; list: Value[] }>(
  (tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      words,
      numbers,
      fc.boolean(),
      fc.constant(null),
      tie('list'),
      tie('map'),
    ),
    list: fc.array(tie('value'), { maxLength: 4 }),
    map: fc.dictionary(keys, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  }),
)

/** Puts comments and blank lines between lines where YAML allows them: where the next line begins an entry. */
function withComments(yaml: string, marks: readonly number[]): string {
  let block = -1
  return yaml
    .split('\n')
    .map((line, index) => {
      const column = line.length - line.trimStart().length
      if (block >= 0 && (line.trim() === '' || column > block)) return line
      block = /(?:[|>][-+]?\d?|["'][^"']*)$/.test(line) ? column : -1
      const mark = marks[index % Math.max(1, marks.length)]
      if (mark === 1 && /^ *(?:- )?[a-z]+:/.test(line)) return `${' '.repeat(column)}# about this\n${line}`
      if (mark === 2 && /^[a-z]+:/.test(line)) return `\n${line}`
      if (mark === 3 && /^ *[a-z]+:(?: [a-z0-9]+)?$/.test(line)) return `${line} # so far`
      return line
    })
    .join('\n')
}

/** Whole files with any facts, in many hands' writing. */
export const anyText: fc.Arbitrary<string> = fc
  .record({
    facts: fc.dictionary(keys, anyValue, { minKeys: 1, maxKeys: 6, noNullPrototype: true }),
    entries: fc.array(fc.record({ id: fc.stringMatching(/^[a-z]{1,4}$/), note: anyValue }), { maxLength: 4 }),
    indent: fc.constantFrom(2, 3, 4),
    indentSeq: fc.boolean(),
    flowCollectionPadding: fc.boolean(),
    singleQuote: fc.constantFrom(true, false, null),
    collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
    marks: fc.array(fc.nat(8), { maxLength: 12 }),
    crlf: fc.boolean(),
    bom: fc.boolean(),
  })
  .map(({ facts, entries, marks, crlf, bom, ...options }) => {
    const whole: Record<string, Value> = { ...facts, entries }
    const yaml = withComments(stringify(whole, { ...options, lineWidth: 0, version: '1.2', schema: 'core' }), marks)
    const text = `---\n${yaml}---\n\n## 做法\n\n一段文字。\n`
    return (bom ? '\uFEFF' : '') + (crlf ? text.replaceAll(/\r?\n/g, '\r\n') : text)
  })
  .filter((text) => {
    const data = readAll(text)
    return typeof data === 'object' && data !== null && !/^---\r?\n\{/.test(text.replace('\uFEFF', ''))
  })
