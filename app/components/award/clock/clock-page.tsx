import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type FormEvent } from 'react'
import type { FormAnswer } from '../../../access/form-answer.ts'
import { CLOCK } from '../../../content/award/clock.ts'
import { timetableAddress } from '../../../forms/award/timetable.ts'
import { clockFace, clockStateAddress, secondsUsed, warningOf, type ClockMove, type RoomClock } from '../../../forms/award/room-clock.ts' // prettier-ignore
import { wallClock } from '../../../i18n/zoned-time.ts'
import { FormProblems } from '../../accounts/field.tsx'
import { useWords } from '../../accounts/use-words.ts'
import { clockSession, type ClockLine } from './clock-session.ts'
import type { ClockView } from './clock-view.ts'
import styles from './clock.module.css'

const TICK_MS = 200
const NEWS_MS = 5_000

const neverChanges = () => () => undefined

interface ClockPageProps {
  readonly view: ClockView
  readonly answer: FormAnswer | undefined
}

/** The clock of a room, large: it counts by the server's clock and needs no line to go on. */
export function ClockPage({ view, answer }: ClockPageProps) {
  const say = useWords(CLOCK)
  const room = useRef<HTMLElement>(null)
  const session = useMemo(
    () => clockSession(clockStateAddress(view.award.id, view.stage.id), view.stage.id, view),
    [view],
  )
  const { clock, tag, line } = useSyncExternalStore(session.subscribe, session.state, session.state)
  const [now, setNow] = useState(view.now)
  const isAwake = useSyncExternalStore(neverChanges, () => true, () => false) // prettier-ignore

  useEffect(() => {
    const tick = setInterval(() => setNow(session.now()), TICK_MS)
    const news = setInterval(() => void session.sync(), NEWS_MS)
    return () => {
      clearInterval(tick)
      clearInterval(news)
    }
  }, [session])

  function onMove(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
    const entry = data.get('entry')
    session.move({ do: data.get('do') as ClockMove['do'], entry: typeof entry === 'string' && entry !== '' ? entry : null }) // prettier-ignore
    setNow(session.now())
  }

  const place = view.slots.findIndex(({ entry }) => entry === clock.entry)
  const current = view.slots[place]
  const next = view.slots[place + 1]
  return (
    <>
      <p className="no-print">
        {view.mayMove ? <a href={timetableAddress(view.award.id, view.stage.id)}>← {say('back')}</a> : null}{' '}
        <span className="soft">
          {view.award.title} · {view.stage.title}
        </span>
      </p>
      <h1 className="visually-hidden">{say('title')}</h1>
      <FormProblems problems={answer?.problems} />
      <section ref={room} className={styles['room']} aria-label={say('title')} data-phase={clock.phase}>
        <p className={styles['who']}>
          {current ? (
            <>
              <span className="num">{current.entry}</span> {current.title}
            </>
          ) : (
            say('phase.idle')
          )}
        </p>
        <Face view={view} clock={clock} now={now} />
        <p className={styles['next']}>
          {next ? (
            <>
              {say('next')} <span className="num">{wallClock(next.from, view.timeZone).slice(11)}</span> {next.entry}{' '}
              {next.title}
            </>
          ) : view.slots.length > 0 && clock.phase !== 'idle' ? (
            say('nobody')
          ) : null}
        </p>
      </section>
      {isAwake ? <Line line={line} /> : <p className="small soft">{say('withoutScript')}</p>}
      {view.mayMove ? (
        <div className={`${styles['hands']} no-print`}>
          <Hands view={view} clock={clock} tag={tag} next={next?.entry ?? null} onMove={onMove} />
          {isAwake ? (
            <button type="button" className="quiet" onClick={() => void room.current?.requestFullscreen()}>
              {say('full')}
            </button>
          ) : null}
        </div>
      ) : null}
    </>
  )
}

function Face({ view, clock, now }: { readonly view: ClockView; readonly clock: RoomClock; readonly now: string }) {
  const say = useWords(CLOCK)
  const { phase, startedAt } = clock
  const whole = phase === 'questions' ? view.questionSeconds : view.talkSeconds
  const used = phase === 'idle' ? 0 : secondsUsed(clock, now)
  const warning = warningOf(phase, whole, used)
  const isPaused = phase !== 'idle' && startedAt === null
  return (
    <div className={styles[warning]} data-warning={warning}>
      <p className={styles['phase']}>
        {say(`phase.${phase}`)}
        {isPaused ? ` · ${say('paused')}` : ''}
      </p>
      {/* Read out when it changes its words, and not each second. */}
      <p role="status" className={styles['warning']}>
        {say(`warn.${warning}`)}
      </p>
      <p role="timer" className={styles['face']} data-face="">
        {warning === 'over' ? `+${clockFace(used - whole)}` : clockFace(whole - used)}
      </p>
    </div>
  )
}

function Line({ line }: { readonly line: ClockLine }) {
  const say = useWords(CLOCK)
  return (
    <p role="status" className={line === 'online' ? 'small soft' : 'notice'} data-line={line}>
      {say(line)}
    </p>
  )
}

interface HandsProps {
  readonly view: ClockView
  readonly clock: RoomClock
  readonly tag: number
  readonly next: string | null
  readonly onMove: (event: FormEvent<HTMLFormElement>) => void
}

/** Buttons; each is a form, so that they work without scripts too. */
function Hands({ view, clock, tag, next, onMove }: HandsProps) {
  const say = useWords(CLOCK)
  const { phase, startedAt, entry } = clock
  const first = phase === 'idle' ? (view.slots[0]?.entry ?? null) : next
  const moves: readonly (readonly [ClockMove['do'], string, string | null, boolean])[] = [
    ...(phase === 'talk' ? [['questions', say('startQuestions'), entry, false] as const] : []),
    ...(phase === 'idle' || first === null ? [] : [['talk', say('startNext'), first, phase === 'talk'] as const]),
    ...(phase === 'idle' && first !== null ? [['talk', say('startTalk'), first, false] as const] : []),
    ...(phase === 'idle' ? [] : [startedAt === null ? (['resume', say('resume'), entry, true] as const) : (['pause', say('pause'), entry, true] as const)]), // prettier-ignore
    ...(phase === 'idle' ? [] : [['stop', say('stop'), null, true] as const]),
  ]
  return (
    <>
      {moves.map(([what, words, of, isQuiet]) => (
        <form key={what} method="post" onSubmit={onMove}>
          <Fields view={view} tag={tag} />
          <input type="hidden" name="entry" value={of ?? ''} />
          <button name="do" value={what} className={isQuiet ? 'quiet' : undefined}>
            {words}
          </button>
        </form>
      ))}
      <form method="post" onSubmit={onMove} className={styles['pick']}>
        <Fields view={view} tag={tag} />
        <label>
          {say('pick')}{' '}
          <select name="entry" defaultValue={first ?? ''}>
            {view.slots.map((slot) => (
              <option key={slot.entry} value={slot.entry}>
                {slot.entry} {slot.title}
              </option>
            ))}
          </select>
        </label>{' '}
        <button name="do" value="talk" className="quiet">
          {say('startTalk')}
        </button>
      </form>
    </>
  )
}

const Fields = ({ view, tag }: { readonly view: ClockView; readonly tag: number }) => (
  <>
    <input type="hidden" name="stage" value={view.stage.id} />
    <input type="hidden" name="tag" value={tag} />
  </>
)
