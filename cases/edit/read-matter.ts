/**
 * Reads a front matter into a tree of places. An editor asks at each keystroke, and a whole file takes tens of
 * milliseconds: the text is cut where entries begin, and parts that were read before are not read again. Where a cut
 * is not sure to be right, the whole is read at once.
 */
import { isAlias, isMap, isScalar, isSeq, parseDocument, type CST, type Node, type Pair, type Scalar } from 'yaml'
import { findFences, type Fences, type Outcome } from '../front-matter.ts'
import { problem } from '../problem.ts'
import { DEPTH_LIMIT, readYaml, YAML_OPTIONS } from '../yaml-data.ts'
import type { Json } from './json.ts'
import type { Child, CollectionNode, Cursor, MatterNode, ScalarStyle } from './matter-tree.ts'
import { splitEntries, type Piece } from './split-entries.ts'

export interface Matter {
  readonly text: string
  readonly fences: Fences
  readonly root: Cursor & { readonly node: CollectionNode }
}

/** Name under which problems of an edited text are reported. */
const FILE = 'case.md'

/** Reads the front matter of a file's text, or says what is wrong with it: its fences or its YAML, with places. */
export function readMatter(text: string): Outcome<Matter> {
  const fences = findFences(text, FILE)
  if (!fences.ok) return fences
  const { yamlStart, yamlEnd } = fences.value
  const yaml = text.slice(yamlStart, yamlEnd)
  const node = readTree(yaml)
  if (node) return { ok: true, value: { text, fences: fences.value, root: { node, base: yamlStart } } }
  const read = readYaml({ yaml, yamlLine: 2, body: '', bodyLine: 0 }, FILE)
  if (!read.ok) return read
  return { ok: false, problems: [problem('edit-unsafe', FILE, { line: 2, column: 1 }, '', { place: '---' })] }
}

/** The YAML of a front matter as a tree; nothing where it is no map that can be read without a doubt. */
export function readTree(yaml: string): CollectionNode | undefined {
  const pieces = splitEntries(yaml, 'map', 0)
  const joined = pieces && join(yaml, 'map', pieces, 0)
  if (joined) return joined
  const whole = readWhole(yaml)
  return whole?.kind === 'map' ? whole : undefined
}

