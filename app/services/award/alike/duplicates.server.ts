import { setImmediate } from 'node:timers/promises'
import { sha256 } from '#db/digest.server.ts'
import { lockAward, listAwards, type Award } from '#db/repositories/award/award.ts'
import {
  findEntry,
  listEntries,
  listEntryContents,
  type Entry,
  type EntryContent,
} from '#db/repositories/award/entry.ts'
import { listSame, saveSame, type OtherKind, type SameDecision } from '#db/repositories/award/same.ts'
import type { Db } from '#db/schema.ts'
import type { Words } from '#scoring/award/rules.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { may } from '../../../access/rights.ts'
import type { Visitor } from '../../../access/visitor.ts'
import { change } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { Library } from '../../library.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { checkAgain } from '../entries/entries.server.ts'
import { contentOfCase } from '../entries/entry-content.ts'
import { appendEvents } from '../events/events.server.ts'
import { keepWords } from '../words.server.ts'
import { alikePairs, type Alike, type AlikePair, type Compared } from './alike-pairs.ts'

/** One of two that look alike. */
export interface AlikeSide {
  readonly kind: OtherKind
  /** Empty but for an entry of another award. */
  readonly award: string
  readonly awardTitle: Words | null
  readonly id: string
  /** What is compared; after another revision it is asked again. */
  readonly revision: string
  readonly title: Words
  readonly organisation: string
  readonly summary: Words
}

export interface FoundPair extends Alike {
  readonly one: AlikeSide
  readonly other: AlikeSide
  readonly decided: SameDecision | undefined
  /** Decided on an earlier revision of either. */
  readonly isOutdated: boolean
}

type Shelf = Pick<Library, 'cases' | 'version'>

const takesPart = ({ state }: Entry): boolean => state !== 'draft' && state !== 'withdrawn'
const keyOf = ({ kind, award, id }: Pick<AlikeSide, 'kind' | 'award' | 'id'>): string => `${kind} ${award} ${id}`
const decisionKey = ({ entry, kind, otherAward, other }: Pick<SameDecision, 'entry' | 'kind' | 'otherAward' | 'other'>): string => `${entry} ${kind} ${otherAward} ${other}` // prettier-ignore

/** Comparisons that are remembered at a time. */
const MOST_KEPT = 4
/** What was compared last, by the digest of all texts that were compared. */
const kept = new Map<string, Promise<readonly AlikePair[]>>()

/**
 * Pairs that could be one project entered twice: within the award, with entries of other awards that are public or that
 * who asks runs as well, and with cases of the library. Those that were decided stay in the list.
 * @returns undefined where there is no such award
 * @throws ForbiddenError
 */
export async function findDuplicates(
  db: Db,
  visitor: Visitor | undefined,
  shelf: Shelf,
  awardId: string,
): Promise<readonly FoundPair[] | undefined> {
  demandRight(visitor, 'award.run', awardScope(awardId))
  const awards = await listAwards(db)
  const award = awards.find(({ id }) => id === awardId)
  if (!award) return undefined
  const own = await sidesOf(db, award, 'entry')
  const others = await othersOf(db, visitor, shelf, award, awards)
  const sides = new Map([...own, ...others].map(({ side }) => [keyOf(side), side]))
  const leftOut = Object.fromEntries(
    own.flatMap(({ side, caseId }) =>
      caseId === undefined ? [] : [[keyOf(side), keyOf({ kind: 'case', award: '', id: caseId })]],
    ),
  )
  const pairs = await comparedOnce(
    own.map(({ side }) => side),
    others.map(({ side }) => side),
    leftOut,
  )
  const decisions = new Map((await listSame(db, awardId)).map((decision) => [decisionKey(decision), decision]))
  return pairs.map(({ one: oneKey, other: otherKey, ...alike }) => {
    const [one, other] = inOrder(sides.get(oneKey)!, sides.get(otherKey)!)
    const decided = decisions.get(decisionKey({ entry: one.id, kind: other.kind, otherAward: other.award, other: other.id })) // prettier-ignore
    const isOutdated =
      decided !== undefined &&
      (String(decided.entryRevision) !== one.revision || decided.otherRevision !== other.revision)
    return { ...alike, one, other, decided, isOutdated }
  })
}

const inOrder = (one: AlikeSide, other: AlikeSide): [AlikeSide, AlikeSide] =>
  other.kind === 'entry' && other.id < one.id ? [other, one] : [one, other]

interface Side {
  readonly side: AlikeSide
  readonly caseId: string | undefined
}

async function sidesOf(db: Db, award: Award, kind: 'entry' | 'award'): Promise<Side[]> {
  const contents = await listEntryContents(db, award.id)
  return (await listEntries(db, award.id)).filter(takesPart).map((entry) => ({
    side: {
      kind,
      award: kind === 'entry' ? '' : award.id,
      awardTitle: kind === 'entry' ? null : award.title,
      id: entry.id,
      revision: String(entry.revision),
      ...told(contents.get(entry.id)!.content),
    },
    caseId: entry.caseId,
  }))
}

