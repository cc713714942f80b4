/**
 * The text of a case as safe HTML. The renderer writes only tags of its own and drops raw HTML; sanitize-html then
 * lets through nothing but those. On the server only: in a browser sanitize-html would cost more than the whole editor,
 * and a preview has to show the bytes that a reader gets.
 */
import { Marked, type Token, type Tokens } from 'marked'
import sanitizeHtml from 'sanitize-html'
import type { PictureSize } from './attachments/picture.ts'
import { anchorMaker } from './sections.ts'
import { oversize } from './text-limits.ts'

export interface RenderedText {
  readonly html: string
  /** Evidence ids in the order of their first citation: number 1 is the first. */
  readonly cited: readonly string[]
  /** Headings of the highest level in their order, as plain words, with the ids that the HTML gives them. */
  readonly sections: readonly { readonly id: string; readonly title: string }[]
}

export interface RenderOptions {
  /** Address of a file that lies beside the case; without it pictures are replaced by their description. */
  readonly attachmentUrl?: (name: string) => string
  /** How large a picture is shown, so that its room is kept free before it has come. */
  readonly pictureSize?: (name: string) => PictureSize | undefined
  /** What a screen reader says of footnote `number`; without it the bare number. */
  readonly citationLabel?: (number: number) => string
}

const CITATION = /^\[\^([a-z0-9][a-z0-9-]*)\]/
/**
 * Bold whose first or last character is punctuation: `**重点。**后文` is not bold by CommonMark, which expects spaces
 * between words.
 */
const CHINESE_BOLD = /^\*\*(?![\s*])(\p{P}[^*`\n]*|[^*`\n]*\p{P})\*\*(?!\*)/u
const ATTACHMENT = /^[\p{L}\p{N}_-][\p{L}\p{N}._-]*(?:\/[\p{L}\p{N}_-][\p{L}\p{N}._-]*)*$/u

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/**
 * Renders a text.
 * @example renderText('找到 [22,859](fact:reunited) 人[^s1]').html
 * // => '<p>找到 <a class="figure" href="#fact-reunited">22,859</a> 人<sup><a class="citation" id="cite-s1" href="#evidence-s1">1</a></sup></p>\n'
 */
export function renderText(markdown: string, options: RenderOptions = {}): RenderedText {
  const cited: string[] = []
  const sections: { id: string; title: string }[] = []
  const marked = new Marked({ gfm: true, async: false })
  const nextAnchor = anchorMaker()
  marked.use({
    extensions: [
      {
        name: 'chinese-bold',
        level: 'inline',
        start: (source) => source.indexOf('**'),
        tokenizer(source) {
          const match = CHINESE_BOLD.exec(source)
          if (!match) return undefined
          return { type: 'strong', raw: match[0], text: match[1], tokens: this.lexer.inlineTokens(match[1]!) }
        },
      },
      {
        name: 'citation',
        level: 'inline',
        start: (source) => source.indexOf('[^'),
        tokenizer(source) {
          const match = CITATION.exec(source)
          return match ? { type: 'citation', raw: match[0], id: match[1] } : undefined
        },
        renderer(token) {
          const id = String(token['id'])
          const first = !cited.includes(id)
          if (first) cited.push(id)
          // Only the first citation has an id, to which the list of evidence links back.
          const mark = first ? ` id="cite-${id}"` : ''
          const number = cited.indexOf(id) + 1
          const label = options.citationLabel ? ` aria-label="${escapeHtml(options.citationLabel(number))}"` : ''
          return `<sup><a class="citation"${mark} href="#evidence-${id}"${label}>${number}</a></sup>`
        },
      },
    ],
    tokenizer: {
      // One tilde is a range in Chinese (10~20); only two strike out.
      del(source) {
        return source.startsWith('~~') ? false : undefined
      },
    },
    renderer: {
      html: () => '',
      heading({ tokens, text, depth }: Tokens.Heading) {
        // The title of the page is its only h1.
        const level = Math.max(2, depth)
        const id = nextAnchor(text.trim())
        if (level === 2) sections.push({ id, title: plainWords(tokens) })
        return `<h${level} id="${id}">${this.parser.parseInline(tokens)}</h${level}>\n`
      },
      link({ href, tokens }: Tokens.Link) {
        const inner = this.parser.parseInline(tokens)
        const fact = /^fact:([a-z0-9-]+)/.exec(href)
        if (fact) return `<a class="figure" href="#fact-${fact[1]}">${inner}</a>`
        if (/^https?:\/\//i.test(href)) return `<a href="${escapeHtml(href)}" rel="noopener">${inner}</a>`
        // A document beside the text: its name has an ending.
        if (options.attachmentUrl && ATTACHMENT.test(href) && href.includes('.')) {
          return `<a href="${escapeHtml(options.attachmentUrl(href))}">${inner}</a>`
        }
        return href.startsWith('#') || /^\/(?!\/)/.test(href) ? `<a href="${escapeHtml(href)}">${inner}</a>` : inner
      },
      image({ href, text, title }: Tokens.Image) {
        if (!options.attachmentUrl || !ATTACHMENT.test(href)) return escapeHtml(text)
        const caption = title ? `<span class="caption">${escapeHtml(title)}</span>` : ''
        const size = options.pictureSize?.(href)
        const room = size ? ` width="${size.width}" height="${size.height}"` : ''
        return `<img src="${escapeHtml(options.attachmentUrl(href))}" alt="${escapeHtml(text)}"${room} loading="lazy">${caption}`
      },
      checkbox: ({ checked }: Tokens.Checkbox) => (checked ? '☑ ' : '☐ '),
    },
  })
  return { html: numbersKept(sanitizeHtml(toHtml(marked, markdown), ALLOWED)), cited, sections }
}

/** The words of a heading without marks, links and footnotes. */
function plainWords(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'citation' || token.type === 'html') return ''
      if ('tokens' in token && token.tokens) return plainWords(token.tokens)
      return 'text' in token ? String(token.text) : ''
    })
    .join('')
    .trim()
}

/** Keeps a number and the Han word that counts it on one line: the space between them does not break. */
function numbersKept(html: string): string {
  return html.replace(/<(?!\/a>)[^>]*>|(\d(?:<\/a>)?) (?=[%\p{Script=Han}])/gu, (whole, number?: string) =>
    number === undefined ? whole : `${number}\u00a0`,
  )
}

/** A text beyond the limits, or nested too deep to parse, is shown as it was written. */
function toHtml(marked: Marked, markdown: string): string {
  const asWritten = (): string => `<pre>${escapeHtml(markdown)}</pre>`
  if (oversize(markdown)) return asWritten()
  try {
    return marked.parse(markdown) as string
  } catch {
    return asWritten()
  }
}

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code', 'hr', 'br', 'strong', 'em',
    'del', 'a', 'sup', 'img', 'span', 'table', 'thead', 'tbody', 'tr', 'th', 'td',
  ], // prettier-ignore
  allowedAttributes: {
    ...Object.fromEntries(['h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, ['id']])),
    a: ['href', 'id', 'rel', 'class', 'aria-label'],
    img: ['src', 'alt', 'width', 'height', 'loading'],
    ol: ['start'],
  },
  allowedClasses: { a: ['figure', 'citation'], span: ['caption'] },
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
  parseStyleAttributes: false,
}
