import { legendItems } from '../../charts/library-map-legend.ts'
import type { MapSummary } from '../../charts/library-map-layout.ts'
import { useSpeech } from '../../i18n/translate.ts'
import styles from './map-legend.module.css'

/** What the looks mean: those that occur, drawn as on the picture. */
export function MapLegend({ summary }: { summary: MapSummary }) {
  const speech = useSpeech()
  return (
    <ul className={styles['legend']} aria-label={speech.t('map.legend')}>
      {legendItems(summary, speech).map(({ style, words }) => (
        <li key={words}>
          <svg className={styles['mark']} viewBox="0 0 30 16" aria-hidden="true" data-state={style.state}>
            {style.ranked ? null : <path className={styles['hatch']} d="M2 12l8-10M8 14l10-12M16 14l10-12M23 14l5-6" />}
            <path d={style.harmsKnown ? 'M1.5 1.5h27v13h-27z' : 'M1.5 15v-13.5h27v13.5'} />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  )
}
