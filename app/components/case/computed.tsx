import { casePath } from '../../case-path.ts'
import { HISTORY } from '../../content/desk/history.ts'
import { formatDate, formatDay, formatExact, formatShare } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { useWords } from '../accounts/use-words.ts'
import { isEarlier, type CaseView } from './case-view.ts'
import styles from './computed.module.css'

/**
 * How the numbers were made, how to make them again, and how to take the case along and cite it. Where the operator has
 * not said under which address readers reach the site, a citation gives none rather than a wrong one.
 */
export function Computed({ view, address }: { view: CaseView; address: string }) {
  const { t, language } = useSpeech()
  return (
    <section aria-labelledby="computed">
      <h2 id="computed">{t('case.computed.title')}</h2>
      <p>
        {t('case.computed.text', {
          svii: 'svii/1',
          weights: t('methods.weights.default').toLowerCase(),
          nv: 'nv/1',
          year: 2023,
          rate: formatShare(language, view.net.discountRate),
          draws: formatExact(language, view.net.draws),
          seed: view.net.seed,
        })}
      </p>
      {isEarlier(view) ? null : (
        <>
          <p>{t('case.computed.command')}</p>
          <pre className={styles['command']}>
            <code>npm run score -- cases/library/{view.id}/case.md</code>
          </pre>
        </>
      )}
      <p className="small soft">
        {t('case.computed.digest')}
        {t('common.colon')}
        <span className={styles['digest']}>{view.revision.digest}</span>
      </p>
      <RevisionLine view={view} />
      <h3 id="download">{t('case.download.title')}</h3>
      <ul>
        <li>
          <a href={`${view.edition?.address ?? casePath(view.slug)}.md`}>{t('case.download.md')}</a>
        </li>
        {view.edition ? null : (
          <>
            <li>
              <a href={casePath(view.slug, '.json')}>{t('case.download.json')}</a>
            </li>
            <li>
              <a href={casePath(view.slug, '.csv')}>{t('case.download.csv')}</a>
            </li>
          </>
        )}
      </ul>
      <h3 id="cite">{t('case.cite.title')}</h3>
      <p>
        {t('case.cite.text', {
          title: view.title,
          id: view.id,
          revision: view.revision.number,
          asOf: formatDate(language, view.asOf),
          address,
        }).trimEnd()}
      </p>
    </section>
  )
}

/** Which revision this is, where it can always be found, and what was before it. */
function RevisionLine({ view }: { view: CaseView }) {
  const say = useWords(HISTORY)
  const { language } = useSpeech()
  const { number, createdAt } = view.revision
  return (
    <p className="small">
      {say('line', { number, date: formatDay(language, createdAt) })} ·{' '}
      <a href={casePath(view.slug, `/r/${number}`)}>{say('permanentLink')}</a> ·{' '}
      <a href={casePath(view.slug, '/history')}>{say('history')}</a>
    </p>
  )
}
