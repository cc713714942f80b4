import { randomBytes } from 'node:crypto'
import { listWords, saveWords } from '#db/repositories/award/words.ts'
import type { Db } from '#db/schema.ts'
import { addressDigest } from '../accounts/audit-chain.ts'
import type { Write } from '../accounts/change.server.ts'

/** What stands in an event for words. The salt is erased with them. */
export const wordsDigest = (salt: string, text: string): string => addressDigest(salt, text)

/**
 * Keeps what somebody wrote, so that it can be erased while the event that names it stays.
 * @param personId who wrote it: it is erased with them
 * @returns its digest, for the event
 */
export async function keepWords(
  write: Write,
  awardId: string,
  text: string,
  personId: string | undefined,
): Promise<string> {
  const salt = randomBytes(16).toString('base64url')
  const digest = wordsDigest(salt, text)
  await saveWords(write, awardId, { digest, salt, text, personId })
  return digest
}

/** Words by their digests; those that are erased are not there. */
export async function wordsOf(
  db: Db,
  awardId: string,
  digests: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const words = await listWords(db, awardId, digests)
  return new Map(words.flatMap(({ digest, text }) => (text === undefined ? [] : [[digest, text] as const])))
}
