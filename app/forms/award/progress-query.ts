export const PROGRESS_WHO = ['all', 'not-here', 'not-declared', 'not-started', 'unfinished', 'finished'] as const
/** Judges by how far they are in a stage. */
export type ProgressWho = (typeof PROGRESS_WHO)[number]
export const PROGRESS_SORTS = ['name', 'open', 'last'] as const
/** `open`: those with the most left first. `last`: those who were here longest ago first. */
export type ProgressSort = (typeof PROGRESS_SORTS)[number]

export interface ProgressAsked {
  readonly who: ProgressWho
  /** Empty for all. */
  readonly group: string
  readonly sort: ProgressSort
}

export const ALL_JUDGES: ProgressAsked = { who: 'all', group: '', sort: 'name' }

/** Which judges the page of progress lists, and in which order. */
export function readProgressAsked(query: URLSearchParams): ProgressAsked {
  return {
    who: PROGRESS_WHO.find((one) => one === query.get('who')) ?? ALL_JUDGES.who,
    group: query.get('group')?.slice(0, 60) ?? '',
    sort: PROGRESS_SORTS.find((one) => one === query.get('sort')) ?? ALL_JUDGES.sort,
  }
}
