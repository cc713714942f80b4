import type { FormAnswer } from '../../../access/form-answer.ts'
import { SENT_IN } from '../../../content/desk/sent-in.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { FormProblems } from '../../accounts/field.tsx'
import form from '../../accounts/form.module.css'
import { Moment, TimeZoneNote } from '../../accounts/moment.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { Words } from '../../sent-in/sent-page.tsx'
import { DeskNav } from '../desk-nav.tsx'
import styles from '../review/review.module.css'
import { DecisionForm } from './decision-form.tsx'
import type { SentInItemView } from './sent-in-view.ts'

interface ItemProps {
  readonly view: SentInItemView & { readonly isSaved: boolean }
  readonly answer: FormAnswer | undefined
}

/** One thing that was sent in: what it says, who sent it, and what becomes of it. */
export function SentInItemPage({ view, answer }: ItemProps) {
  const say = useWords(SENT_IN)
  const { kind, title, state } = view
  const mayDecide = !view.isOver && (view.mayAccept || state !== 'accepted')
  return (
    <>
      <DeskNav />
      <h1>{say(kind === 'reply' ? 'itemTitleReply' : 'itemTitleCorrection', { title })}</h1>
      {view.isSaved && !answer ? (
        <p className="notice" role="status">
          {say('saved')}
        </p>
      ) : null}
      <FormProblems problems={answer?.problems} />
      <nav aria-label={say('ways')} className={styles['ways']}>
        {view.shownNumber === null ? null : <a href={view.placeAddress}>{say('toPlace')}</a>}
        <a href={`/desk/cases/${view.caseId}`}>{say('toEditor')}</a>
        <a href={`/desk/cases/${view.caseId}/review`}>{say('toReview')}</a>
      </nav>
      <Standing view={view} />
      <h2>{say('sent')}</h2>
      <Words view={view} />
      {mayDecide ? <DecisionForm view={view} answer={answer} /> : null}
      {kind === 'reply' && state === 'accepted' && view.mayAccept ? <EndReply view={view} /> : null}
      <Sender view={view} />
      <TimeZoneNote />
    </>
  )
}

function Standing({ view }: { view: SentInItemView }) {
  const say = useWords(SENT_IN)
  const { language } = useSpeech()
  const { kind, state, answeredAt, answeredBy, endedAt, shownNumber } = view
  return (
    <dl className="facts">
      <dt>{say('state')}</dt>
      <dd>
        <strong>{say(`${kind}.${state}`)}</strong>
        {answeredAt === null ? null : (
          <span className="soft">
            {' · '}
            {say('dealtWith', { name: answeredBy || say('former'), at: formatDateTime(language, answeredAt) })}
          </span>
        )}
        {endedAt === null ? null : (
          <span className="soft">
            {' · '}
            {say('endedAt', { at: formatDateTime(language, endedAt) })}
          </span>
        )}
      </dd>
      <dt>{say('sentAt')}</dt>
      <dd>
        <Moment at={view.sentAt} /> · {say('seen', { number: view.seenNumber })}
        {shownNumber === null || shownNumber === view.seenNumber ? null : (
          <span className="soft"> · {say('shown', { number: shownNumber })}</span>
        )}
      </dd>
      <dt>{say('language')}</dt>
      <dd>{say(`language.${view.language}`)}</dd>
    </dl>
  )
}

function EndReply({ view: { tag } }: { view: SentInItemView }) {
  const say = useWords(SENT_IN)
  return (
    <form method="post" className={styles['block']}>
      <input type="hidden" name="intent" value="end" />
      <input type="hidden" name="tag" value={tag} />
      <h2>{say('end')}</h2>
      <p>{say('endWhat')}</p>
      <button className={form['danger']}>{say('end')}</button>
    </form>
  )
}

function Sender({ view: { sender } }: { view: SentInItemView }) {
  const say = useWords(SENT_IN)
  const isKept = sender !== null && sender.name + sender.email !== ''
  return (
    <>
      <h2>{say('sender')}</h2>
      {isKept ? (
        <>
          <dl className="facts">
            <dt>{say('name')}</dt>
            <dd>{sender.name || say('notSaid')}</dd>
            <dt>{say('email')}</dt>
            <dd>{sender.email === '' ? say('notSaid') : <a href={`mailto:${sender.email}`}>{sender.email}</a>}</dd>
          </dl>
          <form method="post" className={styles['block']}>
            <input type="hidden" name="intent" value="erase" />
            <p>{say('eraseWhat')}</p>
            <button className={form['danger']}>{say('erase')}</button>
          </form>
        </>
      ) : (
        <p>{say('erased')}</p>
      )}
    </>
  )
}
