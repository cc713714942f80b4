import { describe, expect, test } from 'vitest'
import { formBody } from '#app/access/form-body.server.ts'

const ADDRESS = 'http://localhost/desk'
const withParts = (parts: readonly (readonly [string, string | File])[]) => {
  const form = new FormData()
  for (const [name, value] of parts) form.append(name, value)
  return new Request(ADDRESS, { method: 'POST', body: form })
}
const file = (name: string, bytes: readonly number[]) => new File([new Uint8Array(bytes)], name)

/** Endless parts, counting how many were taken. */
function endless(contentType: string) {
  let sent = 0
  const body = new ReadableStream({
    pull: (controller) => {
      sent += 1
      controller.enqueue(new Uint8Array(1024 * 1024))
    },
  })
  const headers = { 'content-type': contentType }
  // What Node asks for where a body is a stream; the types of the platform do not know it.
  const streamed = { method: 'POST', body, headers, duplex: 'half' }
  return { request: new Request(ADDRESS, streamed as RequestInit), sent: () => sent }
}

describe('a form with files', () => {
  test('is read with its fields and each file byte for byte, several of a field in their order', async () => {
    const parts = [['intent', 'add'], ['pictures', file('一.png', [137, 0, 255])], ['pictures', file('b.png', [1])]] as const // prettier-ignore
    const body = await formBody(withParts(parts), { maxBytes: 10_000, withFiles: true })
    if (!body.ok) throw new Error(body.why)
    expect(body.fields).toEqual({ intent: 'add' })
    const { pictures } = body.files
    expect(pictures?.map(({ name }) => name)).toEqual(['一.png', 'b.png'])
    expect(pictures?.map(({ bytes }) => [...bytes])).toEqual([[137, 0, 255], [1]])
  })

  test('has no file where the field was left empty, as browsers send it', async () => {
    const left = '--x\r\nContent-Disposition: form-data; name="picture"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n' // prettier-ignore
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const request = new Request(ADDRESS, { method: 'POST', body: left, headers })
    const body = await formBody(request, { maxBytes: 10_000, withFiles: true })
    expect(body.ok && body.files).toEqual({})
  })

  test('is not read by a page that takes no files', async () => {
    const body = await formBody(withParts([['intent', 'add']]), { maxBytes: 10_000 })
    expect(body).toEqual({ ok: false, why: 'unreadable' })
  })

  test('that is too large gives back what was typed before the file that is too much, and no file', async () => {
    const many = Array.from({ length: 4_000 }, (_, place) => place % 256)
    const parts = [['title', '山村科学课堂'], ['summary', '只为测试而写。'], ['file', file('a.pdf', [1])], ['file', file('b.pdf', many)], ['intent', 'keep']] as const // prettier-ignore
    for (const maxBytes of [2_000, 4_500]) {
      expect(await formBody(withParts(parts), { maxBytes, withFiles: true })).toEqual({
        ok: false,
        why: 'too-large',
        fields: { title: '山村科学课堂', summary: '只为测试而写。' },
      })
    }
    // Cut within the text itself there is nothing whole to give back.
    const cut = await formBody(withParts(parts), { maxBytes: 80, withFiles: true })
    expect(cut).toEqual({ ok: false, why: 'too-large' })
  })

  test('is refused whole where it is one byte larger than allowed', async () => {
    const sent = async () => withParts([['picture', file('a.png', Array<number>(5000).fill(7))]])
    const size = (await (await sent()).arrayBuffer()).byteLength
    expect((await formBody(await sent(), { maxBytes: size, withFiles: true })).ok).toBe(true)
    expect(await formBody(await sent(), { maxBytes: size - 1, withFiles: true })).toMatchObject({ ok: false, why: 'too-large' }) // prettier-ignore
  })

  test('that never ends is cut off', async () => {
    const { request, sent } = endless('multipart/form-data; boundary=x')
    expect(await formBody(request, { maxBytes: 1024, withFiles: true })).toEqual({ ok: false, why: 'too-large' })
    expect(sent()).toBeLessThan(50)
  })

  test.each([
    ['no boundary', 'multipart/form-data', 'x'],
    ['a boundary that never comes', 'multipart/form-data; boundary=x', 'hello'],
    ['an end in the middle of a part', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"'], // prettier-ignore
  ])('with %s is unreadable', async (_, type, text) => {
    const request = new Request(ADDRESS, { method: 'POST', body: text, headers: { 'content-type': type } })
    expect(await formBody(request, { maxBytes: 1024, withFiles: true })).toEqual({ ok: false, why: 'unreadable' })
  })

  test.each(['x', '"x"', 'x; boundary=y', '"x"; charset=utf-8'])(
    'has at most so many parts, with the boundary %s',
    async (boundary) => {
      const of = async (files: number, fields: number) => {
        const part = (disposition: string) => `--x\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n\r\n`
        const text = `${part('name="f"; filename="a"').repeat(files)}${part('name="t"').repeat(fields)}--x--\r\n`
        const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
        const request = new Request(ADDRESS, { method: 'POST', body: text, headers })
        const body = await formBody(request, { maxBytes: 1024 * 1024, withFiles: true, mostFields: 30 })
        return body.ok ? [body.files['f']?.length ?? 0, (body.fields['t'] ?? []).length] : body.why
      }
      expect(await of(20, 30)).toEqual([20, 30])
      expect(await of(51, 0)).toBe('too-large')
      // Enough that taking it apart first would hold up everybody for a minute.
      expect(await of(10_000, 0)).toBe('too-large')
    },
  )

  test('cannot name a field or a file that objects treat as their own', async () => {
    const sent = withParts([['__proto__', 'x'], ['__proto__', file('a', [1])]]) // prettier-ignore
    expect(await formBody(sent, { maxBytes: 10_000, withFiles: true })).toEqual({ ok: true, fields: {}, files: {} })
  })

  test('a form has at most 500 fields, or as many as its page says', async () => {
    const sent = (count: number) =>
      new Request('https://example.org', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: Array.from({ length: count }, (_, place) => `f${place}=1`).join('&'),
      })
    const of = async (count: number, mostFields?: number) =>
      (await formBody(sent(count), { maxBytes: 100_000, ...(mostFields === undefined ? {} : { mostFields }) })).ok
    expect([await of(500), await of(501), await of(501, 600), await of(601, 600)]).toEqual([true, false, true, false])
  })
})
