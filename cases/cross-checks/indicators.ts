import type { LevelRange } from '#scoring/facts.ts'
import { proposeLevels } from '#scoring/social-value/derive.ts'
import { INDICATORS, JUDGED_INDICATORS, type Indicator } from '#scoring/vocabulary.ts'
import type { FrontMatter } from '../schema.ts'
import type { CrossCheck } from './cross-check.ts'

const isJudged = (indicator: Indicator): boolean => JUDGED_INDICATORS.some((judged) => judged === indicator)
const isLevel = (range: LevelRange, min: number, max: number): boolean => range.min === min && range.max === max

/** Each state of an indicator asks for its own proof. */
export const checkIndicatorStates: CrossCheck = (matter, report) => {
  for (const indicator of INDICATORS) {
    const entry = matter.indicators[indicator]
    const path = ['indicators', indicator]
    if (entry.state === 'unknown') {
      if (!isLevel(entry.level, 0, 3)) report('unknown-not-open', [...path, 'level'], { indicator })
      continue
    }
    if (entry.state === 'searched-none') {
      if (!isLevel(entry.level, 0, 0)) report('searched-none-level', [...path, 'level'], { indicator })
      if (entry.search?.scope !== 'live-web') report('searched-none-search', [...path, 'search'], { indicator })
      continue
    }
    const hasEvidence = entry.evidence.length > 0 || entry.codings.some((coding) => coding.evidence.length > 0)
    if (!hasEvidence && !hasLog(indicator, matter)) report('indicator-without-evidence', path, { indicator })
    if (entry.state !== 'confirmed') continue
    if (!entry.confirmed) report('confirmed-without-who', path, { indicator })
    if (isJudged(indicator) && entry.codings.length === 0) report('coding-missing', path, { indicator })
  }
}

/** Logs of our own searches and letters are evidence in themselves. */
function hasLog(indicator: Indicator, matter: FrontMatter): boolean {
  if (indicator === 'E5') return matter.enquiryLog.length > 0
  if (indicator === 'C2') return matter.newsLog.length > 0
  return matter.indicators[indicator].search !== undefined
}

/** A stated level covers what the facts derive, or says why not. */
export const checkDerivedLevels: CrossCheck = (matter, report) => {
  const proposals = proposeLevels(matter)
  for (const indicator of INDICATORS) {
    const entry = matter.indicators[indicator]
    const derived = proposals[indicator]?.level
    if (!derived || entry.override || (entry.state !== 'proposed' && entry.state !== 'confirmed')) continue
    if (entry.level.min > derived.min || entry.level.max < derived.max)
      report('level-differs-from-facts', ['indicators', indicator, 'level'], {
        indicator,
        stated: shown(entry.level),
        derived: shown(derived),
      })
  }
}

const shown = ({ min, max }: LevelRange): string => (min === max ? String(min) : `${min}–${max}`)
