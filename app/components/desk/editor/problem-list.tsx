import { stepsOf } from '#cases/problem.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { fieldWords } from '../../history/field-words.ts'
import { useEditorWords } from './editor-words.ts'
import type { ScoreLinks } from './first-score.tsx'
import { isToFill, problemWords } from './problem-words.ts'
import styles from './editor-page.module.css'
import { useSession } from './use-session.ts'

const MOST_SHOWN = 30

/** Every problem of the text as it stands; each leads to its field where the forms are open, or else to its place. */
export function ProblemList({ onGoToField }: Pick<ScoreLinks, 'onGoToField'>) {
  const say = useEditorWords()
  const speech = useSpeech()
  const { language } = speech
  const problems = useSession((view) => view.problems)
  const facts = useSession((view) => view.facts)
  const looked = useSession((view) => view.previewMilliseconds !== undefined)
  const errors = problems.filter(({ severity }) => severity === 'error')
  const toFill = errors.filter(isToFill).length
  const mistakes = errors.length - toFill
  const warnings = problems.length - errors.length
  const counts = [
    ...(mistakes > 0 ? [mistakes === 1 ? say('problemsErrorOne') : say('problemsErrors', { n: mistakes })] : []),
    ...(toFill > 0 ? [toFill === 1 ? say('problemsToFillOne') : say('problemsToFill', { n: toFill })] : []),
    ...(warnings > 0 ? [warnings === 1 ? say('problemsWarningOne') : say('problemsWarnings', { n: warnings })] : []),
  ]
  // Errors first: they are what keeps the text from being scored.
  const sorted = [...errors, ...problems.filter(({ severity }) => severity === 'warning')]
  const placeInWords = (path: string) =>
    path === '' || path === 'body' ? '' : ` · ${fieldWords(stepsOf(path), facts ? [facts] : [], language).join(' › ')}`
  return (
    <section aria-labelledby="problems" data-errors={looked ? errors.length : undefined}>
      <h2 id="problems">{say('problems')}</h2>
      <p className="soft">
        {counts.length > 0 ? counts.join(language === 'en' ? ', ' : '，') : say(looked ? 'problemsNone' : 'scoresWait')}
      </p>
      <ul className={styles['problems']}>
        {sorted.slice(0, MOST_SHOWN).map((problem, index) => {
          const { severity, code, line, column, path } = problem
          const isError = severity === 'error' && !isToFill(problem)
          return (
            <li key={`${index}-${code}-${line}`}>
              <button
                type="button"
                className={styles['jump']}
                onClick={() => onGoToField(path === 'body' ? [] : stepsOf(path), { line, column })}
              >
                <span className={isError ? styles['error'] : styles['warning']}>
                  {say(isToFill(problem) ? 'toFill' : severity)}
                </span>{' '}
                {say('line', { line })}
                {placeInWords(path)}
              </button>{' '}
              {problemWords(problem, speech, say)}
            </li>
          )
        })}
      </ul>
      {sorted.length > MOST_SHOWN ? (
        <p className="soft">{say('problemsMore', { n: sorted.length - MOST_SHOWN })}</p>
      ) : null}
    </section>
  )
}
