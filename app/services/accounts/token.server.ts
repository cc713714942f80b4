import { createHash, randomBytes, randomInt } from 'node:crypto'

/** 256 bits that nobody can guess: for cookies and links. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a token. It is too long to be found by trying, so a plain digest is enough; of a code it is not. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Short name of a row, such as `p_…` for a person. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(9).toString('base64url')}`
}

/** Without the letters and digits that are mistaken for each other. */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A code to be read from paper and typed, such as `K7QF-2M9T-XH4C`: twelve characters, 59 bits. */
export function newCode(): string {
  const characters = Array.from({ length: 12 }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]!)
  return [0, 4, 8].map((start) => characters.slice(start, start + 4).join('')).join('-')
}

/** A code as typed, in the one spelling that is stored: without spaces and dashes, in capitals. */
export function plainCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—]/g, '')
}
