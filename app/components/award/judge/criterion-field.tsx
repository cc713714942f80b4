import { evidenceField, noteField, scoreField, type SheetFields } from '../../../forms/award/sheet-fields.ts'
import type { FormProblem } from '../../../access/form-answer.ts'
import { SHEET } from '../../../content/award/judge-sheet.ts'
import { formatExact, formatRate } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { ProblemText } from '../../accounts/field.tsx'
import { useWords } from '../../accounts/use-words.ts'
import styles from './judge.module.css'
import type { CriterionView } from './sheet-view.ts'

interface CriterionFieldProps {
  readonly criterion: CriterionView
  readonly fields: SheetFields
  readonly problems: readonly FormProblem[]
  readonly evidenceListId: string
  readonly onChange: (name: string, value: string) => void
}

/** One criterion: its levels with their anchors in view, and behind a high score the reason and where it is shown. */
export function CriterionField({ criterion, fields, problems, evidenceListId, onChange }: CriterionFieldProps) {
  const say = useWords(SHEET)
  const { language } = useSpeech()
  const { id, title, share, levels, evidenceFrom } = criterion
  const name = scoreField(id)
  const chosen = fields[name] ?? ''
  const isNeeded = evidenceFrom !== null && chosen !== '' && Number(chosen) >= evidenceFrom
  const isArgued = [noteField(id), evidenceField(id)].some((field) => (fields[field] ?? '') !== '')
  const isOpen = isNeeded || isArgued || problems.some(({ field }) => field === noteField(id) || field === evidenceField(id)) // prettier-ignore
  const problemOf = (field: string) => problems.find((problem) => problem.field === field)
  return (
    <fieldset className={styles['criterion']} data-criterion={id}>
      <legend>
        {title} <span className="soft small">{say('weight', { share: formatRate(language, share) })}</span>
      </legend>
      <Problem problem={problemOf(name)} />
      {evidenceFrom === null ? null : (
        <p className="small soft">{say('needsFrom', { score: formatExact(language, evidenceFrom) })}</p>
      )}
      <div className={styles['levels']}>
        {levels.map(({ score, anchor }) => (
          <label key={score} className={styles['level']}>
            <input
              type="radio"
              name={name}
              value={String(score)}
              checked={chosen === String(score)}
              onChange={() => onChange(name, String(score))}
            />
            <span className={styles['points']}>{formatExact(language, score)}</span>
            <span>{anchor}</span>
          </label>
        ))}
        <label className={`${styles['level']} ${styles['unanswered']}`}>
          <input type="radio" name={name} value="" checked={chosen === ''} onChange={() => onChange(name, '')} />
          <span className={`${styles['points']} soft`}>–</span>
          <span className="soft">{say('notAnswered')}</span>
        </label>
      </div>
      <details className={styles['argued']} open={isOpen}>
        <summary>{say('argued')}</summary>
        <Words
          name={noteField(id)}
          label={say(isNeeded ? 'noteNeeded' : 'note')}
          about={title}
          value={fields[noteField(id)] ?? ''}
          problem={problemOf(noteField(id))}
          onChange={onChange}
        />
        <Words
          name={evidenceField(id)}
          label={say(isNeeded ? 'evidenceNeeded' : 'evidence')}
          about={title}
          value={fields[evidenceField(id)] ?? ''}
          problem={problemOf(evidenceField(id))}
          listId={evidenceListId}
          onChange={onChange}
        />
      </details>
    </fieldset>
  )
}

interface WordsProps {
  readonly name: string
  readonly label: string
  /** The criterion, for who hears the label alone. */
  readonly about: string
  readonly value: string
  readonly problem: FormProblem | undefined
  /** A line with suggestions, instead of a text of several lines. */
  readonly listId?: string
  readonly onChange: (name: string, value: string) => void
}

function Words({ name, label, about, value, problem, listId, onChange }: WordsProps) {
  const common = {
    id: name,
    name,
    value,
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': problem ? `${name}-problem` : undefined,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(name, event.target.value),
  }
  return (
    <p className={styles['words']}>
      <label htmlFor={name} className="small">
        <span className="visually-hidden">{about} · </span>
        {label}
      </label>
      <Problem problem={problem} id={`${name}-problem`} />
      {listId === undefined ? (
        <textarea rows={2} maxLength={4000} {...common} />
      ) : (
        <input list={listId} maxLength={1000} autoComplete="off" {...common} />
      )}
    </p>
  )
}

function Problem({ problem, id }: { readonly problem: FormProblem | undefined; readonly id?: string }) {
  if (!problem) return null
  return (
    <span id={id} className={styles['problem']} role={id === undefined ? 'alert' : undefined}>
      <ProblemText problem={problem} />
    </span>
  )
}
