import type { Problem } from '#cases/problem.ts'
import { watchLibraryVersion, type LibraryWatch } from '#db/library-watch.server.ts'
import { listCaseAddresses } from '#db/repositories/desk/case-address.ts'
import { listPublicSentIn, type SentIn } from '#db/repositories/desk/sent-in.ts'
import { findLibraryState } from '#db/repositories/library-state.ts'
import { listPublishedCases, listPublishedVersions, type PublishedCase } from '#db/repositories/published-case.ts'
import type { Revision } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import type { Scored } from '#scoring/result.ts'
import type { NetValue } from '#scoring/net-value/net-value.ts'
import { certainRanks, type RankInterval } from '#scoring/social-value/rank.ts'
import type { SocialValueIndex } from '#scoring/social-value/social-value-index.ts'
import { DIMENSIONS } from '#scoring/vocabulary.ts'
import { closeDatabase, database } from '../database.server.ts'
import { env } from '../env.server.ts'
import { logger } from '../logger.server.ts'
import { searchDocument, type SearchDocument, type SearchField } from '../search/search-document.ts'
import { SearchIndex } from '../search/search-index.ts'
import { caseAddresses, type CaseAddresses } from './case-addresses.ts'
import { rebuildDerived, type StoredCase } from './library-derive.server.ts'
import { libraryOnDiskDiffers, seedWhenEmpty } from './library-import.server.ts'
import { publicByCase } from './sent-in/public-sent-in.ts'

/** One published case with everything computed from it. */
export interface LibraryCase {
  readonly id: string
  /** What stands in its address: the id, unless it was given another one. */
  readonly slug: string
  readonly revision: Revision
  readonly case: StoredCase['case']
  readonly translation: StoredCase['translation']
  readonly translationOutdated: boolean
  readonly index: SocialValueIndex
  readonly net: { readonly 'cn-ets': NetValue; readonly 'epa-2.0': NetValue }
  readonly rank: Scored<RankInterval>
  readonly problems: readonly Problem[]
  /** Its texts, folded for searching. */
  readonly searched: SearchDocument
  /** When it was computed: with the revision it says whether a case is still what it was. */
  readonly computedAt: string
}

/** All published cases as they stood at one version of the library. Read once, then served from memory. */
export interface Library {
  readonly version: number
  readonly cases: readonly LibraryCase[]
  readonly byId: ReadonlyMap<string, LibraryCase>
  /** Its documents stand in the order of `cases`. */
  readonly index: SearchIndex
  readonly addresses: CaseAddresses
  /** By case, what was sent in about it and answered. No score knows of it. */
  readonly sentIn: ReadonlyMap<string, readonly SentIn[]>
}

/** What is told of cases beside their revisions. */
export type ToldBeside = Pick<Library, 'addresses' | 'sentIn'>

let current: Promise<Library> | undefined
/** What was read last: where the library changes, cases that stayed are not read again. */
let before: Library | undefined
let watch: LibraryWatch | undefined

/** The library as readers see it now. */
export function library(): Promise<Library> {
  current ??= loadLibrary().catch((error: unknown) => {
    current = undefined
    throw error
  })
  return current
}

/**
 * Brings the database forward, fills it from the case folder where it is empty, and calls back when any process has
 * changed what readers see.
 */
export async function openLibrary(onChange: () => void): Promise<void> {
  const opened = await database()
  const seeded = await seedWhenEmpty(opened, env.CASES_DIR)
  if (seeded) {
    logger.info({ cases: seeded.decided.create.length, folder: env.CASES_DIR }, 'filled the empty database from the case folder') // prettier-ignore
    for (const { caseId, reasons } of seeded.broken) logger.warn({ caseId, reasons }, 'this case folder was left out')
  } else if (await libraryOnDiskDiffers(opened, env.CASES_DIR)) {
    logger.warn('the case folder differs from what was last imported; see `npm run cases:import -- --dry-run`')
  }
  const { rebuilt } = await rebuildDerived(opened)
  if (rebuilt > 0) logger.info({ rebuilt }, 'computed again with this version of the methods')
  watch = await watchLibraryVersion(opened, () => {
    current = undefined
    onChange()
  })
  await library()
}

