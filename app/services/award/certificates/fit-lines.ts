/** Width of a text at a size, both in the same unit. */
export type Measure = (text: string, size: number) => number

export interface FittedText {
  readonly size: number
  readonly lines: readonly string[]
}

export interface Room {
  readonly width: number
  /** The size to begin with, and how small it may become. */
  readonly largest: number
  readonly smallest: number
  /** How many lines there is room for at the largest size; smaller ones leave room for more. */
  readonly lines: number
}

const STEP = 0.5
/** A Han character with the signs that cling to it, spaces, or a word. */
const PARTS =
  /[“‘（《「『【]*\p{Script=Han}[，。、；：）》」』】？！”’]*|\s+|[^\p{Script=Han}\s“‘（《「『【]+|[“‘（《「『【]+/gu

/**
 * Breaks a text into lines that fit, at the largest size at which they do; lines of a text are about equally long. Nothing
 * is left out: at the smallest size there are as many lines as it takes.
 *
 * @example fitLines((text, size) => text.length * size, 'one two', { width: 40, largest: 10, smallest: 5, lines: 2 })
 *   // => { size: 10, lines: ['one', 'two'] }
 */
export function fitLines(measure: Measure, text: string, room: Room): FittedText {
  const parts = partsOf(text)
  for (let size = room.largest; size > room.smallest; size -= STEP) {
    const most = Math.floor((room.lines * room.largest) / size)
    const lines = broken(measure, parts, size, room.width)
    const fits = lines.length <= most && lines.every((line) => measure(line, size) <= room.width)
    if (fits) return { size, lines: balanced(measure, parts, size, room.width, lines) }
  }
  const size = room.smallest
  const pieces = parts.flatMap((part) => (measure(part, size) > room.width ? [...part] : [part]))
  return { size, lines: balanced(measure, pieces, size, room.width, broken(measure, pieces, size, room.width)) }
}

function partsOf(text: string): readonly string[] {
  return text.replace(/\s+/g, ' ').trim().match(PARTS) ?? []
}

function broken(measure: Measure, parts: readonly string[], size: number, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const part of parts) {
    if (line.trim() !== '' && measure((line + part).trim(), size) > width) {
      lines.push(line.trim())
      line = ''
    }
    line += part
  }
  return line.trim() === '' ? lines : [...lines, line.trim()]
}

/** The same number of lines in the least width that allows it, so that no last line holds one word. */
function balanced(
  measure: Measure,
  parts: readonly string[],
  size: number,
  width: number,
  lines: readonly string[],
): readonly string[] {
  let best = lines
  for (let narrower = width - size; narrower > width / lines.length; narrower -= size) {
    const tried = broken(measure, parts, size, narrower)
    if (tried.length > lines.length || tried.some((line) => measure(line, size) > narrower)) break
    best = tried
  }
  return best
}
