const WIDE_SIGNS = '⺀-〿぀-鿿가-힣＀-｠￠-￦\\u{20000}-\\u{3fffd}\\p{Emoji_Presentation}'
const WIDE = new RegExp(`[${WIDE_SIGNS}]`, 'u')
/** A run of narrow signs or one wide one, with the opening and closing marks that stay on its line; or blanks. */
const UNITS = new RegExp(`\\s+|[（“‘]*(?:[${WIDE_SIGNS}]|[^\\s${WIDE_SIGNS}]+)[，。；：、）”’？！]*`, 'gu')
/** Running text in less room than this would be a column of single words. */
const LEAST_ROOM = 20
const GAP = '  '

/** Columns padded to equal width; Han characters and full-width signs take two places on a terminal. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = columnWidths(rows)
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(widths[column]! - terminalWidth(cell)))
      .join(GAP)
      .trimEnd(),
  )
}

/**
 * The same on a terminal of so many places. Columns that find no room follow below the others, after the first `keys`
 * columns once more, so that no line is broken and every figure stands beside its name; a single column that is too
 * wide even then is running text, broken at words.
 */
export function fitted(rows: readonly (readonly string[])[], width: number, keys = 1): string[] {
  const widths = columnWidths(rows)
  const keyWidth = widths.slice(0, keys).reduce((sum, own) => sum + own + GAP.length, 0)
  const blocks: number[][] = []
  let room = 0
  widths.slice(keys).forEach((own, index) => {
    const last = blocks.at(-1)
    if (last && own <= room) last.push(keys + index)
    else {
      blocks.push([keys + index])
      room = width - keyWidth
    }
    room -= own + GAP.length
  })
  const first = Array.from({ length: keys }, (_, column) => column)
  return blocks.flatMap((columns, block) => {
    const picked = rows.map((row) => [...first, ...columns].map((column) => row[column]!))
    const left = width - keyWidth
    const isRunning = columns.length === 1 && widths[columns[0]!]! > left && left >= LEAST_ROOM
    return [...(block > 0 ? [''] : []), ...aligned(isRunning ? picked.flatMap((row) => broken(row, left)) : picked)]
  })
}

/** A row whose last cell goes on in rows of its own. */
function broken(row: readonly string[], room: number): string[][] {
  return wrapped(row.at(-1)!, room).map((line, index) =>
    index === 0 ? [...row.slice(0, -1), line] : [...row.slice(0, -1).map(() => ''), line],
  )
}

/** A line broken at words, or between Han characters, into lines that fit; what has no such place stays whole. */
export function wrapped(line: string, width: number): string[] {
  if (terminalWidth(line) <= width) return [line]
  const lines = ['']
  for (const unit of line.match(UNITS) ?? []) {
    const isBlank = unit.trim() === ''
    const longer = lines.at(-1)! + unit
    if (terminalWidth(longer.trimEnd()) <= width) lines[lines.length - 1] = longer
    else if (!isBlank) lines.push(unit)
  }
  return lines.map((each) => each.trimEnd()).filter((each) => each !== '')
}

function columnWidths(rows: readonly (readonly string[])[]): number[] {
  return rows[0]!.map((_, column) => rows.reduce((most, row) => Math.max(most, terminalWidth(row[column]!)), 0))
}

function terminalWidth(text: string): number {
  return [...text].reduce((width, sign) => width + (WIDE.test(sign) ? 2 : /\p{M}/u.test(sign) ? 0 : 1), 0)
}
