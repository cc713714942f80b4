import { useState } from 'react'
import type { CaseFacet } from '../../forms/case-filter.ts'
import { useSpeech } from '../../i18n/translate.ts'
import type { FacetChoiceView } from './case-list-view.ts'
import { facetWords } from './facet-words.ts'
import styles from './filter-form.module.css'

interface FacetChoicesProps {
  readonly facet: CaseFacet
  readonly choices: readonly FacetChoiceView[]
  readonly notOffered: number
  /** The first facet of the form stands open. */
  readonly first: boolean
}

/** One facet as boxes to tick, each with how many cases it would give; the rarer ones of many behind “more”. */
export function FacetChoices({ facet, choices, notOffered, first }: FacetChoicesProps) {
  const { t } = useSpeech()
  const chosen = choices.filter((choice) => choice.chosen).length
  const rarer = choices.filter(({ common }) => !common)
  // Open or not is the reader's from then on: nothing folds away under a pointer because the choice has changed.
  const [open] = useState(first || chosen > 0)
  const [moreOpen] = useState(rarer.some((choice) => choice.chosen))
  if (choices.length === 0) return null
  return (
    <details className={styles['facet']} open={open}>
      <summary>
        {t(`cases.${facet}`)}
        {chosen > 0 ? <span className="soft"> {t('cases.chosen', { n: chosen })}</span> : null}
      </summary>
      <fieldset>
        <legend className="visually-hidden">{t(`cases.${facet}`)}</legend>
        {choices
          .filter(({ common }) => common)
          .map((choice) => (
            <Choice key={choice.value} facet={facet} choice={choice} />
          ))}
        {rarer.length > 0 ? (
          <details className={styles['more']} open={moreOpen}>
            <summary>{t('cases.more', { n: rarer.length })}</summary>
            {rarer.map((choice) => (
              <Choice key={choice.value} facet={facet} choice={choice} />
            ))}
            {notOffered > 0 ? (
              <p className="small">
                <a href={`/browse#${facet}`}>{t('cases.notOffered', { n: notOffered })}</a>
              </p>
            ) : null}
          </details>
        ) : null}
      </fieldset>
    </details>
  )
}

function Choice({ facet, choice }: { facet: CaseFacet; choice: FacetChoiceView }) {
  const speech = useSpeech()
  return (
    <label className={styles['choice']} data-empty={choice.count === 0}>
      <input type="checkbox" name={facet} value={choice.value} defaultChecked={choice.chosen} />
      <span>{facetWords(facet, choice, speech)}</span>
      <span className={styles['count']}>{choice.count}</span>
    </label>
  )
}
