import { stepsOf, type Problem } from '#cases/problem.ts'
import type { FormAnswer } from '../../../access/form-answer.ts'
import { EDITOR } from '../../../content/desk/editor.ts'
import { EDITOR_TITLES } from '../../../content/desk/editor-titles.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import { fieldWords } from '../../history/field-words.ts'

/** Why a text sent without scripts did not become a revision, with the text where it was not kept either. */
export interface PlainSaveRefused {
  readonly why: 'broken' | 'conflict' | 'stale' | 'taken' | 'withdrawn' | 'too-full'
  readonly problems?: readonly Problem[]
  readonly text: string
  readonly english: string | undefined
}

const REFUSALS = {
  broken: 'plainBroken',
  conflict: 'plainConflict',
  stale: 'plainStale',
  taken: 'saveTaken',
  withdrawn: 'saveWithdrawn',
  'too-full': 'saveTooFull',
} as const

export function PlainSaveAnswer({
  caseId,
  answer,
}: {
  readonly caseId: string
  readonly answer: FormAnswer<PlainSaveRefused> | undefined
}) {
  const say = useWords(EDITOR)
  const title = useWords(EDITOR_TITLES)
  const { language } = useSpeech()
  const refused = answer?.done
  const inWords = (path: string) =>
    path === '' || path === 'body' ? '' : ` · ${fieldWords(stepsOf(path), [], language).join(' › ')}`
  const isMissing = answer?.problems.some(({ field }) => field === 'message')
  return (
    <>
      <h1>{title('notSavedTitle')}</h1>
      <div className="notice" role="alert">
        {refused ? <p>{say(REFUSALS[refused.why])}</p> : <p>{say(isMissing ? 'saveMissing' : 'saveUnkept')}</p>}
        {refused?.problems && refused.problems.length > 0 ? (
          <ul>
            {refused.problems.slice(0, 100).map(({ code, line, path, message }, index) => (
              <li key={`${index}-${code}`}>
                {say('line', { line })}
                {inWords(path)}
                {language === 'en' ? ': ' : '：'}
                {message[language]}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {refused?.why === 'stale' ? (
        <p>
          <label>
            {say('textLabel')}
            <textarea rows={30} defaultValue={refused.text} readOnly />
          </label>
        </p>
      ) : null}
      <p>
        <a href={`/desk/cases/${caseId}`}>{say('backToEditor')}</a>
      </p>
    </>
  )
}
