import type { FormProblem } from '../../access/form-answer.ts'
import { Field } from './field.tsx'

interface CodeFieldProps {
  readonly label: string
  readonly hint?: string
  readonly problems: readonly FormProblem[] | undefined
}

/** Six digits from an app: a phone shows its number keys and offers a code that has just arrived. */
export function CodeField(props: CodeFieldProps) {
  return <Field name="code" {...props} autoComplete="one-time-code" inputMode="numeric" maxLength={20} required />
}
