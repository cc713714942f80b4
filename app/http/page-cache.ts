import { createHash } from 'node:crypto'
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

/** One finished answer, whole in memory. */
export interface Answer {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly body: Buffer
}

type Encoding = 'br' | 'gzip' | 'identity'

interface Variant {
  readonly body: Buffer
  readonly headers: OutgoingHttpHeaders
}

interface Entry {
  readonly answer: Answer
  readonly etag: string
  readonly variants: Map<Encoding, Variant>
  bytes: number
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
 * Public answers, kept whole and compressed, oldest use dropped first. The key holds everything an answer depends on
 * (language, address and query); the whole cache is emptied when the library changes.
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
    this.#entries.set(key, { answer, etag, variants: new Map(), bytes })
    this.#bytes += bytes
    this.#shrink()
  }

  /** Sends the stored answer, or 304 where the reader has it already. False where nothing is stored. */
  serve(key: string, request: IncomingMessage, response: ServerResponse, extra: OutgoingHttpHeaders): boolean {
    const entry = this.#entries.get(key)
    if (!entry) return false
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    const variant = this.#variant(entry, chooseEncoding(String(request.headers['accept-encoding'] ?? '')))
    const known = request.headers['if-none-match']
    if (known !== undefined && (known === '*' || known.includes(entry.etag))) {
      const { 'content-length': _length, ...headers } = variant.headers
      response.writeHead(304, { ...headers, ...extra }).end()
      return true
    }
    response.writeHead(entry.answer.status, Object.assign({}, variant.headers, extra))
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
      headers: {
        ...answer.headers,
        // A weak mark: the same page in another encoding is the same page.
        etag: `W/${entry.etag}`,
        'content-length': body.byteLength,
        ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      },
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
    for (const key of this.#entries.keys()) {
      if (this.#bytes <= this.#limitBytes) return
      this.#drop(key)
    }
  }
}
