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
import { resultText } from '../replay/package-format.ts'
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

/** What could not be computed: up to which event of an award, and when. Whoever looks again must not start it again. */
const failures = new Map<string, { readonly headHash: string; readonly atMs: number }>()
const RETRY_AFTER_MS = 5 * 60_000

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
  const { id, headHash } = award
  const found = compute(db, award, now, hear)
    .then((computed) => {
      failures.delete(id)
      return computed
    })
    .catch((error: unknown) => {
      failures.set(id, { headHash, atMs: Date.now() })
      throw error
    })
    .finally(() => running.delete(keyOf(award)))
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
  const resultJson =
    (await unmovedResult(db, award.id, events)) ??
    (await computeResult({ rules: sealed.rules, events: events.map(({ event }) => event) }, hear))
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

/**
 * A result that nothing has moved since: nobody who objects sets the computer to work. What a notice has published stays
 * also with later methods, so that an award ends with the winners that the public has read.
 */
async function unmovedResult(db: Db, awardId: string, events: readonly LoggedEvent[]): Promise<string | undefined> {
  const isUnmovedFrom = (sequence: number) => events.slice(sequence).every(({ event }) => leavesResult(event))
  const before = await findSnapshot(db, awardId)
  if (before && before.engine === ENGINE && events[before.headSequence - 1]?.hash === before.headHash) {
    if (isUnmovedFrom(before.headSequence) && sha256(before.resultJson) === before.digest) return before.resultJson
  }
  const last = events.findLastIndex(({ event }) => event.kind === 'notice')
  const notice = events[last]?.event
  if (notice?.kind !== 'notice' || !isUnmovedFrom(last)) return undefined
  const kept = await keptResult(db, awardId, notice.resultDigest)
  return kept && resultText(kept.result)
}

/** What a page shows at once. */
export interface ShownResult {
  /** The newest there is; undefined where none was ever computed. */
  readonly computed: ComputedResult | undefined
  /** Something has happened since, and the new result is being computed; null where that is not so. */
  readonly computing: Computing | null
  /** The result of what has happened since could not be computed: what is shown is the one before. */
  readonly hasFailed: boolean
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
  const award = await findAward(db, awardId)
  if (award && hasJustFailed(award)) return { computed: await newestOf(db, award), computing: null, hasFailed: true }
  const current = currentResult(db, awardId, now).catch((error: unknown) => {
    logger.error({ err: error, award: awardId }, 'the result of an award could not be computed')
    return 'failed' as const
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((done) => (timer = setTimeout(() => done('late'), patienceMilliseconds)))
  const first = await Promise.race([current, late])
  clearTimeout(timer)
  if (typeof first === 'object') return { computed: first, computing: null, hasFailed: false }
  const then = await findAward(db, awardId)
  const computed = then && (await newestOf(db, then))
  // It may have come while the one before was looked up.
  const isComputing = first === 'late' && then !== undefined && computed?.headHash !== then.headHash
  return {
    computed,
    computing: isComputing ? progressOf(running.get(keyOf(then))) : null,
    hasFailed: first === 'failed',
  }
}

function hasJustFailed({ id, headHash }: Award): boolean {
  const failure = failures.get(id)
  return failure?.headHash === headHash && Date.now() - failure.atMs < RETRY_AFTER_MS
}

/** Of a final result nothing is shown but what was published. */
async function newestOf(db: Db, { id, state }: Award): Promise<ComputedResult | undefined> {
  const snapshot = await findSnapshot(db, id)
  return snapshot && snapshot.engine === ENGINE && state !== 'final' ? read(snapshot) : undefined
}

/** Below this too little is done to say how long the rest will take. */
const TELLING_SHARE = 0.05

function progressOf(computation: Running | undefined): Computing {
  if (!computation?.progress) return { share: null, secondsLeft: null }
  const { share, sinceMs } = computation.progress
  const spent = (Date.now() - sinceMs) / 1000
  return { share, secondsLeft: share < TELLING_SHARE ? null : Math.max(1, Math.ceil((spent * (1 - share)) / share)) }
}
