import { createHash } from 'node:crypto'

/** Of those that nobody takes for one another: 32, so that each byte gives every one of them alike. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/**
 * The code of a paper in the box, such as `K7QF-2M9T`: by chance, since the form was made by chance, and the same one
 * for the same form, so that a form that is sent again after a lost answer gets the same receipt.
 * @param form 256 random bits that are in the voter's page and nowhere else
 * @param attempt another one where somebody has that code already
 */
export function ballotCode(form: string, ballot: string, attempt: number): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([form, ballot, attempt]))
    .digest()
  const letters = [...bytes.subarray(0, 8)].map((byte) => LETTERS[byte % LETTERS.length]!).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
