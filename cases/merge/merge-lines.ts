/** Merges texts line by line: for files that are no readable case, and for the bytes around merged facts. */
import { alignItems } from '../diff/align.ts'
import { agreed } from './conflict.ts'

/** Lines that both sides changed, in each of the three versions. */
export interface LineRegion {
  /** First line in the base, counted from 0. */
  readonly at: number
  readonly base: readonly string[]
  readonly mine: readonly string[]
  readonly theirs: readonly string[]
}

type Lines = readonly string[]

export const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []
const bare = (line: string): string => line.replace(/\r?\n$/, '')
const sameLines = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((line, index) => bare(line) === bare(b[index]!))

/** The line break of a text: that of its first line. */
export const eolOf = (text: string): string => (text.slice(0, text.indexOf('\n') + 1).endsWith('\r\n') ? '\r\n' : '\n')
export const withEol = (text: string, eol: string): string => text.replace(/\r?\n/g, eol)

/**
 * Merges three texts. What only one side changed is taken, also where the other changed the line above or below; line
 * breaks become those of theirs.
 * @param settle asked for each stretch that both changed differently
 */
export function mergeLines(
  base: string,
  mine: string,
  theirs: string,
  settle: (region: LineRegion) => readonly string[],
): string {
  const eol = eolOf(theirs)
  const was = linesOf(base)
  const [left, right] = [changesOf(was, linesOf(mine)), changesOf(was, linesOf(theirs))]
  const [mineOf, theirsOf] = [linesReader(was, left), linesReader(was, right)]
  const stretches: (readonly string[])[] = []
  let open: { at: number; base: Lines[]; mine: Lines[]; theirs: Lines[] } | undefined
  const close = (): void => {
    if (open) stretches.push(settle({ at: open.at, base: open.base.flat(), mine: open.mine.flat(), theirs: open.theirs.flat() })) // prettier-ignore
    open = undefined
  }
  let at = 0
  for (const { from, to } of overlapping([...left, ...right])) {
    const [old, mineNow, theirsNow] = [was.slice(from, to), mineOf(from, to), theirsOf(from, to)]
    const known = agreed<Lines>(old, mineNow, theirsNow, sameLines)
    if (known || at < from) close()
    stretches.push(was.slice(at, from), known?.value ?? [])
    if (!known) {
      // Neighbouring lines are one question.
      open ??= { at: from, base: [], mine: [], theirs: [] }
      open.base.push(old)
      open.mine.push(mineNow)
      open.theirs.push(theirsNow)
    }
    at = to
  }
  close()
  stretches.push(was.slice(at))
  const merged = stretches.flat()
  // The last line of a side may lack the break that another line now follows.
  return merged
    .map((line, index) => (line.endsWith('\n') || index === merged.length - 1 ? withEol(line, eol) : line + eol))
    .join('')
}

interface Range {
  readonly from: number
  readonly to: number
}
/** Lines of the base that a side has otherwise; an empty range where it put lines in between. */
interface LineChange extends Range {
  readonly lines: readonly string[]
}

function changesOf(base: readonly string[], side: readonly string[]): LineChange[] {
  const changes: LineChange[] = []
  let [b, s] = [0, 0]
  for (const [nextBase, nextSide] of [
    ...alignItems(base.map(bare), side.map(bare)),
    [base.length, side.length] as const,
  ]) {
    const lines = side.slice(s, nextSide)
    // As many lines as before: each took the place of one.
    if (lines.length === nextBase - b)
      for (const [index, line] of lines.entries()) changes.push({ from: b + index, to: b + index + 1, lines: [line] }) // prettier-ignore
    else changes.push({ from: b, to: nextBase, lines })
    ;[b, s] = [nextBase + 1, nextSide + 1]
  }
  return changes
}

/** What lies on or in each other as one range, in order. */
function overlapping(changes: readonly Range[]): Range[] {
  const ranges: Range[] = []
  for (const { from, to } of changes.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = ranges.at(-1)
    const isOn = last && (from < last.to || (from === to && last.from === last.to && from === last.from))
    if (isOn) ranges[ranges.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    else ranges.push({ from, to })
  }
  return ranges
}

/** The lines a side has in place of a range of the base; asked for ranges in their order. */
function linesReader(base: readonly string[], changes: readonly LineChange[]): (from: number, to: number) => string[] {
  let next = 0
  return (from, to) => {
    const lines: Lines[] = []
    let at = from
    for (; next < changes.length; next++) {
      const change = changes[next]!
      // Lines put in at the end of a range stand behind it.
      if (change.to > to || (change.from === to && from < to)) break
      lines.push(base.slice(at, change.from), change.lines)
      at = change.to
    }
    return [...lines, base.slice(at, to)].flat()
  }
}
