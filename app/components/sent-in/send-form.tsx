import type { ReactNode } from 'react'
import type { FormAnswer } from '../../access/form-answer.ts'
import { SEND_IN } from '../../content/sent-in.ts'
import { Field, FormProblems } from '../accounts/field.tsx'
import { useWords } from '../accounts/use-words.ts'
import { TrapField } from '../trap-field.tsx'
import type { SendView } from './send-view.ts'
import styles from './send.module.css'

interface SendFormProps {
  readonly view: SendView
  readonly answer: FormAnswer | undefined
  readonly children: ReactNode
}

/** What both forms have in common: who it is from, who gets to know, and a field that only programs fill in. */
export function SendForm({ view, answer, children }: SendFormProps) {
  const say = useWords(SEND_IN)
  return (
    <form method="post" className={styles['form']}>
      <FormProblems problems={answer?.problems} />
      {/* What was sent and came back is the same message still. */}
      <input type="hidden" name="form" value={answer?.typed['form'] ?? view.form} />
      {children}
      <p className="small soft">{say('privacy')}</p>
      <TrapField answer={answer} />
      <p>
        <button>{say('send')}</button>
      </p>
    </form>
  )
}

/** A field of one line. */
export function SendField({
  name,
  label,
  answer,
  hint,
  ...rest
}: {
  readonly name: string
  readonly label: string
  readonly answer: FormAnswer | undefined
  readonly hint?: string
  readonly type?: 'text' | 'email'
  readonly required?: boolean
  readonly autoComplete?: string
}) {
  return (
    <Field
      name={name}
      label={label}
      problems={answer?.problems}
      value={answer?.typed[name]}
      maxLength={rest.type === 'email' ? 254 : 200}
      {...(hint === undefined ? {} : { hint })}
      {...rest}
    />
  )
}
