import { provinceName } from '#cases/provinces.ts'
import { formatExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { caseCount } from '../case-count.ts'
import type { BrowsedPlace } from './browse-view.ts'
import styles from './province-tiles.module.css'
import { PROVINCE_TILES } from './tile-places.ts'

const DARKEST = 4

/** The 34 province-level units as tiles that say how many cases work there. */
export function ProvinceTiles({ provinces }: { provinces: readonly BrowsedPlace[] }) {
  const speech = useSpeech()
  const { t, language } = speech
  const places = new Map(provinces.map((place) => [place.region, place]))
  const most = Math.max(1, ...provinces.map(({ count }) => count))
  return (
    <div className={styles['scroll']}>
      <ul className={styles['tiles']} lang={language}>
        {PROVINCE_TILES.map(({ code, row, column }) => {
          const { count, address } = places.get(code)!
          const inside = (
            <>
              <span className={styles['name']}>{provinceName(code)[language]}</span>
              <span className={count === 0 ? styles['unnamed'] : styles['count']} aria-hidden="true">
                {count === 0 ? t('browse.region.unnamed') : formatExact(language, count)}
              </span>
              <span className="visually-hidden">
                {t('common.colon')}
                {count === 0 ? t('browse.noCase') : caseCount(count, speech)}
              </span>
            </>
          )
          return (
            <li key={code} data-row={row} data-column={column} data-shade={Math.ceil((count / most) * DARKEST)}>
              {address === null ? (
                <span className={styles['tile']}>{inside}</span>
              ) : (
                <a href={address} className={styles['tile']}>
                  {inside}
                </a>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
