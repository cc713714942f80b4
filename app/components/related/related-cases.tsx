import { useSpeech, type MessageKey, type Speech } from '../../i18n/translate.ts'
import styles from './related-cases.module.css'
import type { RelatedCaseView, RelatedReason } from './related-view.ts'

/** Cases to read next, each with the reason why it stands there. Nothing where the library has none. */
export function RelatedCases({ cases }: { cases: readonly RelatedCaseView[] }) {
  const speech = useSpeech()
  const { t } = speech
  if (cases.length === 0) return null
  return (
    <section aria-labelledby="related">
      <h2 id="related">{t('related.title')}</h2>
      <ul className={styles['cases']}>
        {cases.map((related) => (
          <li key={related.id}>
            <h3>
              <a href={`/cases/${related.id}`}>{related.title}</a>
            </h3>
            <p className={styles['who']}>{related.organisation}</p>
            <ul className={styles['reasons']}>
              {related.reasons.map((reason) => (
                <li key={reason.kind}>{reasonWords(reason, related.industry, speech)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

function reasonWords(reason: RelatedReason, industry: string, { t }: Speech): string {
  switch (reason.kind) {
    case 'issue':
      return t('related.issue', { issue: t(`issue.${reason.issue}`) })
    case 'mechanism':
      return t('related.mechanism', {
        mechanisms: reason.mechanisms.map((mechanism) => t(`mechanism.${mechanism}`)).join(t('common.list')),
        industry: t(`industry.${industry}` as MessageKey),
      })
    case 'organisation':
      return t('related.organisation')
  }
}
