/** Single values as YAML: plain where they can be, in quotes where they must be. */
import type { ScalarStyle } from './matter-tree.ts'

const OTHER_THAN_TEXT =
  /^(?:~|null|true|false|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-f]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:e[-+]?[0-9]+)?|[-+]?\.inf|\.nan)$/i
const INDICATOR = /^[,[\]{}#&*!|>'"%@`]/
// These begin a plain text only where a character follows that is no space.
const UNLIKELY_START = /^[-?:](?:[\s,[\]{}]|$)/
// Characters that are lost, change or can't be seen unless escaped; also halves of a pair.
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]|\p{Surrogate}/u
const BLANK_AT_END = /^[ \t\n]|[ \t\n]$/

/** Whether a text can stand without quotes and be read as the same text. */
export function isPlain(text: string, inFlow: boolean): boolean {
  if (text === '' || /[\n\t]/.test(text) || BLANK_AT_END.test(text) || UNPRINTABLE.test(text)) return false
  if (OTHER_THAN_TEXT.test(text) || INDICATOR.test(text) || UNLIKELY_START.test(text)) return false
  if (/^(?:---|\.\.\.)/.test(text) || /: |:$| #/.test(text)) return false
  return !inFlow || !/[,[\]{}]/.test(text)
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
const doubleQuoted = (text: string): string =>
  // JSON's escapes are all YAML's too, but it leaves some characters bare that nobody can see.
  JSON.stringify(text).replace(/[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, escaped)
const singleQuoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** A key as text. */
export const writeKey = (key: string): string => (isPlain(key, true) && key !== '<<' ? key : doubleQuoted(key))

export interface WrittenScalar {
  readonly head: string
  /** Lines below, without indentation; only in a block. */
  readonly lines: readonly string[]
}

/**
 * A single value as YAML.
 * @param value text, figure, yes or no, or nothing
 * @param old how the value it replaces was written: blocks stay blocks, quotes that nothing called for stay
 * @param quote the quotes the file prefers
 * @param width where lines of a folded text end
 */
export function writeScalar(
  value: string | number | boolean | null,
  inFlow: boolean,
  quote: 'single' | 'double',
  old: { readonly style: ScalarStyle; readonly data: unknown } | undefined,
  width = 100,
): WrittenScalar {
  if (typeof value !== 'string') return { head: Object.is(value, -0) ? '-0' : String(value), lines: [] }
  const blockStyle = old?.style === 'literal' || old?.style === 'folded' ? old.style : undefined
  if (!inFlow && (blockStyle || value.includes('\n')) && canBeBlock(value)) {
    const mark = value.endsWith('\n') ? '' : '-'
    const content = value.endsWith('\n') ? value.slice(0, -1) : value
    if (blockStyle === 'folded' && !/^[ \t]/m.test(content))
      return { head: `>${mark}`, lines: foldedLines(content, width) }
    return { head: `|${mark}`, lines: content.split('\n') }
  }
  const wasQuoted = old?.style === 'single' || old?.style === 'double' ? old.style : undefined
  const byChoice = wasQuoted !== undefined && typeof old?.data === 'string' && isPlain(old.data, inFlow)
  if (!byChoice && isPlain(value, inFlow)) return { head: value, lines: [] }
  const canBeSingle = !/[\n\t]/.test(value) && !UNPRINTABLE.test(value)
  const head = (wasQuoted ?? quote) === 'single' && canBeSingle ? singleQuoted(value) : doubleQuoted(value)
  return { head, lines: [] }
}

/** What a block can hold without marks for indentation or for blank lines at its end. */
const canBeBlock = (value: string): boolean =>
  value !== '' && !/^\s/.test(value) && !/\n\n$/.test(value) && !/\n[ \t]+$/.test(value) && !UNPRINTABLE.test(value) // prettier-ignore

/** In a folded text a line break is a space, an empty line a line break. */
function foldedLines(text: string, width: number): string[] {
  const lines: string[] = []
  for (const [index, paragraph] of text.split('\n').entries()) {
    if (index > 0) lines.push('')
    if (paragraph === '') continue
    let line = ''
    // Only single spaces between words: others have to stay where they are.
    for (const word of paragraph.split(/(?<=\S) (?=\S)/)) {
      if (line !== '' && line.length + word.length + 1 > width) {
        lines.push(line)
        line = word
      } else line = line === '' ? word : `${line} ${word}`
    }
    lines.push(line)
  }
  return lines
}
