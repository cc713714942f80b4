import { useLocation } from '@remix-run/react'
import { useState, type FormEvent } from 'react'
import { OWN_VIEW_PARAMETERS } from '../../forms/own-view-state.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { CarbonControl } from './carbon-control.tsx'
import { ExplorationTable } from './exploration-table.tsx'
import { OwnIndexList } from './own-index-list.tsx'
import { OwnNetList } from './own-net-list.tsx'
import type { OwnViewData } from './own-view-data.ts'
import styles from './own-view.module.css'
import { carbonPriceText, ignoredSentences, weightsText } from './own-view-words.ts'
import { SwapTable } from './swap-table.tsx'
import { useOwnView } from './use-own-view.ts'
import { WeightSliders } from './weight-sliders.tsx'

/**
 * The reader's own weights and carbon price for the cases of a page: what they change stands beside the official
 * values, never in their place. With scripts it follows every move; without, it is a form that the server answers.
 */
export function OwnView({ data }: { data: OwnViewData }) {
  const speech = useSpeech()
  const { t } = speech
  const control = useOwnView(data)
  const { state, percents, live } = control
  const { pathname, search } = useLocation()
  const isOwn = state.weights !== null || state.carbonPrice !== null
  const remarks = control.touched ? [] : ignoredSentences(data.query, speech)
  const [openAtFirst] = useState(isOwn || remarks.length > 0)
  const kept = [...new URLSearchParams(search)].filter(
    ([name]) => !(OWN_VIEW_PARAMETERS as readonly string[]).includes(name),
  )
  const usesCarbon = data.cases.some(({ carbon }) => carbon !== null)
  const submit = (event: FormEvent) => {
    // Everything has followed already; sending the form would only load the page again.
    if (live) event.preventDefault()
  }
  return (
    <section id="own-view" className={isOwn ? styles['section'] : `${styles['section']} no-print`}>
      <h2>{t('own.title')}</h2>
      <p>{t('own.lead')}</p>
      {remarks.length > 0 ? (
        <div className="notice">
          {remarks.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
        </div>
      ) : null}
      {isOwn ? (
        <div className={styles['statement']}>
          <strong>{t('own.notOfficial')}</strong>
          {state.weights ? <p>{t('own.weights.yours', { weights: weightsText(state.weights, speech) })}</p> : null}
          {state.carbonPrice !== null ? (
            <p>{t('own.price.yours', { price: carbonPriceText(state.carbonPrice, speech) })}</p>
          ) : null}
        </div>
      ) : null}
      <details open={openAtFirst}>
        <summary>{t('own.open')}</summary>
        <form action={`${pathname}#own-view`} method="get" className={styles['form']} onSubmit={submit}>
          {kept.map(([name, value], place) => (
            <input key={place} type="hidden" name={name} value={value} />
          ))}
          <WeightSliders percents={percents} live={live} setWeight={control.setWeight} />
          {usesCarbon ? (
            <CarbonControl
              carbonPrice={state.carbonPrice}
              publishedPrices={data.publishedPrices}
              live={live}
              setCarbonPrice={control.setCarbonPrice}
            />
          ) : (
            <p className="soft">{t('own.net.none')}</p>
          )}
          <p className={styles['buttons']}>
            <a
              href={control.resetAddress}
              aria-disabled={isOwn ? undefined : true}
              onClick={(event) => {
                event.preventDefault()
                control.reset()
              }}
            >
              {t('own.reset')}
            </a>
            {live ? null : <button>{t('own.apply')}</button>}
          </p>
        </form>
        <OwnIndexList data={data} official={control.official} own={control.own} />
        <SwapTable cases={data.cases} pairs={control.own.pairs} />
        {usesCarbon ? <OwnNetList cases={data.cases} ownAmounts={control.ownAmounts} failed={control.failed} /> : null}
        <ExplorationTable cases={data.cases} exploration={data.exploration} />
      </details>
    </section>
  )
}
