import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { importProblem, refusedFile, taken, type Taken } from '#cases/import/import-problem.ts'

export interface ZipLimits {
  readonly entries: number
  /** Unpacked. */
  readonly entryBytes: number
  readonly totalBytes: number
}

export interface ZipEntry {
  readonly path: string
  readonly bytes: Uint8Array
}

/** A file may shrink so many times; text that repeats itself, as XML does, reaches a tenth of it. */
const MOST_RATIO = 200
/** Below this a high ratio harms nobody. */
const RATIO_FROM_BYTES = 1024 * 1024

/** What unpacking has cost, for tests that hold it to the limits. */
export interface ZipCost {
  expandedBytes: number
}

/**
 * Unpacks the files of an archive that are wanted, into memory and never onto a disk. Refuses the whole of it for a
 * name that leads elsewhere, a link, a password, or more than its limits; each limit is watched while unpacking, because
 * what an archive says about itself may be a lie.
 * @param wants which files to unpack; the names of all are looked at
 */
export async function readZip(
  bytes: Uint8Array,
  limits: ZipLimits,
  wants: (path: string) => boolean,
  cost: ZipCost = { expandedBytes: 0 },
): Promise<Taken<readonly ZipEntry[]>> {
  let zip: ZipFile
  try {
    zip = await open(bytes)
  } catch {
    return refusedFile('zip-broken')
  }
  try {
    if (zip.entryCount > limits.entries) {
      return refusedFile('zip-entries', { count: zip.entryCount, limit: limits.entries })
    }
    const listed = await listEntries(zip)
    const named = new Set<string>()
    const found: ZipEntry[] = []
    // Every name first: of an archive with one bad name nothing is unpacked.
    for (const [path, entry] of listed) {
      const problem = refusedEntry(path, entry) ?? (named.has(path.toLowerCase()) ? importProblem('zip-twice', { name: shown(path) }) : undefined) // prettier-ignore
      if (problem) return { ok: false, problems: [problem] }
      named.add(path.toLowerCase())
    }
    for (const [path, entry] of listed) {
      if (path.endsWith('/') || !wants(path)) continue
      const unpacked = await unpack(zip, entry, path, limits, cost)
      if (!unpacked.ok) return unpacked
      found.push({ path, bytes: unpacked.value })
    }
    return taken(found)
  } catch {
    return refusedFile('zip-broken')
  } finally {
    zip.close()
  }
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((done, failed) => {
    const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true, autoClose: false }
    yauzl.fromBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options, (error, zip) =>
      error ? failed(error) : done(zip),
    )
  })
}

function listEntries(zip: ZipFile): Promise<(readonly [path: string, entry: Entry])[]> {
  return new Promise((done, failed) => {
    const found: (readonly [string, Entry])[] = []
    zip.on('entry', (entry: Entry) => {
      // Names are taken as bytes: not every program says in which encoding it wrote them.
      found.push([nameIn(entry.fileName as unknown as Buffer), entry])
      zip.readEntry()
    })
    zip.on('end', () => done(found))
    zip.on('error', failed)
    zip.readEntry()
  })
}

function nameIn(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

const LINK = 0o120000
const TYPE_OF_FILE = 0o170000

function refusedEntry(path: string, entry: Entry) {
  const name = shown(path)
  const steps = path.split('/')
  const leadsOut = path === '' || path.startsWith('/') || /[\\\p{Cc}]|^[a-z]:/iu.test(path) || steps.includes('..') || path.length > 300 // prettier-ignore
  if (leadsOut) return importProblem('zip-path', { name })
  if (((entry.externalFileAttributes >>> 16) & TYPE_OF_FILE) === LINK) return importProblem('zip-link', { name })
  if (entry.isEncrypted()) return importProblem('zip-encrypted', { name })
  return undefined
}

const shown = (path: string): string => path.replace(/\p{Cc}/gu, '�').slice(0, 100)

async function unpack(
  zip: ZipFile,
  entry: Entry,
  path: string,
  limits: ZipLimits,
  cost: ZipCost,
): Promise<Taken<Uint8Array>> {
  const stream = await new Promise<NodeJS.ReadableStream & { destroy: () => void }>((done, failed) =>
    zip.openReadStream(entry, (error, opened) => (error ? failed(error) : done(opened))),
  )
  const chunks: Uint8Array[] = []
  let length = 0
  const name = shown(path)
  // Leaving the loop ends the stream: nothing more is unpacked.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length
    cost.expandedBytes += chunk.length
    if (length > limits.entryBytes) return refusedFile('zip-entry-large', { name, limit: inMegabytes(limits.entryBytes) }) // prettier-ignore
    if (cost.expandedBytes > limits.totalBytes) return refusedFile('zip-total-large', { limit: inMegabytes(limits.totalBytes) }) // prettier-ignore
    if (length > RATIO_FROM_BYTES && length > entry.compressedSize * MOST_RATIO) return refusedFile('zip-bomb', { name, limit: MOST_RATIO }) // prettier-ignore
    chunks.push(chunk)
  }
  return taken(Buffer.concat(chunks))
}

export const inMegabytes = (bytes: number): string => `${Math.round((bytes / (1024 * 1024)) * 10) / 10} MB`
