/** Says in our own words, in both languages, what zod found wrong with the facts. */
import type { z } from 'zod'
import type { LocalText } from '#scoring/facts.ts'
import type { ProblemCode } from './messages.ts'
import { didYouMean } from './nearest.ts'
import { dottedPath, problem, type Detail, type Path, type Problem } from './problem.ts'
import type { LocatedData } from './yaml-data.ts'

type Issue = z.core.$ZodIssue

/** One problem for each issue, each unknown key a problem of its own. */
export function schemaProblems(
  issues: readonly Issue[],
  schema: z.ZodType,
  located: LocatedData,
  file: string,
): Problem[] {
  const problems: Problem[] = []
  const badDates = new Set<string>()
  const unfilled = new Set<string>()
  for (const issue of issues) {
    const path = issue.path as Path
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(schema, path)
      for (const key of issue.keys) {
        const at = [...path, key]
        const hint = didYouMean(key, known, KNOWN_KEYS_HINT(known))
        problems.push(problem('unknown-key', file, located.locateKey(at), dottedPath(at), { key: shown(key), hint }))
      }
      continue
    }
    const [code, detail] = explain(issue, valueAt(located.data, path))
    const dotted = dottedPath(path)
    if (code === 'bad-date') badDates.add(dotted)
    // What is no date at all isn't also reported as lacking its day.
    if (code === 'need-full-date' && badDates.has(dotted)) continue
    if (code === 'not-filled') {
      if (unfilled.has(dotted)) continue
      unfilled.add(dotted)
    }
    problems.push(problem(code, file, located.locate(path), dotted, detail))
  }
  return problems
}

const KNOWN_KEYS_HINT = (known: readonly string[]): LocalText => ({
  'zh-CN': `请删去，或改用：${known.join('、')}。`,
  en: `Remove it, or use one of: ${known.join(', ')}.`,
})
const NO_HINT: LocalText = { 'zh-CN': '', en: '' }

function explain(issue: Issue, value: unknown): readonly [ProblemCode, Detail] {
  switch (issue.code) {
    case 'invalid_type':
      if (isEmpty(value)) return ['not-filled', { expected: TYPE_NAMES[issue.expected] ?? TYPE_NAMES['unknown']! }]
      return value === undefined
        ? ['missing', { field: String(issue.path.at(-1) ?? '') }]
        : ['wrong-type', { expected: TYPE_NAMES[issue.expected] ?? TYPE_NAMES['unknown']!, received: typeName(value) }]
    case 'invalid_value':
      return notInList(issue.values, issue, value)
    case 'invalid_union': {
      const values =
        issue.inclusive === false
          ? []
          : (issue.options ??
            issue.errors.flatMap((branch) =>
              branch.flatMap((inner) => (inner.code === 'invalid_value' ? inner.values : [])),
            ))
      return notInList(values, issue, value)
    }
    case 'too_small': {
      if (issue.origin === 'string') return ['empty-text', {}]
      const limit = Number(issue.minimum)
      if (issue.origin === 'array') return ['list-too-short', { limit }]
      return issue.inclusive === false ? ['number-not-above', { limit }] : ['number-too-small', { limit }]
    }
    case 'too_big': {
      const limit = Number(issue.maximum)
      if (issue.origin === 'string') return ['text-too-long', { limit }]
      return [issue.origin === 'array' ? 'list-too-long' : 'number-too-large', { limit }]
    }
    case 'invalid_format':
      return unfilledOr(formatCode(issue), value)
    case 'custom':
      return unfilledOr(customCode(issue.params?.['problem']), value)
    default:
      return ['bad-format', { value: shown(value) }]
  }
}

function notInList(values: readonly unknown[], issue: Issue, value: unknown): readonly [ProblemCode, Detail] {
  if (value === undefined) return ['missing', { field: String(issue.path.at(-1) ?? '') }]
  const allowed = values.map(String)
  if (isEmpty(value)) return ['not-chosen', { allowed: { 'zh-CN': allowed.join('、'), en: allowed.join(', ') } }]
  return [
    'not-in-list',
    {
      value: shown(value),
      allowed: { 'zh-CN': allowed.join('、'), en: allowed.join(', ') },
      hint: typeof value === 'string' ? didYouMean(value, allowed, NO_HINT) : NO_HINT,
    },
  ]
}

