import type { Words } from '#scoring/award/rules.ts'
import { OFFICE_PHASES } from '../../content/award/office.ts'
import { formatDate } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { useWords } from '../accounts/use-words.ts'
import { useMomentWords, usePhaseWords, type AwardPhase } from './award-phase.ts'

/** Where an award stands for its office, which reads on of a stage that is open and of one that nobody has closed. */
export type OfficePhase =
  | AwardPhase
  /** `until`: when the stage opens, or its hours end; null where no clock ends them, as in a rehearsal. */
  | { readonly what: 'stage-before' | 'stage-open'; readonly stage: Words; readonly until: AwardPhase['until'] }
  | { readonly what: 'stage-over'; readonly stage: Words }
  /** Every stage is closed, and scores are not frozen. */
  | { readonly what: 'all-closed' }
  | { readonly what: 'notice-until' | 'notice-over'; readonly day: string }

/** The same in a few words. */
export function useOfficePhaseWords(): (phase: OfficePhase) => string {
  const say = useWords(OFFICE_PHASES)
  const sayPhase = usePhaseWords()
  const sayMoment = useMomentWords()
  const { language } = useSpeech()
  return (phase) => {
    if ('stage' in phase) {
      const stage = phase.stage[language]
      if (phase.what === 'stage-over') return say('stage-over', { stage })
      return phase.until === null ? say('stage-now', { stage }) : say(phase.what, { stage, at: sayMoment(phase.until) })
    }
    if ('day' in phase) return say(phase.what, { day: formatDate(language, phase.day) })
    return phase.what === 'all-closed' ? say('all-closed') : sayPhase(phase)
  }
}
