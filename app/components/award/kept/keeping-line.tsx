import { KEPT } from '../../../content/award/kept.ts'
import { useSpeech } from '../../../i18n/translate.ts'
import { useWords } from '../../accounts/use-words.ts'
import { keepingStatus } from '../../desk/editor/keeping.ts'
import type { SheetState } from '../judge/sheet-session.ts'
import { awardClock } from './award-clock.ts'
import styles from './kept.module.css'

/** What a sheet says otherwise than an entry. */
export interface KeepingWords {
  /** Where there is nothing to keep yet. */
  readonly nothingYet?: string
  readonly refused: string
  readonly gone: string
  readonly otherWindow: (time: string) => string
}

interface KeepingLineProps {
  readonly state: SheetState
  readonly own: KeepingWords
  /** Of the award. */
  readonly timeZone: string
  /** What else is read out at once. */
  readonly alarm?: string
}

/** Where what is typed is kept, which without scripts is nowhere. */
export function KeepingLine({ state, own, timeZone, alarm = '' }: KeepingLineProps) {
  const say = useWords(KEPT)
  const { language } = useSpeech()
  const status = keepingStatus(state.keeping)
  const isCalm = status.kind === 'saved' || status.kind === 'saving'
  const words = inWords()
  return (
    <>
      {state.isAwake ? (
        <p data-status={status.kind} className={isCalm ? 'small soft' : styles['alarm']}>
          {words}
        </p>
      ) : null}
      {/* Each saving would interrupt whoever listens: only trouble is read out by itself. */}
      <p role="status" className="visually-hidden">
        {[alarm, isCalm ? '' : words].filter(Boolean).join(' ')}
      </p>
    </>
  )

  function inWords(): string {
    const time = (at: string) => awardClock(language, at, timeZone)
    if (status.kind === 'saving') return say('saving')
    if (status.kind === 'other-window') return own.otherWindow(time(status.at))
    if (status.kind === 'saved') {
      const isNothing = own.nothingYet !== undefined && state.keeping.tag === 0
      return isNothing ? own.nothingYet : say('saved', { time: time(status.at) })
    }
    const { trouble } = status
    const why = trouble === 'refused' || trouble === 'gone' ? own[trouble] : say(trouble)
    return say(state.onDevice ? 'hereOnly' : 'hereNowhere', { time: time(status.since) }) + why
  }
}
