/**
 * Takes out of pasted or converted HTML what only its program understands: Word's comments, tracked deletions, list
 * marks and styles, hidden parts, scripts, empty wrappers. What remains says what a reader saw. Works on any DOM.
 */
import { childElements, childNodes, classOf, elements, isWithin, nameOf, nameOfNode, nodes, rename, replaceWithText, styleOf, STYLE_ATTRIBUTE, unwrap } from './dom.ts' // prettier-ignore
import { buildWordLists } from './word-lists.ts'

export interface CleanOptions {
  /** Whether pictures stay; pasted ones are addresses of somewhere else and never do. */
  readonly pictures: 'keep' | 'drop'
}

/** What was left out on the way, by what it was. */
export interface LeftOutCounts {
  readonly pictures: number
  readonly comments: number
  readonly deletions: number
}

const MOST_ELEMENTS = 100_000
const MOST_DEPTH = 150

const GONE = ['script', 'style', 'meta', 'link', 'title', 'head', 'xml', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'template', 'canvas', 'video', 'audio', 'input', 'button', 'select', 'textarea', 'colgroup', 'caption'] // prettier-ignore

/**
 * HTML as text in which styles are mere data and style sheets are gone, so that reading it in a page breaks no policy.
 * @example withoutStyles('<p style="x">') // => '<p data-style="x">'
 */
export function withoutStyles(html: string): string {
  return html
    .replace(/<style\b[^>]*>[^]*?(?:<\/style\s*>|$)/gi, '')
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/(\s)style(?=\s*=)/i, `$1${STYLE_ATTRIBUTE}`))
}

/**
 * Cleans what stands below an element, in place.
 * @throws RangeError where it has more parts, or is nested more deeply, than any page a person writes
 */
export function cleanHtml(root: HTMLElement, { pictures }: CleanOptions): LeftOutCounts {
  const counts = { pictures: 0, comments: 0, deletions: 0 }
  refuseMonsters(root)
  removeComments(root)
  const isWord = elements(root).some((element) => /\bmso|urn:schemas-microsoft/i.test(marksOf(element)))
  for (const element of elements(root)) {
    if (!root.contains(element)) continue
    const name = nameOf(element)
    const style = styleOf(element)
    if (isComment(element, style)) {
      if (/msocom(?:txt)?|comment-list/i.test(marksOf(element))) counts.comments = Math.max(counts.comments, 1)
      element.remove()
    } else if (GONE.includes(name) || /^[vw]:/.test(name) || isHidden(style)) element.remove()
    else if (name === 'del' && isWord) {
      counts.deletions++
      element.remove()
    } else if (name === 'img' && pictures === 'drop') {
      counts.pictures++
      element.remove()
    } else if (name === 'hr' && isWord) element.remove()
  }
  noteTexts(root)
  if (isWord) buildWordLists(root)
  for (const element of elements(root)) cleanElement(element)
  mergeEqualNeighbours(root)
  for (const table of elements(root).filter((element) => nameOf(element) === 'table')) cleanTable(table)
  cleanWords(root)
  return counts
}

const marksOf = (element: Element): string =>
  `${classOf(element)} ${styleOf(element)} ${element.getAttribute('xmlns:o') ?? ''} ${element.id}`

function refuseMonsters(root: Element): void {
  const all = elements(root)
  if (all.length > MOST_ELEMENTS) throw new RangeError(`more than ${MOST_ELEMENTS} elements`)
  const depths = new Map<Node, number>([[root, 0]])
  for (const element of all) {
    const depth = (depths.get(element.parentNode!) ?? 0) + 1
    if (depth > MOST_DEPTH) throw new RangeError(`nested more than ${MOST_DEPTH} deep`)
    depths.set(element, depth)
  }
}

function removeComments(root: Node): void {
  for (const node of nodes(root)) if (node.nodeType === 8) node.parentNode?.removeChild(node)
}

const isComment = (element: Element, style: string): boolean =>
  /mso-element:\s*comment|mso-special-character:\s*comment/i.test(style) ||
  /\bMsoCommentReference\b|\bmsocomanchor\b|\bmsocomtxt\b|\bmsocomoff\b/.test(classOf(element)) ||
  /^_?msocom/i.test(element.id)

