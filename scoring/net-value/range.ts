/** A value between two ends; `central` is null where nothing is known about the middle. */
export interface Range {
  readonly low: number
  readonly central: number | null
  readonly high: number
}

/** The range of a number that is known. */
export function exactly(value: number): Range {
  return { low: value, central: value, high: value }
}

/** Product of two ranges of numbers that are not negative. */
export function multiply(left: Range, right: Range): Range {
  return {
    low: left.low * right.low,
    central: left.central === null || right.central === null ? null : left.central * right.central,
    high: left.high * right.high,
  }
}

/** Sum of two ranges: the ends add up, and the centre is lost with either centre. */
export function add(left: Range, right: Range): Range {
  return {
    low: left.low + right.low,
    central: left.central === null || right.central === null ? null : left.central + right.central,
    high: left.high + right.high,
  }
}

/** What a share leaves over: 1 − share, so low and high change places. */
export function remainder(share: Range): Range {
  return { low: 1 - share.high, central: share.central === null ? null : 1 - share.central, high: 1 - share.low }
}
