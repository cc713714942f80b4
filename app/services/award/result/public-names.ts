import type { AwardResult } from '#scoring/award/award-result.ts'

/**
 * Entries whose title and organisation a published result tells. Who has withdrawn, or was let take no part, is there by
 * number alone, as on the public list of entries; what it says nothing of is not named at all.
 */
export function publiclyNamed({ selection }: Pick<AwardResult, 'selection'>): ReadonlySet<string> {
  return new Set(
    selection
      .flatMap(({ entries }) => entries)
      .filter(({ standing }) => standing.code !== 'withdrawn' && standing.code !== 'ineligible')
      .map(({ entry }) => entry),
  )
}
