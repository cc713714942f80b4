import { useSpeech } from '../../i18n/translate.ts'
import type { CaseView } from './case-view.ts'
import styles from './case-text.module.css'

/** The written case. Its HTML was made and sanitised on the server from the case's markdown. */
export function CaseText({ view }: { view: CaseView }) {
  const { t, language } = useSpeech()
  return (
    <section id="text" aria-label={t('case.text')}>
      {view.translationOutdated ? (
        <div className="notice">
          <p>{t('case.stale.translation')}</p>
        </div>
      ) : null}
      {language === 'en' && view.textLanguage === 'zh-CN' ? (
        <div className="notice">
          <p>{t('case.noTranslation')}</p>
        </div>
      ) : null}
      <div
        className={styles['text']}
        lang={view.textLanguage}
        // Evidence opens in the margin beside this, where the screen is wide enough.
        data-note-margin=""
        dangerouslySetInnerHTML={{ __html: view.textHtml }}
      />
    </section>
  )
}
