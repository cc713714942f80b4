/** Makes a value in the text say something else, by cuts as small as can be. */
import { matchItems } from '../diff/align.ts'
import { factIdentity } from '../diff/fact-identity.ts'
import { editBlock } from './edit-block.ts'
import { editFlow } from './edit-flow.ts'
import { childExtent, lineEnd, lineStart, nextLine } from './extent.ts'
import { isList, isMapping, sameValue, type Json, type JsonMap } from './json.ts'
import { childCursor, isCollection, type CollectionCursor, type Cursor } from './matter-tree.ts'
import type { Splice } from './splice.ts'
import { writeEntry, writeValue, type Spot, type Written } from './write-value.ts'
import type { ValuePath, WritingStyle } from './writing-style.ts'

/** What an edit works on. */
export interface Editing {
  readonly text: string
  readonly style: WritingStyle
  /** Looks are given up for what is sure to be read the same. */
  readonly safest: boolean
  /** Keys of a map in the order of the format. */
  readonly keyOrder: (path: ValuePath) => readonly string[]
}

/** A child of a collection as it is to be: one that was there, perhaps changed, or a new one. */
export interface Slot {
  /** Its place before; nothing for a new one. */
  readonly from?: number
  readonly name: string | number
  readonly value: Json
}

/** The cuts that make a value another; none where it is the same already. */
export function editNode(editing: Editing, cursor: Cursor, value: Json, path: ValuePath): Splice[] {
  const { data } = cursor.node
  if (sameValue(data, value)) return []
  if (isCollection(cursor) && cursor.node.kind === 'map' && isMapping(value))
    return editChildren(editing, cursor, mapSlots(editing, cursor, value, path), path)
  if (isCollection(cursor) && cursor.node.kind === 'list' && isList(value))
    return editChildren(editing, cursor, listSlots(data as readonly Json[], value), path)
  return replaceNode(editing, cursor, value, path)
}

/** The cuts that leave a collection with the children given, in their order. */
export function editChildren(
  editing: Editing,
  cursor: CollectionCursor,
  slots: readonly Slot[],
  path: ValuePath,
): Splice[] {
  const { node } = cursor
  const value = node.kind === 'list' ? slots.map((slot) => slot.value) : Object.fromEntries(slots.map((slot) => [slot.name, slot.value])) // prettier-ignore
  const isKept = slots.some(({ from }) => from !== undefined)
  // Brackets that hold nothing may become lines, and lines that hold nothing become brackets.
  if (!isKept && (!node.flow || !canHold(editing, cursor, value, path)))
    return replaceNode(editing, cursor, value, path)
  const edited = (index: number, to: Json): Splice[] =>
    editNode(editing, childCursor(cursor, index), to, [...path, node.children[index]!.name])
  return (
    (node.flow ? editFlow : editBlock)(editing, cursor, slots, path, edited) ??
    replaceNode(editing, cursor, value, path)
  )
}

