import { compareAddress, COMPARE_AT_MOST } from '../../forms/compare-query.ts'
import { useSpeech } from '../../i18n/translate.ts'
import styles from './add-case.module.css'
import { TABLE_PLACE } from './compare-places.ts'
import type { CompareView } from './compare-view.ts'
import { FoundCases } from './found-cases.tsx'
import { StateFields } from './state-fields.tsx'
import { useCurrentAddress } from './use-current-address.ts'

/** A list longer than this is looked through by a word, not by scrolling. */
const MOST_IN_LIST = 60
const MOST_FOUND = 20

/** One more case: from a list where the library is small, by a word of its name where it is not. */
export function AddCase({ view }: { view: CompareView }) {
  const { t } = useSpeech()
  const { state, choicesFound } = view
  const current = useCurrentAddress()
  const offered = view.choices.filter(({ chosen }) => !chosen)
  if (state.columns.length >= COMPARE_AT_MOST)
    return <p className={`soft small no-print ${styles['full']}`}>{t('compare.add.full')}</p>
  const added = (id: string) =>
    current(compareAddress({ ...state, find: '', columns: [...state.columns, { id, revision: null }] }) + TABLE_PLACE)
  return (
    <section className="no-print" id="add">
      <h2>{t('compare.add.title')}</h2>
      <div className={styles['ways']}>
        {choicesFound > MOST_IN_LIST || state.find !== '' ? null : (
          <form action={`/compare${TABLE_PLACE}`} method="get" className={styles['way']}>
            <StateFields state={state} columns />
            <label htmlFor="add-choice">{t('compare.add.choose')}</label>
            <select id="add-choice" name="c" defaultValue="">
              <option value="">{t('compare.add.none')}</option>
              {offered.map(({ id, column, title, organisation }) => (
                <option key={id} value={column}>
                  {title}
                  {t('common.inBrackets', { text: organisation })}
                </option>
              ))}
            </select>
            <button>{t('compare.add')}</button>
          </form>
        )}
        <form action="/compare#add" method="get" className={styles['way']} role="search">
          <StateFields state={state} columns />
          <label htmlFor="add-find">{t('compare.add.find')}</label>
          <input id="add-find" type="search" name="find" defaultValue={state.find} maxLength={60} />
          <button className="quiet">{t('compare.add.search')}</button>
        </form>
      </div>
      {state.find === '' ? null : (
        <>
          <FoundCases view={view} allAddress={current(`${compareAddress({ ...state, find: '' })}#add`)} />
          <ul className={styles['found']}>
            {offered.slice(0, MOST_FOUND).map(({ id, title, organisation }) => (
              <li key={id}>
                <a href={added(id)}>{t('compare.add.one', { title })}</a>{' '}
                <span className="soft small">{organisation}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
