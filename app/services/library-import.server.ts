import { existsSync } from 'node:fs'
import type { Database } from '#db/open.server.ts'
import { digestOf } from '#db/digest.server.ts'
import { listCaseStates, publishRevisions, saveImportedRevisions } from '#db/repositories/case.ts'
import type { CaseState } from '#db/repositories/case.ts'
import { listCaseAddresses, type CaseAddress } from '#db/repositories/desk/case-address.ts'
import { saveDerived } from '#db/repositories/derived.ts'
import { changeLibrary, findLibraryState, saveImportDigest } from '#db/repositories/library-state.ts'
import { digestOfFiles, saveRevisions } from '#db/repositories/revision.ts'
import type { CaseFile } from '#db/repositories/revision.ts'
import { deriveCase } from './library-derive.server.ts'
import type { DerivedCase } from './library-derive.server.ts'
import { readLibraryFolder } from './library-folder.server.ts'

/**
 * What an import does with a case folder, from three digests: on disk, in the newest revision, and as last imported.
 * - `create`: the database does not know the case
 * - `unchanged`: all three are equal
 * - `update`: only the folder changed
 * - `keep`: only the database changed; its edit stays
 * - `adopt`: both changed and are equal now
 * - `conflict`: both changed and differ; nothing is overwritten
 */
export type ImportDecision = 'create' | 'unchanged' | 'update' | 'keep' | 'adopt' | 'conflict'

export interface ImportReport {
  readonly dryRun: boolean
  /** Case ids by what was done, or would be done in a dry run. */
  readonly decided: Readonly<Record<ImportDecision, readonly string[]>>
  /** Folders that make no case, each with English lines that say where and why; the others were imported. */
  readonly broken: readonly { readonly caseId: string; readonly reasons: readonly string[] }[]
  /** Cases once imported that are no longer on disk; they stay in the database. */
  readonly vanished: readonly string[]
}

interface PreparedCase {
  readonly files: readonly CaseFile[]
  readonly derived: DerivedCase
}

interface FolderScan {
  /** Digest by case id of every folder that can be taken. */
  readonly digests: ReadonlyMap<string, string>
  /** Those whose bytes differ from what was last imported, read and computed. */
  readonly prepared: ReadonlyMap<string, PreparedCase>
  readonly broken: ImportReport['broken']
  readonly onDisk: ReadonlySet<string>
  readonly libraryDigest: string
}

/** Digests only: pure, so that every combination can be tested. */
export function decideImport(onDisk: string, head: string | undefined, imported: string | undefined): ImportDecision {
  if (head === undefined) return 'create'
  if (onDisk === imported) return head === onDisk ? 'unchanged' : 'keep'
  if (onDisk === head) return 'adopt'
  return head === imported ? 'update' : 'conflict'
}

/**
 * Takes the case folders into the database, all in one transaction: changed cases become new revisions, published at
 * once. An edit made in the database is never overwritten, and a case that is no longer on disk is never deleted.
 * @param options.dryRun reports and writes nothing
 * @param options.takeDisk cases whose conflict ends in favour of the folder: its files become the newest revision, and
 * the edit stays in the history
 */
export async function importLibrary(
  database: Database,
  folder: string,
  options: { dryRun?: boolean; takeDisk?: readonly string[] } = {},
): Promise<ImportReport> {
  const taken = await listCaseAddresses(database.db)
  const scan = await scanFolder(folder, await listCaseStates(database.db), taken)
  const takeDisk = new Set(options.takeDisk)
  if (options.dryRun) {
    const states = await listCaseStates(database.db)
    return report(true, scan, decide(scan, states, takeDisk), states)
  }
  return changeLibrary(database.db, async (library) => {
    // Asked again under the lock: somebody may have saved while the folder was read.
    const states = await listCaseStates(library)
    const decisions = decide(scan, states, takeDisk)
    const createdAt = new Date().toISOString()
    const changes = [...decisions].flatMap(([caseId, decision]) => {
      const prepared = scan.prepared.get(caseId)
      return prepared && (decision === 'create' || decision === 'update') ? [{ caseId, ...prepared }] : []
    })
    const saved = await saveRevisions(
      library,
      changes.map(({ caseId, files }) => ({ caseId, files, message: 'import', author: 'library', createdAt })),
    )
    const savedIds = saved.map(({ id }) => id)
    await saveDerived(
      library,
      changes.map(({ derived }, index) => ({ ...derived, revisionId: savedIds[index]!, computedAt: createdAt })),
    )
    await publishRevisions(library, savedIds, createdAt)
    const adoptedIds = states.flatMap(({ caseId, head }) =>
      head && decisions.get(caseId) === 'adopt' ? [head.revisionId] : [],
    )
    await saveImportedRevisions(library, [...savedIds, ...adoptedIds])
    await saveImportDigest(library, scan.libraryDigest)
    return report(false, scan, decisions, states)
  })
}

