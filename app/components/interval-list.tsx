import { Fragment } from 'react'
import { casePath } from '../case-path.ts'
import { useSpeech } from '../i18n/translate.ts'
import { IntervalBar } from './interval-bar.tsx'
import styles from './interval-list.module.css'
import { intervalText } from './interval-text.ts'

export interface IntervalListItem {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly lower: number
  readonly upper: number
  readonly coverage: number
  /** What can be said of the net value, a line for each carbon price. */
  readonly net: readonly string[]
}

/** The interval chart for a narrow screen: case by case, all of each bar in sight, the words beneath it. */
export function IntervalList({ items, netHead }: { items: readonly IntervalListItem[]; netHead: string }) {
  const speech = useSpeech()
  const { t } = speech
  return (
    <ul className={styles['list']}>
      {items.map((item) => (
        <li key={`${item.id} ${item.title}`}>
          <a href={casePath(item.slug)}>{item.title}</a>
          <IntervalBar lower={item.lower} upper={item.upper} coverage={item.coverage} />
          <div className="small num">
            {t('cases.col.index')}
            {t('common.colon')}
            {intervalText(item, speech)}
          </div>
          <div className="small soft">
            {netHead}
            {t('common.colon')}
            {item.net.map((line) => (
              <Fragment key={line}>
                {item.net.length > 1 ? <br /> : null}
                {line}
              </Fragment>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}
