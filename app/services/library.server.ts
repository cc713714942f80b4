import type { Problem } from '#cases/problem.ts'
import { watchLibraryVersion, type LibraryWatch } from '#db/library-watch.server.ts'
import { findLibraryState } from '#db/repositories/library-state.ts'
import { listPublishedCases, type PublishedCase } from '#db/repositories/published-case.ts'
import type { Revision } from '#db/repositories/revision.ts'
import type { Scored } from '#scoring/result.ts'
import type { NetValue } from '#scoring/net-value/net-value.ts'
import { certainRanks, type RankInterval } from '#scoring/social-value/rank.ts'
import type { SocialValueIndex } from '#scoring/social-value/social-value-index.ts'
import { DIMENSIONS } from '#scoring/vocabulary.ts'
import { closeDatabase, database } from '../database.server.ts'
import { env } from '../env.server.ts'
import { logger } from '../logger.server.ts'
import { rebuildDerived, type StoredCase } from './library-derive.server.ts'
import { libraryOnDiskDiffers, seedWhenEmpty } from './library-import.server.ts'

/** One published case with everything computed from it. */
export interface LibraryCase {
  readonly id: string
  readonly revision: Revision
  readonly case: StoredCase['case']
  readonly translation: StoredCase['translation']
  readonly translationOutdated: boolean
  readonly index: SocialValueIndex
  readonly net: { readonly 'cn-ets': NetValue; readonly 'epa-2.0': NetValue }
  readonly rank: Scored<RankInterval>
  readonly problems: readonly Problem[]
  readonly searchText: string
}

/** All published cases as they stood at one version of the library. Read once, then served from memory. */
export interface Library {
  readonly version: number
  readonly cases: readonly LibraryCase[]
  readonly byId: ReadonlyMap<string, LibraryCase>
}

let current: Promise<Library> | undefined
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
  const { db } = await database()
  const { version } = await findLibraryState(db)
  return assembleLibrary(version, await listPublishedCases(db))
}

/** Parses the stored rows and ranks the cases against each other. */
export function assembleLibrary(version: number, published: readonly PublishedCase[]): Library {
  const scoredCases = published.flatMap(({ revision, derived }) => {
    if (!derived.ok || !derived.caseJson || !derived.indexJson || !derived.netJson) return []
    const stored = JSON.parse(derived.caseJson) as StoredCase
    return [
      {
        ...stored,
        id: revision.caseId,
        revision,
        index: JSON.parse(derived.indexJson) as SocialValueIndex,
        net: JSON.parse(derived.netJson) as LibraryCase['net'],
        problems: JSON.parse(derived.problemsJson) as Problem[],
        searchText: derived.searchText,
      },
    ]
  })
  const ranks = certainRanks(
    scoredCases.map(({ id, index }) => ({
      id,
      lower: index.lower,
      upper: index.upper,
      coverage: index.coverage,
      dimensionCoverage: Object.fromEntries(
        DIMENSIONS.map((dimension) => [dimension, index.dimensions[dimension].coverage]),
      ) as Record<(typeof DIMENSIONS)[number], number>,
    })),
  )
  const cases = scoredCases.map((entry) => ({ ...entry, rank: ranks.get(entry.id)! }))
  return { version, cases, byId: new Map(cases.map((entry) => [entry.id, entry])) }
}
