import type { FormAnswer, FormProblem } from '../../../../access/form-answer.ts'
import { PAPER } from '../../../../content/award/paper.ts'
import { evidenceField, noteField, scoreField } from '../../../../forms/award/sheet-fields.ts'
import { formatExact } from '../../../../i18n/format.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Field, ProblemText } from '../../../accounts/field.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import type { CriterionView } from '../../judge/sheet-view.ts'
import type { PaperSheetView } from './paper-view.ts'
import styles from './paper.module.css'

interface TypingFormProps {
  readonly view: PaperSheetView
  readonly answer: FormAnswer | undefined
  readonly intent: 'type' | 'settle'
}

/** A sheet to fill in from the paper: plain fields one below the other, for who types and does not look up. */
export function TypingForm({ view, answer, intent }: TypingFormProps) {
  const say = useWords(PAPER)
  const own = answer?.typed['intent'] === intent ? answer : undefined
  const fields = own?.typed ?? view.fields
  const isObjection = view.objection !== null && view.objection.answeredAt === null
  const title = intent === 'settle' ? 'settle' : view.state === 'printed' ? 'typeFirst' : 'typeSecond'
  const lead = intent === 'type' ? 'typeWhat' : isObjection ? 'settleObjection' : 'settleWhat'
  return (
    <form method="post" className={styles['typing']} autoComplete="off">
      <h2>{say(title)}</h2>
      <p>{say(lead)}</p>
      <input type="hidden" name="tag" value={view.tag} />
      <input type="hidden" name="revision" value={view.revision} />
      {view.criteria.map((criterion) => (
        <Criterion key={criterion.id} criterion={criterion} fields={fields} problems={own?.problems ?? []} />
      ))}
      <p>
        <label>
          <input type="checkbox" name="incomplete" value="yes" defaultChecked={own?.typed['incomplete'] === 'yes'} />{' '}
          {say('blank')}
        </label>
      </p>
      {intent === 'settle' ? (
        <Field
          name="reason"
          label={say('reason')}
          hint={say('reasonHint')}
          value={own?.typed['reason']}
          problems={own?.problems}
          maxLength={1000}
        />
      ) : null}
      <button name="intent" value={intent}>
        {say(intent === 'type' ? 'save' : 'settleSave')}
      </button>
    </form>
  )
}

interface CriterionProps {
  readonly criterion: CriterionView
  readonly fields: Readonly<Record<string, string>>
  readonly problems: readonly FormProblem[]
}

function Criterion({ criterion: { id, title, levels }, fields, problems }: CriterionProps) {
  const say = useWords(PAPER)
  const { language } = useSpeech()
  const parts = [
    [scoreField(id), say('score'), 6],
    [noteField(id), say('note'), 4000],
    [evidenceField(id), say('evidence'), 1000],
  ] as const
  return (
    <fieldset className={styles['criterion']}>
      <legend>
        {title}{' '}
        <span className="small soft">
          {say('levels', { levels: levels.map(({ score }) => formatExact(language, score)).join(' ') })}
        </span>
      </legend>
      <div className={styles['cells']}>
        {parts.map(([name, label, longest], place) => {
          const problem = problems.find(({ field }) => field === name)
          return (
            <p key={name} className={place === 0 ? styles['score'] : undefined}>
              <label htmlFor={name} className="small">
                <span className="visually-hidden">{title} · </span>
                {label}
              </label>
              <input
                id={name}
                name={name}
                defaultValue={fields[name]}
                maxLength={longest}
                inputMode={place === 0 ? 'decimal' : 'text'}
                autoComplete="off"
                aria-invalid={problem ? true : undefined}
                aria-describedby={problem ? `${name}-problem` : undefined}
              />
              {problem ? (
                <span id={`${name}-problem`} className={styles['problem']} role="alert">
                  <ProblemText problem={problem} />
                </span>
              ) : null}
            </p>
          )
        })}
      </div>
    </fieldset>
  )
}
