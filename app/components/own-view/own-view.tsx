import { useState } from 'react'
import { useSpeech } from '../../i18n/translate.ts'
import { CarbonControl } from './carbon-control.tsx'
import { ExplorationTable } from './exploration-table.tsx'
import { OwnForm } from './own-form.tsx'
import { OwnIndexList } from './own-index-list.tsx'
import { OwnNetList } from './own-net-list.tsx'
import { OwnStatement } from './own-statement.tsx'
import type { OwnViewData } from './own-view-data.ts'
import styles from './own-view.module.css'
import { ignoredSentences, scaledSentences } from './own-view-words.ts'
import { SpokenIntervals } from './spoken-intervals.tsx'
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
  const { state, query, live } = control
  const isOwn = state.weights !== null || state.carbonPrice !== null
  const remarks = control.touched ? [] : [...ignoredSentences(query, speech), ...scaledSentences(query, speech)]
  const [openAtFirst] = useState(isOwn || remarks.length > 0)
  const usesCarbon = data.cases.some(({ carbon }) => carbon !== null)
  return (
    <section id="own-view" className={isOwn ? undefined : 'no-print'}>
      <h2>{t('own.title')}</h2>
      <p>{t('own.lead')}</p>
      {remarks.length > 0 ? (
        <div className="notice">
          {remarks.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
        </div>
      ) : null}
      <OwnStatement control={control} usesCarbon={usesCarbon} />
      <details open={openAtFirst}>
        <summary className="no-print">{t('own.open')}</summary>
        <div className={styles['part']}>
          <OwnForm of="w" live={live}>
            <WeightSliders percents={control.percents} live={live} setWeight={control.setWeight} />
          </OwnForm>
          <OwnIndexList data={data} official={control.official} own={control.own} />
        </div>
        <SwapTable cases={data.cases} standings={control.own} />
        {usesCarbon ? (
          <div className={styles['part']}>
            <OwnForm of="p" live={live}>
              <CarbonControl
                carbonPrice={state.carbonPrice}
                publishedPrices={data.publishedPrices}
                live={live}
                setCarbonPrice={control.setCarbonPrice}
              />
            </OwnForm>
            <OwnNetList cases={data.cases} ownAmounts={control.ownAmounts} failed={control.failed} />
          </div>
        ) : (
          <p className="soft">{t('own.net.none')}</p>
        )}
        <ExplorationTable cases={data.cases} exploration={data.exploration} />
        {control.touched ? <SpokenIntervals cases={data.cases} standings={control.own} /> : null}
      </details>
    </section>
  )
}
