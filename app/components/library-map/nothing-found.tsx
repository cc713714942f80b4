import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { withoutFacet, withoutWords } from '../../forms/case-filter.ts'
import { formatExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { facetWords } from '../case-list/facet-words.ts'
import { Original } from '../original.tsx'
import type { LibraryMapView } from './library-map-view.ts'
import type { MapState } from './use-map-state.ts'

/** No case meets all conditions: what each of them costs, with the way to be rid of it. */
export function NothingFound({ view, state }: { view: LibraryMapView; state: MapState }) {
  const speech = useSpeech()
  const { t, language } = speech
  if (view.casesInLibrary === 0) {
    return (
      <>
        <h2>{t('home.empty.title')}</h2>
        <p>{t('home.empty.text')}</p>
      </>
    )
  }
  const { filter } = view.query
  const helpful = view.removals.filter(({ count }) => count > 0)
  return (
    <>
      <h2>{t('cases.empty.title')}</h2>
      <p>{t(helpful.length > 0 ? 'cases.empty.text' : 'cases.empty.noSingle')}</p>
      <ul>
        {helpful.map(({ condition, values, count }) => {
          const without = condition === 'q' ? withoutWords(filter) : withoutFacet(filter, condition)
          return (
            <li key={condition}>
              <Link to={state.address({ filter: without, page: 1 })} preventScrollReset>
                {t('cases.empty.without')}
                {t(`cases.${condition}`)}
                {t('common.colon')}
                {values.map((value, place) => (
                  <Fragment key={value.value}>
                    {place === 0 ? null : t('common.list')}
                    <Original text={facetWords(condition, value, speech)} />
                  </Fragment>
                ))}
              </Link>{' '}
              <span className="soft">
                {count === 1 ? t('cases.count.one') : t('cases.count.other', { n: formatExact(language, count) })}
              </span>
            </li>
          )
        })}
        {helpful.length === 0 ? (
          <li>
            <Link to="/map">{t('cases.reset')}</Link>
          </li>
        ) : null}
      </ul>
    </>
  )
}
