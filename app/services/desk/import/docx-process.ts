/**
 * A process of its own, so that a long document holds up nobody else and its memory is given back whatever happens. Gets
 * parts that were looked at already; answers once.
 */
import { createDocument } from '@mixmark-io/domino'
import mammoth from 'mammoth'
import { withoutStyles } from '#cases/import/clean-html.ts'
import { htmlToMarkdown, TITLE_CLASS, type Converted } from '#cases/import/html-to-markdown.ts'

export interface DocxParts {
  readonly parts: ReadonlyMap<string, Uint8Array>
}

export interface DocxText extends Pick<Converted, 'markdown' | 'title'> {
  /** In their order, each once however often it is shown; `name` is how the text calls it. */
  readonly pictures: readonly DocxPicture[]
}

export interface DocxPicture {
  readonly name: string
  readonly bytes: Uint8Array
  /** Whether words stand for it wherever it is shown. */
  readonly hasWords: boolean
}

const STYLES = [`p[style-name='Title'] => h1.${TITLE_CLASS}:fresh`, "p[style-name='Subtitle'] => p:fresh"]

/** What mammoth asks of an archive. It never unpacks one itself: limits are kept where the bytes come from. */
function asArchive(parts: DocxParts['parts']) {
  return {
    exists: (name: string) => parts.has(name),
    read(name: string, encoding?: string) {
      const bytes = parts.get(name)
      if (!bytes) return Promise.reject(new Error(`there is no part ${name}`))
      if (encoding === undefined) return Promise.resolve(bytes)
      const buffer = Buffer.from(bytes)
      return Promise.resolve(encoding === 'base64' ? buffer.toString('base64') : new TextDecoder(encoding).decode(buffer)) // prettier-ignore
    },
  }
}

async function convert({ parts }: DocxParts): Promise<DocxText> {
  // By the bytes of their part, which are copied once: a small document can show a large picture ten thousand times.
  const pictures = new Map<ArrayBuffer, DocxPicture>()
  const { value } = await mammoth.convertToHtml({ file: asArchive(parts) } as unknown as { path: string }, {
    styleMap: STYLES,
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
    convertImage: mammoth.images.imgElement(async (image) => {
      // The archive below answers with the bytes themselves.
      const part = await image.readAsArrayBuffer()
      const hasWords = ((image as { altText?: string }).altText ?? '').trim() !== ''
      const known = pictures.get(part)
      const name = known?.name ?? `picture-${pictures.size + 1}`
      const bytes = known?.bytes ?? new Uint8Array(part)
      pictures.set(part, { name, bytes, hasWords: hasWords && (known?.hasWords ?? true) })
      return { src: name }
    }),
  })
  const { body } = createDocument(withoutStyles(value))
  const { markdown, title } = htmlToMarkdown(body, { pictures: 'keep', takeTitle: true })
  return { markdown, title, pictures: [...pictures.values()] }
}

/** What the process says: first that it has started, then the text, or that it could not be read. */
export type DocxSaid = 'started' | DocxAnswer
export type DocxAnswer = { readonly text: DocxText } | { readonly unreadable: string }

process.send!('started' satisfies DocxSaid)

process.once('message', (given: DocxParts) => {
  const answer = (said: DocxSaid) => process.send!(said, () => process.disconnect())
  convert(given).then(
    (text) => answer({ text }),
    (error: unknown) => answer({ unreadable: error instanceof Error ? error.message : String(error) }),
  )
})
