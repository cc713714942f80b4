import { compareAddress } from '../../forms/compare-query.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { EmptyLibrary } from '../empty-library.tsx'
import styles from './case-picker.module.css'
import type { CompareView } from './compare-view.ts'
import { FoundCases } from './found-cases.tsx'
import { StateFields } from './state-fields.tsx'
import { useCurrentAddress } from './use-current-address.ts'

/** The library as boxes to tick, found by a word where it is large; what the address named stays ticked. */
export function CasePicker({ view }: { view: CompareView }) {
  const { t } = useSpeech()
  const { state, choices, choicesFound } = view
  const current = useCurrentAddress()
  const chosen = choices.filter((choice) => choice.chosen).length
  const left = choicesFound - (choices.length - chosen)
  if (choices.length === 0 && left === 0 && state.find === '') return <EmptyLibrary />
  return (
    <>
      {left > 0 || state.find !== '' ? (
        <form action="/compare" method="get" role="search" className={styles['search']}>
          <StateFields state={state} columns />
          <label htmlFor="pick-find">{t('compare.add.find')}</label>
          <input id="pick-find" type="search" name="find" defaultValue={state.find} maxLength={60} />
          <button className="quiet">{t('compare.add.search')}</button>
          <FoundCases view={view} allAddress={current(compareAddress({ ...state, find: '' }))} />
        </form>
      ) : null}
      <form action="/compare" method="get">
        <StateFields state={state} />
        <fieldset className={styles['cases']}>
          <legend>{t('compare.pick')}</legend>
          {choices.map(({ column, revision, title, organisation, issue, chosen: ticked }) => (
            <label key={column} className={styles['case']}>
              <input type="checkbox" name="c" value={column} defaultChecked={ticked} />
              <span>
                {revision === null ? title : t('compare.titleOfRevision', { title, n: revision })}
                <span className={styles['who']}>
                  {organisation} · {t(`issue.${issue}`)}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
        {left > 0 ? <p className="soft small">{t('compare.pick.more', { n: left })}</p> : null}
        <button>{t('compare.submit')}</button>
      </form>
    </>
  )
}
