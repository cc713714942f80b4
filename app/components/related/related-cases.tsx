import { casePath } from '../../case-path.ts'
import { useSpeech, type MessageKey, type Speech } from '../../i18n/translate.ts'
import styles from './related-cases.module.css'
import type { RelatedCaseView, RelatedReason } from './related-view.ts'

/** Cases to read next under the reason why they stand there, each reason once. Nothing where the library has none. */
export function RelatedCases({ cases }: { cases: readonly RelatedCaseView[] }) {
  const speech = useSpeech()
  const { t } = speech
  if (cases.length === 0) return null
  return (
    <section aria-labelledby="related">
      <h2 id="related">{t('related.title')}</h2>
      <ul className={styles['groups']}>
        {byReasons(cases).map((group) => (
          <li key={group[0]!.id} data-many={group.length > 2}>
            <ul className={styles['reasons']}>
              {group[0]!.reasons.map((reason) => (
                <li key={reason.kind}>{reasonWords(reason, speech)}</li>
              ))}
            </ul>
            <div className={styles['cases']}>
              {group.map(({ id, slug, title, organisation, industry }) => (
                <div key={id} className={styles['case']}>
                  <h3>
                    <a href={casePath(slug)}>{title}</a>
                  </h3>
                  <p className={styles['who']}>
                    {organisation} · {t(`industry.${industry}` as MessageKey)}
                  </p>
                </div>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Cases with the same reasons together, in the order of the first of them. */
function byReasons(cases: readonly RelatedCaseView[]): readonly (readonly RelatedCaseView[])[] {
  const groups = new Map<string, RelatedCaseView[]>()
  for (const related of cases) {
    const key = JSON.stringify(related.reasons)
    groups.set(key, [...(groups.get(key) ?? []), related])
  }
  return [...groups.values()]
}

function reasonWords(reason: RelatedReason, { t }: Speech): string {
  switch (reason.kind) {
    case 'issue':
      return t('related.issue', { issue: t(`issue.${reason.issue}`) })
    case 'mechanism':
      return t('related.mechanism', {
        mechanisms: reason.mechanisms.map((mechanism) => t(`mechanism.${mechanism}`)).join(t('common.list')),
      })
    case 'organisation':
      return t('related.organisation')
  }
}
