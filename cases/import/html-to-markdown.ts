/** HTML as the markdown of this library. Works on any DOM: that of a browser, or one made on the server. */
import { tables } from '@joplin/turndown-plugin-gfm'
import Turndown from 'turndown'
import { cleanHtml, type CleanOptions, type LeftOutCounts } from './clean-html.ts'
import { childElements, classOf, elements, nameOf, rename } from './dom.ts'

export interface Converted {
  readonly markdown: string
  /** What the text was called, where it began with the only heading of the highest level. */
  readonly title: string | undefined
  readonly leftOut: LeftOutCounts
}

interface ConvertOptions extends CleanOptions {
  /** Whether a title at the very beginning is taken off: a case has one of its own. */
  readonly takeTitle?: boolean
}

/**
 * Writes what stands below an element as markdown: headings from the second level on, tables as GFM, no HTML.
 * @param root of a document of its own, whose styles are data (`withoutStyles`); it is changed
 * @throws RangeError where it is larger or deeper than any page a person writes
 */
export function htmlToMarkdown(root: HTMLElement, options: ConvertOptions): Converted {
  const leftOut = cleanHtml(root, options)
  const title = options.takeTitle ? takeTitle(root) : undefined
  alignHeadings(root, options.takeTitle ?? false)
  const markdown = service().turndown(root)
  return { markdown: tidy(markdown), title, leftOut }
}

/** What says more than its words do. */
const TELLING = ['strong', 'em', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table', 'blockquote', 'img', 'a', 'del', 'hr'] // prettier-ignore

/**
 * What to put in for something pasted; undefined where its plain text says as much: then that goes in as it is.
 * @param root of a document of its own; it is changed
 */
export function pastedMarkdown(root: HTMLElement, plain: string): string | undefined {
  const { markdown } = htmlToMarkdown(root, { pictures: 'drop' })
  const all = elements(root).map(nameOf)
  const tells = all.some((name) => TELLING.includes(name))
  const paragraphs = all.filter((name) => name === 'p').length
  // Word parts its paragraphs by single line ends, which would make one of them here.
  const runsTogether = paragraphs > 1 && !/\n[ \t]*\r?\n/.test(plain.trim())
  return (tells || runsTogether) && markdown !== '' ? markdown : undefined
}

let made: Turndown | undefined

function service(): Turndown {
  if (made) return made
  const turndown = new Turndown({
    headingStyle: 'atx',
    hr: '---',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
    br: '',
  })
  turndown.use(tables)
  turndown.addRule('struck', { filter: ['del'], replacement: (words) => (words.trim() === '' ? '' : `~~${words}~~`) })
  turndown.addRule('item', {
    filter: 'li',
    replacement(words, node) {
      const list = node.parentNode as HTMLElement | null
      const place = list ? childElements(list).indexOf(node as HTMLElement) : 0
      const mark = list && nameOf(list) === 'ol' ? `${place + 1}. ` : '- '
      const indented = words
        .trim()
        .replace(/\n{2,}/g, '\n')
        .replaceAll('\n', `\n${' '.repeat(mark.length)}`)
      return `${mark}${indented}${node.nextSibling ? '\n' : ''}`
    },
  })
  const escape = turndown.escape.bind(turndown)
  // What looks like an element would be raw HTML, and two tildes strike out.
  turndown.escape = (words) =>
    escape(words)
      .replace(/<(?=[a-z/!?])/gi, '\\<')
      .replace(/~(?=~)/g, '\\~')
  made = turndown
  return turndown
}

/** Of a heading that its program calls a title. */
export const TITLE_CLASS = 'title'

/** A heading that nothing stands before: a title, or the only one of its level, where there are others below it. */
function takeTitle(root: HTMLElement): string | undefined {
  const headings = elements(root).filter((element) => /^h[1-6]$/.test(nameOf(element)))
  const [first] = headings
  if (!first) return undefined
  const level = nameOf(first)
  const isTitle = classOf(first) === TITLE_CLASS
  if (!isTitle && headings.length > 1 && headings.slice(1).some((one) => nameOf(one) <= level)) return undefined
  if (!isTitle && headings.length === 1) return undefined
  const words = (root.textContent ?? '').trimStart()
  const title = (first.textContent ?? '').replace(/\s+/g, ' ').trim()
  if (!words.replace(/\s+/g, ' ').startsWith(title)) return undefined
  first.remove()
  return title
}

/** Sections begin at the second level: the first is the title of the page. Part of a text may begin lower. */
function alignHeadings(root: HTMLElement, isWhole: boolean): void {
  const headings = elements(root).filter((element) => /^h[1-6]$/.test(nameOf(element)))
  const highest = Math.min(...headings.map((element) => Number(nameOf(element)[1])))
  const by = 2 - highest
  if (headings.length === 0 || by === 0 || (by < 0 && !isWhole)) return
  for (const element of headings) rename(element, `h${Math.min(6, Number(nameOf(element)[1]) + by)}`)
}

const tidy = (markdown: string): string =>
  markdown
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
