import type { FormAnswer } from '../../../../access/form-answer.ts'
import { INVITATIONS } from '../../../../content/accounts/invitations.ts'
import { INVITE } from '../../../../content/award/office-invite.ts'
import { formatDateTime } from '../../../../i18n/format.ts'
import { LANGUAGES } from '../../../../i18n/languages.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { Field, FormProblems } from '../../../accounts/field.tsx'
import form from '../../../accounts/form.module.css'
import { Listing } from '../../../accounts/listing.tsx'
import { Select } from '../../../accounts/select.tsx'
import { MadeLink } from '../../../accounts/shown-link.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { OfficeHead } from '../../award-head.tsx'
import type { ObserverDone, ObserversView } from './invite-view.ts'

interface ObserversPageProps {
  readonly view: ObserversView
  readonly answer: FormAnswer<ObserverDone> | undefined
}

/** Who watches an award from outside, and who is invited to. */
export function ObserversPage({ view, answer }: ObserversPageProps) {
  const say = useWords(INVITE)
  const done = answer?.done
  return (
    <>
      <OfficeHead award={view.award} mayRun />
      <h1>{say('observersTitle')}</h1>
      {done && 'link' in done ? <MadeLink link={done.link} /> : null}
      {done && 'existing' in done ? (
        <p className="notice" role="status">
          {say('existing', { name: done.existing })}
        </p>
      ) : null}
      {view.saved && !answer ? (
        <p className="notice" role="status">
          {say('done')}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <p className="lead">{say('observersLead')}</p>
      {view.people.length === 0 ? <p>{say('observersNone')}</p> : <People view={view} />}
      {view.invitations.length === 0 ? null : <Waiting view={view} />}
      <Invite view={view} answer={answer} />
    </>
  )
}

function People({ view }: Pick<ObserversPageProps, 'view'>) {
  const say = useWords(INVITE)
  return (
    <Listing heads={[say('observer'), { hidden: say('act') }]}>
      {view.people.map(({ id, name, email }) => (
        <tr key={id}>
          <td>
            {name}
            <br />
            <span className="small soft">{email}</span>
          </td>
          <td>
            <form method="post">
              <input type="hidden" name="intent" value="remove" />
              <input type="hidden" name="person" value={id} />
              <button className={form['danger']} aria-label={say('removeOf', { name })}>
                {say('remove')}
              </button>
            </form>
          </td>
        </tr>
      ))}
    </Listing>
  )
}

function Waiting({ view }: Pick<ObserversPageProps, 'view'>) {
  const say = useWords(INVITE)
  const { language } = useSpeech()
  return (
    <>
      <h2>{say('waitingTitle')}</h2>
      <Listing heads={[say('observer'), say('state'), { hidden: say('act') }]}>
        {view.invitations.map(({ id, name, email, state, expiresAt }) => (
          <tr key={id}>
            <td>
              {name}
              <br />
              <span className="small soft">{email}</span>
            </td>
            <td data-head={say('state')}>
              {say(`state.${state}`)}
              {state === 'open' ? (
                <p className="small soft">{say('until', { until: formatDateTime(language, expiresAt) })}</p>
              ) : null}
            </td>
            <td>
              <div className={form['ways']}>
                <One intent="show" id={id} label={say('showOf', { name })} words={say('show')} />
                {state === 'open' ? (
                  <One intent="withdraw" id={id} label={say('withdrawOf', { name })} words={say('withdraw')} />
                ) : null}
              </div>
            </td>
          </tr>
        ))}
      </Listing>
    </>
  )
}

interface OneProps {
  readonly intent: 'show' | 'withdraw'
  readonly id: string
  readonly label: string
  readonly words: string
}

function One({ intent, id, label, words }: OneProps) {
  return (
    <form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="id" value={id} />
      <button className="quiet" aria-label={label}>
        {words}
      </button>
    </form>
  )
}

function Invite({ view, answer }: ObserversPageProps) {
  const say = useWords(INVITE)
  const sayInvitation = useWords(INVITATIONS)
  const { language } = useSpeech()
  // A form that was accepted begins anew; one that was not keeps what was typed.
  const kept = answer && !answer.done && answer.typed['intent'] === 'invite' ? answer : undefined
  return (
    <>
      <h2>{say('inviteTitle')}</h2>
      <form method="post" className={form['form']}>
        {view.hasMail ? null : <p className="small soft">{sayInvitation('noMail')}</p>}
        <input type="hidden" name="intent" value="invite" />
        <Field
          name="email"
          type="email"
          label={say('email')}
          problems={kept?.problems}
          value={kept?.typed['email']}
          autoComplete="off"
          maxLength={254}
          required
        />
        <Field
          name="name"
          label={say('name')}
          problems={kept?.problems}
          value={kept?.typed['name']}
          autoComplete="off"
          maxLength={100}
          required
        />
        <Select
          name="language"
          label={say('letterLanguage')}
          value={kept?.typed['language'] ?? language}
          options={LANGUAGES.map((one) => [one, sayInvitation(one)] as const)}
        />
        <button>{say('invite')}</button>
      </form>
    </>
  )
}
