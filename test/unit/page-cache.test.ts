import type { IncomingMessage, ServerResponse } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { PageCache } from '#app/http/page-cache.ts'

const page = (size: number, fill = 'a') => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: Buffer.alloc(size, fill),
})

/** A request and a response that only remember: node's own need a socket. */
function exchange(headers: Record<string, string> = {}, method = 'GET') {
  const sent: { status: number; headers: Record<string, string>; body: Buffer | undefined } = {
    status: 0,
    headers: {},
    body: undefined,
  }
  const response = {
    writeHead(status: number, pairs: string[]) {
      sent.status = status
      for (let place = 0; place < pairs.length; place += 2) sent.headers[pairs[place]!] = pairs[place + 1]!
      return response
    },
    end(body?: Buffer) {
      sent.body = body
    },
  }
  return {
    request: { headers, method } as unknown as IncomingMessage,
    response: response as unknown as ServerResponse,
    sent,
  }
}

describe(PageCache, () => {
  test('serves what was stored, compressed as the reader accepts it', () => {
    const cache = new PageCache(1_000_000)
    cache.store('k', page(5000))
    const { request, response, sent } = exchange({ 'accept-encoding': 'gzip' })
    expect(cache.serve('k', request, response, ['x-request-id', '1'])).toBe(true)
    expect(sent.headers).toMatchObject({ 'content-encoding': 'gzip', 'x-request-id': '1' })
    expect(gunzipSync(sent.body!)).toEqual(Buffer.alloc(5000, 'a'))
  })

  test('serves nothing it does not have, and nothing after it was emptied', () => {
    const cache = new PageCache(1_000_000)
    const { request, response } = exchange()
    expect(cache.serve('k', request, response, [])).toBe(false)
    cache.store('k', page(5000))
    cache.clear()
    expect(cache.serve('k', request, response, [])).toBe(false)
  })

  test('keeps no more of made-up addresses than of pages: keys count, and so does every entry', () => {
    const cache = new PageCache(10_000_000)
    for (let number = 0; number < 20_000; number += 1) cache.store(`/x?${number}${'y'.repeat(1000)}`, page(10))
    // Each takes its key at two bytes a character and some room besides.
    expect(cache.size).toBeLessThan(10_000_000 / 2_000)
    expect(cache.size).toBeGreaterThan(1_000)
  })

  test('answers 304 to its own mark and to no other', () => {
    const cache = new PageCache(1_000_000)
    cache.store('k', page(5000))
    const first = exchange()
    cache.serve('k', first.request, first.response, [])
    const again = exchange({ 'if-none-match': String(first.sent.headers['etag']) })
    cache.serve('k', again.request, again.response, [])
    expect(again.sent.status).toBe(304)
    const other = exchange({ 'if-none-match': '"something else"' })
    cache.serve('k', other.request, other.response, [])
    expect(other.sent.status).toBe(200)
  })

  test('stays inside its limit, dropping the oldest that was not asked for again', () => {
    const cache = new PageCache(104_000)
    for (let n = 0; n < 8; n++) cache.store(`k${n}`, page(10_000))
    const { request, response } = exchange()
    // Whoever it was made for is the first to get it.
    for (const key of ['k0', 'k0', 'k1']) expect(cache.serve(key, request, response, [])).toBe(true)
    cache.store('k8', page(10_000))
    expect(cache.has('k0')).toBe(true)
    expect(cache.has('k1')).toBe(false)
    expect(cache.size).toBe(8)
    // Asked for no more: its turn comes after those that stood before it.
    for (let n = 9; n < 17; n++) cache.store(`k${n}`, page(10_000))
    expect(cache.has('k0')).toBe(false)
  })

  test('does not keep one page that would push out all others', () => {
    const cache = new PageCache(80_000)
    cache.store('k', page(40_000))
    expect(cache.has('k')).toBe(false)
  })
})
