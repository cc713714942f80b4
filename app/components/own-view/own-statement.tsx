import { useSpeech } from '../../i18n/translate.ts'
import styles from './own-view.module.css'
import { carbonPriceText, weightsText } from './own-view-words.ts'
import type { OwnViewControl } from './use-own-view.ts'

/** Which weights and price are in force, on the screen and on paper, with the way back to the official ones. */
export function OwnStatement({ control, usesCarbon }: { control: OwnViewControl; usesCarbon: boolean }) {
  const speech = useSpeech()
  const { t } = speech
  const { weights, carbonPrice } = control.state
  const isOwn = weights !== null || carbonPrice !== null
  return (
    <div className={styles['statement']} data-own={isOwn}>
      <p>
        <strong>{t(isOwn ? 'own.isOwn' : 'own.isOfficial')}</strong>
        <a
          className={`${styles['reset']} no-print`}
          href={control.resetAddress}
          onClick={(event) => {
            event.preventDefault()
            control.reset()
          }}
        >
          {t('own.reset')}
        </a>
      </p>
      <p>{weights ? t('own.weights.yours', { weights: weightsText(weights, speech) }) : t('own.weights.official')}</p>
      {usesCarbon || carbonPrice !== null ? (
        <p>
          {carbonPrice === null
            ? t('own.price.both')
            : t('own.price.yours', { price: carbonPriceText(carbonPrice, speech) })}
        </p>
      ) : null}
    </div>
  )
}
