import { formatExact } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { FactorList } from './factor-list.tsx'
import styles from './factors-page.module.css'
import type { FactorsView } from './factors-view.ts'

/** The factor library: conditions, every factor with all it rests on, and what is left out with the reason. */
export function FactorsPage({ view }: { view: FactorsView }) {
  const { t, language } = useSpeech()
  const shown = view.factors.length
  const count = shown === 1 ? t('factors.count.one') : t('factors.count.other', { n: formatExact(language, shown) })
  return (
    <>
      <p className="soft small">
        <a href="/methods">{t('nav.methods')}</a>
      </p>
      <h1>{t('factors.title')}</h1>
      <p className="lead">{t('factors.lead')}</p>
      <Conditions view={view} />
      {view.filter.leftOut.length > 0 ? (
        <div className="notice" role="status">
          <p>{t('cases.badQuery', { name: view.filter.leftOut.join(t('common.list')) })}</p>
        </div>
      ) : null}
      <p className={styles['count']}>
        <strong>{count}</strong> <span className="soft">{t('factors.ofAll', { n: view.total })}</span> ·{' '}
        <a href="/methods/factors.json">{t('factors.download')}</a>
      </p>
      {shown === 0 ? <p>{t('factors.none')}</p> : <FactorList factors={view.factors} />}
      <section aria-labelledby="not-shipped">
        <h2 id="not-shipped">{t('factors.notShipped')}</h2>
        <p>{t('factors.notShipped.lead')}</p>
        <dl className={styles['left-out']}>
          {view.notShipped.map(({ id, name, reason }) => (
            <div key={id} id={id}>
              <dt>{name}</dt>
              <dd>{reason}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}

function Conditions({ view }: { view: FactorsView }) {
  const { t } = useSpeech()
  const { filter } = view
  const narrowed =
    filter.words !== '' || filter.topic !== null || filter.classChoice !== null || filter.verified !== null
  return (
    <form
      method="get"
      action="/methods/factors"
      role="search"
      aria-label={t('factors.filter')}
      className={styles['form']}
    >
      <div>
        <label htmlFor="q">{t('factors.q')}</label>
        <input id="q" type="search" name="q" defaultValue={filter.words} />
      </div>
      <div>
        <label htmlFor="topic">{t('factors.topic')}</label>
        <select id="topic" name="topic" defaultValue={filter.topic ?? ''}>
          <option value="">{t('common.all')}</option>
          {view.topics.map(({ value, count }) => (
            <option key={value} value={value}>
              {t('factors.choice', { name: t(`factors.topic.${value}`), n: count })}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="class">{t('factors.class')}</label>
        <select id="class" name="class" defaultValue={filter.classChoice ?? ''}>
          <option value="">{t('common.all')}</option>
          {view.classes.map(({ value, count }) => (
            <option key={value} value={value}>
              {t('factors.choice', { name: t(`factors.class.${value}`), n: count })}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="verified">{t('factors.verified')}</label>
        <select
          id="verified"
          name="verified"
          defaultValue={filter.verified === null ? '' : filter.verified ? 'yes' : 'no'}
        >
          <option value="">{t('common.all')}</option>
          {view.verifieds.map(({ value, count }) => (
            <option key={String(value)} value={value ? 'yes' : 'no'}>
              {t('factors.choice', { name: t(value ? 'factors.verified.yes' : 'factors.verified.no'), n: count })}
            </option>
          ))}
        </select>
      </div>
      <div className={styles['actions']}>
        <button type="submit">{t('cases.apply')}</button>
        {narrowed ? <a href="/methods/factors">{t('cases.reset')}</a> : null}
      </div>
    </form>
  )
}
