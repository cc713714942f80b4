/** Values of any shape as YAML, in the style of a file. */
import { isList, isMapping, type Json } from './json.ts'
import type { ScalarNode } from './matter-tree.ts'
import { isPlain, writeKey, writeScalar } from './write-scalar.ts'
import type { ValuePath, WritingStyle } from './writing-style.ts'

/** Where a value is to stand. */
export interface Spot {
  /** Of the key or dash it follows. */
  readonly column: number
  readonly after: 'key' | 'dash'
  readonly inFlow: boolean
  readonly path: ValuePath
}

/** A value as it follows its key or dash: the rest of that line, and whole lines below. */
export interface Written {
  readonly head: string
  readonly lines: readonly string[]
}

/** Longer than this, brackets are no longer read at a glance. */
const FLOW_WIDTH = 120
const SMALL_WIDTH = 80

const indent = (column: number): string => ' '.repeat(column)

/** Writes a value. `safest` gives up looks for what is sure to be read the same: everything in brackets and quotes. */
export function writeValue(value: Json, spot: Spot, style: WritingStyle, old?: ScalarNode, safest = false): Written {
  if (!isList(value) && !isMapping(value)) {
    if (safest && typeof value === 'string') return { head: quoted(value), lines: [] }
    const { head, lines } = writeScalar(value, spot.inFlow, style.quote, old)
    const margin = indent(spot.column + (spot.after === 'dash' ? 2 : style.mapStep))
    return { head, lines: lines.map((line) => (line === '' ? '' : margin + line)) }
  }
  if (safest || spot.inFlow || staysInline(value, spot, style))
    return { head: writeFlow(value, spot.path, style, safest), lines: [] }
  return isList(value) ? writeBlockList(value, spot, style) : writeBlockMap(value, spot, style)
}

const quoted = (text: string): string => writeScalar(text, true, 'double', { style: 'double', data: 'a' }).head

function staysInline(value: Json, spot: Spot, style: WritingStyle): boolean {
  if (Object.keys(value as object).length === 0) return true
  const custom = style.isFlow(spot.path, value)
  if (custom === false || hasLines(value) || !(custom || fitsInline(value))) return false
  const width = spot.column + writeFlow(value, spot.path, style, false).length
  return width <= (custom ? FLOW_WIDTH : SMALL_WIDTH)
}

const hasLines = (value: Json): boolean =>
  typeof value === 'string'
    ? value.includes('\n')
    : typeof value === 'object' && value !== null && Object.values(value).some(hasLines)

/** Only what is short by nature: a list of single values, or a small map of them. */
function fitsInline(value: Json): boolean {
  if (isList(value)) return value.every((item) => typeof item !== 'object' || item === null)
  if (!isMapping(value)) return true
  const items = Object.values(value)
  return items.length <= 5 && items.every((item) => !isMapping(item) && fitsInline(item))
}

function writeFlow(value: Json, path: ValuePath, style: WritingStyle, safest: boolean): string {
  if (isList(value)) {
    const items = value.map((item, index) => writeFlow(item, [...path, index], style, safest))
    return items.length === 0 ? '[]' : `[${style.listPadding}${items.join(', ')}${style.listPadding}]`
  }
  if (isMapping(value)) {
    const entries = Object.entries(value).map(
      ([key, item]) => `${writeKey(key)}: ${writeFlow(item, [...path, key], style, safest)}`,
    )
    return entries.length === 0 ? '{}' : `{${style.mapPadding}${entries.join(', ')}${style.mapPadding}}`
  }
  if (safest && typeof value === 'string' && !isPlain(value, true)) return quoted(value)
  return writeScalar(value, true, style.quote, undefined).head
}

function writeBlockMap(value: Readonly<Record<string, Json>>, spot: Spot, style: WritingStyle): Written {
  const column = spot.column + (spot.after === 'dash' ? 2 : style.mapStep)
  const lines = Object.entries(value).flatMap(([key, item]) =>
    writeEntry(
      key,
      writeValue(item, { column, after: 'key', inFlow: false, path: [...spot.path, key] }, style),
      column,
    ),
  )
  return placed(lines, spot, column)
}

function writeBlockList(value: readonly Json[], spot: Spot, style: WritingStyle): Written {
  const column = spot.column + (spot.after === 'dash' ? 2 : style.listStep)
  const lines = value.flatMap((item, index) =>
    writeItem(writeValue(item, { column, after: 'dash', inFlow: false, path: [...spot.path, index] }, style), column),
  )
  return placed(lines, spot, column)
}

/** After a dash the first line follows at once. */
const placed = (lines: readonly string[], spot: Spot, column: number): Written =>
  spot.after === 'dash' ? { head: lines[0]!.slice(column), lines: lines.slice(1) } : { head: '', lines }

const spaced = (head: string): string => (head === '' ? '' : ` ${head}`)

/** The lines of an entry of a block map. */
export function writeEntry(key: string, written: Written, column: number): string[] {
  return [`${indent(column)}${writeKey(key)}:${spaced(written.head)}`, ...written.lines]
}

/** The lines of an item of a block list. */
export function writeItem(written: Written, column: number): string[] {
  return [`${indent(column)}-${spaced(written.head)}`, ...written.lines]
}

/** An entry or item in brackets. */
export function writeFlowChild(key: string | undefined, value: Json, path: ValuePath, style: WritingStyle): string {
  const written = writeFlow(value, path, style, false)
  return key === undefined ? written : `${writeKey(key)}: ${written}`
}
