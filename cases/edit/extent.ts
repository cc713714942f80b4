/** Which lines belong to an entry of a block map or an item of a block list. */
import { childCursor, type CollectionCursor } from './matter-tree.ts'

export interface Extent {
  /** Begins with the comment directly above, where there is one. */
  readonly start: number
  readonly end: number
  /** It begins in the middle of a line, behind a dash. */
  readonly compact: boolean
}

export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1
/** Where the next line begins. */
export const nextLine = (text: string, at: number): number => {
  const newline = text.indexOf('\n', at)
  return newline === -1 ? text.length : newline + 1
}
/** Where the line of a place ends, without its line break. */
export const lineEnd = (text: string, at: number): number => {
  const next = nextLine(text, at)
  if (text[next - 1] !== '\n') return next
  return text[next - 2] === '\r' && next - 2 >= at ? next - 2 : next - 1
}

// Not `trim`: a wide or a non-breaking space is text to YAML.
const isBlank = (line: string): boolean => /^[ \t\r\n]*$/.test(line)
const columnOf = (line: string): number => /^ */.exec(line)![0].length

/** The lines of a child, from the comment that speaks of it to the last line that is indented deeper. */
export function childExtent(text: string, cursor: CollectionCursor, index: number): Extent {
  const { node, base } = cursor
  const child = node.children[index]!
  const value = childCursor(cursor, index)
  const at = base + child.at
  const own = lineStart(text, at)
  const compact = !isBlank(text.slice(own, at))
  let start = compact ? at : own
  while (!compact && start > 0) {
    const above = lineStart(text, start - 1)
    const line = text.slice(above, start)
    if (columnOf(line) !== node.column || line[node.column] !== '#') break
    start = above
  }
  const valueEnd = value.base + value.node.end
  let end = valueEnd > at && text[valueEnd - 1] === '\n' ? valueEnd : nextLine(text, Math.max(at, valueEnd))
  for (let from = end; from < text.length;) {
    const to = nextLine(text, from)
    const line = text.slice(from, to)
    if (!isBlank(line)) {
      if (columnOf(line) <= node.column) break
      end = to
    }
    from = to
  }
  return { start, end, compact }
}

/** Where the blank lines directly above a line begin. */
export function blankAbove(text: string, line: number, from: number): number {
  let start = line
  while (start > from) {
    const above = lineStart(text, start - 1)
    if (above < from || !isBlank(text.slice(above, start))) break
    start = above
  }
  return start
}

/** Where the blank lines directly below end. */
export function blankBelow(text: string, line: number, to: number): number {
  let end = line
  while (end < to) {
    const next = nextLine(text, end)
    if (next > to || !isBlank(text.slice(end, next))) break
    end = next
  }
  return end
}
