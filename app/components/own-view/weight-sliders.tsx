import { useState } from 'react'
import { DIMENSIONS, type Dimension } from '#scoring/vocabulary.ts'
import { OWN_VIEW_FIELDS, type WeightPercents } from '../../forms/own-view-state.ts'
import { formatShare } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import styles from './weight-sliders.module.css'

/** Four weights that stay 100 together: a slider and a number each, the number alone where scripts do not run. */
export function WeightSliders({
  percents,
  live,
  setWeight,
}: {
  percents: WeightPercents
  live: boolean
  setWeight: (dimension: Dimension, to: number) => void
}) {
  const { t, language } = useSpeech()
  // What stands in a number field while it is being typed: an empty field is no weight yet.
  const [draft, setDraft] = useState<{ readonly dimension: Dimension; readonly text: string } | null>(null)
  return (
    <fieldset className={styles['weights']}>
      <legend>{t('own.weights')}</legend>
      <p className="small soft">{t(live ? 'own.weights.linked' : 'own.weights.plain')}</p>
      {DIMENSIONS.map((dimension) => {
        const name = t(`dimension.${dimension}`)
        const id = `own-weight-${dimension}`
        return (
          <div key={dimension} className={styles['weight']} data-dimension={dimension}>
            <label htmlFor={id}>{name}</label>
            <span className={styles['slider']}>
              {live ? (
                <input
                  type="range"
                  min={0}
                  max={100}
                  step={1}
                  value={percents[dimension]}
                  aria-label={name}
                  aria-valuetext={formatShare(language, percents[dimension] / 100)}
                  onChange={(event) => setWeight(dimension, event.currentTarget.valueAsNumber)}
                />
              ) : null}
            </span>
            <span className={styles['number']}>
              <input
                id={id}
                name={OWN_VIEW_FIELDS.weight(dimension)}
                type="number"
                min={0}
                max={100}
                step={1}
                inputMode="numeric"
                value={draft?.dimension === dimension ? draft.text : percents[dimension]}
                onChange={({ currentTarget: { value, valueAsNumber } }) => {
                  setDraft({ dimension, text: value })
                  if (Number.isFinite(valueAsNumber)) setWeight(dimension, valueAsNumber)
                }}
                onBlur={() => setDraft(null)}
              />
              <span aria-hidden="true">%</span>
            </span>
          </div>
        )
      })}
    </fieldset>
  )
}
