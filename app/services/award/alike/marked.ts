import { fold } from '../../../search/fold.ts'

/** So many characters in a row, spaces and marks left out, are no accident. */
const WINDOW = 4

export interface TextPart {
  readonly text: string
  /** It stands in the other text as well. */
  readonly isShared: boolean
}

interface Spelt {
  readonly folded: string
  readonly at: number
  readonly length: number
}

/** A text in parts that stand in another one and parts that do not. */
export function markShared(text: string, other: string): TextPart[] {
  const [own, known] = [spelt(text), windowsOf(spelt(other))]
  const shared = new Uint8Array(text.length)
  for (let start = 0; start + WINDOW <= own.length; start += 1) {
    if (!known.has(windowAt(own, start))) continue
    const last = own[start + WINDOW - 1]!
    shared.fill(1, own[start]!.at, last.at + last.length)
  }
  const parts: TextPart[] = []
  let from = 0
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && shared[at] === shared[from]) continue
    parts.push({ text: text.slice(from, at), isShared: shared[from] === 1 })
    from = at
  }
  return text === '' ? [] : parts
}

/** Letters, figures and Han characters in one spelling, and where each stands. */
function spelt(text: string): Spelt[] {
  const found: Spelt[] = []
  let at = 0
  for (const character of text) {
    const folded = fold(character)
    if (/^[\p{L}\p{N}]/u.test(folded)) found.push({ folded, at, length: character.length })
    at += character.length
  }
  return found
}

const windowAt = (own: readonly Spelt[], start: number): string =>
  own
    .slice(start, start + WINDOW)
    .map(({ folded }) => folded)
    .join('\u0000')

function windowsOf(own: readonly Spelt[]): ReadonlySet<string> {
  const windows = new Set<string>()
  for (let start = 0; start + WINDOW <= own.length; start += 1) windows.add(windowAt(own, start))
  return windows
}
