import type { LevelRange, LocalText } from '../facts.ts'
import { INDICATORS, type Indicator } from '../vocabulary.ts'
import { INDICATOR_TEXTS } from './anchors.ts'
import type { SocialValueIndex } from './social-value-index.ts'

/** What settling one indicator would do to the interval of the index; all figures are points on 0-100. */
export interface NextEvidence {
  readonly indicator: Indicator
  readonly level: LevelRange
  /** Mean narrowing over the possible levels, each equally likely. */
  readonly expectedNarrowing: number
  readonly maxNarrowing: number
  /** The narrowing's two parts, which do depend on the level found: how far the bounds move on average, and at most. */
  readonly lowerRise: { readonly expected: number; readonly max: number }
  readonly upperFall: { readonly expected: number; readonly max: number }
  /** The document or look-up that would settle it. */
  readonly settledBy: LocalText
}

/**
 * What to look for next: every indicator that is not exactly known, the one that narrows the index most first (equal
 * ones in published order). The index is a sum, so a document that settles a level narrows the interval by the same
 * width whichever level it shows: expected and greatest narrowing agree. Which bound moves depends on the level.
 */
export function nextBestEvidence(index: SocialValueIndex): NextEvidence[] {
  return INDICATORS.flatMap((indicator) => {
    const { level, weight } = index.indicators[indicator]
    return level.min === level.max ? [] : [evidenceFor(indicator, level, weight)]
  }).sort((first, second) => second.expectedNarrowing - first.expectedNarrowing)
}

function evidenceFor(indicator: Indicator, level: LevelRange, weight: number): NextEvidence {
  const possible = Array.from({ length: level.max - level.min + 1 }, (_, step) => level.min + step)
  const pointsPerLevel = (100 * weight) / 3
  const rises = possible.map((found) => pointsPerLevel * (found - level.min))
  const falls = possible.map((found) => pointsPerLevel * (level.max - found))
  const narrowings = possible.map((_, step) => rises[step]! + falls[step]!)
  return {
    indicator,
    level,
    expectedNarrowing: mean(narrowings),
    maxNarrowing: Math.max(...narrowings),
    lowerRise: { expected: mean(rises), max: Math.max(...rises) },
    upperFall: { expected: mean(falls), max: Math.max(...falls) },
    settledBy: INDICATOR_TEXTS[indicator].settledBy,
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
