import { useLayoutEffect, useRef } from 'react'
import { casePath } from '../../case-path.ts'
import type { MapCase } from '../../charts/library-map-layout.ts'
import { netEnds } from '../../charts/library-map-words.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { intervalText } from '../interval-text.ts'
import { StatusTag } from '../status-tag.tsx'
import { CHOSEN_BAR_ID } from './chosen-cases.tsx'
import styles from './map-card.module.css'

export interface CardState {
  readonly index: number
  /** How many more cases lie under the same place. */
  readonly others: number
  readonly x: number
  readonly y: number
  /** Stays until another case is chosen or it is closed, so that its link can be reached. */
  readonly pinned: boolean
}

const GAP_PX = 14

/** What a case is, beside the place that was pointed at: its name, both measures, and the way to its page. */
export function MapCard({
  card,
  entry,
  isChosen,
  onToggle,
}: {
  card: CardState
  entry: MapCase
  isChosen: boolean
  onToggle: () => void
}) {
  const speech = useSpeech()
  const { t } = speech
  const box = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const element = box.current!
    const frame = element.parentElement!
    const { offsetWidth, offsetHeight } = element
    const right = card.x + GAP_PX
    const left = right + offsetWidth <= frame.clientWidth ? right : card.x - GAP_PX - offsetWidth
    const { top: frameTop } = frame.getBoundingClientRect()
    const barTop = document.getElementById(CHOSEN_BAR_ID)?.getBoundingClientRect().top ?? Infinity
    const lowest = Math.min(frame.clientHeight, Math.min(barTop, window.innerHeight) - frameTop)
    const top = Math.max(-frameTop, Math.min(card.y + GAP_PX, lowest - offsetHeight))
    element.style.left = `${Math.max(0, Math.min(left, frame.clientWidth - offsetWidth))}px`
    element.style.top = `${Math.max(0, top)}px`
  })

  return (
    <div ref={box} className={styles['card']} data-pinned={card.pinned}>
      <a href={casePath(entry.slug)}>{entry.title}</a>
      <dl>
        <dt>{t('cases.col.index')}</dt>
        <dd className="num">
          {intervalText({ ...entry, coverage: entry.knownPercent / 100 }, speech)}
          {entry.ranked ? null : <span className="soft"> · {t('map.card.unranked')}</span>}
        </dd>
        <dt>{t('cases.col.net')}</dt>
        <dd className="num">
          {entry.net === null ? null : netEnds(entry, speech)} <StatusTag status={entry.state} />
          {entry.net === null || entry.harmsKnown ? null : <span className="soft"> · {t('map.benefitsOnly')}</span>}
        </dd>
      </dl>
      {card.others > 0 ? (
        <p className="small soft">
          {t(card.others === 1 ? 'map.card.others.one' : 'map.card.others.other', { n: card.others })}
        </p>
      ) : null}
      {card.pinned ? (
        <button type="button" className="quiet" onClick={onToggle}>
          {t(isChosen ? 'map.card.unchoose' : 'map.card.choose')}
        </button>
      ) : null}
    </div>
  )
}