/** Long enough to save time by cutting it further. */
const WORTH_CUTTING = 600
const LIST_OR_MAP = /^([A-Za-z][\w-]*):[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t\r]*(?:#[^\n]*)?\n)*( *)(-?)/
const OTHER_THAN_TEXT = /^(?:true|false|null)$/i

function readEntry(text: string): CollectionNode | undefined {
  if (text.length < WORTH_CUTTING) return readWhole(text)
  const head = LIST_OR_MAP.exec(text)
  if (!head || OTHER_THAN_TEXT.test(head[1]!)) return readWhole(text)
  const column = head[2]!.length
  const kind = head[3] === '-' ? 'list' : 'map'
  if (kind === 'map' && column === 0) return readWhole(text)
  const from = head[0].length - head[3]!.length - column
  const pieces = splitEntries(text.slice(from), kind, column)
  const node = pieces && join(text, kind, pieces, from, column)
  if (!node) return readWhole(text)
  const name = head[1]!
  const valueAt = name.length + 1
  const data = Object.freeze({ [name]: node.data })
  return {
    kind: 'map', flow: false, data, start: 0, end: node.end, column: 0,
    children: [{ name, at: 0, valueAt, node, shift: 0 }],
  } // prettier-ignore
}

/** One collection from parts that hold one entry each; nothing where a part holds something else. */
function join(
  text: string,
  kind: 'map' | 'list',
  pieces: readonly Piece[],
  offset: number,
  column = 0,
): CollectionNode | undefined {
  const children: Child[] = []
  const names = new Set<string>()
  for (const piece of pieces) {
    const start = piece.start + offset
    const node = remembered(text.slice(start, piece.end + offset))
    if (!node || node.kind !== kind || node.flow || node.children.length !== 1 || node.column !== column)
      return undefined
    const child = node.children[0]!
    if (kind === 'map' && names.has(String(child.name))) return undefined
    names.add(String(child.name))
    children.push({
      name: kind === 'map' ? child.name : children.length,
      at: child.at + start,
      valueAt: child.valueAt === undefined ? undefined : child.valueAt + start,
      node: child.node,
      shift: child.shift + start,
    })
  }
  const last = children.at(-1)
  if (!last) return undefined
  const end = Math.max(last.node.end + last.shift, last.valueAt ?? 0)
  return { kind, flow: false, data: dataOf(kind, children), start: children[0]!.at, end, column, children }
}

/** Values are shared between readings, so nobody may change them. */
function dataOf(kind: 'map' | 'list', children: readonly Child[]): Json {
  return Object.freeze(
    kind === 'list'
      ? children.map(({ node }) => node.data)
      : Object.fromEntries(children.map(({ name, node }) => [name, node.data])),
  )
}

/** Characters of text whose trees are kept: a few versions of the largest case. */
const MEMORY_LIMIT = 1_500_000
let recent = new Map<string, CollectionNode | undefined>()
let older = new Map<string, CollectionNode | undefined>()
let recentSize = 0

function remembered(text: string): CollectionNode | undefined {
  if (recent.has(text)) return recent.get(text)
  const node = older.has(text) ? older.get(text) : readEntry(text)
  if (recentSize + text.length > MEMORY_LIMIT) {
    older = recent
    recent = new Map()
    recentSize = 0
  }
  recent.set(text, node)
  recentSize += text.length
  return node
}

function readWhole(text: string): CollectionNode | undefined {
  const document = parseDocument(text, { ...YAML_OPTIONS, keepSourceTokens: true })
  if (document.errors.length > 0) return undefined
  const node = convert(document.contents as Node | null, text, 0)
  return node && node.kind !== 'scalar' ? node : undefined
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_DOUBLE: 'double',
  QUOTE_SINGLE: 'single',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

/** A node as ours; nothing for what `readYaml` refuses (aliases, tags, odd or repeated keys, depth). */
function convert(node: Node | null | undefined, text: string, depth: number, emptyAt = 0): MatterNode | undefined {
  if (!node) return { kind: 'scalar', style: 'empty', data: null, start: emptyAt, end: emptyAt }
  if (isAlias(node) || (node as { anchor?: string }).anchor !== undefined || node.tag !== undefined) return undefined
  if (isScalar(node)) return convertScalar(node, emptyAt)
  if (depth >= DEPTH_LIMIT) return undefined
  if (!isMap(node) && !isSeq(node)) return undefined
  const children = isMap(node) ? mapChildren(node, text, depth) : listChildren(node, text, depth)
  if (!children) return undefined
  const kind = isMap(node) ? 'map' : 'list'
  // A pair in a list in brackets is a map without brackets of its own: nothing can be put into it.
  const flow = node.flow === true || node.srcToken === undefined
  const last = children.at(-1)
  const start = flow || !children[0] ? node.range![0] : children[0].at
  const end = flow || !last ? node.range![1] : Math.max(last.node.end, last.valueAt ?? 0)
  const column = start - (text.lastIndexOf('\n', start - 1) + 1)
  return { kind, flow, data: dataOf(kind, children), start, end, column, children }
}

function convertScalar(node: Scalar, emptyAt: number): MatterNode | undefined {
  const [start, end] = node.range!
  const value = node.value as Json
  if (typeof value === 'object' && value !== null) return undefined
  if (start === end) return { kind: 'scalar', style: 'empty', data: value, start: emptyAt, end: emptyAt }
  return { kind: 'scalar', style: STYLES[node.type ?? ''] ?? 'plain', data: value, start, end }
}

type Collected = { srcToken?: CST.BlockMap | CST.BlockSequence | CST.FlowCollection; items: unknown[] }
type CollectedItem = { start?: CST.SourceToken[]; key?: unknown; sep?: CST.SourceToken[]; value?: unknown }

const itemsOf = (node: unknown): readonly CollectedItem[] =>
  ((node as Collected).srcToken?.items as readonly CollectedItem[] | undefined) ?? []

const tokenEnd = (tokens: readonly CST.SourceToken[] | undefined, type: string): number | undefined => {
  const token = tokens?.find((candidate) => candidate.type === type)
  return token && token.offset + token.source.length
}

function mapChildren(node: { items: unknown[] }, text: string, depth: number): Child[] | undefined {
  const tokens = itemsOf(node).filter((item) => item.key !== undefined || item.sep?.length)
  const children: Child[] = []
  const names = new Set<string>()
  for (const [index, pair] of (node.items as Pair<Node, Node | null>[]).entries()) {
    const key = isScalar(pair.key) ? pair.key : undefined
    const name = typeof key?.value === 'string' || typeof key?.value === 'number' ? String(key.value) : undefined
    if (!key || name === undefined || name === '__proto__' || names.has(name)) return undefined
    if ((key as { anchor?: string }).anchor !== undefined || key.tag !== undefined) return undefined
    names.add(name)
    const keyEnd = key.range![1]
    const valueAt = tokenEnd(tokens[index]?.sep, 'map-value-ind')
    const value = convert(pair.value, text, depth + 1, valueAt ?? keyEnd)
    if (!value) return undefined
    children.push({ name, at: key.range![0], valueAt, node: value, shift: 0 })
  }
  return children
}

function listChildren(node: { items: unknown[]; flow?: boolean }, text: string, depth: number): Child[] | undefined {
  const dashes = node.flow ? [] : itemsOf(node).flatMap(({ start }) => tokenEnd(start, 'seq-item-ind') ?? [])
  const children: Child[] = []
  for (const [index, item] of (node.items as (Node | null)[]).entries()) {
    const dash = dashes[index]
    const value = convert(item, text, depth + 1, dash ?? item?.range?.[0])
    if (!value || (dash === undefined && !node.flow)) return undefined
    children.push({ name: index, at: dash === undefined ? value.start : dash - 1, valueAt: dash ?? value.start, node: value, shift: 0 }) // prettier-ignore
  }
  return children
}
