import type { ReactNode } from 'react'
import type { FormProblem } from '../../access/form-answer.ts'
import { ProblemText } from '../accounts/field.tsx'
import form from '../accounts/form.module.css'

interface FileFieldProps {
  readonly label: string
  /** What is taken, below the label. */
  readonly hint: ReactNode
  readonly accept: string
  readonly problems?: readonly FormProblem[] | undefined
}

/** The labelled field `file` of a form, with what is wrong with what was chosen. */
export function FileField({ label, hint, accept, problems = [] }: FileFieldProps) {
  const problem = problems.find(({ field }) => field === 'file')
  return (
    <p className={form['field']}>
      <label htmlFor="file">{label}</label>
      <span id="file-hint" className="small soft">
        {hint}
      </span>
      {problem ? (
        <span id="file-problem" className={form['problem']} role="alert">
          <ProblemText problem={problem} />
        </span>
      ) : null}
      <input
        id="file"
        name="file"
        type="file"
        accept={accept}
        required
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? 'file-hint file-problem' : 'file-hint'}
      />
    </p>
  )
}
