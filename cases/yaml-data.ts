/**
 * Reads the YAML of a case into plain data and remembers where everything stands. Only plain maps, lists and scalars:
 * anchors, aliases, tags and merge keys are refused, so nothing can grow when it is read (alias bombs) and every value
 * stands where it is written.
 */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type DocumentOptions,
  type ErrorCode,
  type Node,
  type Pair,
  type ParseOptions,
  type Range,
  type SchemaOptions,
} from 'yaml'
import type { LocalText } from '#scoring/facts.ts'
import type { CaseParts, Outcome } from './front-matter.ts'
import { dottedPath, problem, type Detail, type Path, type Place, type Problem } from './problem.ts'
import type { ProblemCode } from './messages.ts'

/** The format itself goes seven levels deep. */
export const DEPTH_LIMIT = 24
/** A broken file can hold a problem per character: nobody reads more than the first few. */
const PROBLEM_LIMIT = 100

/** How the YAML of a case is read, here and where its text is edited. */
export const YAML_OPTIONS = {
  schema: 'core',
  version: '1.2',
  merge: false,
  resolveKnownTags: false,
  // Compared pair by pair by the library, which takes seconds in a long map: `toData` does it with a set.
  uniqueKeys: false,
  prettyErrors: false,
  // `silent` would also hide that there is more than one document.
  logLevel: 'error',
} as const satisfies ParseOptions & DocumentOptions & SchemaOptions

export interface LocatedData {
  readonly data: unknown
  /** Place of the value at a path, or of the nearest thing around it that exists. */
  readonly locate: (path: Path) => Place
  /** Place of the key at the end of a path. */
  readonly locateKey: (path: Path) => Place
}

/** Reads the YAML of a file: its data, or every problem of its writing. */
export function readYaml(parts: CaseParts, file: string): Outcome<LocatedData> {
  const lines = new LineCounter()
  const placeOf = (offset: number): Place => {
    const { line, col } = lines.linePos(Math.min(offset, parts.yaml.length))
    return { line: line + parts.yamlLine - 1, column: col }
  }
  const document = parseDocument(parts.yaml, { ...YAML_OPTIONS, lineCounter: lines })
  if (document.errors.length > 0) {
    const problems = document.errors.slice(0, PROBLEM_LIMIT).map((found) => {
      const place = placeOf(found.pos[0])
      if (found.code === 'RESOURCE_EXHAUSTION') return problem('yaml-too-deep', file, place, '', { limit: DEPTH_LIMIT })
      return problem('yaml-syntax', file, place, '', { reason: SYNTAX_REASONS[found.code] ?? OTHER_REASON })
    })
    return { ok: false, problems }
  }

  const problems: Problem[] = []
  const report: ReportNode = (code, offset, path, detail) => {
    if (problems.length < PROBLEM_LIMIT) problems.push(problem(code, file, placeOf(offset), dottedPath(path), detail))
  }
  const root = document.contents as Node | null
  if (!isMap(root)) {
    report('not-a-map', root?.range?.[0] ?? 0, [])
    return { ok: false, problems }
  }
  const data = toData(root, [], (offset) => placeOf(offset).line, report)
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    value: {
      data,
      locate: (path) => placeOf(offsetOf(root, path, 'value')),
      locateKey: (path) => placeOf(offsetOf(root, path, 'key')),
    },
  }
}

type ReportNode = (code: ProblemCode, offset: number, path: Path, detail?: Detail) => void

/** Plain data of a node; keys are checked to be unique text and `__proto__` can't be set by one. */
function toData(
  node: Node | null | undefined,
  path: (string | number)[],
  lineAt: (offset: number) => number,
  report: ReportNode,
): unknown {
  if (node === null || node === undefined) return null
  const offset = node.range?.[0] ?? 0
  if (isAlias(node) || (node as { anchor?: string }).anchor !== undefined) {
    report('yaml-alias', offset, path)
    return null
  }
  if (node.tag !== undefined) {
    report('yaml-tag', offset, path, { tag: node.tag.slice(0, 60) })
    return null
  }
  if (isScalar(node)) return node.value
  if (path.length >= DEPTH_LIMIT) {
    report('yaml-too-deep', offset, path, { limit: DEPTH_LIMIT })
    return null
  }
  if (isSeq(node)) {
    return node.items.map((item, index) => {
      path.push(index)
      const value = toData(item as Node, path, lineAt, report)
      path.pop()
      return value
    })
  }
  if (!isMap(node)) return null
  const data: Record<string, unknown> = {}
  const firstOffsets = new Map<string, number>()
  for (const pair of node.items as Pair<Node, Node | null>[]) {
    const keyOffset = pair.key.range?.[0] ?? offset
    const key = isScalar(pair.key) ? pair.key.value : undefined
    if ((typeof key !== 'string' && typeof key !== 'number') || key === '__proto__' || hasAnchor(pair.key)) {
      report('yaml-key', keyOffset, path)
      continue
    }
    const name = String(key)
    const first = firstOffsets.get(name)
    if (first !== undefined) {
      report('yaml-duplicate-key', keyOffset, [...path, name], { key: name.slice(0, 80), first: lineAt(first) })
      continue
    }
    firstOffsets.set(name, keyOffset)
    path.push(name)
    data[name] = toData(pair.value, path, lineAt, report)
    path.pop()
  }
  return data
}

