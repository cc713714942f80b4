import styles from './desk-pages.module.css'

interface DeskPagesProps {
  /** Addresses of the pages beside this one; null where there is none. */
  readonly previous: string | null
  readonly next: string | null
  readonly words: {
    readonly label: string
    readonly previous: string
    readonly next: string
    readonly position: string
  }
}

/** The way to the pages before and after this one of a long list; nothing where one page holds all. */
export function DeskPages({ previous, next, words }: DeskPagesProps) {
  if (previous === null && next === null) return null
  return (
    <nav className={styles['pages']} aria-label={words.label}>
      {previous === null ? null : (
        <a href={previous} rel="prev">
          ← {words.previous}
        </a>
      )}
      <span className="soft">{words.position}</span>
      {next === null ? null : (
        <a href={next} rel="next">
          {words.next} →
        </a>
      )}
    </nav>
  )
}
