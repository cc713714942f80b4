import { OBJECTIONS } from '../../../content/award/objections.ts'
import { RESULT } from '../../../content/award/result.ts'
import { formatDate, formatExact, formatShare } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { formatInZone } from '../../../i18n/zoned-time.ts'
import { useWords } from '../../accounts/use-words.ts'
import { SentenceGap } from '../../sentence-gap.tsx'
import type { Computing, ResultView } from './result-view.ts'
import styles from './result.module.css'

/** Which result this is, how far it reaches, and what of it can be taken away. */
export function StatePart({ view }: { readonly view: ResultView }) {
  const say = useWords(RESULT)
  const sayObjections = useWords(OBJECTIONS)
  const { language } = useSpeech()
  const { award, state, unfinished, notice, objections, isBlind, areSheetsKept, timeZone } = view
  if (!state) return null
  const address = `/awards/${award.id}/office/result`
  if (state.digest === '' && state.computing === null) {
    return (
      <p className="notice" role="alert">
        {say('computeFailed')}
        <SentenceGap />
        <a href={address}>{say('reload')}</a>
      </p>
    )
  }
  if (state.digest === '') return <ComputingPart computing={state.computing} address={address} isFirst />
  return (
    <>
      {state.hasFailed ? (
        <p className="notice" role="alert">
          {say('computeFailedSince', { count: formatExact(language, state.headSequence) })}
          <SentenceGap />
          <a href={address}>{say('reload')}</a>
        </p>
      ) : null}
      {state.computing ? <ComputingPart computing={state.computing} address={address} isFirst={false} /> : null}
      {award.state === 'open' ? <p className="notice">{say('provisional')}</p> : null}
      <dl className={`facts ${styles['state']}`}>
        <dt>{say('computed')}</dt>
        <dd>
          {formatInZone(language, state.computedAt, timeZone)}{' '}
          <span className="small soft">{say('upTo', { count: formatExact(language, state.headSequence) })}</span>
        </dd>
        <dt>{say('digest')}</dt>
        <dd>
          <code className={styles['digest']}>{state.digest}</code>
        </dd>
        {notice === null ? null : (
          <>
            <dt>{say('noticeDays')}</dt>
            <dd>
              {say('fromTo', {
                first: formatDate(language, notice.firstDay),
                last: formatDate(language, notice.lastDay),
              })}{' '}
              <a href={`/awards/${award.id}/office/objections`}>
                {sayObjections('summary', { all: objections.all, open: objections.open })}
              </a>
            </dd>
            {notice.isCurrent ? null : (
              <>
                <dt>{say('noticeDigest')}</dt>
                <dd>
                  <code className={styles['digest']}>{notice.digest}</code>
                </dd>
              </>
            )}
            <dt>{sayObjections('hashTitle')}</dt>
            <dd>
              <code className={styles['digest']}>{notice.hash}</code>
            </dd>
          </>
        )}
        {unfinished > 0 ? (
          <>
            <dt>{say('unfinishedHead')}</dt>
            <dd>{say('unfinished', { count: formatExact(language, unfinished) })}</dd>
          </>
        ) : null}
        {isBlind || areSheetsKept ? null : (
          <>
            <dt>{say('packageHead')}</dt>
            <dd>
              <a href={`/awards/${award.id}/office/package.zip`} download>
                {say('package')}
              </a>{' '}
              · <a href="/replay">{say('replay')}</a>
              <br />
              <span className="small soft">{say('packageWhat')}</span>
            </dd>
          </>
        )}
      </dl>
      {isBlind ? <p className="notice">{say('blind')}</p> : null}
      {areSheetsKept ? <p className="notice">{say('sheetsKept')}</p> : null}
    </>
  )
}

interface ComputingPartProps {
  readonly computing: Computing | null
  readonly address: string
  readonly isFirst: boolean
}

/** How far the computation is; a script follows it, and without scripts the link does. */
function ComputingPart({ computing, address, isFirst }: ComputingPartProps) {
  const say = useWords(RESULT)
  const { language } = useSpeech()
  const { share = null, secondsLeft = null } = computing ?? {}
  return (
    <div className="notice" role="status" data-computing="">
      <p>{say(isFirst ? 'computingFirst' : 'computing')}</p>
      {computing === null ? null : share === null ? (
        <p>{say('computingWaits')}</p>
      ) : (
        <p>
          <progress
            className={styles['progress']}
            max={1}
            value={share}
            aria-label={say('computingShare', { share: formatShare(language, share) })}
          />{' '}
          {say('computingShare', { share: formatShare(language, share) })}
          {secondsLeft === null ? null : say('computingLeft', { seconds: formatExact(language, secondsLeft) })}
        </p>
      )}
      <p>
        <a href={address}>{say('reload')}</a>
      </p>
    </div>
  )
}
