/** The best and the worst place that something can have among others of which only intervals are known. */
export interface PossiblePlaces {
  readonly best: number
  readonly worst: number
}

interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * Place 1 is the highest. One stands surely above another where its whole interval does; where intervals touch, either
 * can be above.
 * @example possiblePlaces([{ low: 4, high: 5 }, { low: 1, high: 3 }, { low: 2, high: 3 }]) // => 1–1, 2–3, 2–3
 */
export function possiblePlaces(intervals: readonly Interval[]): readonly PossiblePlaces[] {
  return intervals.map(({ low, high }) => ({
    best: 1 + intervals.filter((other) => other.low > high).length,
    worst: intervals.length - intervals.filter((other) => other.high < low).length,
  }))
}

/** Whether no place is possible in both. */
export function areApart(one: PossiblePlaces, other: PossiblePlaces): boolean {
  return one.best > other.worst || other.best > one.worst
}
