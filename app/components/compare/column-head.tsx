import { casePath } from '../../case-path.ts'
import { formatDay } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import styles from './column-head.module.css'
import { TABLE_PLACE } from './compare-places.ts'
import type { ComparedCaseView } from './compare-view.ts'
import { useCurrentAddress } from './use-current-address.ts'

/** The head of a column: the case, the revision shown, and links that move the column or take it away. */
export function ColumnHead({ entry }: { entry: ComparedCaseView }) {
  const { t, language } = useSpeech()
  const current = useCurrentAddress()
  const { slug, title, kind, revision, addresses } = entry
  const date = revision.publishedAt && formatDay(language, revision.publishedAt)
  return (
    <>
      <a href={casePath(slug)}>{title}</a>
      {kind === 'short' ? <span className={styles['kind']}>{t('cases.short')}</span> : null}
      <span className={styles['revision']}>
        {t('compare.depth.revision', { n: revision.number })}
        {date ? t('compare.revision.published', { date }) : null}
        {revision.latestAddress === null ? null : (
          <>
            <br className="no-print" />
            <a href={current(revision.latestAddress + TABLE_PLACE)} className="no-print">
              {t('compare.revision.newer', { n: revision.latest })}
            </a>
          </>
        )}
      </span>
      <span className={`${styles['moves']} no-print`}>
        {addresses.left === null ? null : (
          <a href={current(addresses.left + TABLE_PLACE)} aria-label={t('compare.moveLeft', { title })}>
            {t('compare.left')}
          </a>
        )}
        {addresses.right === null ? null : (
          <a href={current(addresses.right + TABLE_PLACE)} aria-label={t('compare.moveRight', { title })}>
            {t('compare.right')}
          </a>
        )}
        <a href={current(addresses.remove + TABLE_PLACE)} aria-label={t('compare.remove', { title })}>
          {t('cases.takeAwayShort')}
        </a>
      </span>
    </>
  )
}
