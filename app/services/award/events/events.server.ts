import { findAward, lockAward, saveHead, type Award, type AwardState as Phase } from '#db/repositories/award/award.ts'
import { listEvents, saveEvents, type StoredEvent } from '#db/repositories/award/event.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { canonicalJson } from '#scoring/award/canonical-json.ts'
import { chainedText, verifyChain } from '#scoring/award/chain.ts'
import type { AwardEvent, AwardEventKind, LoggedEvent } from '#scoring/award/event.ts'
import { unscorable, type Scored } from '#scoring/result.ts'
import type { By } from '../../../access/visitor.ts'
import type { Write } from '../../accounts/change.server.ts'
import { refused, RefusedError } from '../../accounts/refused.ts'
import { isGiven, whyNotGiven } from './giving.server.ts'
import { asLogged, historyOf } from './history.server.ts'
import { newestRules } from '../rules/sealed-rules.server.ts'

/** Who stands for the site itself. */
const SYSTEM = 'system'

const PHASE_AFTER: Partial<Readonly<Record<AwardEventKind, Phase>>> = {
  freeze: 'frozen',
  notice: 'notice',
  final: 'final',
}

const CLOSED_CODES = ['frozen', 'not-frozen', 'no-notice', 'final', 'rules-first']

/**
 * Adds to what happened in an award, in the transaction of what it tells of; the award waits for nobody else until it is
 * over. A history that would not hold together any more is refused, and with it the whole transaction.
 * @throws RefusedError `award-gone`, `award-closed`, `award-history`
 */
export async function appendEvents(
  write: Write,
  by: By,
  awardId: string,
  events: readonly AwardEvent[],
): Promise<LoggedEvent[]> {
  const award = await lockAward(write, awardId)
  if (!award) throw new RefusedError(refused('award-gone'))
  // A whole history that comes at once, as that of a rehearsal, is gone through below.
  const given = award.headSequence === 0 ? [] : events.filter(isGiven)
  for (const one of given) {
    const why = await whyNotGiven(write, award, one)
    if (why) throw new RefusedError(why)
  }
  const logged = chained(award, by, events)
  const last = logged.at(-1)
  if (!last) return []
  await saveEvents(write, awardId, logged.map(stored))
  await saveHead(write, awardId, {
    state: phaseAfter(award.state, events),
    rulesVersion: award.rulesVersion + events.filter(({ kind }) => kind === 'rules').length,
    headSequence: last.sequence,
    headHash: last.hash,
  })
  // Sheets and votes are so frequent that the history is not gone through for each.
  if (given.length < events.length) await holdsTogether(write, awardId)
  return logged
}

function chained(award: Award, by: By, events: readonly AwardEvent[]): LoggedEvent[] {
  let { headSequence: sequence, headHash: previousHash } = award
  return events.map((event) => {
    sequence += 1
    const actor = by.actorId ?? SYSTEM
    const told = { sequence, at: by.at, by: actor, trueBy: by.trueActorId ?? actor, event, previousHash }
    const hash = sha256(chainedText(award.id, told))
    previousHash = hash
    return { ...told, hash }
  })
}

function phaseAfter(before: Phase, events: readonly AwardEvent[]): Phase {
  return events.reduce((phase, { kind }) => {
    if (kind === 'rules') return phase === 'draft' ? 'open' : phase
    return PHASE_AFTER[kind] ?? phase
  }, before)
}

async function holdsTogether(write: Write, awardId: string): Promise<void> {
  const award = await findAward(write, awardId)
  const rules = award && (await newestRules(write, awardId))
  if (!rules) throw new RefusedError(refused('award-closed'))
  const { state } = await historyOf(write, award, rules.rules)
  if (state.ok) return
  const { code } = state.why
  throw new RefusedError(CLOSED_CODES.includes(code) ? refused('award-closed') : refused('award-history', { code }))
}

const stored = ({ event, ...rest }: LoggedEvent): StoredEvent => ({
  ...rest,
  kind: event.kind,
  bodyJson: canonicalJson(event),
})

/** All that happened in an award, in its order. */
export async function readEvents(db: Db, awardId: string): Promise<LoggedEvent[]> {
  return (await listEvents(db, awardId)).map(asLogged)
}

/**
 * Holds every event against its hash and the one before it.
 * @returns the end of the chain, or where it breaks; `head-broken` where it does not end where the award says
 */
export async function verifyEvents(
  db: Db,
  award: Pick<Award, 'id' | 'headSequence' | 'headHash'>,
): Promise<Scored<{ readonly sequence: number; readonly hash: string }>> {
  const rows = await listEvents(db, award.id)
  const bent = rows.find(({ kind, bodyJson }) => !isCanonical(kind, bodyJson))
  if (bent) return unscorable('hash-broken', { sequence: bent.sequence })
  const checked = verifyChain(award.id, rows.map(asLogged), sha256)
  if (!checked.ok) return checked
  const { sequence, hash } = checked.value
  const isHead = sequence === award.headSequence && hash === award.headHash
  return isHead ? checked : unscorable('head-broken', { sequence: award.headSequence })
}

/** The hash covers what the text says; that it is written as it was, and by its kind, is seen here. */
function isCanonical(kind: string, bodyJson: string): boolean {
  try {
    const event = JSON.parse(bodyJson) as AwardEvent
    return event.kind === kind && canonicalJson(event) === bodyJson
  } catch {
    return false
  }
}
