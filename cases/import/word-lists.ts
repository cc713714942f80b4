import { elements, nameOf, styleOf } from './dom.ts'

/** What Word writes of a list: paragraphs with a mark of their own, `mso-list:l0 level2 lfo1`. */
const LIST = /mso-list:\s*l(\d+)\s+level(\d+)/i
const MARK = /mso-list:\s*ignore/i
/** A mark that counts: `1.`, `(2)`, `a)`, `iv.`, `一、`. */
const COUNTING = /^\s*[（(]?(?:\d{1,3}|[a-z]|[ivxlc]{1,6}|[一二三四五六七八九十]{1,3})[.)）、．]/i

/** Turns paragraphs that Word shows as lists into lists, nested as Word shows them. */
export function buildWordLists(root: Element): void {
  /** Lists open at this place, the outermost first. */
  let open: { readonly level: number; readonly list: Element }[] = []
  let last: Element | undefined
  for (const paragraph of elements(root)) {
    const level = Number(LIST.exec(nameOf(paragraph) === 'span' ? '' : styleOf(paragraph))?.[2] ?? 0)
    if (level === 0 || !paragraph.parentNode || /^h[1-6]$/.test(nameOf(paragraph))) continue
    if (elements(paragraph).some((one) => nameOf(one) === 'li')) continue
    const counts = takeMark(paragraph)
    // Something else stands between the two: another list begins.
    if (last && previousElement(paragraph) !== last) open = []
    while (open.length > 0 && open.at(-1)!.level > level) open.pop()
    const document = paragraph.ownerDocument
    let list = open.at(-1)?.level === level ? open.at(-1)!.list : undefined
    if (!list) {
      list = document.createElement(counts ? 'ol' : 'ul')
      const holder = open.at(-1)?.list.lastChild
      if (holder) holder.appendChild(list)
      else paragraph.parentNode.insertBefore(list, paragraph)
      open.push({ level, list })
    }
    const item = document.createElement('li')
    while (paragraph.firstChild) item.appendChild(paragraph.firstChild)
    list.appendChild(item)
    paragraph.remove()
    last = open[0]!.list
  }
}

/** Takes the mark of a list out of its paragraph. @returns whether it counts */
function takeMark(paragraph: Element): boolean {
  const mark = elements(paragraph).find((element) => MARK.test(styleOf(element)))
  const counts = COUNTING.test(mark?.textContent ?? '')
  mark?.remove()
  return counts
}

function previousElement(element: Element): Element | undefined {
  let node = element.previousSibling
  while (node && node.nodeType === 3 && (node.nodeValue ?? '').trim() === '') node = node.previousSibling
  return node?.nodeType === 1 ? (node as Element) : undefined
}
