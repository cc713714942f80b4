/** Changes the text of a case section by section. */
import { findFences, type Outcome } from '../front-matter.ts'
import { problem } from '../problem.ts'
import { splitSections } from '../sections.ts'

const FILE = 'case.md'
const BLANK_LINES_ABOVE = /^(?:[ \t]*\r?\n)*/
const BLANK_BELOW = /\s*$/

/**
 * Replaces what stands between a heading and the next heading; the blank lines around it and everything else stay byte
 * for byte, and the new text takes the file's line breaks.
 * @param heading words of the heading, or its id on a page (`text-做法-2`) where a heading is repeated; empty for the
 *   text before the first heading
 * @param body markdown without the heading
 * @returns the new text, or problems: `front-matter-*`, or `section-not-there` (nothing for an empty lead, which is made)
 */
export function replaceSection(text: string, heading: string, body: string): Outcome<string> {
  const fences = findFences(text, FILE)
  if (!fences.ok) return fences
  const { bodyStart, bodyLine } = fences.value
  const written = text.slice(bodyStart)
  const sections = splitSections(written, bodyLine)
  const section =
    sections.find((each) => each.heading === heading && (each.level > 0 || heading === '')) ??
    sections.find((each) => each.level > 0 && each.anchor === heading)
  if (!section && heading !== '')
    return {
      ok: false,
      problems: [problem('section-not-there', FILE, { line: bodyLine, column: 1 }, 'body', { heading: heading.slice(0, 120) })],
    } // prettier-ignore
  const eol = /\r\n/.test(text.slice(0, 4096)) ? '\r\n' : '\n'
  const put = body.replace(BLANK_LINES_ABOVE, '').replace(BLANK_BELOW, '').replace(/\r?\n/g, eol)
  const [start, end] = section ? [section.start, section.end] : [0, 0]
  const old = written.slice(start, end)
  const above = BLANK_LINES_ABOVE.exec(old)![0]
  const below = above.length < old.length ? BLANK_BELOW.exec(old)![0] : ''
  const trimmed = old.slice(above.length, old.length - below.length)
  if (put === trimmed) return { ok: true, value: text }
  const isNew = trimmed === ''
  const lead = isNew ? eol : above
  const tail = isNew ? (end === written.length ? eol : eol + eol) : below
  const changed = written.slice(0, start) + lead + put + (put === '' ? '' : tail) + written.slice(end)
  return { ok: true, value: text.slice(0, bodyStart) + changed }
}