const isHidden = (style: string): boolean => /display:\s*none|mso-hide:\s*all|visibility:\s*hidden/i.test(style)

function cleanElement(element: Element): void {
  const name = nameOf(element)
  const style = styleOf(element)
  if (name === 'p' || name === 'div') {
    const level = headingLevel(element, style)
    if (level !== undefined) rename(element, `h${level}`)
  } else if (name === 'a') cleanLink(element)
  else if (name === 'b' || name === 'strong') {
    // Google's documents come wrapped in a bold that is none.
    if (/(?:^|;)\s*font-weight:\s*(?:normal|[1-4]00)\b/i.test(style) || inHeading(element)) unwrap(element)
    else rename(element, 'strong')
  } else if (name === 'i' || name === 'em') {
    if (/(?:^|;)\s*font-style:\s*normal/i.test(style) || inHeading(element)) unwrap(element)
    else rename(element, 'em')
  } else if (name === 'span' || name === 'font') {
    if (inHeading(element) || (element.textContent ?? '').trim() === '') return unwrap(element)
    const bold = /(?:^|;)\s*font-weight:\s*(?:bold|[6-9]00)/i.test(style)
    const italic = /(?:^|;)\s*font-style:\s*italic/i.test(style)
    if (bold || italic) rename(element, bold ? 'strong' : 'em')
    else unwrap(element)
  } else if (name === 'sup') raise(element)
  else if (['sub', 'u', 'ins', 'small', 'big', 'center', 'o:p', 'mark', 'label', 'abbr', 'time', 'cite'].includes(name))
    unwrap(element) // prettier-ignore
  else if (name === 's' || name === 'strike') rename(element, 'del')
}

/** Texts of notes below a text, a list that counts them, as paragraphs that begin with their number. */
function noteTexts(root: Element): void {
  const lists = elements(root).filter((list) => childElements(list).some(({ id }) => /^(?:foot|end)note-\d+$/.test(id)))
  for (const list of lists) {
    for (const [place, item] of childElements(list).entries()) {
      const paragraph = item.ownerDocument.createElement('p')
      paragraph.appendChild(item.ownerDocument.createTextNode(`〔${place + 1}〕 `))
      flatten(item, paragraph)
      list.parentNode?.insertBefore(paragraph, list)
    }
    list.remove()
  }
}

function headingLevel(element: Element, style: string): number | undefined {
  const styled = /\bMsoHeading([1-6])\b/i.exec(classOf(element))?.[1] ?? /mso-outline-level:\s*([1-6])\b/i.exec(style)?.[1] // prettier-ignore
  if (styled !== undefined) return Number(styled)
  return /\bMsoTitle\b/.test(classOf(element)) ? 1 : undefined
}

function inHeading(element: Element): boolean {
  for (let above = element.parentElement; above; above = above.parentElement) {
    if (/^h[1-6]$/.test(nameOf(above))) return true
  }
  return false
}

/** The number of a note, `[1]`, as it is linked to its text: the brackets would be a citation here. */
const NOTE = /^\s*[[(]?(\d{1,3})[\])]?\s*$/

