import { useSpeech } from '../../../i18n/translate.ts'
import { useEditorWords } from './editor-words.ts'
import styles from './editor-page.module.css'
import { useSession } from './use-session.ts'

const MOST_SHOWN = 30

/** Every problem of the text as it stands; each leads to its place. */
export function ProblemList({ onGoTo }: { readonly onGoTo: (line: number, column: number) => void }) {
  const say = useEditorWords()
  const { language } = useSpeech()
  const problems = useSession((view) => view.problems)
  const looked = useSession((view) => view.previewMilliseconds !== undefined)
  const errors = problems.filter(({ severity }) => severity === 'error')
  const warnings = problems.length - errors.length
  const counts = [
    ...(errors.length > 0 ? [errors.length === 1 ? say('problemsErrorOne') : say('problemsErrors', { n: errors.length })] : []), // prettier-ignore
    ...(warnings > 0 ? [warnings === 1 ? say('problemsWarningOne') : say('problemsWarnings', { n: warnings })] : []),
  ]
  // Errors first: they are what keeps the text from being scored.
  const sorted = [...errors, ...problems.filter(({ severity }) => severity === 'warning')]
  return (
    <section aria-labelledby="problems" data-errors={looked ? errors.length : undefined}>
      <h2 id="problems">{say('problems')}</h2>
      <p className="soft">
        {counts.length > 0 ? counts.join(language === 'en' ? ', ' : '，') : say(looked ? 'problemsNone' : 'scoresWait')}
      </p>
      <ul className={styles['problems']}>
        {sorted.slice(0, MOST_SHOWN).map(({ severity, code, line, column, path, message }, index) => (
          <li key={`${index}-${code}-${line}`}>
            <button type="button" className={styles['jump']} onClick={() => onGoTo(line, column)}>
              <span className={severity === 'error' ? styles['error'] : styles['warning']}>{say(severity)}</span>{' '}
              {say('line', { line })}
              {path === '' || path === 'body' ? '' : ` · ${path}`}
            </button>{' '}
            {message[language]}
          </li>
        ))}
      </ul>
      {sorted.length > MOST_SHOWN ? (
        <p className="soft">{say('problemsMore', { n: sorted.length - MOST_SHOWN })}</p>
      ) : null}
    </section>
  )
}
