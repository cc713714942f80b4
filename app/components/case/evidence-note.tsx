import { useSpeech } from '../../i18n/translate.ts'
import styles from './evidence-note.module.css'

/** An empty note: `browser/notes.ts` fills a copy with a piece of evidence and opens it beside the sentence. */
export function EvidenceNote() {
  const { t, language } = useSpeech()
  return (
    <div
      className={`${styles['note']} no-print`}
      role="dialog"
      aria-labelledby="open-note-title"
      aria-describedby="open-note-body"
      tabIndex={-1}
      lang={language}
      hidden
      data-note=""
    >
      <div className={styles['head']}>
        <strong data-note-part="title" />
        <button type="button" className="quiet" aria-label={t('common.close')}>
          ×
        </button>
      </div>
      <div data-note-part="body" />
      <p className="small">
        <a href="#evidence" data-note-part="list">
          {t('case.evidence.inList')}
        </a>
      </p>
    </div>
  )
}
