import type { Stage } from '#scoring/award/rules.ts'
import { RULES } from '../../content/award/rules.ts'
import { formatRate } from '../../i18n/format.ts'
import { useSpeech } from '../../i18n/translate.ts'
import { useWords } from '../accounts/use-words.ts'
import { sentences } from './sentences.ts'

/** How a stage comes to its scores and to who goes on, in sentences. */
export function useStageWords() {
  const say = useWords(RULES)
  const { language } = useSpeech()
  const rounding = (digits: number | null): string => {
    if (digits === null) return say('unrounded')
    if (digits === 0) return say('digitsNone')
    return digits === 1 ? say('digitsOne') : say('digits', { digits })
  }
  return {
    score: ({ scoring }: Pick<Stage, 'scoring'>): string =>
      sentences(language, [say(`rule.${scoring.rule}`, { from: scoring.trimmedFrom }), rounding(scoring.digits)]),
    advance: ({ advance: on }: Pick<Stage, 'advance'>, isLast: boolean): string => {
      if (isLast) return say('advanceWins')
      if (on.by === 'first') return say('advance.first', { entries: on.entries })
      return on.by === 'passed' ? say('advance.passed', { share: formatRate(language, on.share) }) : say('advance.all')
    },
  }
}
