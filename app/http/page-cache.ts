import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { headerPairs } from './header-pairs.ts'

/** One finished answer, whole in memory. */
export interface Answer {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly body: Buffer
}

type Encoding = 'br' | 'gzip' | 'identity'

interface Variant {
  readonly body: Buffer
  /** In pairs, without the length, which a 304 has not. */
  readonly headers: readonly string[]
  readonly length: readonly ['content-length', string]
}

interface Entry {
  readonly answer: Answer
  readonly etag: string
  readonly variants: Map<Encoding, Variant>
  bytes: number
  /** Since it was stored or last moved to the end of the line; the first one is the request that it was made for. */
  timesServed: number
}

const COMPRESSIBLE = /^(?:text\/|application\/(?:json|javascript|xml)|image\/svg)/
/** What an entry takes beside its key and its bodies: headers, marks, maps. Measured at 1.5 to 2.5 kB with two encodings. */
const ENTRY_BYTES = 2_500
/** Below this many bytes a packet is sent anyway and compression only costs time. */
const COMPRESS_FROM_BYTES = 1000

function chooseEncoding(accepted: string): Encoding {
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return 'br'
  if (/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return 'gzip'
  return 'identity'
}

/**
 * Public answers, kept whole and compressed. Where room is needed the oldest go first; one that was asked for again goes
 * to the end of the line once instead. To serve one moves nothing, so a full cache is as quick as an empty one. The key
 * holds everything an answer depends on (language, address and query); the whole cache is emptied when the library
 * changes.
 */
export class PageCache {
  readonly #entries = new Map<string, Entry>()
  readonly #limitBytes: number
  #bytes = 0

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes
  }

  get size(): number {
    return this.#entries.size
  }

  clear(): void {
    this.#entries.clear()
    this.#bytes = 0
  }

  has(key: string): boolean {
    return this.#entries.has(key)
  }

  store(key: string, answer: Answer): void {
    // Addresses cost nothing to make up, so a short answer under a long one counts with all that is kept of it.
    const bytes = answer.body.byteLength + 2 * key.length + ENTRY_BYTES
    if (bytes > this.#limitBytes / 8) return
    this.#drop(key)
    const etag = `"${createHash('sha256').update(answer.body).digest('base64url').slice(0, 27)}"`
    this.#entries.set(key, { answer, etag, variants: new Map(), bytes, timesServed: 0 })
    this.#bytes += bytes
    this.#shrink()
  }

  /**
   * Sends the stored answer, or 304 where the reader has it already. False where nothing is stored.
   * @param own headers of this one exchange, in pairs
   */
  serve(key: string, request: IncomingMessage, response: ServerResponse, own: readonly string[]): boolean {
    const entry = this.#entries.get(key)
    if (!entry) return false
    entry.timesServed += 1
    const variant = this.#variant(entry, chooseEncoding(String(request.headers['accept-encoding'] ?? '')))
    const known = request.headers['if-none-match']
    if (known !== undefined && (known === '*' || known.includes(entry.etag))) {
      response.writeHead(304, [...variant.headers, ...own]).end()
      return true
    }
    response.writeHead(entry.answer.status, [...variant.headers, ...variant.length, ...own])
    response.end(request.method === 'HEAD' ? undefined : variant.body)
    return true
  }

  #variant(entry: Entry, wanted: Encoding): Variant {
    const { answer } = entry
    const worthwhile =
      answer.body.byteLength >= COMPRESS_FROM_BYTES && COMPRESSIBLE.test(String(answer.headers['content-type'] ?? ''))
    const encoding = worthwhile ? wanted : 'identity'
    const ready = entry.variants.get(encoding)
    if (ready) return ready
    const body =
      encoding === 'br'
        ? brotliCompressSync(answer.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
        : encoding === 'gzip'
          ? gzipSync(answer.body, { level: 6 })
          : answer.body
    const variant: Variant = {
      body,
      headers: headerPairs({
        ...answer.headers,
        // A weak mark: the same page in another encoding is the same page.
        etag: `W/${entry.etag}`,
        ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      }),
      length: ['content-length', String(body.byteLength)],
    }
    entry.variants.set(encoding, variant)
    if (encoding !== 'identity') {
      entry.bytes += body.byteLength
      this.#bytes += body.byteLength
      this.#shrink()
    }
    return variant
  }

  #drop(key: string): void {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#entries.delete(key)
    this.#bytes -= entry.bytes
  }

  #shrink(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#bytes <= this.#limitBytes) return
      if (entry.timesServed > 1) {
        entry.timesServed = 1
        this.#entries.delete(key)
        this.#entries.set(key, entry)
      } else this.#drop(key)
    }
  }
}
