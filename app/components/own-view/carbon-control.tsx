import { useState } from 'react'
import {
  isOwnCarbonPrice, MOST_OWN_CARBON_PRICE_CNY_2023, type CarbonPriceChoice,
} from '#scoring/net-value/own-carbon-price.ts' // prettier-ignore
import { OWN_VIEW_FIELDS } from '../../forms/own-view-state.ts'
import { formatExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import styles from './carbon-control.module.css'
import type { OwnViewData } from './own-view-data.ts'
import { yuanPerTonneText } from './own-view-words.ts'
import { preloadNet } from './use-own-view.ts'

/** The slider ends above the dearest published price; the number field takes any price. */
const SLIDER = { min: 0, max: 3000, step: 10 } as const
/** Where the slider starts when a reader first turns to a price of their own. */
const FIRST_CNY_2023 = 500

/** One of the published carbon prices, or yuan a tonne of the reader's own. */
export function CarbonControl({
  carbonPrice,
  publishedPrices,
  live,
  setCarbonPrice,
}: {
  carbonPrice: CarbonPriceChoice | null
  publishedPrices: OwnViewData['publishedPrices']
  live: boolean
  setCarbonPrice: (carbonPrice: CarbonPriceChoice | null) => void
}) {
  const speech = useSpeech()
  const { t, language } = speech
  const own = carbonPrice !== null && isOwnCarbonPrice(carbonPrice) ? carbonPrice.cny2023PerTco2e : null
  const [draft, setDraft] = useState<string | null>(null)
  const setYuan = (yuan: number) => {
    if (!(yuan >= 0 && yuan <= MOST_OWN_CARBON_PRICE_CNY_2023)) return
    setCarbonPrice({ cny2023PerTco2e: Math.round(yuan * 100) / 100 })
  }
  const choice = (value: string, words: string, choose: () => void) => (
    <label key={value} className={styles['choice']}>
      <input
        type="radio"
        name={OWN_VIEW_FIELDS.choice}
        value={value}
        checked={value === (carbonPrice === null ? 'official' : own === null ? carbonPrice : 'own')}
        onChange={choose}
      />
      <span>{words}</span>
    </label>
  )
  return (
    <fieldset className={styles['carbon']} onFocus={preloadNet}>
      <legend>{t('own.price')}</legend>
      {choice('official', t('own.price.official'), () => setCarbonPrice(null))}
      {publishedPrices.map(({ carbonPrice: published, cny2023PerTco2e }) =>
        choice(
          published,
          t('own.price.published', { name: t(`carbon.${published}`), yuan: formatExact(language, cny2023PerTco2e) }),
          () => setCarbonPrice(published),
        ),
      )}
      {choice('own', t('own.price.own'), () => setYuan(FIRST_CNY_2023))}
      <div className={styles['own']}>
        <span className={styles['number']}>
          <input
            name={OWN_VIEW_FIELDS.yuan}
            type="number"
            min={0}
            max={MOST_OWN_CARBON_PRICE_CNY_2023}
            step="any"
            inputMode="decimal"
            aria-label={t('own.price.field')}
            value={draft ?? own ?? ''}
            onChange={({ currentTarget: { value, valueAsNumber } }) => {
              setDraft(value)
              setYuan(valueAsNumber)
            }}
            onBlur={() => setDraft(null)}
          />
          <span className="small soft">{t('own.price.field')}</span>
        </span>
        <span className={styles['slider']}>
          {live ? (
            <input
              type="range"
              {...SLIDER}
              value={own ?? FIRST_CNY_2023}
              aria-label={t('own.price.own')}
              aria-valuetext={yuanPerTonneText(own ?? FIRST_CNY_2023, speech)}
              onChange={(event) => setYuan(event.currentTarget.valueAsNumber)}
            />
          ) : null}
        </span>
      </div>
      {own === null ? null : <input type="hidden" name={OWN_VIEW_FIELDS.yuanBefore} value={own} />}
    </fieldset>
  )
}
