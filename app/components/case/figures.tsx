import { formatDate } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { EvidenceRefs } from '../evidence-refs.tsx'
import { quantityText } from '../quantity-text.ts'
import { ScrollTable } from '../scroll-table.tsx'
import type { CaseView, SeriesView } from './case-view.ts'
import styles from './figures.module.css'
import { ReportFigure } from './sent-in.tsx'

/** Every figure of the case with its date and evidence: outcomes over time first, then single facts. */
export function Figures({ view }: { view: CaseView }) {
  const speech = useSpeech()
  const { t, language } = speech
  if (view.series.length === 0 && view.facts.length === 0) return null
  return (
    <section aria-labelledby="figures" className={styles['figures']}>
      <h2 id="figures">{t('case.facts')}</h2>
      {view.series.length > 0 ? (
        <>
          <h3>{t('case.outcomes')}</h3>
          <ScrollTable title={t('case.outcomes')}>
            <thead>
              <tr>
                <th scope="col">{t('case.facts.col.figure')}</th>
                <th scope="col">{t('case.facts.col.asOf')}</th>
                <th scope="col">{t('case.facts.col.value')}</th>
              </tr>
            </thead>
            {view.series.map((series) => (
              <SeriesRows key={series.id} series={series} view={view} />
            ))}
          </ScrollTable>
        </>
      ) : null}
      {view.facts.length > 0 ? (
        <ScrollTable title={t('case.facts')}>
          <thead>
            <tr>
              <th scope="col">{t('case.facts.col.figure')}</th>
              <th scope="col">{t('case.facts.col.asOf')}</th>
              <th scope="col">{t('case.facts.col.value')}</th>
            </tr>
          </thead>
          <tbody>
            {view.facts.map((fact) => (
              <tr key={fact.id} id={`fact-${fact.id}`}>
                <th scope="row">
                  {fact.label}
                  {fact.context ? <span className="tag"> {t('case.facts.context')}</span> : null}
                  {fact.note ? <div className="small soft">{fact.note}</div> : null}
                  <ReportFigure view={view} id={fact.id} label={fact.label} />
                </th>
                <td className="nowrap">{fact.asOf ? formatDate(language, fact.asOf) : t('common.notDisclosed')}</td>
                <td>
                  {quantityText(fact.value, fact.unit, fact.qualifier, speech)}
                  <EvidenceRefs ids={fact.evidence} />
                </td>
              </tr>
            ))}
          </tbody>
        </ScrollTable>
      ) : null}
    </section>
  )
}

function SeriesRows({ series, view }: { series: SeriesView; view: CaseView }) {
  const speech = useSpeech()
  const { t, language } = speech
  return (
    <tbody id={`fact-${series.id}`}>
      {series.observations.map((observation, index) => (
        <tr key={`${observation.asOf} ${index}`}>
          {index === 0 ? (
            <th scope="rowgroup" rowSpan={series.observations.length + series.parts.length}>
              {series.label}
              <div className="small soft">
                {t(`outcomeKind.${series.kind}`)} · {t(`sign.${series.sign}`)}
                {series.population ? ` · ${series.population}` : ''}
              </div>
              {series.partOf ? (
                <div className="small soft">
                  {t(`case.outcomes.partOf.${series.partOf.relation}`, { label: series.partOf.label })}
                </div>
              ) : null}
              {series.note ? <div className="small soft">{series.note}</div> : null}
              <ReportFigure view={view} id={series.id} label={series.label} />
            </th>
          ) : null}
          <td className="nowrap">
            {formatDate(language, observation.asOf)}
            <div className="small soft">{t(`case.outcomes.${observation.basis}`)}</div>
          </td>
          <td>
            {quantityText(observation.value, series.unit, observation.qualifier, speech)}
            <EvidenceRefs ids={observation.evidence} />
            {observation.note ? <div className="small soft">{observation.note}</div> : null}
          </td>
        </tr>
      ))}
      {series.parts.map((part) => (
        <tr key={part.id}>
          <td className="small soft">{part.label}</td>
          <td>
            {quantityText(part.value, series.unit, 'exact', speech)}
            <EvidenceRefs ids={part.evidence} />
          </td>
        </tr>
      ))}
    </tbody>
  )
}
