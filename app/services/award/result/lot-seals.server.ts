import { randomBytes, randomInt } from 'node:crypto'
import { findLotSeal, insertLotSeal } from '#db/repositories/award/lot-seal.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import type { AwardEvent } from '#scoring/award/event.ts'
import { sealedText, standingSeal } from '#scoring/award/lot-seals.ts'
import type { Write } from '../../accounts/change.server.ts'
import { readEvents } from '../events/events.server.ts'

/** The widest range of `randomInt`. */
const SEEDS = 2 ** 48 - 1

async function newLotsSeal(write: Write, awardId: string): Promise<string> {
  const [seed, salt] = [randomInt(SEEDS), randomBytes(16).toString('base64url')]
  const digest = sha256(sealedText(seed, salt))
  await insertLotSeal(write, awardId, { digest, seed, salt })
  return digest
}

/** A seal for the first lots, with the first rules; nothing where one lies there. No page shows what is in it. */
export async function firstLotsSeal(write: Write, awardId: string): Promise<{ readonly lotsSeal?: string }> {
  const events = (await readEvents(write, awardId)).map(({ event }) => event)
  return standingSeal(events) === undefined ? { lotsSeal: await newLotsSeal(write, awardId) } : {}
}

/**
 * The seed to draw lots with, as it lay sealed, and a seal for the lots after these. An award whose rules are older than
 * seals draws with a seed of the moment, and has a seal from then on.
 * @throws Error where what was sealed is gone: somebody has written past the program
 */
export async function openLotsSeal(
  write: Write,
  awardId: string,
  events: readonly AwardEvent[],
): Promise<{ readonly seed: number; readonly salt?: string; readonly nextSeal: string }> {
  const digest = standingSeal(events)
  const kept = digest === undefined ? undefined : await findLotSeal(write, awardId, digest)
  if (digest !== undefined && !kept) throw new Error(`the seed that was sealed for the lots of ${awardId} is gone`)
  const nextSeal = await newLotsSeal(write, awardId)
  return kept ? { seed: kept.seed, salt: kept.salt, nextSeal } : { seed: randomInt(SEEDS), nextSeal }
}

/** Whether what was sealed is still there, unchanged. */
export async function isSealKept(db: Db, awardId: string, digest: string): Promise<boolean> {
  const kept = await findLotSeal(db, awardId, digest)
  return kept !== undefined && sha256(sealedText(kept.seed, kept.salt)) === digest
}
