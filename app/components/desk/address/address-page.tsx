import type { FormAnswer } from '../../../access/form-answer.ts'
import { casePath } from '../../../case-path.ts'
import { ADDRESS } from '../../../content/desk/address.ts'
import { Field, FormProblems } from '../../accounts/field.tsx'
import form from '../../accounts/form.module.css'
import { useWords } from '../../accounts/use-words.ts'
import { DeskNav } from '../desk-nav.tsx'

export interface AddressView {
  readonly id: string
  readonly title: string
  /** What stands in its address now. */
  readonly current: string
  /** What led to it before, and still does. */
  readonly earlier: readonly string[]
  readonly isWithdrawn: boolean
  readonly isDone: boolean
}

/** Giving a case another address. */
export function AddressPage({ view, answer }: { view: AddressView; answer: FormAnswer | undefined }) {
  const say = useWords(ADDRESS)
  const { id, title, current, earlier } = view
  return (
    <>
      <DeskNav />
      <h1>{say('title', { title })}</h1>
      {view.isDone && !answer ? (
        <p className="notice" role="status">
          {say('done')}
        </p>
      ) : null}
      <p className="lead">{say('lead')}</p>
      <FormProblems problems={answer?.problems} />
      <dl className="facts">
        <dt>{say('current')}</dt>
        <dd>
          <a href={casePath(current)}>{casePath(current)}</a>
        </dd>
        {earlier.length === 0 ? null : (
          <>
            <dt>{say('earlier')}</dt>
            <dd>{earlier.map((slug) => casePath(slug)).join(' · ')}</dd>
          </>
        )}
        <dt>{say('id')}</dt>
        <dd>
          <code>{id}</code> <span className="soft">{say('idStays')}</span>
        </dd>
      </dl>
      {view.isWithdrawn ? (
        <p className="notice">{say('withdrawn')}</p>
      ) : (
        <form method="post" className={form['form']}>
          <Field
            name="slug"
            label={say('slug')}
            hint={say('slugHint')}
            problems={answer?.problems}
            value={answer?.typed['slug']}
            maxLength={80}
            autoComplete="off"
            required
          />
          <p>{say('what')}</p>
          <p>
            <button>{say('move')}</button>
          </p>
        </form>
      )}
      <p>
        <a href={`/desk/cases/${id}/review`}>{say('back')}</a>
      </p>
    </>
  )
}
