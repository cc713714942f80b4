import { lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Database } from '#db/open.server.ts'
import { listCaseStates } from '#db/repositories/case.ts'
import { isCaseFilePath, isCaseSlug, listRevisionFiles } from '#db/repositories/revision.ts'
import type { CaseFile } from '#db/repositories/revision.ts'

/** Revisions whose files are in memory at a time. */
const BATCH = 50

export interface ExportReport {
  readonly cases: readonly string[]
  readonly fileCount: number
}

/** The folder holds something already; `overwrite` was not given. */
export class FolderNotEmptyError extends Error {
  override readonly name = 'FolderNotEmptyError'
}

/**
 * Writes the library as plain files, byte for byte as they were imported or saved: one folder a case.
 * @param options.overwrite allows a folder that is not empty: files of the same name are replaced, others stay
 * @param options.drafts writes the newest revision of every case, published or not, retired or not
 * @throws FolderNotEmptyError; RangeError for a stored name that could leave the folder, or a link in the way
 */
export async function exportLibrary(
  database: Database,
  folder: string,
  options: { overwrite?: boolean; drafts?: boolean } = {},
): Promise<ExportReport> {
  await mkdir(folder, { recursive: true })
  if (!options.overwrite && (await readdir(folder)).length > 0) throw new FolderNotEmptyError(`${folder} is not empty`)

  const chosen = (await listCaseStates(database.db)).flatMap(({ caseId, head, published, retiredAt }) => {
    const revision = options.drafts ? head : retiredAt === undefined ? published : undefined
    return revision ? [{ caseId, revisionId: revision.revisionId }] : []
  })
  let fileCount = 0
  for (let start = 0; start < chosen.length; start += BATCH) {
    // Revisions never change, so the batches fit together without a transaction around them.
    const batch = chosen.slice(start, start + BATCH)
    const files = await listRevisionFiles(
      database.db,
      batch.map(({ revisionId }) => revisionId),
    )
    for (const { caseId, revisionId } of batch) {
      const caseFiles = files.get(revisionId) ?? []
      await writeCase(resolve(folder), caseId, caseFiles)
      fileCount += caseFiles.length
    }
  }
  return { cases: chosen.map(({ caseId }) => caseId), fileCount }
}

async function writeCase(folder: string, caseId: string, files: readonly CaseFile[]): Promise<void> {
  // The database refuses such names too; what writes to a disk does not rely on it.
  if (!isCaseSlug(caseId)) throw new RangeError(`'${caseId}' cannot name a case`)
  for (const { path, bytes } of files) {
    if (!isCaseFilePath(path)) throw new RangeError(`'${path}' cannot name a file of case '${caseId}'`)
    const parts = [caseId, ...dirname(path).split('/')].filter((part) => part !== '.')
    let parent = folder
    for (const part of parts) {
      parent = join(parent, part)
      await makeRealFolder(parent)
    }
    const target = join(folder, caseId, path)
    // Removed first and written as a new file: a link in its place would lead the bytes elsewhere.
    await rm(target, { force: true })
    await writeFile(target, bytes, { flag: 'wx' })
  }
}

async function makeRealFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true })
  if (!(await lstat(path)).isDirectory()) throw new RangeError(`'${path}' is a link and not a folder`)
}
