/**
 * A rendered page as an answer. Its bytes are made from the text in one step; a plain `Response` would send them
 * through a stream first, which takes as long as rendering a tenth of the page. It has no `body` to read as a stream.
 */
export class PageResponse extends Response {
  readonly #html: string
  readonly #end: Buffer

  /** @param end what follows behind the text, in UTF-8 */
  constructor(html: string, end: Buffer | undefined, init: ResponseInit) {
    super(null, init)
    this.#html = html
    this.#end = end ?? Buffer.alloc(0)
  }

  override text(): Promise<string> {
    return Promise.resolve(this.#html + this.#end.toString())
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    // Slow only in name: it lies in no buffer that others share.
    const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(this.#html) + this.#end.byteLength)
    this.#end.copy(bytes, bytes.write(this.#html))
    return Promise.resolve(bytes.buffer as ArrayBuffer)
  }
}
