import type { FormAnswer } from '../access/form-answer.ts'
import { TRAP } from '../content/trap.ts'
import { ProblemText } from './accounts/field.tsx'
import form from './accounts/form.module.css'
import { useWords } from './accounts/use-words.ts'

/** A field that only programs fill in; whoever is told of it by mistake sees it. */
export function TrapField({ answer }: { readonly answer: FormAnswer | undefined }) {
  const say = useWords(TRAP)
  const trap = answer?.problems.find(({ field }) => field === 'website')
  return (
    <div className={trap ? undefined : 'visually-hidden'}>
      <label htmlFor="website">{say('trap')}</label>
      {trap ? (
        <p id="website-problem" className={form['problem']}>
          <ProblemText problem={trap} />
        </p>
      ) : null}
      <input
        id="website"
        name="website"
        tabIndex={trap ? undefined : -1}
        autoComplete="off"
        defaultValue={answer?.typed['website']}
        aria-describedby={trap ? 'website-problem' : undefined}
      />
    </div>
  )
}
