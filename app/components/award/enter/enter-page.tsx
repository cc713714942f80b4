import type { FormAnswer } from '../../../access/form-answer.ts'
import { ENTER } from '../../../content/award/enter.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Field, FormProblems } from '../../accounts/field.tsx'
import form from '../../accounts/form.module.css'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { SentenceGap } from '../../sentence-gap.tsx'
import { AwardMoment } from '../award-moment.tsx'
import { CallFacts } from './call-facts.tsx'
import { draftPath, enterPath, type EnterDone, type EnterView } from './enter-view.ts'

interface EnterPageProps {
  readonly view: EnterView
  readonly answer: FormAnswer<EnterDone> | undefined
}

/** Where entering begins: what is asked and until when, how to come in, and the entries of who has. */
export function EnterPage({ view, answer }: EnterPageProps) {
  const say = useWords(ENTER)
  const { language } = useSpeech()
  const { award, call, timeZone, who } = view
  const asked = answer?.done?.asked
  return (
    <>
      <p>
        <a href={`/awards/${award.id}`}>← {award.title[language]}</a>
      </p>
      <h1>{say('title')}</h1>
      {view.discarded && !answer ? (
        <p className="notice" role="status">
          {say('discarded')}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      {asked === undefined ? null : (
        <p className="notice" role="status">
          {say(view.hasMail ? 'asked' : 'askedOffice', { email: asked })}
        </p>
      )}
      {call === null ? (
        <p className="lead">{say('noCall')}</p>
      ) : (
        <>
          <p className="lead">{say(`state.${view.state}`)}</p>
          <CallFacts call={call} timeZone={timeZone} />
        </>
      )}
      {who === 'entrant' ? <Own view={view} /> : null}
      {who !== 'entrant' && asked === undefined && (view.state === 'open' || view.state === 'grace') ? (
        <ComeIn view={view} answer={answer} />
      ) : null}
    </>
  )
}

function Own({ view }: Pick<EnterPageProps, 'view'>) {
  const say = useWords(ENTER)
  const { award, drafts, state, mayBegin, call, hasTimetable } = view
  const isTaking = state === 'open' || state === 'grace'
  return (
    <>
      <h2>{say('own')}</h2>
      {drafts.length === 0 ? <p>{say('ownNone')}</p> : <Drafts view={view} />}
      {hasTimetable ? (
        <p>
          <a href={`/awards/${award.id}/timetable`}>{say('timetable')}</a>
        </p>
      ) : null}
      <p className="small soft">{say('ownWhat')}</p>
      {mayBegin ? (
        <form method="post">
          <input type="hidden" name="intent" value="begin" />
          <button>{say('begin')}</button>
        </form>
      ) : call !== null && award.state === 'open' && isTaking ? (
        <p className="soft">{say('full')}</p>
      ) : null}
    </>
  )
}

function Drafts({ view: { award, drafts, timeZone } }: Pick<EnterPageProps, 'view'>) {
  const say = useWords(ENTER)
  return (
    <Listing heads={[say('entry'), say('standing'), say('saved')]}>
      {drafts.map(({ id, title, entry, isChanged, savedAt }) => (
        <tr key={id}>
          <td>
            {entry === null ? null : <span className="num soft">{entry.id} </span>}
            <a href={draftPath(award.id, id)}>{title === '' ? say('untitled') : title}</a>
          </td>
          <td data-head={say('standing')}>
            {say(entry === null ? 'entry.draft' : `entry.${entry.state}`)}
            {isChanged && entry?.state !== 'withdrawn' ? <p className="small soft">{say('changedSince')}</p> : null}
          </td>
          <td data-head={say('saved')}>
            <AwardMoment at={savedAt} timeZone={timeZone} />
          </td>
        </tr>
      ))}
    </Listing>
  )
}

/** How somebody is let in who is not yet. */
function ComeIn({ view, answer }: EnterPageProps) {
  const say = useWords(ENTER)
  const { award, call, who, hasMail } = view
  if (who === 'acting') return <p className="notice">{say('acting')}</p>
  const signIn = (
    <p className={form['ways']}>
      {say('haveAccount')}
      <SentenceGap />
      <a href={`/sign-in?${new URLSearchParams({ next: enterPath(award.id) })}`}>{say('signIn')}</a>
    </p>
  )
  if (call?.invitedOnly) {
    return (
      <>
        <p className="notice">{say('invitedOnly')}</p>
        {who === 'stranger' ? signIn : null}
      </>
    )
  }
  if (who === 'account') {
    return (
      <>
        <h2>{say('beginTitle')}</h2>
        <form method="post">
          <p>{say('takeWhat')}</p>
          <input type="hidden" name="intent" value="take" />
          <button>{say('take')}</button>
        </form>
      </>
    )
  }
  return (
    <>
      <h2>{say('askTitle')}</h2>
      <form method="post" className={form['form']}>
        <p>{say(hasMail ? 'askWhat' : 'askWhatOffice')}</p>
        <input type="hidden" name="intent" value="ask" />
        <Field
          name="email"
          type="email"
          label={say('email')}
          problems={answer?.problems}
          value={answer?.typed['email']}
          autoComplete="email"
          maxLength={254}
          required
        />
        <button>{say('ask')}</button>
      </form>
      {signIn}
    </>
  )
}