function cleanLink(element: Element): void {
  const address = element.getAttribute('href') ?? ''
  const words = element.textContent ?? ''
  const number = NOTE.exec(words)?.[1]
  if (number !== undefined && /#/.test(address)) {
    replaceWithText(element, `〔${number}〕`)
  } else if (/^#/.test(address) && /^[↑^]$/.test(words.trim())) element.remove()
  else if (!/^(?:https?|mailto):/i.test(plainAddress(address)) || words.trim() === '') unwrap(element)
  else element.setAttribute('href', plainAddress(address))
}

/** An address without the detour of a search engine. */
function plainAddress(address: string): string {
  const inside = /^https?:\/\/www\.google\.[a-z.]+\/url\?(?:[^#]*&)?q=([^&]+)/.exec(address)?.[1]
  if (inside === undefined) return address.trim()
  try {
    return decodeURIComponent(inside)
  } catch {
    return address.trim()
  }
}

const RAISED: Readonly<Record<string, string>> = { '1': '¹', '2': '²', '3': '³' }

/** m² stays a square metre. */
function raise(element: Element): void {
  const raised = RAISED[(element.textContent ?? '').trim()]
  if (raised !== undefined && childElements(element).length === 0) replaceWithText(element, raised)
  else unwrap(element)
}

/** Word cuts a bold word into runs: `**a****b**` would be no bold at all. */
function mergeEqualNeighbours(root: Element): void {
  for (const element of elements(root)) {
    const name = nameOf(element)
    if ((name !== 'strong' && name !== 'em' && name !== 'del') || !root.contains(element)) continue
    if (element.parentElement && nameOf(element.parentElement) === name) {
      unwrap(element)
      continue
    }
    for (let next = element.nextSibling; next && nameOfNode(next) === name; next = element.nextSibling) {
      while (next.firstChild) element.appendChild(next.firstChild)
      next.parentNode!.removeChild(next)
    }
  }
}

const BLOCKS = ['p', 'div', 'li', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'table', 'tbody', 'thead', 'tfoot', 'tr', 'td', 'th', 'hr', 'br', 'section', 'article'] // prettier-ignore

/** A table as markdown can say it: a head, one line a cell, as many cells in each row. */
function cleanTable(table: Element): void {
  if (!table.parentNode) return
  const document = table.ownerDocument
  const rows = elements(table).filter((element) => nameOf(element) === 'tr' && nearestTable(element) === table)
  const grid = rows.map((row) => childElements(row).filter((cell) => /^t[dh]$/.test(nameOf(cell))))
  const width = Math.max(0, ...grid.map((cells) => cells.length))
  // A frame around something else.
  if (width <= 1) {
    for (const cell of grid.flat()) {
      const block = document.createElement('div')
      while (cell.firstChild) block.appendChild(cell.firstChild)
      table.parentNode.insertBefore(block, table)
    }
    table.remove()
    return
  }
  const made = document.createElement('table')
  const body = document.createElement('tbody')
  grid.forEach((cells, place) => {
    if (cells.every((cell) => (cell.textContent ?? '').trim() === '' && elements(cell).every((one) => nameOf(one) !== 'img'))) return // prettier-ignore
    const row = document.createElement('tr')
    for (const cell of cells) {
      const one = document.createElement(place === 0 ? 'th' : 'td')
      flatten(cell, one)
      if (one.lastChild?.nodeType === 3) one.lastChild.nodeValue = one.lastChild.nodeValue!.trimEnd()
      row.appendChild(one)
      const span = Math.min(20, Number(cell.getAttribute('colspan') ?? 1) || 1)
      for (let more = 1; more < span; more++) row.appendChild(document.createElement(place === 0 ? 'th' : 'td'))
    }
    body.appendChild(row)
  })
  const lengths = childElements(body).map((row) => childElements(row).length)
  const widest = Math.max(0, ...lengths)
  for (const [place, row] of childElements(body).entries()) {
    for (let length = lengths[place]!; length < widest; length++) row.appendChild(document.createElement(place === 0 ? 'th' : 'td')) // prettier-ignore
  }
  made.appendChild(body)
  table.parentNode.replaceChild(made, table)
}

function nearestTable(element: Element): Element | undefined {
  for (let above = element.parentElement; above; above = above.parentElement) {
    if (nameOf(above) === 'table') return above
  }
  return undefined
}

/** What is in a cell, without its paragraphs. */
function flatten(from: Node, to: Element): void {
  for (const child of childNodes(from)) {
    if (child.nodeType === 1 && BLOCKS.includes(nameOf(child as Element))) {
      flatten(child, to)
      to.appendChild(to.ownerDocument.createTextNode(' '))
    } else to.appendChild(child)
  }
}

const HAN = '[\\p{Script=Han}，。；：、！？（）《》“”]'
const BROKEN_BETWEEN_HAN = new RegExp(`(${HAN})[ \\t]*\\r?\\n[ \\t]*(?=${HAN})`, 'gu')

/** Word breaks its lines anywhere, also between two characters, where no space belongs. */
function cleanWords(root: Node): void {
  for (const node of nodes(root)) {
    if (node.nodeType !== 3 || isWithin(node, 'pre')) continue
    const words = node.nodeValue ?? ''
    const clean = words
      .replaceAll('\u00a0', ' ')
      .replace(/[\u200b\ufeff\u00ad]/g, '')
      .replace(BROKEN_BETWEEN_HAN, '$1')
    if (clean !== words) node.nodeValue = clean
  }
}