function formatCode(issue: Extract<Issue, { code: 'invalid_format' }>): ProblemCode {
  if (issue.format === 'url') return 'bad-url'
  const field = issue.path.findLast((step) => typeof step === 'string')
  if (field === 'stockCodes') return 'bad-stock-code'
  if (field === 'translates' || field === 'sha256') return 'bad-digest'
  return 'bad-id'
}

const CUSTOM_CODES = [
  'bad-date', 'need-full-date', 'level-min-above-max', 'quote-too-long', 'partner-name-or-group',
  'valuation-or-not-priced',
] as const satisfies readonly ProblemCode[] // prettier-ignore

const customCode = (name: unknown): ProblemCode => CUSTOM_CODES.find((code) => code === name) ?? 'bad-format'

/** What a form puts where nothing has been said yet: nobody has made a mistake there. */
const isEmpty = (value: unknown): boolean => value === '' || value === null

/** What belongs where nothing is yet, by what would be wrong with anything else. */
const WANTED: Readonly<Partial<Record<ProblemCode, LocalText>>> = {
  'bad-date': { 'zh-CN': '日期，如 2021、2021-02 或 2021-02-13', en: 'a date such as 2021, 2021-02 or 2021-02-13' },
  'need-full-date': { 'zh-CN': '到日的日期，如 2021-02-13', en: 'a full date such as 2021-02-13' },
  'bad-url': { 'zh-CN': '网址', en: 'an http or https address' },
  'bad-id': { 'zh-CN': '标识：小写字母、数字和连字符', en: 'an id: lower-case letters, digits and hyphens' },
  'bad-stock-code': { 'zh-CN': '股票代码，如 HKEX:0700', en: 'a stock code such as HKEX:0700' },
  'bad-digest': { 'zh-CN': 'sha256 值', en: 'a sha256 digest' },
}

function unfilledOr(code: ProblemCode, value: unknown): readonly [ProblemCode, Detail] {
  const expected = isEmpty(value) ? WANTED[code] : undefined
  return expected ? ['not-filled', { expected }] : [code, { value: shown(value) }]
}

const shown = (value: unknown): string => {
  const text = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

const TYPE_NAMES: Readonly<Record<string, LocalText>> = {
  string: { 'zh-CN': '文字', en: 'text' },
  number: { 'zh-CN': '数字', en: 'a number' },
  int: { 'zh-CN': '整数', en: 'a whole number' },
  boolean: { 'zh-CN': ' true 或 false', en: 'true or false' },
  array: { 'zh-CN': '列表（每项以 - 开头）', en: 'a list (entries that begin with -)' },
  object: { 'zh-CN': '“名称: 值”', en: '"name: value" lines' },
  null: { 'zh-CN': '空', en: 'empty' },
  unknown: { 'zh-CN': '另一种值', en: 'another kind of value' },
}

function typeName(value: unknown): LocalText {
  if (value === null) return TYPE_NAMES['null']!
  if (Array.isArray(value)) return TYPE_NAMES['array']!
  if (typeof value === 'number' && !Number.isFinite(value))
    return { 'zh-CN': '无穷大或非数', en: 'infinite or not a number' }
  return TYPE_NAMES[typeof value] ?? TYPE_NAMES['unknown']!
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string | number, unknown>)[step]
  }
  return value
}

interface SchemaDefinition {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly element?: z.ZodType
  readonly innerType?: z.ZodType
  readonly out?: z.ZodType
  readonly options?: readonly z.ZodType[]
}

/** Keys that the schema knows at a path; those of all branches where there is a choice. */
export function knownKeys(schema: z.ZodType, path: Path): string[] {
  const definition = schema.def as unknown as SchemaDefinition
  const inner = definition.innerType ?? definition.out
  if (inner) return knownKeys(inner, path)
  if (definition.options) return [...new Set(definition.options.flatMap((option) => knownKeys(option, path)))]
  const [step, ...rest] = path
  if (definition.shape) {
    if (step === undefined) return Object.keys(definition.shape)
    const next = definition.shape[step]
    return next ? knownKeys(next, rest) : []
  }
  return definition.element && typeof step === 'number' ? knownKeys(definition.element, rest) : []
}
