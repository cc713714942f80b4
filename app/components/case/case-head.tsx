import { formatDate } from '../../i18n/format.ts'
import { useSpeech, type MessageKey } from '../../i18n/translate.ts'
import { EvidenceRefs } from '../evidence-refs.tsx'
import type { CaseView } from './case-view.ts'

/** Who, what, where and since when, with the evidence of each. */
export function CaseHead({ view }: { view: CaseView }) {
  const { t, language } = useSpeech()
  const list = t('common.list')
  return (
    <dl className="facts">
      <dt>{t('case.organisation')}</dt>
      <dd>
        {view.organisation}
        {view.affiliates.length > 0 ? t('common.inBrackets', { text: view.affiliates.join(list) }) : ''}
        <span className="soft"> · {t(`industry.${view.industry}` as MessageKey)}</span>
      </dd>
      <dt>{t('case.issue')}</dt>
      <dd>{t(`issue.${view.issue}`)}</dd>
      <dt>{t('case.began')}</dt>
      <dd>
        {view.period.start ? formatDate(language, view.period.start) : t('common.notKnown')}
        <EvidenceRefs ids={view.period.evidence} />
        <span className="soft">
          {' · '}
          {t(`case.status.${view.status}`)} · {t('case.trigger')}
          {t('common.colon')}
          {t(`trigger.${view.trigger}`)}
        </span>
      </dd>
      <dt>{t('case.regions')}</dt>
      <dd>
        {view.regions.length === 0 ? t('common.notKnown') : null}
        {view.regions.map((region, index) => (
          <span key={index}>
            {index > 0 ? t('compare.and') : ''}
            {[
              region.scope === 'unknown' ? null : t(`scope.${region.scope}`),
              region.provinces.length > 0 ? region.provinces.join(list) : null,
              region.provinceCount ? t('compare.provincesN', { n: region.provinceCount }) : null,
              region.cityCount ? `${region.cityCount} ${t('unit.city')}` : null,
            ]
              .filter(Boolean)
              .join(' · ')}
            <EvidenceRefs ids={region.evidence} />
          </span>
        ))}
      </dd>
      <dt>{t('case.levels')}</dt>
      <dd>
        {view.levels.length > 0
          ? view.levels.map((level) => t(`adminLevel.${level}`)).join(list)
          : t('common.notKnown')}
      </dd>
      {view.sdgs.length > 0 ? (
        <>
          <dt>{t('case.sdgs')}</dt>
          <dd>
            {view.sdgs.map(({ goal }) => `${goal} ${t(`sdg.${goal}` as MessageKey)}`).join(list)}
            {view.sdgs.every(({ assignedBy }) => assignedBy === 'us') ? (
              <span className="soft"> · {t('case.sdg.us')}</span>
            ) : null}
          </dd>
        </>
      ) : null}
      {view.innovations.length > 0 ? (
        <>
          <dt>{t('case.innovation')}</dt>
          <dd>
            {view.innovations.map(({ point, mechanism }) => (
              <div key={point}>
                {point} <span className="soft small">· {t(`mechanism.${mechanism}`)}</span>
              </div>
            ))}
          </dd>
        </>
      ) : null}
      {view.components.length > 0 ? (
        <>
          <dt>{t('case.components')}</dt>
          <dd>
            {view.components.map((component) => (
              <div key={component.id}>
                {component.name}
                {component.period?.start ? (
                  <span className="soft">
                    {' · '}
                    {component.period.end
                      ? t('common.period', {
                          start: formatDate(language, component.period.start),
                          end: formatDate(language, component.period.end),
                        })
                      : t('common.since', { date: formatDate(language, component.period.start) })}
                  </span>
                ) : null}
                <EvidenceRefs ids={component.evidence} />
                {component.note ? <span className="soft small"> {component.note}</span> : null}
              </div>
            ))}
          </dd>
        </>
      ) : null}
      <dt>{t('case.asOf')}</dt>
      <dd>
        {formatDate(language, view.asOf)}
        <span className="soft">
          {' '}
          · {t('case.revision')} {view.revision.number}
        </span>
      </dd>
    </dl>
  )
}
