import type { RefObject } from 'react'
import { useSpeech } from '../../i18n/translate.ts'
import { Original } from '../original.tsx'
import styles from './compare-bar.module.css'
import type { TickedCase } from './use-ticked.ts'

interface CompareBarProps {
  readonly id: string
  readonly form: RefObject<HTMLFormElement>
  readonly ticked: readonly TickedCase[]
  /** A tick has just found no room. */
  readonly isRefused: boolean
  /** Ids of the cases that have a box of their own on this page. */
  readonly inList: ReadonlySet<string>
  readonly untick: (wanted: TickedCase) => void
  readonly untickAll: () => void
}

/** Stays in view from the first tick on: the way to compare what is ticked, also what an earlier list has shown. */
export function CompareBar({ id, form, ticked, isRefused, inList, untick, untickAll }: CompareBarProps) {
  const { t } = useSpeech()
  const elsewhere = ticked.filter((other) => !inList.has(other.id))
  const n = ticked.length
  return (
    <form
      id={id}
      ref={form}
      action="/compare"
      method="get"
      autoComplete="off"
      className={styles['bar']}
      data-ticked={n > 0}
    >
      <button>{t('cases.compareSubmit')}</button>
      {n === 0 ? (
        <span className="small">{t('cases.compareHint')}</span>
      ) : (
        <span className="small">
          {n === 1 ? t('cases.ticked.one') : t('cases.ticked.other', { n })}{' '}
          <button type="button" className={styles['plain']} onClick={untickAll}>
            {t('cases.untick')}
          </button>
        </span>
      )}
      <p className={isRefused ? styles['refused'] : 'visually-hidden'} role="status">
        {isRefused ? t('cases.ticked.full') : ''}
      </p>
      {elsewhere.length > 0 ? (
        <ul className={styles['elsewhere']}>
          {elsewhere.map((other) => (
            <li key={other.id}>
              <label>
                <input type="checkbox" name="c" value={other.id} checked onChange={() => untick(other)} />
                <span>
                  <Original text={other.title} />{' '}
                  <span className="soft">{t('common.inBrackets', { text: t('cases.tickedElsewhere') }).trim()}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      ) : null}
    </form>
  )
}
