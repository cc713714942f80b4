import { canonicalJson } from './canonical-json.ts'

/** What was computed how: a name changes with the figures it gives. */
export const AWARD_METHOD = {
  result: 'award-result/1',
  stages: 'award-stages/4',
  selection: 'award-selection/3',
  model: 'crossed-reml/1',
  chances: 'rank-draws/1',
  bands: 'rank-confidence-bonferroni/1',
  agreement: 'krippendorff-alpha/1',
  stability: 'rules/1 leave-one-out/1 flip-weights/1',
} as const

/**
 * Under which results were sealed before. They still come to the same bytes: until `award-selection/3` names that differ
 * in width, case or blanks were two, and until `award-stages/4` an entry of a panel that the rule `corrected` could not
 * be fitted to had no score.
 */
const EARLIER_METHODS = [
  { ...AWARD_METHOD, selection: 'award-selection/2' },
  { ...AWARD_METHOD, selection: 'award-selection/2', stages: 'award-stages/3' },
] as const

export type AwardMethods = typeof AWARD_METHOD | (typeof EARLIER_METHODS)[number]

/** The newest first. */
export const KNOWN_METHODS: readonly AwardMethods[] = [AWARD_METHOD, ...EARLIER_METHODS]

/** @returns undefined for methods of a version that is not known here */
export function knownMethods(named: unknown): AwardMethods | undefined {
  const told = canonicalJson(named)
  return KNOWN_METHODS.find((methods) => canonicalJson(methods) === told)
}
