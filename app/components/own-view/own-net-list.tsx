import type { ReactNode } from 'react'
import type { NetAmounts } from '#scoring/net-value/amounts.ts'
import { casePath } from '../../case-path.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { StatusTag } from '../status-tag.tsx'
import type { OwnCaseData } from './own-view-data.ts'
import styles from './own-view.module.css'
import { amountLines, carbonPriceText } from './own-view-words.ts'
import type { OwnAmounts } from './use-own-view.ts'

/** Net values under both official carbon prices, and beside them under the reader's. */
export function OwnNetList({
  cases,
  ownAmounts,
  failed,
}: {
  cases: readonly OwnCaseData[]
  ownAmounts: OwnAmounts | null
  failed: boolean
}) {
  const speech = useSpeech()
  const { t } = speech
  const untouched = cases.filter(({ carbon }) => carbon === null).map(({ title }) => title)
  return (
    <div className={styles['results']}>
      <h3>{t('own.net')}</h3>
      <p className="small soft">{t('own.net.note')}</p>
      {failed ? <p className="notice">{t('own.net.failed')}</p> : null}
      <ul className={styles['list']}>
        {cases.map(({ id, slug, title, carbon }, place) =>
          carbon ? (
            <li key={`${place} ${id}`}>
              <a href={casePath(slug)}>{title}</a>
              <div className={styles['sides']}>
                {(['cn-ets', 'epa-2.0'] as const).map((price) => (
                  <Side key={price} name={t(`carbon.${price}`)} amounts={carbon.official[price]} />
                ))}
                <Side
                  name={t('own.net.yours', {
                    price: ownAmounts ? carbonPriceText(ownAmounts.carbonPrice, speech) : t('common.none'),
                  })}
                  amounts={ownAmounts?.amounts[place] ?? null}
                  yours
                >
                  {t('own.net.choose')}
                </Side>
              </div>
              {carbon.official['cn-ets'].status === 'benefits-only' ? (
                <span className="small soft">{t('case.net.status.benefits-only')}</span>
              ) : null}
            </li>
          ) : null,
        )}
      </ul>
      {untouched.length > 0 ? (
        <p className="small">{t('own.net.unaffected', { cases: untouched.join(t('common.list')) })}</p>
      ) : null}
    </div>
  )
}

function Side({
  name,
  amounts,
  yours = false,
  children,
}: {
  name: string
  amounts: NetAmounts | null
  yours?: boolean
  /** What stands where the reader has chosen no price. */
  children?: ReactNode
}) {
  const speech = useSpeech()
  const lines = amounts ? amountLines(amounts, speech) : []
  return (
    <div
      className={yours ? `${styles['side']} ${styles['yours']}` : styles['side']}
      data-side={yours ? 'own' : 'official'}
    >
      <span className={styles['name']}>{name}</span>
      {lines.map(({ status, amount }) => (
        <span key={status + amount} className="num">
          {amount} <StatusTag status={status} />
        </span>
      ))}
      {lines.length === 0 ? (
        <span className="small soft">{amounts ? speech.t('case.net.headline.none') : children}</span>
      ) : null}
    </div>
  )
}