/** Resolves where the database answers. */
export async function libraryReady(): Promise<void> {
  await findLibraryState((await database()).db)
  await library()
}

export async function closeLibrary(): Promise<void> {
  await watch?.stop()
  await closeDatabase()
}

async function loadLibrary(): Promise<Library> {
  before = await readLibrary((await database()).db, before)
  return before
}

/**
 * The published cases of a database.
 * @param held what was read from it earlier: only cases that have changed since are read again
 */
export async function readLibrary(db: Db, held?: Library): Promise<Library> {
  const { version } = await findLibraryState(db)
  const [addresses, sentIn] = await Promise.all([listCaseAddresses(db), listPublicSentIn(db)])
  const beside = { addresses: caseAddresses(addresses), sentIn: publicByCase(sentIn) }
  if (!held) return assembleLibrary(version, await listPublishedCases(db), { beside })
  const versions = await listPublishedVersions(db)
  const stayed = versions.flatMap(({ caseId, revisionId, computedAt }) => {
    const entry = held.byId.get(caseId)
    return entry?.revision.id === revisionId && entry.computedAt === computedAt ? [entry] : []
  })
  const known = new Set(stayed.map(({ id }) => id))
  const changed = versions.map(({ caseId }) => caseId).filter((caseId) => !known.has(caseId))
  return assembleLibrary(version, await listPublishedCases(db, changed), {
    unchanged: { stayed, index: held.index },
    beside,
  })
}

/**
 * Parses the stored rows and ranks the cases against each other.
 * @param given.unchanged cases of an earlier library that are still what they were, and its index
 */
export function assembleLibrary(
  version: number,
  published: readonly PublishedCase[],
  given: {
    readonly unchanged?: { readonly stayed: readonly LibraryCase[]; readonly index: SearchIndex }
    readonly beside?: ToldBeside
  } = {},
): Library {
  const { unchanged, beside = NOTHING_BESIDE } = given
  const read = published.flatMap(readCase)
  const unranked = [...(unchanged?.stayed ?? []), ...read].sort((left, right) => (left.id < right.id ? -1 : 1))
  const ranks = certainRanks(
    unranked.map(({ id, index }) => ({
      id,
      lower: index.lower,
      upper: index.upper,
      coverage: index.coverage,
      dimensionCoverage: Object.fromEntries(
        DIMENSIONS.map((dimension) => [dimension, index.dimensions[dimension].coverage]),
      ) as Record<(typeof DIMENSIONS)[number], number>,
    })),
  )
  const cases = unranked.map((entry) => ({
    ...entry,
    slug: beside.addresses.slugOf(entry.id),
    rank: ranks.get(entry.id)!,
  }))
  const documents = cases.map(({ searched }) => searched)
  return {
    version,
    cases,
    byId: new Map(cases.map((entry) => [entry.id, entry])),
    index: unchanged ? unchanged.index.updated(documents) : SearchIndex.of(documents),
    ...beside,
  }
}

/** Of cases of which nothing else is told. */
export const NOTHING_BESIDE: ToldBeside = { addresses: caseAddresses([]), sentIn: new Map() }

/** A row as a case; nothing where its files make none. */
function readCase({ revision, derived }: PublishedCase): Omit<LibraryCase, 'rank' | 'slug'>[] {
  if (!derived.ok || !derived.caseJson || !derived.indexJson || !derived.netJson) return []
  const stored = JSON.parse(derived.caseJson) as StoredCase
  const fields = JSON.parse(derived.searchText) as SearchField[]
  return [
    {
      ...stored,
      id: revision.caseId,
      revision,
      index: JSON.parse(derived.indexJson) as SocialValueIndex,
      net: JSON.parse(derived.netJson) as LibraryCase['net'],
      problems: JSON.parse(derived.problemsJson) as Problem[],
      searched: searchDocument(revision.caseId, fields),
      computedAt: derived.computedAt,
    },
  ]
}
