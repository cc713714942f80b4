import type { SnippetPart } from '../../search/snippet.ts'
import styles from './marked-text.module.css'

/** A text with the reader's words marked where they stand. */
export function MarkedText({ parts }: { parts: readonly SnippetPart[] }) {
  return parts.map(({ text, hit }, place) =>
    hit ? (
      <mark key={place} className={styles['hit']}>
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
