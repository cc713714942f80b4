/** Reads the library from disk. A broken case is reported beside the others and never takes them down. */
import { createHash } from 'node:crypto'
import { lstat, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { checkFiles } from './attachments/check-files.ts'
import { FILE_BYTE_LIMIT } from './front-matter.ts'
import { parseCase, parseTranslation, type Case, type Translation } from './parse.ts'
import { problem, type Problem } from './problem.ts'

const CASE_FILE = 'case.md'
const TRANSLATION_FILE = 'en.md'
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const START = { line: 1, column: 1 }

export type LoadedCase =
  | {
      readonly slug: string
      readonly ok: true
      readonly case: Case
      readonly bytes: Uint8Array
      /** Absent where there is no `en.md`, or a broken one (its problems are then in `warnings`). */
      readonly translation?: { readonly parsed: Translation; readonly bytes: Uint8Array }
      readonly warnings: readonly Problem[]
      /** Paths of the other plain files in the folder. */
      readonly attachments: readonly string[]
    }
  | { readonly slug: string; readonly ok: false; readonly problems: readonly Problem[] }

/**
 * Loads every case folder of a directory, in the order of their names.
 * @throws where the directory itself can't be read
 */
export async function loadCases(directory: string): Promise<LoadedCase[]> {
  const entries = await readdir(directory, { withFileTypes: true })
  const folders = entries.filter((entry) => !entry.name.startsWith('.') && !entry.isFile())
  const loaded: LoadedCase[] = []
  for (const { name } of folders.sort((a, b) => (a.name < b.name ? -1 : 1)))
    loaded.push(await loadCase(path.join(directory, name)))
  return loaded
}

/** Loads one case folder. */
export async function loadCase(folder: string): Promise<LoadedCase> {
  const slug = path.basename(folder)
  const file = path.join(folder, CASE_FILE)
  const stat = await lstat(folder).catch(() => undefined)
  if (!SLUG.test(slug) || !stat?.isDirectory()) {
    return { slug, ok: false, problems: [problem('folder-odd', folder, START, '', { folder: slug })] }
  }
  const bytes = await readPlainFile(file)
  if (!(bytes instanceof Uint8Array)) return { slug, ok: false, problems: [bytes] }
  const parsed = parseCase(bytes, file)
  if (!parsed.ok) return { slug, ok: false, problems: parsed.problems }
  if (parsed.case.id !== slug) {
    const names = { folder: slug, id: parsed.case.id }
    return { slug, ok: false, problems: [...parsed.warnings, problem('folder-name', file, START, 'id', names)] }
  }
  const entries = await readdir(folder, { withFileTypes: true })
  const attachments = await attachmentsIn(folder)
  const common = { slug, ok: true, case: parsed.case, bytes, attachments } as const
  const { body, bodyLine } = parsed.case
  const original = { file, body, bodyLine }
  if (!entries.some((entry) => entry.name === TRANSLATION_FILE)) {
    return { ...common, warnings: [...parsed.warnings, ...checkFiles([original], attachments)] }
  }

  const translation = await loadTranslation(path.join(folder, TRANSLATION_FILE), parsed.case, bytes)
  const english = translation.found && { ...translation.found.parsed, file: path.join(folder, TRANSLATION_FILE) }
  const beside = checkFiles(english ? [original, english] : [original], attachments)
  const warnings = [...parsed.warnings, ...translation.problems, ...beside]
  return translation.found ? { ...common, translation: translation.found, warnings } : { ...common, warnings }
}

/** All plain files beside the texts, by their paths in the folder; hidden ones count for nothing. */
async function attachmentsIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => name !== CASE_FILE && name !== TRANSLATION_FILE && !/(?:^|\/)\./.test(name))
    .sort()
}

/** Loads one file outside the library: no rule of its folder applies, and nothing beside it is read. */
export async function loadCaseFile(file: string): Promise<LoadedCase> {
  const bytes = await readPlainFile(file)
  const slug = path.basename(file, '.md')
  if (!(bytes instanceof Uint8Array)) return { slug, ok: false, problems: [bytes] }
  const parsed = parseCase(bytes, file)
  if (!parsed.ok) return { slug, ok: false, problems: parsed.problems }
  return { slug: parsed.case.id, ok: true, case: parsed.case, bytes, warnings: parsed.warnings, attachments: [] }
}

async function loadTranslation(file: string, original: Case, originalBytes: Uint8Array) {
  const bytes = await readPlainFile(file)
  if (!(bytes instanceof Uint8Array)) return { problems: [bytes] }
  const parsed = parseTranslation(bytes, file, original)
  if (!parsed.ok) return { problems: parsed.problems }
  const digest = createHash('sha256').update(originalBytes).digest('hex')
  const outdated =
    parsed.translation.translates === digest
      ? []
      : [problem('translation-outdated', file, START, 'translates', { digest })]
  return { found: { parsed: parsed.translation, bytes }, problems: [...parsed.warnings, ...outdated] }
}

/** Bytes of a plain file of acceptable size: no link is followed, and a huge file isn't read. */
async function readPlainFile(file: string): Promise<Uint8Array | Problem> {
  const name = path.basename(file)
  try {
    const stat = await lstat(file)
    if (!stat.isFile()) return problem('file-unreadable', file, START, '', { name, reason: 'not a plain file' })
    if (stat.size > FILE_BYTE_LIMIT)
      return problem('file-too-large', file, START, '', { size: stat.size, limit: FILE_BYTE_LIMIT })
    return await readFile(file)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return problem('file-unreadable', file, START, '', { name, reason })
  }
}