const hasAnchor = (node: Node): boolean => (node as { anchor?: string }).anchor !== undefined

/** Where a scalar begins; an empty one stands nowhere. */
const startOf = (range: Range | null | undefined): number | undefined =>
  range && range[1] > range[0] ? range[0] : undefined

function offsetOf(root: Node, path: Path, want: 'key' | 'value'): number {
  let node: Node | null = root
  let offset = root.range?.[0] ?? 0
  for (const [depth, step] of path.entries()) {
    if (isMap(node)) {
      const pairs: Pair<Node, Node | null>[] = node.items as Pair<Node, Node | null>[]
      const pair = pairs.find((candidate) => isScalar(candidate.key) && String(candidate.key.value) === step)
      if (!pair) return offset
      const isLast = depth === path.length - 1
      // A map or list is found by its key; its first entry may be lines below.
      const valueRange = isScalar(pair.value) ? pair.value.range : undefined
      offset = (isLast && want === 'key' ? undefined : startOf(valueRange)) ?? pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node) && typeof step === 'number' && node.items[step]) {
      node = node.items[step] as Node
      offset = node.range?.[0] ?? offset
    } else return offset
  }
  return offset
}

const OTHER_REASON: LocalText = {
  'zh-CN': '请检查这一行的缩进、冒号和引号。',
  en: 'check indentation, colons and quotes on this line.',
}
const SYNTAX_REASONS: Partial<Record<ErrorCode, LocalText>> = {
  BAD_ALIAS: { 'zh-CN': '星号开头的文字须加引号。', en: 'text that begins with an asterisk needs quotes.' },
  BAD_DIRECTIVE: {
    'zh-CN': '不能用 % 指令；百分号开头的文字须加引号。',
    en: 'directives are not allowed; text that begins with % needs quotes.',
  },
  BAD_DQ_ESCAPE: {
    'zh-CN': '双引号中的反斜线写法不对；改用单引号，或写成 \\\\。',
    en: 'a backslash in double quotes is wrong: use single quotes, or write \\\\.',
  },
  BAD_INDENT: { 'zh-CN': '缩进与上文不一致。', en: 'the indentation does not fit the lines above.' },
  BAD_SCALAR_START: {
    'zh-CN': '值不能以这个字符（如 @ 或反引号）开头；请加引号。',
    en: 'a value cannot begin with this character (such as @ or a backtick): quote it.',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    'zh-CN': '一行里有两个“键: 值”；含冒号加空格的文字须加引号。',
    en: 'one line holds two "key: value" pairs; text with a colon and a space needs quotes.',
  },
  BLOCK_IN_FLOW: {
    'zh-CN': '方括号或花括号里不能再用缩进列表。',
    en: 'an indented list cannot stand inside brackets or braces.',
  },
  KEY_OVER_1024_CHARS: {
    'zh-CN': '键过长；是不是漏了引号或换行？',
    en: 'the key is too long: is a quote or line break missing?',
  },
  MISSING_CHAR: { 'zh-CN': '缺少引号、括号、冒号或逗号。', en: 'a quote, bracket, colon or comma is missing.' },
  MULTILINE_IMPLICIT_KEY: {
    'zh-CN': '键跨了两行；是不是漏了冒号或引号？',
    en: 'a key runs over two lines: is a colon or quote missing?',
  },
  MULTIPLE_ANCHORS: { 'zh-CN': '& 开头的文字须加引号。', en: 'text that begins with & needs quotes.' },
  MULTIPLE_DOCS: { 'zh-CN': '事实部分只能有一份 YAML 文档。', en: 'the facts must be a single YAML document.' },
  MULTIPLE_TAGS: { 'zh-CN': '! 开头的文字须加引号。', en: 'text that begins with ! needs quotes.' },
  TAB_AS_INDENT: { 'zh-CN': '缩进不能用制表符，请用空格。', en: 'indentation must be spaces, not tabs.' },
  TAG_RESOLVE_FAILED: { 'zh-CN': '! 开头的文字须加引号。', en: 'text that begins with ! needs quotes.' },
  UNEXPECTED_TOKEN: {
    'zh-CN': '这里的符号多余或位置不对；含特殊符号的文字须加引号。',
    en: 'this character is unexpected here; text with special characters needs quotes.',
  },
}
