import { Link } from '@remix-run/react'
import { MAP_CARBON_PRICES } from '../../forms/library-map-query.ts'
import { formatExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import styles from './carbon-choice.module.css'
import type { LibraryMapView } from './library-map-view.ts'
import type { MapState } from './use-map-state.ts'

/** Which carbon price the amounts stand on, and the other one a click away. */
export function CarbonChoice({ view, state }: { view: LibraryMapView; state: MapState }) {
  const { t, language } = useSpeech()
  const { moved, query } = view
  const movedKey = moved === 0 ? 'none' : moved === 1 ? 'one' : 'other'
  return (
    <nav className={styles['choice']} aria-label={t('map.carbon')}>
      <span className={styles['name']}>{t('map.carbon')}</span>
      <ul>
        {MAP_CARBON_PRICES.map((price) => (
          <li key={price}>
            <Link
              to={state.address({ carbonPrice: price })}
              preventScrollReset
              aria-current={price === query.carbonPrice ? 'true' : undefined}
            >
              {t(`carbon.${price}`)}
            </Link>
          </li>
        ))}
      </ul>
      {query.carbonNamed ? null : <span className="small soft">{t('map.carbon.unchosen')}</span>}
      <span className="small soft">{t(`map.carbon.moved.${movedKey}`, { n: formatExact(language, moved) })}</span>
    </nav>
  )
}
