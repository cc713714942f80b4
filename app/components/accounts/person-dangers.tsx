import { PEOPLE } from '../../content/accounts/people.ts'
import { Field } from './field.tsx'
import styles from './form.module.css'
import type { PersonAnswer, PersonView } from './person-page.tsx'
import { useWords } from './use-words.ts'

/** Acting for a person, shutting their account, and erasing who they are: each behind what it will do. */
export function PersonDangers({ view, answer }: { view: PersonView; answer: PersonAnswer }) {
  const say = useWords(PEOPLE)
  const isOpen = view.disabledAt === null
  return (
    <>
      {isOpen && !view.isOwn ? <Act view={view} answer={answer} /> : null}
      <h2>{say(isOpen ? 'disableTitle' : 'enableTitle')}</h2>
      <form method="post">
        <p>{say(isOpen ? 'disableWhat' : 'enableWhat')}</p>
        <input type="hidden" name="intent" value={isOpen ? 'disable' : 'enable'} />
        <button className={isOpen ? styles['danger'] : 'quiet'}>{say(isOpen ? 'disable' : 'enable')}</button>
      </form>
      <h2>{say('eraseTitle')}</h2>
      <form method="post" className={styles['form']}>
        <p>{say('eraseWhat')}</p>
        <input type="hidden" name="intent" value="erase" />
        <Field
          name="eraseReason"
          label={say('eraseReason')}
          hint={say('reasonHint')}
          problems={answer?.problems}
          value={answer?.typed['eraseReason']}
          maxLength={500}
          required
        />
        <Field
          name="eraseSure"
          label={say('eraseSure')}
          problems={answer?.problems}
          value={answer?.typed['eraseSure']}
          autoComplete="off"
          maxLength={254}
          required
        />
        <button className={styles['danger']}>{say('erase')}</button>
      </form>
    </>
  )
}

function Act({ view, answer }: { view: PersonView; answer: PersonAnswer }) {
  const say = useWords(PEOPLE)
  return (
    <>
      <h2>{say('act')}</h2>
      {view.mayActAs ? (
        <form method="post" className={styles['form']}>
          <p>{say('actWhat')}</p>
          <input type="hidden" name="intent" value="act" />
          <Field
            name="actReason"
            label={say('actReason')}
            hint={say('reasonHint')}
            problems={answer?.problems}
            value={answer?.typed['actReason']}
            maxLength={500}
            required
          />
          <button>{say('actSubmit')}</button>
        </form>
      ) : (
        <p>{say('actNotAdmin')}</p>
      )}
    </>
  )
}
