import { fork } from 'node:child_process'
import { createRequire } from 'node:module'
import pLimit from 'p-limit'
import type { ImportCode } from '#cases/import/import-messages.ts'
import { importProblem, refusedFile, taken, type ImportProblem, type Taken } from '#cases/import/import-problem.ts'
import { logger } from '../../../logger.server.ts'
import type { DocxAnswer, DocxSaid, DocxText } from './docx-process.ts'
import { inMegabytes, readZip, type ZipCost, type ZipEntry } from './read-zip.server.ts'

const MEGABYTE = 1024 * 1024
const LIMITS = { entries: 2000, entryBytes: 12 * MEGABYTE, totalBytes: 48 * MEGABYTE }
/** Of one part of XML: a book of a thousand pages. */
const MOST_XML_BYTES = 8 * MEGABYTE
const MOST_TAGS = 400_000
export interface DocxLimits {
  /** Of the conversion, once the process has started. */
  readonly seconds: number
  readonly memoryMegabytes: number
}
const SECONDS_TO_START = 20
const PROCESS_LIMITS: DocxLimits = { seconds: 20, memoryMegabytes: 512 }
const MOST_WAITING = 4

/** The parts that a text is made of: everything else in a document stays packed. */
const TEXT_PART = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?[\w-]+\.xml(?:\.rels)?)$/
const PICTURE_PART = /^word\/media\/[^/]+$/

const require = createRequire(import.meta.url)
const oneAtATime = pLimit(1)

/**
 * The text of a Word document as markdown, with its pictures. What could run or fetch something is refused before
 * anything of it is read; the rest is converted in a process that has its limits of time and memory.
 */
