import { casePath } from '../../case-path.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { IntervalBar } from '../interval-bar.tsx'
import { intervalText } from '../interval-text.ts'
import type { OwnViewData } from './own-view-data.ts'
import styles from './own-view.module.css'
import { rankLines } from './own-view-words.ts'
import type { Standing, Standings } from './standings.ts'

/** Each case twice: its official interval and ranks, and beside them those under the reader's weights. */
export function OwnIndexList({ data, official, own }: { data: OwnViewData; official: Standings; own: Standings }) {
  const speech = useSpeech()
  const { t } = speech
  const titles = data.cases.map(({ title }) => title)
  const side = (place: number, { cases }: Standings) => {
    const standing = cases[place]!
    return { standing, ranks: rankLines(standing, place, titles, data.casesInLibrary, speech) }
  }
  return (
    <div className={styles['results']}>
      <h3>{t('own.index')}</h3>
      <ul className={styles['list']}>
        {data.cases.map(({ id, slug, title }, place) => (
          <li key={`${place} ${id}`}>
            <a href={casePath(slug)}>{title}</a>
            <div className={styles['sides']}>
              <Side name={t('own.official')} {...side(place, official)} />
              <Side name={t('own.yours')} {...side(place, own)} yours />
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Side({
  name,
  standing,
  ranks,
  yours = false,
}: {
  name: string
  standing: Standing
  ranks: readonly string[]
  yours?: boolean
}) {
  const speech = useSpeech()
  return (
    <div
      className={yours ? `${styles['side']} ${styles['yours']}` : styles['side']}
      data-side={yours ? 'own' : 'official'}
    >
      <span className={styles['name']}>{name}</span>
      <IntervalBar lower={standing.lower} upper={standing.upper} coverage={standing.coverage} />
      <span className="num">{intervalText(standing, speech)}</span>
      {ranks.map((line) => (
        <span key={line} className="small soft">
          {line}
        </span>
      ))}
    </div>
  )
}
