import { comparable } from '../panel/ranks/shared-ranks.ts'

/**
 * Rounds as awards announce it (四舍五入): by the decimal digits of the number, halves away from 0. 1.005 to two digits is
 * 1.01, although the nearest binary number lies below it.
 *
 * @param digits 0 to 8
 */
export function roundHalfUp(value: number, digits: number): number {
  const decimal = Math.abs(comparable(value)).toFixed(10)
  return Math.sign(value) * Number(`${Math.round(Number(`${decimal}e${digits}`))}e-${digits}`) + 0
}
