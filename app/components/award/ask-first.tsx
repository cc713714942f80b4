import type { ReactNode } from 'react'
import { OFFICE } from '../../content/award/office.ts'
import form from '../accounts/form.module.css'
import { useWords } from '../accounts/use-words.ts'
import styles from './ask-first.module.css'

interface AskFirstProps {
  /** What is done. */
  readonly button: ReactNode
  /** Asked already: the form came back with something to put right. */
  readonly isOpen?: boolean
}

/**
 * The end of a form for what nobody can take back: its button shows only once somebody has opened it, beside the way
 * back. Needs no scripts.
 */
export function AskFirst({ button, isOpen = false }: AskFirstProps) {
  const say = useWords(OFFICE)
  return (
    <details className={`${styles['ask']} no-print`} open={isOpen} data-asks>
      <summary>
        <span className={styles['shut']}>{button}…</span>
        <span className={styles['open']}>{say('notNow')}</span>
      </summary>
      <p>{say('noWayBack')}</p>
      <button className={form['danger']}>{button}</button>
    </details>
  )
}
