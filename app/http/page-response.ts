/**
 * A rendered page as an answer. Its bytes are made from the text in one step; a plain `Response` would send them
 * through a stream first, which takes as long as rendering a tenth of the page. It has no `body` to read as a stream.
 */
export class PageResponse extends Response {
  readonly #html: string

  constructor(html: string, init: ResponseInit) {
    super(null, init)
    this.#html = html
  }

  override text(): Promise<string> {
    return Promise.resolve(this.#html)
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = Buffer.from(this.#html)
    // Short texts lie within a larger buffer; a copy of a long one would be a waste.
    const whole = byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)
    return Promise.resolve(whole as ArrayBuffer)
  }
}
