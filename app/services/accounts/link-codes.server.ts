import { findLink } from '#db/repositories/accounts/one-time-link.ts'
import type { Visit } from '../../access/visit.server.ts'
import { placeOf, takeAttempt, uncountAttempt } from './attempts.server.ts'
import type { Installation } from './installation.server.ts'
import { PAGES, ticketFor } from './links.server.ts'
import { keyedDigest, type SecretKey } from './secret.server.ts'
import { plainCode } from './token.server.ts'

/** What is stored of a code of a link. */
export const linkCodeHash = (key: SecretKey, code: string): string => keyedDigest(key, 'link code', plainCode(code))

/**
 * Changes a code typed from paper into a secret for the page of its link. Wrong codes are counted for each place.
 * @returns the secret and the page, or for how many minutes to wait, or that no link has this code
 */
export async function enterCode(
  { db, key }: Pick<Installation, 'db' | 'key'>,
  code: string,
  { client, now }: Pick<Visit, 'client' | 'now'>,
): Promise<
  { readonly secret: string; readonly page: string } | { readonly why: 'unknown' } | { readonly waitMinutes: number }
> {
  const rules = [{ name: 'link code', of: placeOf(client.address), atMost: 10, minutes: 15 }]
  const attempt = await takeAttempt(db, key, rules, now)
  if (!attempt.ok) return { waitMinutes: attempt.waitMinutes }
  const link = await findLink(db, { codeHash: linkCodeHash(key, code) })
  if (!link) return { why: 'unknown' }
  // A room full of judges shares one address.
  await uncountAttempt(db, key, rules)
  return { secret: ticketFor(key, link.id, now), page: PAGES[link.kind] }
}