export async function readDocx(
  bytes: Uint8Array,
  cost?: ZipCost,
  limits: DocxLimits = PROCESS_LIMITS,
): Promise<Taken<DocxText>> {
  let danger: ImportProblem | undefined
  const wants = (path: string): boolean => {
    if (/vbaProject\.bin$|\/activeX\//i.test(path))
      danger ??= importProblem('docx-macros', { name: path.slice(0, 100) })
    return TEXT_PART.test(path) || PICTURE_PART.test(path)
  }
  const unpacked = await readZip(bytes, LIMITS, wants, cost)
  if (danger) return { ok: false, problems: [danger] }
  if (!unpacked.ok) return unpacked
  const problem = firstDanger(unpacked.value)
  if (problem) return { ok: false, problems: [problem] }
  if (oneAtATime.pendingCount >= MOST_WAITING) return refusedFile('busy')
  const parts = new Map(unpacked.value.map(({ path, bytes }) => [path, bytes]))
  const answer = await oneAtATime(() => inProcess(parts, limits))
  if ('failed' in answer) {
    logger.warn({ failed: answer.failed, reason: answer.reason }, 'a document was not converted')
    return refusedFile(FAILED[answer.failed], { seconds: limits.seconds, memory: `${limits.memoryMegabytes} MB` })
  }
  if ('unreadable' in answer) {
    logger.info({ reason: answer.unreadable.slice(0, 200) }, 'a document could not be read')
    return refusedFile('docx-broken')
  }
  const { text } = answer
  if (text.markdown === '') return refusedFile('docx-empty')
  return taken(text, notes(text, unpacked.value))
}

function firstDanger(parts: readonly ZipEntry[]): ImportProblem | undefined {
  if (!parts.some(({ path }) => path === 'word/document.xml')) return importProblem('docx-not')
  for (const { path, bytes } of parts) {
    if (!TEXT_PART.test(path)) continue
    const name = path
    if (bytes.length > MOST_XML_BYTES) return importProblem('zip-entry-large', { name, limit: inMegabytes(MOST_XML_BYTES) }) // prettier-ignore
    let xml: string
    try {
      // Word writes UTF-8; another encoding could hide what is looked for below.
      xml = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch {
      return importProblem('docx-xml', { name })
    }
    if (xml.includes('\0')) return importProblem('docx-xml', { name })
    if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(xml)) return importProblem('docx-entities', { name })
    if (/macroEnabled/i.test(xml) && path === '[Content_Types].xml') return importProblem('docx-macros', { name })
    const tags = countOf(xml, '<')
    if (tags > MOST_TAGS) return importProblem('docx-too-long', { count: tags, limit: MOST_TAGS })
    if (path.endsWith('.rels')) {
      const target = fetched(xml)
      if (target !== undefined) return importProblem('docx-external', { target: target.slice(0, 120) })
    }
  }
  return undefined
}

/**
 * What a document would fetch from elsewhere when it is opened. A link that a reader may follow is none of that; nor is
 * the template on the writer's own disk, which Word notes in every document made from one.
 */
function fetched(xml: string): string | undefined {
  for (const [tag] of xml.matchAll(/<Relationship\b[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? ''
    if (attribute('TargetMode').toLowerCase() !== 'external') continue
    const [type, target] = [attribute('Type'), attribute('Target')]
    if (/\/hyperlink$/.test(type)) continue
    if (/\/attachedTemplate$/.test(type) && /^(?:file:\/\/\/)?[a-z]:|^[^:/\\]+$/i.test(target)) continue
    return target
  }
  return undefined
}

function countOf(text: string, sign: string): number {
  let count = 0
  for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) count++
  return count
}

/** Why there is no answer: nothing of the first kind is the document's fault. */
type Failure = 'not-started' | 'too-slow' | 'too-much-memory' | 'broke-off'

const FAILED = {
  'not-started': 'docx-not-started',
  'too-slow': 'docx-too-slow',
  'too-much-memory': 'docx-too-much',
  'broke-off': 'docx-broke-off',
} as const satisfies Readonly<Record<Failure, ImportCode>>

interface Failed {
  readonly failed: Failure
  readonly reason: string
}

/** How Node ends where its memory is used up, and how the system ends what takes too much. */
const OUT_OF_MEMORY = ['SIGABRT', 'SIGKILL', '134', '137']

function inProcess(
  parts: ReadonlyMap<string, Uint8Array>,
  { seconds, memoryMegabytes }: DocxLimits,
): Promise<DocxAnswer | Failed> {
  return new Promise((done) => {
    const child = fork(require.resolve('#app/services/desk/import/docx-process.ts'), {
      // It is TypeScript also where the site was built. It is told nothing of the site's settings.
      execArgv: ['--import', 'tsx', `--max-old-space-size=${memoryMegabytes}`],
      env: { NODE_ENV: 'production' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    let hasStarted = false
    const end = (answer: DocxAnswer | Failed) => {
      clearTimeout(timer)
      done(answer)
      child.kill('SIGKILL')
    }
    const fail = (failure: Failure, reason: string) => end({ failed: hasStarted ? failure : 'not-started', reason })
    let timer = setTimeout(() => fail('not-started', `${SECONDS_TO_START} s`), SECONDS_TO_START * 1000)
    child.on('message', (given) => {
      const said = given as DocxSaid
      if (said !== 'started') return end(said)
      hasStarted = true
      clearTimeout(timer)
      timer = setTimeout(() => fail('too-slow', `${seconds} s`), seconds * 1000)
    })
    // Where it cannot be started, sending to it fails as well: two errors, and one that nobody hears ends the site.
    child.on('error', (error) => fail('broke-off', error.message))
    child.once('exit', (code, signal) => {
      const how = String(signal ?? code)
      fail(OUT_OF_MEMORY.includes(how) ? 'too-much-memory' : 'broke-off', how)
    })
    child.send({ parts }, () => undefined)
  })
}

function notes({ title }: DocxText, parts: readonly ZipEntry[]): ImportProblem[] {
  const xml = (name: string) => {
    const part = parts.find(({ path }) => path === name)
    return part ? new TextDecoder().decode(part.bytes) : ''
  }
  const tracked = xml('word/document.xml').match(/<w:(?:ins|del|moveFrom|moveTo) /g)?.length ?? 0
  const comments = xml('word/comments.xml').match(/<w:comment /g)?.length ?? 0
  return [
    ...(title === undefined ? [] : [importProblem('docx-title', { title: title.slice(0, 120) })]),
    ...(tracked === 0 ? [] : [importProblem('docx-tracked', { count: tracked })]),
    ...(comments === 0 ? [] : [importProblem('docx-comments', { count: comments })]),
  ]
}
