import type { Qualifier } from '../vocabulary.ts'

/** The ends between which a number lies; an open end is infinite. */
export interface Ends {
  readonly low: number
  readonly high: number
}

/**
 * The ends between which a stated number, zero or more, lies: "at least" has no upper end, "at most" begins at zero, and
 * "about" is read as one unit of its last digit that is not zero to either side (about 22,000 is 21,000 to 23,000).
 * That width is ours; it serves to refuse a rank, never to give a figure.
 */
export function statedEnds(value: number, qualifier: Qualifier): Ends {
  switch (qualifier) {
    case 'exact':
      return { low: value, high: value }
    case 'atLeast':
      return { low: value, high: Infinity }
    case 'atMost':
      return { low: Math.min(0, value), high: value }
    case 'about': {
      const width = lastDigitUnit(value)
      return { low: value - width, high: value + width }
    }
  }
}

/** The ends of a quotient of two numbers that are not negative; a divisor that may be zero leaves no upper end. */
export function quotientEnds(dividend: Ends, divisor: Ends): Ends {
  return {
    low: divisor.high === Infinity ? 0 : Math.max(0, dividend.low) / divisor.high,
    high: divisor.low > 0 ? dividend.high / divisor.low : Infinity,
  }
}

/** One unit of the last digit that is not zero, of seven digits at most: 1,000 for 22,000 and 0.1 for 1.7. */
function lastDigitUnit(value: number): number {
  if (value === 0) return 0
  const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential(6).split('e')
  const decimals = (mantissa.split('.')[1] ?? '').replace(/0+$/, '').length
  return 10 ** (Number(exponent) - decimals)
}
