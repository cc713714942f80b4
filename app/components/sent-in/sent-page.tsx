import { SEND_IN } from '../../content/sent-in.ts'
import form from '../accounts/form.module.css'
import { Moment, TimeZoneNote } from '../accounts/moment.tsx'
import { useWords } from '../accounts/use-words.ts'
import { SentenceGap } from '../sentence-gap.tsx'
import type { SentView } from './send-view.ts'
import styles from './send.module.css'

interface SentPageProps {
  readonly view: SentView & { readonly isNew: boolean }
}

/** How it stands with something sent in, for who sent it. */
export function SentPage({ view }: SentPageProps) {
  const say = useWords(SEND_IN)
  const canTakeBack = view.state === 'waiting' || (view.kind === 'reply' && view.state === 'accepted')
  return (
    <>
      <h1>{say(view.kind === 'reply' ? 'stateTitleReply' : 'stateTitleCorrection')}</h1>
      {view.isNew ? (
        <p className="notice" role="status">
          {say('done')}
        </p>
      ) : null}
      <p>
        {say('keepLink')}
        <SentenceGap />
        {view.hasEmail && view.state === 'waiting' ? say('letterComes') : null}
      </p>
      <Outcome view={view} />
      <h2>{say('yourWords')}</h2>
      <Words view={view} />
      {canTakeBack ? (
        <>
          <h2>{say('takeBackTitle')}</h2>
          <form method="post" className={styles['block']}>
            <input type="hidden" name="intent" value="take-back" />
            <p>{say(view.state === 'accepted' ? 'takeBackReply' : 'takeBackWaiting')}</p>
            <button className={form['danger']}>{say('takeBackTitle')}</button>
          </form>
        </>
      ) : null}
      {view.isNamed ? (
        <>
          <h2>{say('eraseTitle')}</h2>
          <form method="post" className={styles['block']}>
            <input type="hidden" name="intent" value="erase" />
            <p>{say('eraseWhat')}</p>
            <button className={form['danger']}>{say('eraseTitle')}</button>
          </form>
        </>
      ) : null}
      <TimeZoneNote />
    </>
  )
}

function Outcome({ view }: { view: SentView }) {
  const say = useWords(SEND_IN)
  const { kind, state, answer, answeredAt, revision } = view
  const words = state === 'accepted' ? (`state.accepted.${kind}` as const) : (`state.${state}` as const)
  return (
    <dl className="facts">
      <dt>{say('state')}</dt>
      <dd>
        <strong>{say(words)}</strong>
      </dd>
      <dt>{say('theCase')}</dt>
      <dd>
        <a href={view.address}>{view.title}</a>
      </dd>
      <dt>{say('sentAt')}</dt>
      <dd>
        <Moment at={view.sentAt} />
      </dd>
      {answeredAt === null ? null : (
        <>
          <dt>{say('answeredAt')}</dt>
          <dd>
            <Moment at={answeredAt} />
          </dd>
        </>
      )}
      {answer ? (
        <>
          <dt>{say('ourAnswer')}</dt>
          <dd className={styles['said']} lang={answer.language}>
            {answer.text}
          </dd>
        </>
      ) : null}
      {revision === null ? null : (
        <>
          <dt>{say('correctedIn')}</dt>
          <dd>
            <a href={`${view.address}/r/${revision}`}>{say('revision', { number: revision })}</a>
          </dd>
        </>
      )}
    </dl>
  )
}

/** What was written, word for word, for its sender and at the desk. */
export function Words({ view }: { view: Omit<SentView, 'answer' | 'state' | 'isNamed' | 'hasEmail'> }) {
  const say = useWords(SEND_IN)
  const isReply = view.kind === 'reply'
  const rows = [
    ...(isReply
      ? [
          [say('organisation'), view.organisation],
          [say('speakerFunctionOf'), view.speakerFunction],
        ]
      : [[say('about'), view.place === '' ? say('wholeCase') : view.place]]),
    [say(isReply ? 'replyText' : 'wrong'), view.text],
    [say('rightSaid'), view.right],
    [say('sourceSaid'), view.source],
  ].filter(([, words]) => words !== '') as [string, string][]
  return (
    <dl className="facts">
      {rows.flatMap(([name, words]) => [
        <dt key={`${name} name`}>{name}</dt>,
        <dd key={name} className={styles['said']}>
          {words}
        </dd>,
      ])}
    </dl>
  )
}
