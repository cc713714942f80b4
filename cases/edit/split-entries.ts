/** Cuts the text of a block map or list where its entries begin, by indentation alone. */

export interface Piece {
  readonly start: number
  readonly end: number
}

// A line that begins so may go on with what stands above it, or end the document.
const UNSURE = /[\t?:{}[\]%&*!|>@`,]/
const DOCUMENT_MARK = /^(?:---|\.\.\.)/

/**
 * The entries of a block collection whose keys or dashes stand at a column; comments go with the entry above them.
 * Nothing where the lines don't show clearly where entries begin.
 */
export function splitEntries(text: string, kind: 'map' | 'list', column: number): Piece[] | undefined {
  const starts: number[] = []
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    let first = start
    while (first < end && text.charCodeAt(first) === 0x20) first++
    const code = first < end ? text.charCodeAt(first) : 0x0d
    if (code === 0x0d && first < end - 1) return undefined
    // Blank lines and comments begin nothing; nothing else may stand above the first entry.
    if (code !== 0x0d && code !== 0x23 && first - start > column && starts.length === 0) return undefined
    if (code !== 0x0d && code !== 0x23 && first - start <= column) {
      const isDash = code === 0x2d && (first + 1 >= end || /[ \t\r]/.test(text[first + 1]!))
      if (first - start < column || UNSURE.test(text[first]!)) return undefined
      if (column === 0 && DOCUMENT_MARK.test(text.slice(start, start + 3))) return undefined
      if (kind === 'list' && !isDash) return undefined
      // A list may stand as far left as the key it belongs to.
      const continues = kind === 'map' && isDash
      if (!continues) starts.push(start)
      else if (starts.length === 0) return undefined
    }
    start = end + 1
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }))
}
