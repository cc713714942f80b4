import type { FormAnswer } from '../../access/form-answer.ts'
import { ACCOUNT } from '../../content/accounts/account.ts'
import { AccountNav } from './account-nav.tsx'
import { FormProblems } from './field.tsx'
import styles from './form.module.css'
import { TimeZoneNote } from './moment.tsx'
import { SessionTable, type SessionLine } from './session-table.tsx'
import { useWords } from './use-words.ts'

export interface OwnSessionsView {
  readonly sessions: readonly SessionLine[]
  readonly ended: boolean
}

export function OwnSessionsPage({ view, answer }: { view: OwnSessionsView; answer: FormAnswer | undefined }) {
  const say = useWords(ACCOUNT)
  return (
    <>
      <AccountNav />
      <h1>{say('sessionsTitle')}</h1>
      {view.ended && !answer ? (
        <p className="notice" role="status">
          {say('ended')}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <p>{say('sessionsLead')}</p>
      <SessionTable
        sessions={view.sessions}
        own
        endWords={{ text: say('endOne'), label: (what) => say('endOneLabel', { what }) }}
      />
      <TimeZoneNote />
      {view.sessions.length < 2 ? (
        <p>{say('onlyThis')}</p>
      ) : (
        <form method="post">
          <p>{say('endOthersWhat')}</p>
          <input type="hidden" name="intent" value="end-others" />
          <button className={styles['danger']}>{say('endOthers')}</button>
        </form>
      )}
    </>
  )
}