/** Whether empty brackets are to hold a value rather than make way for lines. */
function canHold(editing: Editing, cursor: CollectionCursor, value: Json, path: ValuePath): boolean {
  if (cursor.node.children.length > 0) return false
  const spot = spotOf(cursor, path)
  if (!spot || spot.inFlow) return true
  const { text } = editing
  const [start, end] = [cursor.base + cursor.node.start, cursor.base + cursor.node.end]
  // Lines put in here and taken out again leave the same bytes only where the brackets are written as usual.
  const usual = /^[:-] $/.test(text.slice(start - 2, start)) && end - start === 2 && /^(?: #[^\n]*)?\r?\n/.test(text.slice(end, nextLine(text, end))) // prettier-ignore
  return !usual || writeValue(value, spot, editing.style).lines.length === 0
}

/** Entries keep their places; a new one follows the key that the format puts before it. */
function mapSlots(editing: Editing, cursor: CollectionCursor, value: JsonMap, path: ValuePath): Slot[] {
  const slots: Slot[] = []
  for (const [index, { name }] of cursor.node.children.entries())
    if (Object.hasOwn(value, name)) slots.push({ from: index, name, value: value[name]! })
  const order = editing.keyOrder(path)
  const old = new Set(slots.map(({ name }) => name))
  const added = Object.keys(value).filter((key) => !old.has(key))
  for (const name of added.toSorted((a, b) => rank(order, a) - rank(order, b))) {
    const isKnown = order.includes(name)
    const place = isKnown
      ? slots.findLastIndex((slot) => rank(order, String(slot.name)) < rank(order, name)) + 1
      : slots.length
    slots.splice(place, 0, { name, value: value[name]! })
  }
  return slots
}

const rank = (order: readonly string[], key: string): number => {
  const place = order.indexOf(key)
  return place === -1 ? order.length : place
}

/** Items that were there before keep their lines wherever they stand now. */
function listSlots(before: readonly Json[], after: readonly Json[]): Slot[] {
  const origin = new Map([...matchItems(before, after, factIdentity(before, after))].map(([from, to]) => [to, from]))
  return after.map((value, name) => slot(origin.get(name), name, value))
}

const slot = (from: number | undefined, name: number, value: Json): Slot =>
  from === undefined ? { name, value } : { from, name, value }

/** Where a node stands; nothing for the whole front matter. */
function spotOf(cursor: Cursor, path: ValuePath): Spot | undefined {
  if (!cursor.parent) return undefined
  const { node } = cursor.parent.cursor
  return { column: node.column, after: node.kind === 'map' ? 'key' : 'dash', inFlow: node.flow, path }
}

/** Writes a value in the place of another, whatever shapes they have. */
function replaceNode(editing: Editing, cursor: Cursor, value: Json, path: ValuePath): Splice[] {
  const spot = spotOf(cursor, path)
  if (!spot || !cursor.parent) return replaceRoot(editing, cursor, value)
  const { text, style, safest } = editing
  const { node, base } = cursor
  const { cursor: parent, index } = cursor.parent
  const { valueAt: ownValueAt } = parent.node.children[index]!
  const written = writeValue(value, spot, style, node.kind === 'scalar' ? node : undefined, safest)
  const [start, end] = [base + node.start, base + node.end]
  if (ownValueAt === undefined) return [{ start, end, text: `: ${written.head}` }]
  const valueAt = parent.base + ownValueAt
  if (isCollection(cursor) && !cursor.node.flow) {
    const last = childExtent(text, cursor, cursor.node.children.length - 1)
    return replaceLines(text, written, valueAt, start, last.end, style.eol)
  }
  // The header and all lines of a text in a block.
  if (node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded') && text[end - 1] === '\n')
    return replaceLines(text, written, valueAt, start, end, style.eol)
  return replaceInline(text, written, valueAt, start, end, style.eol)
}

/** All facts anew, where not one of them stays. */
function replaceRoot({ text, style, safest }: Editing, cursor: Cursor, value: Json): Splice[] {
  const { node, base } = cursor
  const lines = Object.entries(value as JsonMap).flatMap(([key, item]) =>
    writeEntry(
      key,
      writeValue(item, { column: 0, after: 'key', inFlow: false, path: [key] }, style, undefined, safest),
      0,
    ),
  )
  const put = lines.length === 0 ? '{}' : lines.join(style.eol)
  if (!isCollection(cursor) || cursor.node.flow) return [{ start: base + node.start, end: base + node.end, text: put }]
  const { end } = childExtent(text, cursor, cursor.node.children.length - 1)
  return [{ start: lineStart(text, base + node.start), end, text: put + style.eol }]
}

const below = (lines: readonly string[], eol: string): string => lines.map((line) => line + eol).join('')

function replaceLines(
  text: string,
  written: Written,
  valueAt: number,
  start: number,
  end: number,
  eol: string,
): Splice[] {
  if (nextLine(text, valueAt) > start) {
    const put = written.head === '' ? eol : `${text[start - 1] === ' ' ? '' : ' '}${written.head}${eol}`
    return [{ start: written.head === '' ? valueAt : start, end, text: put + below(written.lines, eol) }]
  }
  const head = written.head === '' ? '' : ` ${written.head}`
  return [
    { start: valueAt, end: valueAt, text: head },
    { start: nextLine(text, valueAt), end, text: below(written.lines, eol) },
  ]
}

function replaceInline(
  text: string,
  written: Written,
  valueAt: number,
  start: number,
  end: number,
  eol: string,
): Splice[] {
  const glued = start === valueAt && (text[start - 1] === ':' || text[start - 1] === '-')
  const first: Splice =
    written.head === '' ? { start: valueAt, end, text: '' } : { start, end, text: `${glued ? ' ' : ''}${written.head}` }
  if (written.lines.length === 0) return [first]
  const line = lineEnd(text, end)
  return [first, { start: line, end: line, text: written.lines.map((each) => eol + each).join('') }]
}
