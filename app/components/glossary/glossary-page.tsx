import { useSpeech } from '../../i18n/translate.ts'
import { LANGUAGES } from '../../i18n/languages.ts'
import type { Term } from '../../content/glossary.ts'
import styles from './glossary-page.module.css'

/** Every term in both languages side by side, the reader's own first; each can be linked to. */
export function GlossaryPage({ terms }: { terms: readonly Term[] }) {
  const { t, language } = useSpeech()
  const languages = [language, ...LANGUAGES.filter((other) => other !== language)]
  return (
    <>
      <h1>{t('glossary.title')}</h1>
      <p className="lead">{t('glossary.lead')}</p>
      <ul className={styles['terms']}>
        {terms.map(({ id, term, meaning }) => (
          <li key={id} id={id} className={styles['term']}>
            {languages.map((name) => (
              <div key={name} lang={name}>
                <p className={styles['name']}>
                  {name === language ? (
                    <a href={`#${id}`}>
                      <dfn>{term[name]}</dfn>
                    </a>
                  ) : (
                    term[name]
                  )}
                </p>
                <p>{meaning[name]}</p>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}
