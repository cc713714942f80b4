import { findPublished, insertPublished } from '#db/repositories/award/published.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import type { AwardResult } from '#scoring/award/award-result.ts'
import { logger } from '../../../logger.server.ts'
import type { Write } from '../../accounts/change.server.ts'
import { MostRecent } from '../most-recent.ts'
import { resultText } from '../replay/package-format.ts'

/** Large ones take tens of megabytes, and hardly more than one award is on notice at a time. */
const parsed = new MostRecent<AwardResult>(3)

export interface KeptResult {
  readonly result: AwardResult
  readonly digest: string
  readonly computedAt: string
}

/**
 * Keeps a result as it is published, in the transaction that publishes it.
 * @throws Error where the digest is not that of its bytes: somebody has written past the program
 */
export async function keepPublished(
  write: Write,
  awardId: string,
  { result, digest, computedAt }: KeptResult,
): Promise<void> {
  const resultJson = resultText(result)
  if (sha256(resultJson) !== digest) throw new Error(`the result of award ${awardId} is not that of its digest`)
  await insertPublished(write, awardId, { digest, resultJson, computedAt })
}

/**
 * A published result from the bytes that were kept of it, by whatever methods these were computed. The bytes are held to
 * their digest each time; what they say is read once.
 * @returns undefined where they are not what was published: `award:check` says so too
 */
export async function keptResult(db: Db, awardId: string, digest: string): Promise<KeptResult | undefined> {
  const kept = await findPublished(db, awardId, digest)
  if (kept && sha256(kept.resultJson) === digest) {
    const result = parsed.get(digest, () => JSON.parse(kept.resultJson) as AwardResult)
    return { result, digest, computedAt: kept.computedAt }
  }
  logger.error({ award: awardId, digest }, 'a published result is not what was kept of it')
  return undefined
}
