/** The text of a section in pieces that one person changes at a time: paragraphs, list items, table rows, code blocks. */

export interface Unit {
  readonly kind: 'text' | 'item' | 'row'
  /** Without the line break at its end. */
  readonly text: string
  /** Line breaks and blank lines up to the next one. */
  readonly gap: string
}

export interface Units {
  /** Blank lines above the first. */
  readonly lead: string
  readonly units: readonly Unit[]
  /** What follows the last one's text. */
  readonly tail: string
}

const CODE_FENCE = /^ {0,3}(```+|~~~+)/
const LIST_ITEM = /^\s*(?:[-*+]|\d{1,9}[.)])\s/
const TABLE_ROW = /^\s*\|/

/** Cuts a section; lead, texts and gaps together are the section. */
export function unitsOf(markdown: string): Units {
  const units: { kind: Unit['kind']; text: string; gap: string }[] = []
  let lead = ''
  let fence: string | undefined
  for (const line of markdown.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    const last = units.at(-1)
    if (fence === undefined && line.trim() === '') {
      if (last) last.gap += line
      else lead += line
      continue
    }
    const kind = LIST_ITEM.test(line) ? 'item' : TABLE_ROW.test(line) ? 'row' : 'text'
    const starts = fence === undefined && (!last || /\n[^\n]*\n/.test(last.gap) || kind !== 'text')
    const mark = CODE_FENCE.exec(line)?.[1]
    if (mark && fence === undefined) fence = mark
    else if (mark && fence !== undefined && mark.startsWith(fence)) fence = undefined
    const [, text, gap] = /^([^]*?)(\r?\n)?$/.exec(line)!
    if (starts || !last) units.push({ kind, text: text!, gap: gap ?? '' })
    else {
      last.text += last.gap + text!
      last.gap = gap ?? ''
    }
  }
  return { lead, units, tail: units.at(-1)?.gap ?? '' }
}

/** A section of units that may come from different versions: between them the blank lines that keep them apart. */
export function joinUnits(units: readonly Unit[], lead: string, tail: string, eol: string): string {
  if (units.length === 0) return lead
  return (
    lead +
    units
      .map((unit, index) => {
        const next = units[index + 1]
        if (!next) return unit.text + tail
        const breaks = unit.gap.split('\n').length - 1
        const isOneList = unit.kind !== 'text' && unit.kind === next.kind
        const isTight = breaks === 1 && (isOneList || next.kind !== 'text')
        return unit.text + (breaks > 1 || isTight ? unit.gap : isOneList ? eol : eol + eol)
      })
      .join('')
  )
}
