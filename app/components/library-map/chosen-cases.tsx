import { useSpeech } from '../../i18n/translate.ts'
import styles from './chosen-cases.module.css'
import type { MapState } from './use-map-state.ts'

/** The bar lies over what scrolls under it: what has to be seen asks where it begins. */
export const CHOSEN_BAR_ID = 'chosen-cases'

/** What is chosen for a comparison, on the picture or in the table, and the way there. */
export function ChosenCases({ state, titleOf }: { state: MapState; titleOf: (id: string) => string | undefined }) {
  const { t } = useSpeech()
  const { chosen } = state
  if (chosen.length === 0) return null
  return (
    <section id={CHOSEN_BAR_ID} className={styles['chosen']} aria-label={t('map.chosen')}>
      <strong>{t('map.chosen')}</strong>
      <ul>
        {chosen.map((id) => {
          const title = titleOf(id) ?? id
          return (
            <li key={id}>
              {title}{' '}
              <a
                href={state.address({ chosen: chosen.filter((other) => other !== id) })}
                onClick={(event) => {
                  event.preventDefault()
                  state.toggle(id)
                }}
              >
                {t('cases.takeAwayShort')}
                <span className="visually-hidden">
                  {t('common.colon')}
                  {title}
                </span>
              </a>
            </li>
          )
        })}
      </ul>
      {chosen.length === 1 ? (
        <span className="small soft">{t('map.chosen.oneMore')}</span>
      ) : (
        <a className="button" href={state.compare}>
          {t('map.chosen.compare', { n: chosen.length })}
        </a>
      )}
      {state.isRefused ? <p className={styles['refused']}>{t('cases.ticked.full')}</p> : null}
    </section>
  )
}
