import { PEOPLE } from '../../content/accounts/people.ts'
import styles from './form.module.css'
import type { PersonAnswer, PersonView } from './person-page.tsx'
import { SessionTable } from './session-table.tsx'
import { MadeLink } from './shown-link.tsx'
import { SignInTable } from './sign-in-table.tsx'
import { useWords } from './use-words.ts'
import { SentenceGap } from '../sentence-gap.tsx'

/** How a person signs in, where they are signed in, and what an administrator can do about it. */
export function PersonSignIn({ view, answer }: { view: PersonView; answer: PersonAnswer }) {
  const say = useWords(PEOPLE)
  return (
    <>
      <h2>{say('signingIn')}</h2>
      <dl className="facts">
        <dt>{say('password')}</dt>
        <dd>{say(view.hasPassword ? 'passwordSet' : 'passwordNone')}</dd>
        <dt>{say('app')}</dt>
        <dd>{say(view.hasTotp ? 'on' : 'off')}</dd>
        <dt>{say('passkeys')}</dt>
        <dd>{view.passkeys}</dd>
      </dl>
      {answer?.done ? <MadeLink link={answer.done} /> : null}
      {view.disabledAt === null ? (
        <form method="post">
          <p>
            {say('resetWhat')}
            <SentenceGap />
            {say(view.hasMail ? 'resetByMail' : 'resetByHand')}
          </p>
          <input type="hidden" name="intent" value="reset-link" />
          <button className="quiet">{say('reset')}</button>
        </form>
      ) : null}
      {view.hasTotp || view.passkeys > 0 ? (
        <form method="post">
          <p>
            {say('factorOffWhat')}
            <SentenceGap />
            {say(view.hasMail ? 'factorOffTold' : 'factorOffAudit')}
          </p>
          <input type="hidden" name="intent" value="second-factor-off" />
          <button className={styles['danger']}>{say('factorOff')}</button>
        </form>
      ) : null}
      <h2>{say('sessions')}</h2>
      <SessionTable sessions={view.sessions} own={view.isOwn} />
      {view.sessions.some(({ isThis }) => !isThis) ? (
        <form method="post">
          <input type="hidden" name="intent" value="end-sessions" />
          <button className={styles['danger']}>{say(view.isOwn ? 'endSessionsOwn' : 'endSessions')}</button>
        </form>
      ) : null}
      <h2>{say('history')}</h2>
      <SignInTable signIns={view.signIns} />
    </>
  )
}
