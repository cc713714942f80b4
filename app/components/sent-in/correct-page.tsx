import type { FormAnswer } from '../../access/form-answer.ts'
import { SEND_IN } from '../../content/sent-in.ts'
import { MOST_CORRECTION } from '../../forms/sent-in/send-in.ts'
import { ProblemText } from '../accounts/field.tsx'
import { useWords } from '../accounts/use-words.ts'
import { Area } from '../desk/area.tsx'
import { SendField, SendForm } from './send-form.tsx'
import type { SendView } from './send-view.ts'
import styles from './send.module.css'

interface CorrectPageProps {
  readonly view: SendView
  readonly answer: FormAnswer | undefined
}

/** Anybody can say what is wrong in a case. */
export function CorrectPage({ view, answer }: CorrectPageProps) {
  const say = useWords(SEND_IN)
  const area = { problems: answer?.problems, maxLength: MOST_CORRECTION }
  return (
    <>
      <h1>{say('correctTitle', { title: view.title })}</h1>
      <p className="lead">{say('correctLead')}</p>
      <SendForm view={view} answer={answer}>
        <Place view={view} answer={answer} />
        <Area
          {...area}
          name="text"
          label={say('wrong')}
          value={answer?.typed['text']}
          rows={4}
          hint={say('most', { most: MOST_CORRECTION })}
        />
        <Area {...area} name="right" label={say('right')} value={answer?.typed['right']} required={false} />
        <Area
          {...area}
          name="source"
          label={say('source')}
          value={answer?.typed['source']}
          rows={2}
          maxLength={1000}
          required={false}
          hint={say('sourceHint')}
        />
        <fieldset>
          <legend>{say('answerTitle')}</legend>
          <SendField name="name" label={say('name')} answer={answer} autoComplete="name" />
          <SendField
            name="email"
            type="email"
            label={say('email')}
            answer={answer}
            hint={say(view.hasMail ? 'emailMail' : 'emailNoMail')}
            autoComplete="email"
          />
        </fieldset>
      </SendForm>
      <p>
        <a href={view.address}>{say('backToCase')}</a>
      </p>
    </>
  )
}

function Place({ view, answer }: CorrectPageProps) {
  const say = useWords(SEND_IN)
  const problem = answer?.problems.find(({ field }) => field === 'about')
  return (
    <p className={styles['place']}>
      <label htmlFor="about">{say('about')}</label>
      {problem ? (
        <span id="about-problem" className={styles['problem']}>
          <ProblemText problem={problem} />
        </span>
      ) : null}
      <select
        id="about"
        name="about"
        defaultValue={answer?.typed['about'] ?? view.about}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? 'about-problem' : undefined}
      >
        <option value="case">{say('wholeCase')}</option>
        {view.places.map(({ group, places }) => (
          <optgroup key={group} label={say(`group.${group}`)}>
            {places.map(({ value, words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </p>
  )
}
