import { z } from 'zod'

const ANY_ORIGIN = 'http://localhost'
const LONGEST = 2_000

/**
 * Where to go on afterwards: an address of this site, or the given one. Whatever a browser would read as another site
 * (`//evil.example`, `/\evil.example`, `javascript:`) is not taken.
 */
export function nextAddress(otherwise: string) {
  return z
    .string()
    .catch('')
    .transform((text) => ownAddress(text) ?? otherwise)
}

export function ownAddress(text: string): string | undefined {
  if (!/^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(text) || text.length > LONGEST || !URL.canParse(text, ANY_ORIGIN))
    return undefined
  const url = new URL(text, ANY_ORIGIN)
  return url.origin === ANY_ORIGIN && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : undefined
}
