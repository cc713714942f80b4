import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isCaseFileName, isCaseSlug } from '#db/repositories/revision.ts'
import type { CaseFile } from '#db/repositories/revision.ts'

const FILE_LIMIT_BYTES = 10 * 1024 * 1024

/** One folder of the library as it stands on disk: all its files, or why it can't be taken. */
export interface CaseFolder {
  readonly caseId: string
  readonly files: readonly CaseFile[]
  /** Short English lines for a terminal; empty where the folder can be taken. */
  readonly refusals: readonly string[]
}

/**
 * Reads the case folders one by one, ordered by name; dotfiles and files beside the folders are not the library's.
 * Links are refused and not followed: what they show lies outside the folder.
 */
export async function* readLibraryFolder(folder: string): AsyncGenerator<CaseFolder> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries
    .filter((entry) => !entry.name.startsWith('.') && !entry.isFile())
    .map((entry) => entry.name)
    .sort()
  for (const name of names) yield await readCaseFolder(folder, name)
}

async function readCaseFolder(folder: string, name: string): Promise<CaseFolder> {
  const files: CaseFile[] = []
  const refusals: string[] = []
  if (!isCaseSlug(name)) refusals.push('the folder name is not a case id ([a-z0-9-], at most 80 characters)')
  await readFiles(join(folder, name), '', files, refusals)
  if (!files.some((file) => file.path === 'case.md')) refusals.push('there is no case.md')
  refusals.push(...namesThatDifferOnlyInCase(files))
  return { caseId: name, files, refusals }
}

async function readFiles(root: string, below: string, files: CaseFile[], refusals: string[]): Promise<void> {
  const folder = join(root, below)
  const kind = await lstat(folder)
  if (!kind.isDirectory()) {
    refusals.push(`${below || 'the folder'}: ${kind.isSymbolicLink() ? 'a link' : 'no folder'}`)
    return
  }
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
  for (const name of names) {
    const path = below === '' ? name : `${below}/${name}`
    const stat = await lstat(join(root, path))
    if (!isCaseFileName(name)) refusals.push(`${path}: a file name has only letters, digits, '.', '_' and '-'`)
    else if (stat.isDirectory()) await readFiles(root, path, files, refusals)
    else if (!stat.isFile()) refusals.push(`${path}: ${stat.isSymbolicLink() ? 'a link' : 'not a regular file'}`)
    else if (stat.size > FILE_LIMIT_BYTES) refusals.push(`${path}: larger than ${FILE_LIMIT_BYTES} bytes`)
    else files.push({ path, bytes: await readFile(join(root, path)) })
  }
}

/** On some systems an export would keep only one of such files. */
function namesThatDifferOnlyInCase(files: readonly CaseFile[]): string[] {
  const seen = new Map<string, string>()
  const refusals: string[] = []
  for (const { path } of files) {
    const other = seen.get(path.toLowerCase())
    if (other !== undefined) refusals.push(`${path}: differs from ${other} only in upper and lower case`)
    seen.set(path.toLowerCase(), path)
  }
  return refusals
}
