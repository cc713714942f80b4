import type { ReactNode } from 'react'
import type { FormAnswer } from '../../../../access/form-answer.ts'
import { SETUP } from '../../../../content/award/office-setup.ts'
import type { RulesPart } from '../../../../forms/award/rules-fields.ts'
import { FormProblems } from '../../../accounts/field.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { FormValuesContext } from './form-values.ts'
import styles from './rules-editor.module.css'

interface PartFormProps {
  readonly part: RulesPart
  /** Every field of the draft as it is kept. */
  readonly kept: Readonly<Record<string, string>>
  /** Of this part as it is shown: who saves on top of another's change is told. */
  readonly seen: string
  readonly answer: FormAnswer<unknown> | undefined
  readonly isOpen: boolean
  readonly children: ReactNode
  /** Other ways to save it. Below the button, so that the enter key saves it as it is. */
  readonly otherWays?: ReactNode
}

/** One part of the rules, folded away until it is wanted, saved by itself. */
export function PartForm({ part, kept, seen, answer, isOpen, children, otherWays }: PartFormProps) {
  const say = useWords(SETUP)
  const own = answer?.typed['intent'] === part ? answer : undefined
  const problems = own?.problems ?? []
  const isStale = problems.some(({ code }) => code === 'award-rules-stale')
  return (
    <details id={part} className={styles['part']} open={isOpen || own !== undefined}>
      <summary>
        {say(`part.${part}`)}{' '}
        <span className="small soft" data-unsaved-mark="" hidden>
          {say('unsaved')}
        </span>
      </summary>
      <form method="post" action={`#${part}`} noValidate data-saved-alone="">
        <FormProblems problems={problems} />
        <input type="hidden" name="intent" value={part} />
        <input type="hidden" name="seen" value={seen} />
        <FormValuesContext.Provider value={{ values: own?.typed ?? kept, problems, others: isStale ? kept : null }}>
          {children}
        </FormValuesContext.Provider>
        <button>{say('save')}</button>
        {otherWays}
      </form>
    </details>
  )
}
