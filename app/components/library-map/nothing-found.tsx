import { withoutFacet, withoutWords } from '../../forms/case-filter.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { Removals } from '../case-list/removals.tsx'
import { EmptyLibrary } from '../empty-library.tsx'
import type { LibraryMapView } from './library-map-view.ts'
import type { MapState } from './use-map-state.ts'

/** No case meets all conditions, or there is none at all. */
export function NothingFound({ view, state }: { view: LibraryMapView; state: MapState }) {
  const { t } = useSpeech()
  if (view.casesInLibrary === 0) return <EmptyLibrary />
  const { filter } = view.query
  return (
    <>
      <h2>{t('cases.empty.title')}</h2>
      <Removals
        removals={view.removals}
        addressWithout={({ condition }) => {
          const without = condition === 'q' ? withoutWords(filter) : withoutFacet(filter, condition)
          return state.address({ filter: without, page: 1 })
        }}
        resetAddress="/map"
      />
    </>
  )
}
