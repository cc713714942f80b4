import { Converter } from 'opencc-js/t2cn'

/**
 * One spelling for all that a reader would call the same: width and letter case, accents, traditional and simplified
 * characters, spaces beside a Han character. Each character is folded alone, whatever stands around it, so whatever is
 * cut out of a text folds to what can be cut out of the folded text: where a word was cut, no search goes wrong.
 */
export interface FoldedText {
  readonly folded: string
  /** Every so often, where a folded character stands and which character of the text it comes from. */
  readonly marks: readonly { readonly folded: number; readonly original: number }[]
}

/** Between two marks a text is folded again, so they trade memory for time. */
const MARK_EVERY = 128

const TO_SIMPLIFIED = (['tw', 'hk', 't'] as const).map((from) => Converter({ from, to: 'cn' }))
const HAN = /^\p{Script=Han}/u
/** A character may fold to several, such as ㏠ to 1日. */
const HAN_AT_END = /\p{Script=Han}$/u
/** Accents, and characters that are written but not seen. */
const DROPPED = /[\p{Mn}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu
const SPACE = /^[\s\p{Cc}]+$/u

/** Folded code points, each looked into once. */
const known: (string | undefined)[] = []

/** @example fold('ＥＳＧ 淨價值') // => 'esg净价值' */
export function fold(text: string): string {
  let folded = ''
  walk(text, 0, (piece) => {
    folded += piece
    return true
  })
  return folded
}

/** Folds a text and marks where its characters came from. */
export function foldWithMarks(text: string): FoldedText {
  const marks: { folded: number; original: number }[] = []
  let folded = ''
  walk(text, 0, (piece, at) => {
    if (piece !== ' ' && folded.length >= marks.length * MARK_EVERY) {
      marks.push({ folded: folded.length, original: at })
    }
    folded += piece
    return true
  })
  return { folded, marks }
}

/**
 * The stretch of the text that the folded characters from `start` up to `end` stand for, whole characters with their
 * accents.
 */
export function originalStretch(
  text: string,
  marks: FoldedText['marks'],
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  let mark = Math.min(Math.floor(start / MARK_EVERY), marks.length - 1)
  while (mark > 0 && marks[mark]!.folded > start) mark -= 1
  let reached = marks[mark]?.folded ?? 0
  let first = -1
  let last = 0
  walk(text, marks[mark]?.original ?? 0, (piece, at, next) => {
    if (reached >= end) return false
    reached += piece.length
    if (reached > start) {
      if (first < 0) first = at
      last = next
    }
    return true
  })
  while (last < text.length && foldedCharacter(text.codePointAt(last)!) === '') {
    last += text.codePointAt(last)! > 0xffff ? 2 : 1
  }
  return { start: Math.max(first, 0), end: last }
}

/** Visits what each character folds to, spaces that stay as pieces of their own, until `visit` says no. */
function walk(text: string, from: number, visit: (piece: string, at: number, next: number) => boolean): void {
  let spaceAt = -1
  let last = ''
  for (let at = from; at < text.length;) {
    const codePoint = text.codePointAt(at)!
    const next = at + (codePoint > 0xffff ? 2 : 1)
    const piece = foldedCharacter(codePoint)
    if (piece === ' ') {
      if (spaceAt < 0) spaceAt = at
    } else if (piece !== '') {
      if (spaceAt >= 0 && last !== '' && !HAN_AT_END.test(last) && !HAN.test(piece) && !visit(' ', spaceAt, at)) return
      spaceAt = -1
      if (!visit(piece, at, next)) return
      last = piece
    }
    at = next
  }
}

function foldedCharacter(codePoint: number): string {
  let folded = known[codePoint]
  if (folded === undefined) {
    folded = foldAlone(String.fromCodePoint(codePoint))
    known[codePoint] = folded
  }
  return folded
}

function foldAlone(character: string): string {
  if (SPACE.test(character)) return ' '
  let folded = character
  // A simplified form may itself be written in another way; twice is enough for every character there is.
  for (let times = 0; times < 2; times += 1) {
    folded = folded.normalize('NFKD').toLowerCase().normalize('NFKD').replace(DROPPED, '').replaceAll('ς', 'σ')
    folded = [...folded].map(simplified).join('')
  }
  return SPACE.test(folded) ? ' ' : folded.replace(/\s/gu, '')
}

function simplified(character: string): string {
  return HAN.test(character) ? TO_SIMPLIFIED.reduce((text, convert) => convert(text), character) : character
}
