import { attachmentKind, foreignKind } from '#cases/attachments/attachment-kind.ts'
import { LARGEST_CASE_BYTES, MOST_FILES } from '#cases/attachments/limits.ts'
import { readAttachment, type AttachmentRefusal } from '#cases/attachments/read-attachment.ts'
import { frontMatterValue } from '#cases/edit/edit-case.ts'
import { findFences } from '#cases/front-matter.ts'
import { importProblem, refusedFile, taken, type ImportProblem, type Taken } from '#cases/import/import-problem.ts'
import { readOutcomeTable } from '#cases/import/outcome-table.ts'
import type { LocalText } from '#scoring/facts.ts'
import { FILE_PROBLEMS } from '../../../content/desk/files.ts'
import { said } from '../../../components/accounts/use-words.ts'
import { fileProblem } from '../files-page.server.ts'
import type { BroughtFile, ReadUpload } from './brought.ts'
import { decodeText } from './decode-text.ts'
import { readDocx } from './read-docx.server.ts'
import { inMegabytes, readZip } from './read-zip.server.ts'

const MEGABYTE = 1024 * 1024
/** Of one text; a case is at most two megabytes. */
const MOST_TEXT_BYTES = 2 * MEGABYTE
const ZIP_LIMITS = { entries: 200, entryBytes: 12 * MEGABYTE, totalBytes: 64 * MEGABYTE }

/** Reads what somebody has sent, by its name and by how its bytes begin: both have to agree. */
export async function readUpload(name: string, bytes: Uint8Array): Promise<Taken<ReadUpload>> {
  if (bytes.length === 0) return refusedFile('empty')
  const ending = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const found = kindOf(bytes)
  if (found === 'DOC' && /^docx?$/.test(ending)) return refusedFile('docx-old')
  if (/^do[ct]m$/.test(ending)) return refusedFile('docx-macros', { name: name.slice(0, 100) })
  const wanted = { docx: 'ZIP', zip: 'ZIP', md: 'text', markdown: 'text', csv: 'text', tsv: 'text' }[ending]
  if (wanted === undefined) return refusedFile('unknown-kind', { found: wordsOf(found) })
  if (wanted !== found) return refusedFile('not-what-it-says', { ending: `.${ending}`, found: wordsOf(found) })
  if (ending === 'docx') return documentIn(bytes)
  if (ending === 'zip') return archiveIn(bytes)
  if (bytes.length > MOST_TEXT_BYTES) return refusedFile('too-large', { size: inMegabytes(bytes.length), limit: inMegabytes(MOST_TEXT_BYTES) }) // prettier-ignore
  return ending === 'csv' || ending === 'tsv' ? tableIn(bytes) : markdownIn(bytes)
}

/** `text` for whatever does not begin like something else. */
function kindOf(bytes: Uint8Array): string {
  const known = attachmentKind(bytes)?.toUpperCase() ?? foreignKind(bytes)
  if (known !== undefined && !['HTML', 'XML', 'SVG'].includes(known)) return known
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) return 'DOC'
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'GZIP'
  if (/^(?:Rar!|7z)/.test(String.fromCharCode(...bytes.subarray(0, 4)))) return 'RAR/7Z'
  // A page in markdown is a text; whether it is one comes out when it is read.
  return 'text'
}

function wordsOf(found: string): LocalText {
  if (found === 'text') return { 'zh-CN': '文本', en: 'text' }
  if (found === 'DOC') return { 'zh-CN': '旧的 Office 文件', en: 'an old Office file' }
  return { 'zh-CN': found, en: found }
}

async function documentIn(bytes: Uint8Array): Promise<Taken<ReadUpload>> {
  const document = await readDocx(bytes)
  if (!document.ok) return document
  const problems = [...document.problems]
  const files: BroughtFile[] = []
  /** What the text calls each from now on; nothing of one that is not taken. */
  const names = new Map<string, string | undefined>()
  for (const [place, { name, hasWords, bytes }] of document.value.pictures.entries()) {
    const number = place + 1
    const read = isRoomFor(bytes, files) ? readAttachment(bytes) : undefined
    const own = read?.ok ? `${name}.${read.kind === 'jpeg' ? 'jpg' : read.kind}` : undefined
    names.set(name, own)
    if (read === undefined) problems.push(importProblem('docx-picture-full', { number, ...ROOM }))
    else if (!read.ok) problems.push(importProblem('docx-picture', { number, reason: refusal(read, name) }))
    else {
      files.push({ name: own!, bytes: read.bytes })
      if (!hasWords) problems.push(importProblem('docx-picture-words', { number, name: own! }))
    }
  }
  const markdown = document.value.markdown.replace(
    /!\[([^\]]*)\]\((picture-\d+)\)/g,
    (all, words: string, name: string) => {
      const own = names.get(name)
      // Of a picture that is not taken its words stay.
      return own === undefined ? (names.has(name) ? words : all) : `![${words}](${own})`
    },
  )
  return taken({ brought: { kind: 'text', markdown }, files }, problems)
}

const ROOM = { limit: MOST_FILES, size: inMegabytes(LARGEST_CASE_BYTES) }

