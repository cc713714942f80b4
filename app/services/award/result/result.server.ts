import { findAward, type Award } from '#db/repositories/award/award.ts'
import { listNewestRules } from '#db/repositories/award/rules.ts'
import { findSnapshot, saveSnapshot, type Snapshot } from '#db/repositories/award/snapshot.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { AWARD_METHOD } from '#scoring/award/award-methods.ts'
import { leavesResult, type AwardResult } from '#scoring/award/award-result.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import type { LoggedEvent } from '#scoring/award/event.ts'
import type { Computing } from '../../../components/award/result/result-view.ts'
import { logger } from '../../../logger.server.ts'
import { computeResult } from './compute-result.server.ts'
import { keptResult } from './published.server.ts'
import { readEvents } from '../events/events.server.ts'
import { standingOf } from '../events/standing.server.ts'
import { asSealedRules } from '../rules/sealed-rules.server.ts'

/** A result and the moment in the award's history it belongs to. */
export interface ComputedResult {
  readonly result: AwardResult
  /** Of its bytes: what a notice prints. */
  readonly digest: string
  readonly headSequence: number
  readonly headHash: string
  readonly computedAt: string
}

/** With which methods a result was computed: with others it has to be computed anew. */
const ENGINE = canonicalJson(AWARD_METHOD)

/** A computation that runs, or waits for one of another award. */
interface Running {
  readonly found: Promise<ComputedResult | undefined>
  /** 0 to 1, and since when; undefined while it waits. */
  progress: { readonly share: number; readonly sinceMs: number } | undefined
}

/** By award and the event they go up to. */
const running = new Map<string, Running>()
const keyOf = ({ id, headHash }: Award) => `${id} ${headHash}`

function read({ resultJson, digest, headSequence, headHash, computedAt }: Snapshot): ComputedResult {
  return { result: JSON.parse(resultJson) as AwardResult, digest, headSequence, headHash, computedAt }
}

/**
 * The result of all that has happened, from the snapshot where that is still so, else computed in a process of its own
 * and kept. A final one is what was published, and is not computed again by whatever methods come later.
 * @returns undefined where no rules are sealed, where the award has another history by now (it was thrown away), and
 *   where what is kept of a final result is not what was published
 */
export async function currentResult(db: Db, awardId: string, now: string): Promise<ComputedResult | undefined> {
  const award = await findAward(db, awardId)
  if (!award || award.rulesVersion === 0) return undefined
  if (award.state === 'final') return finalResult(db, awardId)
  const snapshot = await findSnapshot(db, awardId)
  if (snapshot && snapshot.headHash === award.headHash && snapshot.engine === ENGINE) return read(snapshot)
  return (running.get(keyOf(award)) ?? begin(db, award, now)).found
}

async function finalResult(db: Db, awardId: string): Promise<ComputedResult | undefined> {
  const standing = await standingOf(db, awardId)
  const digest = standing?.state.finalDigest
  const kept = digest ? await keptResult(db, awardId, digest) : undefined
  if (!standing || !kept) return undefined
  const { headSequence, headHash } = standing.award
  return { ...kept, headSequence, headHash }
}

function begin(db: Db, award: Award, now: string): Running {
  const hear = (share: number) => {
    const sinceMs = begun.progress?.sinceMs ?? Date.now()
    begun.progress = { share, sinceMs }
  }
  const found = compute(db, award, now, hear).finally(() => running.delete(keyOf(award)))
  const begun: Running = { found, progress: undefined }
  running.set(keyOf(award), begun)
  return begun
}

/** Of the moment at which the award was read, whatever has happened in it since. */
async function compute(
  db: Db,
  award: Award,
  now: string,
  hear: (share: number) => void,
): Promise<ComputedResult | undefined> {
  const stored = (await listNewestRules(db, [award])).get(award.id)
  const events = (await readEvents(db, award.id)).slice(0, award.headSequence)
  if (!stored || events.at(-1)?.hash !== award.headHash) return undefined
  const sealed = asSealedRules(stored)
  const before = await findSnapshot(db, award.id)
  const resultJson =
    before && holdsStill(before, events)
      ? before.resultJson
      : await computeResult({ rules: sealed.rules, events: events.map(({ event }) => event) }, hear)
  const snapshot: Snapshot = {
    headSequence: award.headSequence,
    headHash: award.headHash,
    rulesVersion: sealed.version,
    engine: ENGINE,
    resultJson,
    digest: sha256(resultJson),
    computedAt: now,
  }
  // A slower computation of an earlier moment must not take the place of a later one.
  const kept = await findSnapshot(db, award.id)
  const isNewer = !kept || kept.engine !== ENGINE || kept.headSequence <= award.headSequence
  if (isNewer) await saveSnapshot(db, award.id, snapshot)
  return read(snapshot)
}

/** Nobody who objects sets the computer to work: what has happened since leaves the result as it is. */
function holdsStill(kept: Snapshot, events: readonly LoggedEvent[]): boolean {
  const { headSequence, headHash, engine, resultJson, digest } = kept
  const isOfHistory = engine === ENGINE && events[headSequence - 1]?.hash === headHash
  return (
    isOfHistory && sha256(resultJson) === digest && events.slice(headSequence).every(({ event }) => leavesResult(event))
  )
}

/** What a page shows at once. */
export interface ShownResult {
  /** The newest there is; undefined where none was ever computed. */
  readonly computed: ComputedResult | undefined
  /** Something has happened since, and the new result is being computed; null where that is not so. */
  readonly computing: Computing | null
}

/**
 * The newest result within so long; after that the one before, while the new one is computed on.
 * @param patienceMilliseconds how long a request waits
 */
export async function shownResult(
  db: Db,
  awardId: string,
  now: string,
  patienceMilliseconds = 1500,
): Promise<ShownResult> {
  const current = currentResult(db, awardId, now)
  const failed = current.catch((error: unknown) => {
    logger.error({ err: error, award: awardId }, 'the result of an award could not be computed')
    return undefined
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((done) => (timer = setTimeout(() => done('late'), patienceMilliseconds)))
  const first = await Promise.race([failed, late])
  clearTimeout(timer)
  if (first !== 'late' && first !== undefined) return { computed: first, computing: null }
  const award = await findAward(db, awardId)
  const snapshot = await findSnapshot(db, awardId)
  return {
    // Of a final result nothing is shown but what was published.
    computed: snapshot && snapshot.engine === ENGINE && award?.state !== 'final' ? read(snapshot) : undefined,
    computing: first === 'late' && award ? progressOf(running.get(keyOf(award))) : null,
  }
}

/** Below this too little is done to say how long the rest will take. */
const TELLING_SHARE = 0.05

function progressOf(computation: Running | undefined): Computing {
  if (!computation?.progress) return { share: null, secondsLeft: null }
  const { share, sinceMs } = computation.progress
  const spent = (Date.now() - sinceMs) / 1000
  return { share, secondsLeft: share < TELLING_SHARE ? null : Math.max(1, Math.ceil((spent * (1 - share)) / share)) }
}
