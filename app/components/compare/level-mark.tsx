import type { Comparability } from '#scoring/comparability/rules.ts'
import styles from './level-mark.module.css'

/** A mark for each level of comparability, told apart by its shape; the word stands beside it. */
export function LevelMark({ level }: { level: Comparability }) {
  return (
    <svg className={styles[level]} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {level === 'comparable' ? <path d="M2 8.5l4 4 8-9" /> : null}
      {level === 'care' ? (
        <>
          <path d="M8 2L15 14H1z" />
          <path d="M8 6.5v3.5M8 11.6v1" />
        </>
      ) : null}
      {level === 'not' ? <path d="M3 3l10 10M13 3L3 13" /> : null}
    </svg>
  )
}
