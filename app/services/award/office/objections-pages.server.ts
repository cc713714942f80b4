import { findAward } from '#db/repositories/award/award.ts'
import { listEntries } from '#db/repositories/award/entry.ts'
import { listObjections, type Objection } from '#db/repositories/award/objection.ts'
import type { Db } from '#db/schema.ts'
import type { LoggedEvent } from '#scoring/award/event.ts'
import type { Words } from '#scoring/award/rules.ts'
import type {
  ObjectionsPart,
  ObjectionsView,
  PublicObjection,
  PublishedNotice,
} from '../../../components/award/objections/objections-view.ts'
import { newToken } from '../../accounts/token.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { awardOf } from '../awards.server.ts'
import { entryTitles } from '../entry-titles.ts'
import { takesObjections } from '../result/objections.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { standingOf, type Standing } from '../events/standing.server.ts'
import { watcherOf } from '../watcher.server.ts'
import { wordsOf } from '../words.server.ts'
import { officeName } from './office-name.server.ts'

/** What everybody sees of the objections to a result on notice, and the form while it takes them. */
export async function objectionsPart(
  db: Db,
  standing: Standing,
  asked: { readonly now: string; readonly received: string | undefined },
): Promise<ObjectionsPart> {
  const { award, sealed, state, events } = standing
  const stored = await listObjections(db, award.id)
  const answers = await answersOf(db, award.id, stored)
  return {
    timeZone: sealed.rules.timeZone,
    form: takesObjections(standing, asked.now) ? { token: newToken() } : null,
    needsName: sealed.rules.notice.objectionsNeedName,
    lastDay: state.notice!.lastDay,
    objections: stored.map((objection) => publicObjection(objection, answers)),
    received: stored.find(({ id, answeredAt }) => id === asked.received && answeredAt === undefined)?.id ?? null,
    notices: noticesIn(events),
  }
}

function publicObjection(
  { id, entry, filedAt, upheld, answeredAt, answerDigest }: Objection,
  answers: ReadonlyMap<string, Words>,
): PublicObjection {
  return {
    id,
    entry: entry ?? null,
    filedAt,
    outcome: upheld === undefined ? 'waiting' : upheld ? 'upheld' : 'rejected',
    answeredAt: answeredAt ?? null,
    answer: answers.get(answerDigest ?? '') ?? null,
  }
}

async function answersOf(
  db: Db,
  awardId: string,
  objections: readonly Objection[],
): Promise<ReadonlyMap<string, Words>> {
  const words = await wordsOf(db, awardId, objections.flatMap(({ answerDigest }) => answerDigest ?? [])) // prettier-ignore
  return new Map([...words].map(([digest, text]) => [digest, JSON.parse(text) as Words]))
}

/** The newest first. */
export function noticesIn(events: readonly LoggedEvent[]): PublishedNotice[] {
  const notices: PublishedNotice[] = []
  let corrections = new Set<string>()
  for (const { at, hash, event } of events) {
    if (event.kind === 'sheet' && event.change?.objection !== undefined) corrections.add(event.change.objection)
    if (event.kind !== 'notice') continue
    const { firstDay, lastDay, resultDigest } = event
    notices.push({ at, firstDay, lastDay, resultDigest, hash, correctedBy: [...corrections].sort() })
    corrections = new Set()
  }
  return notices.toReversed()
}

/**
 * The objections to the result of an award: who they are from for who runs it alone, the grounds also for who watches,
 * but for those about an entry from which they stand aside.
 * @throws ForbiddenError
 */
export async function objectionsPage(
  db: Db,
  { visitor, now }: AwardVisit,
  id: string,
  did: string | undefined,
): Promise<ObjectionsView | undefined> {
  const watcher = await watcherOf(db, visitor, id)
  const award = (await findAward(db, id)) && (await awardOf(db, visitor, id))
  const rules = award && (await rulesInForce(db, id))
  if (!award || !rules) return undefined
  const stored = await listObjections(db, id)
  const [answers, grounds] = [await answersOf(db, id, stored), await groundsOf(db, id, stored)]
  // A conflict of interest goes on after the notice, when the scores are no secret any more.
  const aside = watcher.ties
  const objections = (await standingOf(db, id))?.state.objections
  const isHidden = ({ entry }: Objection) => !watcher.runs && (entry === undefined ? aside.size > 0 : aside.has(entry))
  return {
    award: await officeName(db, award, now),
    mayRun: watcher.runs,
    timeZone: rules.timeZone,
    objections: stored.map((objection) => ({
      ...publicObjection(objection, answers),
      from:
        watcher.runs && objection.erasedAt === undefined ? { name: objection.name, contact: objection.contact } : null,
      grounds: isHidden(objection) ? null : (grounds.get(objection.groundsDigest) ?? ''),
      isErased: objection.erasedAt !== undefined,
      opensSheets: objections?.get(objection.id)?.opensSheets ?? false,
    })),
    // Objections come with the notice, and from then on titles are no secret from whoever judges.
    entries: entryTitles(
      await listEntries(db, id),
      stored.flatMap(({ entry }) => entry ?? []),
    ),
    corrections: award.powers.chair ? `/awards/${id}/chair/corrections` : null,
    did: did === 'answered' || did === 'erased' ? did : null,
  }
}

const groundsOf = (db: Db, awardId: string, objections: readonly Objection[]) =>
  wordsOf(
    db,
    awardId,
    objections.map(({ groundsDigest }) => groundsDigest),
  )
