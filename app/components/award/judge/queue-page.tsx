import { JUDGE } from '../../../content/award/judge.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { formatExact } from '../../../i18n/format.ts'
import { zoneName } from '../../../i18n/zoned-time.ts'
import { Listing } from '../../accounts/listing.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { SentenceGap } from '../../sentence-gap.tsx'
import { AwardMoment } from '../award-moment.tsx'
import { JudgeHead, NothingToJudge } from './judge-nav.tsx'
import type { JudgeHome, QueueItem, QueueStage } from './judge-view.ts'
import styles from './judge.module.css'
import { judgePath } from './sheet-view.ts'

interface QueuePageProps {
  readonly home: JudgeHome
  readonly stages: readonly QueueStage[]
  readonly unasked: number
  /** The judge stood aside from an entry a moment ago. */
  readonly recused: boolean
}

/** What a judge has to read, by stage. */
export function QueuePage({ home, stages, unasked, recused }: QueuePageProps) {
  const say = useWords(JUDGE)
  const { language } = useSpeech()
  return (
    <>
      <JudgeHead home={home} />
      <h1>{say('queue')}</h1>
      {recused ? (
        <p className="notice" role="status">
          {say('recusedDone')}
        </p>
      ) : null}
      <NothingToJudge home={home} />
      {unasked > 0 ? (
        <p className="notice">
          {say('unasked', { count: unasked })}
          <SentenceGap />
          <a href={`${judgePath(home.id)}/interests`}>{say('unaskedLink')}</a>
        </p>
      ) : null}
      {stages.length > 0 ? (
        <p className="small soft">{say('clock', { zone: zoneName(language, home.timeZone, stages[0]!.opensAt) })}</p>
      ) : null}
      {stages.map((stage) => (
        <StageQueue key={stage.id} stage={stage} home={home} />
      ))}
    </>
  )
}

function StageQueue({ stage, home }: { readonly stage: QueueStage; readonly home: JudgeHome }) {
  const say = useWords(JUDGE)
  const { t, language } = useSpeech()
  const { items, gate } = stage
  const done = items.filter(({ state }) => state === 'submitted').length
  const next = items.find(({ state }) => state !== 'submitted')
  const moment = gate === 'not-open' ? stage.opensAt : stage.closesAt
  const when = { open: 'stageCloses', 'not-open': 'stageOpens', closed: 'stageClosed', frozen: 'stageClosed' } as const
  return (
    <section aria-labelledby={`stage-${stage.id}`}>
      <h2 id={`stage-${stage.id}`}>{stage.title}</h2>
      <p>
        {stage.waits ? (
          say('stageWaits')
        ) : (
          <>
            {say(stage.isClosedEarly ? 'stageClosedEarly' : when[gate])}
            <AwardMoment at={moment} timeZone={home.timeZone} />
          </>
        )}
        {items.length > 0 && stage.choices === null ? (
          <>
            {' '}
            · {say('stageProgress', { done: formatExact(language, done), all: formatExact(language, items.length) })}
          </>
        ) : null}
      </p>
      {stage.judges === null ? null : (
        <p className="small soft">{say('stageJudges', { names: stage.judges.join(t('common.list')) })}</p>
      )}
      {stage.isHere ? null : <p>{say('stageNotHere')}</p>}
      {stage.choices === null || items.length === 0 ? null : <p>{say('stageChoices', { choices: stage.choices })}</p>}
      <Calibration stage={stage} />
      {stage.isHere && gate === 'open' && items.length === 0 ? <p className="soft">{say('queueEmpty')}</p> : null}
      {gate === 'open' && next && stage.choices === null && !stage.calibration?.isFirst ? (
        <p>
          <a className="button" href={next.address}>
            {say(next.state === 'new' && done === 0 ? 'beginWith' : 'goOn', { title: shown(next) })}
          </a>
        </p>
      ) : null}
      {gate === 'open' && items.length > 0 && !next ? <p className={styles['done']}>{say('allDone')}</p> : null}
      {items.length === 0 ? null : (
        <Listing heads={[say('heads'), say('headCategory'), say('headState')]}>
          {items.map((item) => (
            <tr key={item.id} data-entry={item.id} data-state={item.state}>
              <td>
                <a href={item.address}>
                  <span className="num soft">{item.id}</span> {item.title}
                </a>
              </td>
              <td data-head={say('headCategory')}>{item.category}</td>
              <td data-head={say('headState')}>
                <ItemState item={item} />
              </td>
            </tr>
          ))}
        </Listing>
      )}
    </section>
  )
}

/** The cases to score before the entries, where the office has chosen some or the rules want some. */
function Calibration({ stage: { calibration } }: { readonly stage: QueueStage }) {
  const say = useWords(JUDGE)
  if (calibration === null) return null
  const { all, done, isFirst, next, first } = calibration
  return (
    <div className={isFirst ? 'notice' : undefined} data-calibration={next === null ? 'done' : 'open'}>
      <p>
        {say(all === 0 ? 'calibrationNone' : isFirst ? 'calibrationFirst' : 'calibrationOffered', { done, all })}
        <SentenceGap />
        {all > 0 && next === null ? <a href={first}>{say('calibrationAgain')}</a> : null}
      </p>
      {next === null ? null : (
        <p>
          <a className={isFirst ? 'button' : 'button quiet'} href={next}>
            {say(done === 0 ? 'calibrationBegin' : 'calibrationGoOn')}
          </a>
        </p>
      )}
    </div>
  )
}

function ItemState({ item }: { readonly item: QueueItem }) {
  const say = useWords(JUDGE)
  const { state, answered, asked, yes } = item
  const words = asked === 0 && state === 'draft' ? say('state.draftOnly') : say(`state.${state}`, { done: answered, all: asked }) // prettier-ignore
  return (
    <>
      <span className={state === 'stale' ? 'tag weak' : state === 'submitted' ? 'tag priced' : 'tag'}>{words}</span>
      {yes === null ? null : <> {say(yes ? 'answer.yes' : 'answer.no')}</>}
    </>
  )
}

const shown = ({ title, id }: QueueItem): string => (title === '' ? id : title)
