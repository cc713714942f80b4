/** Puts a text that was brought in into the text of a case. */
import { findFences, type Outcome } from '../front-matter.ts'
import { splitSections } from '../sections.ts'

/** `add`: nothing that stands there is lost. `replace`: it takes the place of the whole text; the facts stay. */
export type Placing = 'add' | 'replace'

/** What closes a text, so that nothing new comes after it. */
const LAST_HEADINGS = ['局限与待查', 'Limits and open questions']

/**
 * The file with the new text in its body. To add means: under a heading that stands there already it goes to the end of
 * that section, any other section comes before the limits, and what has no heading goes to the end of the lead.
 * @param markdown with headings of the second level and below
 * @returns the new text of the file, or what is wrong with its fences
 */
export function placeBody(text: string, markdown: string, how: Placing): Outcome<string> {
  const fences = findFences(text, 'case.md')
  if (!fences.ok) return fences
  const { bodyStart } = fences.value
  const eol = text.slice(0, bodyStart).includes('\r\n') ? '\r\n' : '\n'
  const put = markdown.replace(/\r?\n/g, eol).trim()
  const body = text.slice(bodyStart)
  const placed = how === 'replace' || body.trim() === '' ? `${eol}${put}${eol}` : added(body, put, eol)
  return { ok: true, value: text.slice(0, bodyStart) + placed }
}

interface Part {
  /** Empty before the first heading. */
  readonly heading: string
  /** With its heading, as it stands. */
  readonly text: string
}

/** A text by its main headings, with all that belongs to each; together they are the text. */
function parts(body: string): Part[] {
  const heads = splitSections(body, 1).filter(({ level }) => level === 1 || level === 2)
  const starts = heads.map(({ start }) => {
    // `start` is behind the heading's line.
    const lineEnd = body[start - 1] === '\n' ? start - 1 : start
    return body.lastIndexOf('\n', lineEnd - 1) + 1
  })
  const lead = { heading: '', text: body.slice(0, starts[0] ?? body.length) }
  return [lead, ...heads.map(({ heading }, place) => ({ heading, text: body.slice(starts[place], starts[place + 1]) }))]
}

function added(body: string, put: string, eol: string): string {
  const standing = parts(body)
  const join = (before: string, after: string): string => {
    if (after.trim() === '') return before
    const top = before.trimEnd()
    return `${top === '' ? '' : top + eol}${eol}${after.trim()}${eol}${eol}`
  }
  const fresh: Part[] = []
  const grown = standing.map(({ text }) => text)
  for (const part of parts(put)) {
    const at = standing.findIndex(({ heading }) => heading === part.heading)
    if (at === -1) fresh.push(part)
    else grown[at] = join(grown[at]!, part.heading === '' ? part.text : part.text.slice(part.text.indexOf('\n') + 1 || part.text.length)) // prettier-ignore
  }
  const last = standing.findIndex(({ heading }) => LAST_HEADINGS.includes(heading))
  const at = last === -1 ? standing.length : last
  const before = grown.slice(0, at).join('')
  return tidyEnd(fresh.reduce((text, part) => join(text, part.text), before) + grown.slice(at).join(''), eol)
}

const tidyEnd = (text: string, eol: string): string => text.trimEnd() + eol
