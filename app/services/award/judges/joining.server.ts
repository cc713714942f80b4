import { sha256 } from '#db/digest.server.ts'
import { listConflicts } from '#db/repositories/award/conflict.ts'
import { listEntries, type Entry } from '#db/repositories/award/entry.ts'
import { saveDeclared, savePledge, type Judge } from '#db/repositories/award/judge.ts'
import type { Db } from '#db/schema.ts'
import { ForbiddenError } from '../../../access/need.ts'
import { PLEDGE } from '../../../content/award/judge.ts'
import type { InterestKind } from '../../../forms/award/interest-fields.ts'
import type { DeclaredInterest, SeenList } from '../../../forms/award/interests.ts'
import type { Language } from '../../../i18n/languages.ts'
import { change, UNCHANGED, type Write } from '../../accounts/change.server.ts'
import { refused, RefusedError } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { addConflicts, openForConflicts } from './conflicts.server.ts'
import { isHandedIn } from '../events/opening-events.server.ts'
import { seatOf, type Seat } from './seat.server.ts'

/** Of the pledge as it reads in a language: a changed sentence is another pledge. */
export const pledgeDigest = (language: Language): string => sha256([language, ...PLEDGE[language]].join('\n'))

/** Signs the pledge in the language in which it was read; once. */
export async function signPledge(db: Db, visit: AwardVisit, awardId: string, language: Language): Promise<void> {
  await change(db, visit.by, async (write, record) => {
    const { judge } = await demandSeat(write, visit, awardId)
    if (judge.pledgedAt !== undefined) return UNCHANGED
    const digest = pledgeDigest(language)
    await savePledge(write, awardId, judge.id, { at: visit.now, digest })
    record({ action: 'award.pledge', subject: `award:${awardId}`, after: { judge: judge.id, digest } })
    return undefined
  })
}

/**
 * Declares interests: the judge takes no part in anything about the entries of these organisations, and has looked
 * through all that were before them. Declared ones stay until the office lifts them.
 * @param seen what was before them; all there is, where left out
 * @returns whether it is their first declaration
 */
export async function declareInterests(
  db: Db,
  visit: AwardVisit,
  awardId: string,
  interests: readonly DeclaredInterest[],
  seen?: SeenList,
): Promise<boolean> {
  return change(db, visit.by, async (write, record) => {
    const { award, judge } = await openSeat(write, visit, awardId)
    if (judge.pledgedAt === undefined) throw new ForbiddenError('nothing opens before the pledge')
    const entries = (await listEntries(write, awardId)).filter(isHandedIn)
    const conflicts = interests.flatMap(({ organisation, kind, words }) =>
      entries
        .filter((entry) => entry.organisation === organisation)
        .map(({ id }) => ({ entry: id, kind, reason: words })),
    )
    await addConflicts(write, record, visit.by, award, { judge: judge.id, source: 'declared', conflicts })
    const standsAside = new Set((await listConflicts(write, awardId, { judge: judge.id })).map(({ entry }) => entry))
    const askable = entries.filter(({ id }) => !standsAside.has(id))
    await saveDeclared(write, awardId, judge.id, seen ? askedUntil(askable, judge, seen, visit.now) : visit.now)
    record({ action: 'award.declare', subject: `award:${awardId}`, after: { judge: judge.id } })
    return judge.declaredAt === undefined
  })
}

/** A reason to stand aside that came up while reading. */
export async function recuseFrom(
  db: Db,
  visit: AwardVisit,
  awardId: string,
  { entry, kind, words }: { readonly entry: string; readonly kind: InterestKind; readonly words: string },
): Promise<void> {
  await change(db, visit.by, async (write, record) => {
    const { award, judge } = await openSeat(write, visit, awardId)
    const conflicts = [{ entry, kind, reason: words }]
    const added = await addConflicts(write, record, visit.by, award, { judge: judge.id, source: 'declared', conflicts })
    return added === 0 ? UNCHANGED : undefined
  })
}

/** Once scores are frozen only the office notes a conflict: it would change what counts. */
async function openSeat(write: Write, visit: AwardVisit, awardId: string): Promise<Seat> {
  const award = await openForConflicts(write, awardId)
  if (award.state !== 'open') throw new RefusedError(refused('award-closed'))
  return demandSeat(write, visit, awardId)
}

async function demandSeat(db: Db, visit: AwardVisit, awardId: string): Promise<Seat> {
  const answer = await seatOf(db, visit, awardId)
  if (!answer?.ok) throw new ForbiddenError('nobody here judges in the award')
  return answer.seat
}

/**
 * Up to when everything was asked: the page was made then, and not later than now. Whatever it says, an organisation that
 * was not on it was not asked about, such as one whose entry was being written down in that moment.
 */
function askedUntil(
  entries: readonly Entry[],
  { declaredAt }: Pick<Judge, 'declaredAt'>,
  { asOf, organisations }: SeenList,
  now: string,
): string {
  const onPage = new Set(organisations)
  const missed = unaskedEntries(entries, declaredAt).filter(({ organisation }) => !onPage.has(organisation))
  const until = Math.min(Date.parse(asOf), Date.parse(now), ...missed.map((entry) => Date.parse(askedFrom(entry)) - 1))
  // What was asked before stays asked, also where an old page is sent late.
  return new Date(Math.max(until, declaredAt === undefined ? 0 : Date.parse(declaredAt))).toISOString()
}

/** From when on judges have to be asked about an entry: it came, or came to be of another organisation. */
const askedFrom = ({ organisationSince, submittedAt, createdAt }: Entry): string =>
  organisationSince ?? submittedAt ?? createdAt

/**
 * Entries that came after the judge declared, or are of another organisation since: nobody has asked about them yet, so
 * they are not opened.
 */
export function unaskedEntries(entries: readonly Entry[], declaredAt: string | undefined): Entry[] {
  return entries.filter((entry) => declaredAt === undefined || Date.parse(askedFrom(entry)) > Date.parse(declaredAt))
}