/** More than a case can hold is not kept for a preview either. What is no attachment takes no room. */
function isRoomFor(bytes: Uint8Array, files: readonly BroughtFile[]): boolean {
  if (attachmentKind(bytes) === undefined) return true
  const total = files.reduce((sum, file) => sum + file.bytes.length, bytes.length)
  return files.length < MOST_FILES && total <= LARGEST_CASE_BYTES
}

function tableIn(bytes: Uint8Array): Taken<ReadUpload> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const rows = readOutcomeTable(text.value)
  // What is wrong with the rows is said where they are put in.
  return rows.ok ? taken({ brought: { kind: 'outcomes', csv: text.value }, files: [] }, text.problems) : rows
}

function markdownIn(bytes: Uint8Array): Taken<ReadUpload> {
  const read = caseText(bytes)
  if (!read.ok) return read
  const { text, facts } = read.value
  if (facts === 'none') {
    return taken({ brought: { kind: 'text', markdown: text.trim() }, files: [] }, [...read.problems, importProblem('only-text')]) // prettier-ignore
  }
  const brought = { kind: 'case', text: facts === 'case' ? text : undefined, english: facts === 'english' ? text : undefined } as const // prettier-ignore
  return taken({ brought, files: [] }, read.problems)
}

interface CaseText {
  readonly text: string
  /** Whose facts it begins with. */
  readonly facts: 'case' | 'english' | 'none'
}

/** A text of a case as people send it: decoded, with line ends as they are here. */
function caseText(bytes: Uint8Array): Taken<CaseText> {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const text = decoded.value.replaceAll('\r\n', '\n')
  const fences = findFences(text, 'case.md')
  if (!fences.ok) {
    const [first] = fences.problems
    if (first?.code === 'front-matter-language') {
      return refusedFile('facts-language', { tag: /^---+[ \t]*(\S{1,40})/.exec(text)?.[1] ?? '' }, { line: 1 })
    }
    return taken({ text, facts: text.startsWith('---\n') ? 'case' : 'none' }, decoded.problems)
  }
  const facts = frontMatterValue(text)
  const isEnglish = facts.ok && facts.value['translates'] !== undefined
  return taken({ text, facts: isEnglish ? 'english' : 'case' }, decoded.problems)
}

/** What programs leave in archives and nobody has put there. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i
const ARCHIVES = /\.(?:zip|docx|docm|xlsx|pptx|jar|7z|rar|gz|tgz|tar|bz2|xz)$/i

async function archiveIn(bytes: Uint8Array): Promise<Taken<ReadUpload>> {
  const unpacked = await readZip(bytes, ZIP_LIMITS, (path) => !LITTER.test(path))
  if (!unpacked.ok) return unpacked
  const problems: ImportProblem[] = []
  const files: BroughtFile[] = []
  const texts: { text?: string; english?: string } = {}
  const top = commonFolder(unpacked.value.map(({ path }) => path))
  for (const { path: whole, bytes } of unpacked.value) {
    const path = whole.slice(top.length)
    const field = path.slice(0, 100)
    if (ARCHIVES.test(path) || /^(?:ZIP|GZIP|RAR\/7Z)$/.test(kindOf(bytes))) return refusedFile('zip-nested', { name: field }) // prettier-ignore
    if (path === 'case.md' || path === 'en.md') {
      const read = bytes.length > MOST_TEXT_BYTES ? refusedFile('too-large', { size: inMegabytes(bytes.length), limit: inMegabytes(MOST_TEXT_BYTES) }, { field }) : caseText(bytes) // prettier-ignore
      if (!read.ok) return { ok: false, problems: read.problems.map((problem) => ({ ...problem, field })) }
      problems.push(...read.problems.map((problem) => ({ ...problem, field })))
      texts[path === 'case.md' ? 'text' : 'english'] = read.value.text
      continue
    }
    if (!isRoomFor(bytes, files)) {
      problems.push(importProblem('attachment-no-room', ROOM, { field }))
      continue
    }
    const read = readAttachment(bytes)
    if (read.ok) files.push({ name: path, bytes: read.bytes })
    else if (/\.(?:png|jpe?g|gif|webp|pdf|svg|html?)$/i.test(path))
      problems.push(importProblem('attachment-refused', { reason: refusal(read, path) }, { field })) // prettier-ignore
    else problems.push(importProblem('zip-stray', {}, { field }))
  }
  if (texts.text === undefined && texts.english === undefined && files.length === 0) {
    return { ok: false, problems: [...problems, importProblem('zip-nothing')] }
  }
  return taken({ brought: { kind: 'case', text: texts.text, english: texts.english }, files }, problems)
}

/** The one folder that everything lies in, with its slash; nothing where there is none. */
function commonFolder(paths: readonly string[]): string {
  const top = /^[^/]+\//.exec(paths[0] ?? '')?.[0] ?? ''
  return top !== '' && paths.every((path) => path.startsWith(top)) ? top : ''
}

function refusal(refused: { readonly ok: false } & AttachmentRefusal, name: string): LocalText {
  const { code, values = {} } = fileProblem(refused, name)
  const key = (Object.hasOwn(FILE_PROBLEMS, code) ? code : 'file-not-whole') as keyof typeof FILE_PROBLEMS
  return { 'zh-CN': said(FILE_PROBLEMS, 'zh-CN', key, values), en: said(FILE_PROBLEMS, 'en', key, values) }
}
