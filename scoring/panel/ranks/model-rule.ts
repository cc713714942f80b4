import { correctedScores } from '../model/corrected-scores.ts'
import type { ScoringRule } from './scoring-rules.ts'

/**
 * The corrected scores of the crossed model on whole sheets (entry and judge, REML), so that the model stands among the
 * other rules in resampling and in leaving one out. Refuses as the model does.
 */
export const modelRule: ScoringRule = (sheets) => correctedScores(sheets, { method: 'REML' })
