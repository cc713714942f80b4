import { useMemo } from 'react'
import { useSpeech } from '../../i18n/translate.ts'
import { CarbonChoice } from './carbon-choice.tsx'
import { ChosenCases } from './chosen-cases.tsx'
import type { LibraryMapView } from './library-map-view.ts'
import { MapConditions } from './map-conditions.tsx'
import { MapFigure } from './map-figure.tsx'
import { MapTable } from './map-table.tsx'
import { NothingFound } from './nothing-found.tsx'
import { lazyCases } from './packed-cases.ts'
import { useMapState } from './use-map-state.ts'

/** The whole library on one picture, and the same as a table. */
export function LibraryMapPage({ view }: { view: LibraryMapView }) {
  const { t } = useSpeech()
  const cases = useMemo(() => lazyCases(view.cases), [view.cases])
  const titleOf = (id: string) => view.chosen.find((entry) => entry.id === id)?.title ?? cases.find(id)?.title
  const state = useMapState(view.query, (id) => titleOf(id) !== undefined)
  return (
    <>
      <h1>{t('map.title')}</h1>
      <p className="lead">{t('map.lead')}</p>
      <MapConditions view={view} state={state} />
      {view.summary.cases === 0 ? (
        <NothingFound view={view} state={state} />
      ) : (
        <>
          <CarbonChoice view={view} state={state} />
          <MapFigure cases={cases} view={view} state={state} />
          <ChosenCases state={state} titleOf={titleOf} />
          <MapTable view={view} state={state} />
        </>
      )}
    </>
  )
}