/** Imports the folder into a database without cases; otherwise does nothing. */
export async function seedWhenEmpty(database: Database, folder: string): Promise<ImportReport | undefined> {
  const cases = await listCaseStates(database.db)
  return cases.length > 0 ? undefined : importLibrary(database, folder)
}

/**
 * True where the case folder holds something else than it did at the last import: an operator may want to import.
 * False where there is no such folder: a database that has its cases needs none.
 */
export async function libraryOnDiskDiffers(database: Database, folder: string): Promise<boolean> {
  if (!existsSync(folder)) return false
  const digests: [string, string][] = []
  for await (const { caseId, files } of readLibraryFolder(folder)) digests.push([caseId, digestOfFiles(files)])
  return digestOf(digests) !== (await findLibraryState(database.db)).lastImportDigest
}

async function scanFolder(
  folder: string,
  states: readonly CaseState[],
  addresses: readonly CaseAddress[],
): Promise<FolderScan> {
  const imported = new Map(states.map((state) => [state.caseId, state.imported?.digest]))
  const owners = new Map(addresses.map(({ slug, caseId }) => [slug, caseId]))
  const everyDigest: [string, string][] = []
  const digests = new Map<string, string>()
  const prepared = new Map<string, PreparedCase>()
  const broken: { caseId: string; reasons: readonly string[] }[] = []
  for await (const { caseId, files, refusals } of readLibraryFolder(folder)) {
    const digest = digestOfFiles(files)
    everyDigest.push([caseId, digest])
    if (refusals.length > 0) {
      broken.push({ caseId, reasons: refusals })
    } else if ((owners.get(caseId) ?? caseId) !== caseId) {
      broken.push({ caseId, reasons: [`this name is an address of the case ${owners.get(caseId)}`] })
    } else if (digest === imported.get(caseId)) {
      digests.set(caseId, digest)
    } else {
      const derived = deriveCase(caseId, files)
      if (derived.ok) {
        digests.set(caseId, digest)
        prepared.set(caseId, { files, derived })
      } else broken.push({ caseId, reasons: derived.errors })
    }
  }
  const onDisk = new Set(everyDigest.map(([caseId]) => caseId))
  return { digests, prepared, broken, onDisk, libraryDigest: digestOf(everyDigest) }
}

function decide(
  scan: FolderScan,
  states: readonly CaseState[],
  takeDisk: ReadonlySet<string>,
): Map<string, ImportDecision> {
  const byId = new Map(states.map((state) => [state.caseId, state]))
  return new Map(
    [...scan.digests].map(([caseId, digest]) => {
      const state = byId.get(caseId)
      const decision = decideImport(digest, state?.head?.digest, state?.imported?.digest)
      if (decision === 'conflict' && takeDisk.has(caseId)) return [caseId, 'update']
      // Was as imported when the folder was read and is not any more: another import ran in between.
      const unprepared = (decision === 'create' || decision === 'update') && !scan.prepared.has(caseId)
      return [caseId, unprepared ? 'conflict' : decision]
    }),
  )
}

function report(
  dryRun: boolean,
  scan: FolderScan,
  decisions: ReadonlyMap<string, ImportDecision>,
  states: readonly CaseState[],
): ImportReport {
  const decided: Record<ImportDecision, string[]> = {
    create: [],
    unchanged: [],
    update: [],
    keep: [],
    adopt: [],
    conflict: [],
  }
  for (const [caseId, decision] of decisions) decided[decision].push(caseId)
  const vanished = states.filter((state) => state.imported && !scan.onDisk.has(state.caseId))
  return { dryRun, decided, broken: scan.broken, vanished: vanished.map(({ caseId }) => caseId) }
}
