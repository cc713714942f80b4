import { Fragment } from 'react'
import type { FormAnswer } from '../../../../access/form-answer.ts'
import { INVITATIONS } from '../../../../content/accounts/invitations.ts'
import { ENTER } from '../../../../content/award/enter.ts'
import { ENTRANTS } from '../../../../content/award/office-entrants.ts'
import { formatExact } from '../../../../i18n/format.ts'
import { LANGUAGES } from '../../../../i18n/languages.ts'
import { useSpeech } from '../../../../i18n/translate.ts'
import { FormProblems } from '../../../accounts/field.tsx'
import form from '../../../accounts/form.module.css'
import { Listing } from '../../../accounts/listing.tsx'
import { QrCode } from '../../../accounts/qr-code.tsx'
import { Select } from '../../../accounts/select.tsx'
import { useWords } from '../../../accounts/use-words.ts'
import { Area } from '../../../desk/area.tsx'
import { OfficeHead } from '../../award-head.tsx'
import { AwardMoment } from '../../award-moment.tsx'
import { CallFacts } from '../../enter/call-facts.tsx'
import { InvitationCards } from '../invite/invitation-cards.tsx'
import type { EntrantsDone, EntrantsView } from './entrants-view.ts'

interface EntrantsPageProps {
  readonly view: EntrantsView
  readonly answer: FormAnswer<EntrantsDone> | undefined
}

/** The call as it stands, who may enter, and how many are writing. */
export function EntrantsPage({ view, answer }: EntrantsPageProps) {
  const say = useWords(ENTRANTS)
  const sayEnter = useWords(ENTER)
  const { award, call, timeZone } = view
  return (
    <>
      <OfficeHead award={award} mayRun />
      <h1>{say('title')}</h1>
      <FormProblems problems={answer?.problems} />
      {answer?.done ? <Made view={view} done={answer.done} /> : null}
      {call === null ? (
        <>
          <p className="lead">{say('noCall')}</p>
          {award.state === 'draft' || award.state === 'open' ? (
            <p>
              <a href={`/awards/${award.id}/office/rules#part-call`}>{say('toRules')}</a>
            </p>
          ) : null}
        </>
      ) : (
        <>
          <p className="lead">{sayEnter(`state.${view.state}`)}</p>
          <CallFacts call={call} timeZone={timeZone} />
        </>
      )}
      {call === null && view.entrants.length === 0 ? null : (
        <>
          <Counts counts={view.counts} />
          {call === null ? null : (
            <>
              <OpenLink view={view} isInvited={call.invitedOnly} />
              <Invite view={view} answer={answer} />
            </>
          )}
          <Known view={view} />
        </>
      )}
    </>
  )
}

function Made({ view, done: { links } }: { readonly view: EntrantsView; readonly done: EntrantsDone }) {
  const say = useWords(ENTRANTS)
  const { language } = useSpeech()
  const shown = links.filter((link) => link.shown !== null)
  return (
    <>
      <p className="notice" role="status">
        {shown.length > 0 ? say('once') : say('sent', { count: formatExact(language, links.length) })}
      </p>
      {shown.length > 0 ? <InvitationCards award={view.award.title} cards={shown} /> : null}
    </>
  )
}

function Counts({ counts }: Pick<EntrantsView, 'counts'>) {
  const say = useWords(ENTRANTS)
  const { language } = useSpeech()
  return (
    <>
      <h2>{say('counts')}</h2>
      <dl className="facts">
        {(['begun', 'handedIn', 'changed', 'withdrawn'] as const).map((one) => (
          <Fragment key={one}>
            <dt>{say(one)}</dt>
            <dd className="num" data-count={one}>
              {formatExact(language, counts[one])}
            </dd>
          </Fragment>
        ))}
      </dl>
      <p className="small soft">{say('countsWhat')}</p>
    </>
  )
}

function OpenLink({ view: { link }, isInvited }: { readonly view: EntrantsView; readonly isInvited: boolean }) {
  const say = useWords(ENTRANTS)
  return (
    <>
      <h2>{say('openTitle')}</h2>
      <p>{say(isInvited ? 'openInvited' : 'openWhat')}</p>
      <p>
        <a href={link.address}>{link.address}</a>
      </p>
      <QrCode {...link.qr} label={say('qr')} />
    </>
  )
}

function Invite({ view, answer }: EntrantsPageProps) {
  const say = useWords(ENTRANTS)
  const sayInvitation = useWords(INVITATIONS)
  const { language } = useSpeech()
  if (view.state !== 'open' && view.state !== 'grace') {
    return (
      <>
        <h2>{say('inviteTitle')}</h2>
        <p className="soft">{say('notOpen')}</p>
      </>
    )
  }
  // A form that was accepted begins anew; one that was not keeps what was typed.
  const kept = answer && !answer.done && answer.typed['intent'] === 'invite' ? answer : undefined
  return (
    <>
      <h2>{say('inviteTitle')}</h2>
      <form method="post" className={form['form']}>
        <p>{say('inviteWhat')}</p>
        {view.hasMail ? null : <p className="small soft">{say('noMail')}</p>}
        <input type="hidden" name="intent" value="invite" />
        <Area
          name="addresses"
          label={say('addresses')}
          problems={kept?.problems}
          value={kept?.typed['addresses']}
          rows={5}
          maxLength={20_000}
        />
        <Select
          name="language"
          label={say('language')}
          value={kept?.typed['language'] ?? language}
          options={LANGUAGES.map((one) => [one, sayInvitation(one)] as const)}
        />
        <button>{say('invite')}</button>
      </form>
    </>
  )
}

function Known({ view: { entrants, timeZone } }: { readonly view: EntrantsView }) {
  const say = useWords(ENTRANTS)
  return (
    <>
      <h2>{say('listTitle')}</h2>
      {entrants.length === 0 ? (
        <p className="soft">{say('listNone')}</p>
      ) : (
        <Listing heads={[say('who'), say('how'), say('at'), say('state'), { hidden: say('act') }]}>
          {entrants.map(({ id, email, origin, at, state }) => (
            <tr key={id}>
              <td>{email}</td>
              <td data-head={say('how')}>{say(`origin.${origin}`)}</td>
              <td data-head={say('at')}>
                <AwardMoment at={at} timeZone={timeZone} />
              </td>
              <td data-head={say('state')}>{say(`state.${state}`)}</td>
              <td>
                {state === 'came' ? null : (
                  <form method="post">
                    <input type="hidden" name="intent" value="show" />
                    <input type="hidden" name="entrant" value={id} />
                    <button className="quiet" aria-label={say('showOf', { email })}>
                      {say('show')}
                    </button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </Listing>
      )}
    </>
  )
}
