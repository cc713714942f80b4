import type { FormProblem } from '../../access/form-answer.ts'
import { NEW_PASSWORD } from '../../content/accounts/new-password.ts'
import { LONGEST_PASSWORD, SHORTEST_NEW_PASSWORD } from '../../forms/accounts/password.ts'
import { Field } from './field.tsx'
import { useWords } from './use-words.ts'

/** The two fields of a new password; the form is checked with `newPasswordFields`. */
export function NewPassword({ problems }: { readonly problems: readonly FormProblem[] | undefined }) {
  const say = useWords(NEW_PASSWORD)
  return (
    <>
      <Field
        name="newPassword"
        type="password"
        label={say('newPassword')}
        hint={say('rule', { least: SHORTEST_NEW_PASSWORD })}
        problems={problems}
        autoComplete="new-password"
        maxLength={LONGEST_PASSWORD}
        required
      />
      <Field
        name="again"
        type="password"
        label={say('again')}
        problems={problems}
        autoComplete="new-password"
        maxLength={LONGEST_PASSWORD}
        required
      />
    </>
  )
}
