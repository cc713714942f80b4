import type { AwardEventKind } from '#scoring/award/event.ts'
import type { FormAnswer } from '../../../access/form-answer.ts'
import { EVENTS } from '../../../content/award/events.ts'
import { nothingWord, REPLAY, whyWord } from '../../../content/award/replay.ts'
import { formatExact } from '../../../i18n/format.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { Field, FormProblems } from '../../accounts/field.tsx'
import form from '../../accounts/form.module.css'
import { useWords } from '../../accounts/use-words.ts'
import { FileField } from '../../desk/file-field.tsx'
import type { CheckView, EventView, ReplayView } from './replay-view.ts'
import styles from './result.module.css'

interface ReplayPageProps {
  /** Of a file, in megabytes. */
  readonly limit: number
  readonly answer: FormAnswer<ReplayView> | undefined
}

/** Anybody who holds the package of an award sees here whether its result follows from it. */
export function ReplayPage({ limit, answer }: ReplayPageProps) {
  const say = useWords(REPLAY)
  return (
    <>
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      {answer?.done ? <Found replay={answer.done} /> : null}
      <form method="post" encType="multipart/form-data" className={form['form']}>
        <FormProblems problems={answer?.problems} />
        <FileField
          label={say('file')}
          hint={say('fileHint', { limit })}
          accept=".zip,application/zip"
          problems={answer?.problems}
        />
        <Field
          name="seal"
          label={say('sealField')}
          hint={say('sealHint')}
          value={answer?.typed['seal']}
          maxLength={64}
          problems={answer?.problems}
        />
        <button>{say('submit')}</button>
      </form>
      <h2>{say('own')}</h2>
      <p>{say('ownWhat')}</p>
      <pre>
        <code>npm run award:replay -- package.zip</code>
      </pre>
    </>
  )
}

function Found({ replay }: { readonly replay: ReplayView }) {
  const say = useWords(REPLAY)
  const { t, language } = useSpeech()
  const { title, award, isRehearsal, holds, checks, events, rulesVersion, seal, resultDigest, published } = replay
  const { categories, notListed, notices } = replay
  return (
    <section aria-labelledby="found">
      <h2 id="found">{title[language]}</h2>
      {isRehearsal ? <p className="notice">{say('rehearsal')}</p> : null}
      <p className={`notice ${holds ? styles['good'] : ''}`} role="status">
        <strong>{say(holds ? 'holds' : 'fails')}</strong>
      </p>
      {published === 'result' ? <p className="notice">{say('namesNotCovered')}</p> : null}
      {holds && published === null ? <p>{say('noSeal')}</p> : null}
      <h3>{say('checks')}</h3>
      <p className="small soft">{say('checksWhat')}</p>
      <ol className={styles['checks']}>
        {checks.map((check) => (
          <CheckStep key={check.check} check={check} />
        ))}
      </ol>
      <dl className="facts">
        <dt>{say('award')}</dt>
        <dd>{award}</dd>
        <dt>{say('rulesVersion')}</dt>
        <dd>{rulesVersion}</dd>
        <dt>{say('events')}</dt>
        <dd>{formatExact(language, events)}</dd>
        <dt>{say('seal')}</dt>
        <dd>
          <code className={styles['digest']}>{seal}</code>
        </dd>
        {resultDigest === null ? null : (
          <>
            <dt>{say('result')}</dt>
            <dd>
              <code className={styles['digest']}>{resultDigest}</code>
            </dd>
          </>
        )}
      </dl>
      {notices.length === 0 ? null : (
        <>
          <h3>{say('compare')}</h3>
          <p>{say('compareWhat')}</p>
          <dl className="facts">
            {notices.map(({ sequence, firstDay, lastDay, resultDigest: ofResult, hash }) => (
              <div key={sequence}>
                <dt>{say('noticeOf', { first: firstDay, last: lastDay, sequence })}</dt>
                <dd>
                  <span className="small soft">{say('noticeResult')}</span>{' '}
                  <code className={styles['digest']}>{ofResult}</code>
                  <br />
                  <span className="small soft">{say('noticeHash')}</span>{' '}
                  <code className={styles['digest']}>{hash}</code>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {categories.length === 0 ? null : (
        <>
          <h3>{say('winners')}</h3>
          <dl className="facts">
            {categories.map(({ title: category, winners, open }) => (
              <div key={category.en}>
                <dt>{category[language]}</dt>
                <dd>
                  {winners.length === 0
                    ? say('noWinners')
                    : winners
                        .map(({ title: entry, organisation }) =>
                          organisation === '' ? entry[language] : `${entry[language]}（${organisation}）`,
                        )
                        .join(t('common.list'))}
                  {open ? <p className="small soft">{say('open')}</p> : null}
                </dd>
              </div>
            ))}
          </dl>
          {notListed.categories + notListed.winners > 0 ? <p className="soft">{say('notListed', notListed)}</p> : null}
        </>
      )}
    </section>
  )
}

const MARKS = { holds: '✓', fails: '✗', nothing: '–' } as const

/** One step: what was checked, what came of it, what that proves and what not. */
function CheckStep({ check: { check, holds, code, detail, event } }: { readonly check: CheckView }) {
  const say = useWords(REPLAY)
  const mark = holds === null ? 'nothing' : holds ? 'holds' : 'fails'
  return (
    <li data-mark={mark}>
      <p className={styles['check']}>
        <span className={styles['sign-of']} aria-hidden="true">
          {MARKS[mark]}
        </span>
        <strong>{say(`check.${check}`)}</strong> <span className="tag">{say(`mark.${mark}`)}</span>
        {holds === null ? <span className="small soft"> {say(nothingWord(check))}</span> : null}
      </p>
      {holds === false ? (
        <p className={styles['fault']}>
          <strong>{say(whyWord(code ?? ''), { code: code ?? '', ...detail })}</strong>
          {event === null ? null : (
            <>
              <br />
              <EventWords event={event} />
            </>
          )}
        </p>
      ) : null}
      <p>{say(`what.${check}`)}</p>
      <p className="small soft">
        {say('proves')}
        {say(`proves.${check}`)}
        <br />
        {say('provesNot')}
        {say(`not.${check}`)}
      </p>
    </li>
  )
}

/** What stands where a package breaks, as far as it can be told of what somebody may have written by hand. */
function EventWords({ event: { sequence, at, kind, stage, entry, judge } }: { readonly event: EventView }) {
  const say = useWords(REPLAY)
  const sayEvent = useWords(EVENTS)
  const { t } = useSpeech()
  const known = Object.hasOwn(EVENTS, kind) ? sayEvent(kind as AwardEventKind) : kind
  const about = [
    ...(stage === null ? [] : [say('eventStage', { id: stage })]),
    ...(entry === null ? [] : [say('eventEntry', { id: entry })]),
    ...(judge === null ? [] : [say('eventJudge', { id: judge })]),
  ]
  return (
    <span>
      {say('eventThere', { sequence, what: known, at })}
      {about.length === 0 ? null : `${t('common.colon')}${about.join(t('common.list'))}`}
    </span>
  )
}
