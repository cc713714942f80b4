/** The text of a case as a reader sees it, without markup: what a search looks in and cuts its snippets from. */
import { Marked, type Token } from 'marked'
import { oversize } from './text-limits.ts'

const CITATION = /\[\^[a-z0-9][a-z0-9-]*\]/g
const lexer = new Marked({ gfm: true })

/**
 * Takes the markup off a text: headings, list items and table cells on lines of their own, links and figures as their
 * words, citation marks and raw HTML gone. A text beyond the limits comes back as it was written.
 * @example plainText('## 结果\n\n找到 [22,859](fact:reunited) 人[^s1]。') // => '结果\n找到 22,859 人。'
 */
export function plainText(markdown: string): string {
  if (oversize(markdown)) return markdown
  try {
    return textOf(lexer.lexer(markdown.replace(CITATION, '')))
      .replace(/[ \t]*\n\s*/g, '\n')
      .trim()
  } catch {
    return markdown
  }
}

/** Blocks end with a line break, so that words of neighbouring blocks don't run together. */
function textOf(tokens: readonly Token[]): string {
  return tokens.map(textOfToken).join('')
}

function textOfToken(token: Token): string {
  switch (token.type) {
    case 'html':
    case 'def':
      return ''
    case 'space':
    case 'hr':
    case 'br':
      return '\n'
    case 'list':
      // Inside an item a list follows its words directly.
      return `\n${textOf(token['items'] as Token[])}`
    case 'table':
      return [token['header'], ...(token['rows'] as unknown[])]
        .flatMap((row) => row as { tokens: Token[] }[])
        .map((cell) => `${textOf(cell.tokens)}\n`)
        .join('')
    case 'paragraph':
    case 'heading':
    case 'blockquote':
    case 'list_item':
      return `${textOf(token.tokens ?? [])}\n`
    case 'code':
      return `${String(token['text'])}\n`
    default:
      // Chinese bold that CommonMark does not know is left as asterisks by the lexer, but not by the page.
      return 'tokens' in token && token.tokens
        ? textOf(token.tokens)
        : unescaped(String((token as { text?: unknown }).text ?? '')).replaceAll('**', '')
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

/** A character that is written as an entity is read, and looked for, as itself. */
function unescaped(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity]!)
}