const told = ({ title, organisation, summary }: EntryContent) => ({ title, organisation, summary })

async function othersOf(
  db: Db,
  visitor: Visitor,
  shelf: Shelf,
  award: Award,
  awards: readonly Award[],
): Promise<Side[]> {
  // Numbers stand for the entries of a rehearsal: they are like nothing that there is.
  if (award.rehearsalOf !== undefined) return []
  const isOpenTo = ({ id, state, rehearsalOf }: Award) =>
    id !== award.id &&
    rehearsalOf === undefined &&
    (state === 'notice' || state === 'final' || may(visitor, 'award.run', awardScope(id)))
  const entries: Side[] = []
  for (const other of awards.filter(isOpenTo)) entries.push(...(await sidesOf(db, other, 'award')))
  const cases = shelf.cases.map((one): Side => ({
    side: {
      kind: 'case',
      award: '',
      awardTitle: null,
      id: one.id,
      revision: one.revision.id,
      ...told(contentOfCase(one)),
    },
    caseId: one.id,
  }))
  return [...entries, ...cases]
}

function compared(side: AlikeSide): Compared {
  const titles = [side.title['zh-CN'], side.title.en].filter((title) => title !== '')
  return {
    key: keyOf(side),
    titles,
    organisation: side.organisation,
    text: [...titles, side.summary['zh-CN'], side.summary.en].join('\n'),
  }
}

/** The same texts are compared once, however often the page is looked at. */
function comparedOnce(
  own: readonly AlikeSide[],
  others: readonly AlikeSide[],
  leftOut: Readonly<Record<string, string>>,
): Promise<readonly AlikePair[]> {
  const isKept = (one: string, other: string) => leftOut[one] !== other
  const [mine, theirs] = [own.map(compared), others.map(compared)]
  const key = sha256(JSON.stringify([mine, theirs, leftOut]))
  const known = kept.get(key)
  if (known) return known
  const pairs = alikePairs(mine, theirs, isKept, () => setImmediate())
  kept.set(key, pairs)
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
  return pairs
}

/** Two that were looked at, as a form names them. */
export interface DecidedPair {
  readonly entry: string
  readonly kind: OtherKind
  readonly otherAward: string
  readonly other: string
  readonly entryRevision: number
  readonly otherRevision: string
  readonly same: boolean
  readonly reason: string
}

/**
 * Says of two whether they are the same project. Of two entries of the award that is an event: with no double winning
 * only one of them can win. One that the checks have kept out for the other comes in with the word that they are not the
 * same, as long as entries are checked at all; what the office has decided of either stays.
 * @throws ForbiddenError
 */
export async function decideSame(
  db: Db,
  { visitor, by }: AwardVisit,
  { award: awardId, reason, ...pair }: DecidedPair & { readonly award: string },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(awardId))
  return orRefused(
    change(db, by, async (write, record) => {
      const award = await lockAward(write, awardId)
      if (!award) throw new RefusedError(refused('award-gone'))
      if (award.state === 'final') throw new RefusedError(refused('award-closed'))
      const entry = await findEntry(write, awardId, pair.entry)
      if (!entry || !takesPart(entry)) throw new RefusedError(refused('entry-gone'))
      if (entry.revision !== pair.entryRevision) throw new RefusedError(refused('entry-changed'))
      if (pair.kind === 'entry') {
        const other = await findEntry(write, awardId, pair.other)
        if (!other || !takesPart(other) || other.id <= entry.id) throw new RefusedError(refused('entry-gone'))
        if (String(other.revision) !== pair.otherRevision) throw new RefusedError(refused('entry-changed'))
      }
      const wordsDigest = await keepWords(write, awardId, reason, visitor.personId)
      await saveSame(write, awardId, { ...pair, wordsDigest, at: by.at, byId: by.actorId })
      const { kind, other, same } = pair
      if (kind === 'entry' && award.state !== 'draft') {
        await appendEvents(write, by, awardId, [
          { kind: 'entry.same', entry: entry.id, other, same, reasonDigest: wordsDigest },
        ])
      }
      record({ action: 'award.same', subject: `award:${awardId}`, after: { entry: entry.id, kind, other, same } })
      const isChecked = award.state === 'draft' || award.state === 'open'
      if (kind === 'entry' && !same && isChecked) {
        for (const id of [entry.id, other]) {
          const { state, decidedBy } = (await findEntry(write, awardId, id))!
          if (state === 'ineligible' && decidedBy === 'checks') await checkAgain(write, record, by, award, id)
        }
      }
      return { ok: true } as const
    }),
  )
}
