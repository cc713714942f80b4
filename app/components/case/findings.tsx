import { formatScoreExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { formatDate } from '../../i18n/format.ts'
import { EvidenceRefs } from '../evidence-refs.tsx'
import type { CaseView } from './case-view.ts'
import styles from './findings.module.css'

/** Harms and criticism: a blank says that nobody has looked, never "none". */
export function Harms({ view }: { view: CaseView }) {
  const { t, language } = useSpeech()
  return (
    <section aria-labelledby="harms">
      <h2 id="harms">{t('case.harms.title')}</h2>
      {view.net.harms === 'unknown' ? (
        <div className="notice">
          <p>{t('case.harms.unknown')}</p>
        </div>
      ) : null}
      {view.net.harms === 'searched-none' ? (
        <p>{t('case.harms.searchedNone', { date: formatDate(language, view.net.harmsDate ?? '') })}</p>
      ) : null}
      {view.harms.length > 0 ? (
        <ul className={styles['findings']}>
          {view.harms.map((harm) => (
            <li key={harm.id}>
              <strong>{harm.label}</strong>
              <EvidenceRefs ids={harm.evidence} />
              {harm.note ? <div>{harm.note}</div> : null}
              {harm.code ? (
                <div className="small soft">
                  {t('status.notPriced')}
                  {t('common.colon')}
                  {harm.reason ?? t(`code.${harm.code}`)}
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}

/** What would narrow the interval most, and the questions this case leaves open. */
export function NextEvidence({ view }: { view: CaseView }) {
  const { t, language } = useSpeech()
  return (
    <section aria-labelledby="next">
      <h2 id="next">{t('case.next')}</h2>
      {view.next.length > 0 ? <p className="soft">{t('case.next.lead')}</p> : null}
      <ol className={styles['findings']}>
        {view.next.map((item) => (
          <li key={item.indicator}>
            <strong>
              <span className="soft">{item.indicator}</span> {item.name}
            </strong>
            <span className="small soft nowrap">
              {' '}
              · {t('case.next.narrow', { points: formatScoreExact(language, item.max) })}
            </span>
            <div>{item.settledBy}</div>
          </li>
        ))}
      </ol>
      {view.openQuestions.length > 0 ? (
        <>
          <h3>{t('case.open')}</h3>
          <ul className={styles['findings']}>
            {view.openQuestions.map(({ question, settles, where }) => (
              <li key={question}>
                {question}
                {settles.length > 0 ? <span className="small soft"> · {settles.join(t('common.list'))}</span> : null}
                {where ? <div className="small soft">{where}</div> : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

export function Contradictions({ view }: { view: CaseView }) {
  const { t } = useSpeech()
  if (view.contradictions.length === 0) return null
  return (
    <section aria-labelledby="contradictions">
      <h2 id="contradictions">{t('case.contradictions')}</h2>
      {view.contradictions.map((item) => (
        <div key={item.id} id={`contradiction-${item.id}`} className={styles['contradiction']}>
          <h3>{item.about}</h3>
          <ul>
            {item.values.map(({ value, evidence }, index) => (
              <li key={value}>
                {value}
                <EvidenceRefs ids={evidence} />
                {index === item.chosen ? <span className="tag"> {t('case.contradictions.chosen')}</span> : null}
              </li>
            ))}
          </ul>
          <p className="small soft">
            {item.chosen === null ? `${t('case.contradictions.none')}${t('common.colon')}` : ''}
            {item.reason}
          </p>
        </div>
      ))}
    </section>
  )
}
