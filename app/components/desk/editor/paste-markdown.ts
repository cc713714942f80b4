/** What is pasted from Word or a page becomes markdown; into the facts it goes as plain text. */
import { findFences } from '#cases/front-matter.ts'
import { withoutStyles } from '#cases/import/clean-html.ts'
import { pastedMarkdown } from '#cases/import/html-to-markdown.ts'

/** More than a long report; what is larger goes in as plain text, at once. */
const MOST_HTML = 2_000_000

/**
 * The markdown for what is on the clipboard; undefined where its plain text is to be pasted.
 * @param text what it is pasted into
 * @param from where it goes in
 */
export function markdownToPaste(clipboard: DataTransfer | null, text: string, from: number): string | undefined {
  const html = clipboard?.getData('text/html') ?? ''
  if (html === '' || html.length > MOST_HTML || isInFacts(text, from)) return undefined
  try {
    const { body } = new DOMParser().parseFromString(withoutStyles(html), 'text/html')
    const markdown = pastedMarkdown(body, clipboard!.getData('text/plain'))
    return markdown === undefined ? undefined : between(text.slice(0, from), markdown)
  } catch (error) {
    // Larger or deeper than anything a person writes.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function isInFacts(text: string, from: number): boolean {
  const fences = findFences(text, 'case.md')
  // Facts that are not closed go on to the end.
  return fences.ok ? from < fences.value.bodyStart : text.startsWith('---')
}

/** A heading, a list or a table needs a blank line above it. */
function between(before: string, markdown: string): string {
  if (!markdown.includes('\n') && !/^(?:#|[-*>|] |\d+\. )/.test(markdown)) return markdown
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const isFree = line.trim() === '' && (before.trim() === '' || /\n[ \t]*\n[ \t]*$/.test(before))
  const above = isFree ? '' : line.trim() === '' ? '\n' : '\n\n'
  return `${above}${markdown}\n`
}

/** For a field of some lines: goes in as if typed, so that the browser's undo takes it back. */
export function pasteIntoField(event: React.ClipboardEvent<HTMLTextAreaElement>): void {
  const { value, selectionStart } = event.currentTarget
  const markdown = markdownToPaste(event.clipboardData, value, selectionStart)
  if (markdown === undefined) return
  event.preventDefault()
  // The only way to put a text into a field that its undo knows of.
  document.execCommand('insertText', false, markdown)
}
