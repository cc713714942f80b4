import type { StageEntry } from '#scoring/award/stage-outcome.ts'

/** How many readings of an entry there should be: never fewer than the rules ask for, also where judges have gone. */
export const readingsDue = ({ expected, least }: Pick<StageEntry, 'expected' | 'least'>): number =>
  Math.max(expected, least ?? 0)
