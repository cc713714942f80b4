import { formatDate, formatShare } from '../../i18n/format.ts'
import { saidOnce, useSpeech } from '../../i18n/translate.ts'
import { Original } from '../original.tsx'
import type { CaseView, EvidenceView } from './case-view.ts'
import styles from './evidence-list.module.css'

/** Every piece of evidence: who first said it, where it stands, how good it is. */
export function EvidenceList({ view }: { view: CaseView }) {
  const { t, language } = useSpeech()
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{t('case.evidence.title')}</h2>
      <p className="soft">
        {t('case.evidence.lead', {
          n: view.evidence.length,
          sources: view.sourceCount,
          share: formatShare(language, view.ownClaimShare),
        })}
      </p>
      <ol className={styles['list']}>
        {view.evidence.map((item) => (
          <EvidenceItem key={item.id} item={item} />
        ))}
      </ol>
    </section>
  )
}

/** Where it stands, who said it first, in what kind of source, and when that was read. */
const origin = saidOnce(({ locator, who, source }: EvidenceView, { t, language }) =>
  [
    locator,
    t('case.evidence.claimedBy', { who }),
    t(`sourceKind.${source.kind}`),
    source.accessed ? t('case.evidence.accessed', { date: formatDate(language, source.accessed) }) : null,
    source.archived
      ? `${t('case.evidence.archived', { date: formatDate(language, source.archived.date) })} ${source.archived.sha256.slice(0, 12)}…`
      : null,
  ]
    .filter(Boolean)
    .join(' · '),
)

function EvidenceItem({ item }: { item: EvidenceView }) {
  const speech = useSpeech()
  const { t, language } = speech
  const { source } = item
  return (
    <li id={`evidence-${item.id}`}>
      <span className="tag" title={t(`grade.${item.grade}`)} data-note-spell-out="">
        {item.grade}
      </span>{' '}
      {source.url ? (
        <a className="print-url" href={source.url}>
          <Original text={source.title} />
        </a>
      ) : (
        <Original text={source.title} />
      )}
      <span className="soft">
        {t('common.list')}
        <Original text={source.publisher} />
        {source.date ? `${t('common.list')}${formatDate(language, source.date)}` : ''}
      </span>
      {item.weak ? (
        <span className="tag weak" title={t('common.weakWhy')} data-note-spell-out="">
          {' '}
          {t('common.weak')}
        </span>
      ) : null}
      <div className="small soft">
        {origin(item, speech)}
        {item.inText ? (
          <span className="no-print" data-note-leave-out="">
            {' · '}
            <a className="nowrap" href={`#cite-${item.id}`} aria-label={`${t('case.evidence.back')} (${item.number})`}>
              ↩ {t('case.evidence.back')}
            </a>
          </span>
        ) : null}
      </div>
      {item.quote ? (
        <div className="small">
          {t('case.evidence.quote')}
          {t('common.colon')}
          <q lang="zh-CN">{item.quote}</q>
        </div>
      ) : null}
      {item.note ? <div className="small soft">{item.note}</div> : null}
      {source.note ? <div className="small soft">{source.note}</div> : null}
    </li>
  )
}
