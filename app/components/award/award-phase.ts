import { PHASES } from '../../content/award/office.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { changingOffset, formatInZone } from '../../i18n/zoned-time.ts'
import { useWords } from '../accounts/use-words.ts'

/** Where an award stands by the clock. */
export interface AwardPhase {
  /**
   * Of an award that is open: `call-before` and `call` before and while entries are taken, `before` until the first
   * stage opens, `over` once the hours of every stage are past.
   */
  readonly what: 'draft' | 'call-before' | 'call' | 'before' | 'open' | 'over' | 'frozen' | 'notice' | 'final'
  /** When that ends, and by which clock; null where nothing is named. */
  readonly until: { readonly at: string; readonly timeZone: string } | null
}

/** The same in a few words: judging, or until when entries are open, or when judging begins. */
export function usePhaseWords(): (phase: AwardPhase) => string {
  const say = useWords(PHASES)
  const sayMoment = useMomentWords()
  return ({ what, until }) => (until === null ? say(what) : say(what, { at: sayMoment(until) }))
}

/** By the clock of the award, with its offset where that changes over the year. */
export function useMomentWords(): (moment: NonNullable<AwardPhase['until']>) => string {
  const { language } = useSpeech()
  return ({ at, timeZone }) => {
    const offset = changingOffset(at, timeZone)
    const moment = formatInZone(language, at, timeZone)
    return offset === undefined ? moment : `${moment} ${offset}`
  }
}
