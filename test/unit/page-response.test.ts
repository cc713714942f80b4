import { expect, test } from 'vitest'
import { PageResponse } from '#app/http/page-response.ts'

test('PageResponse gives its text and bytes, status and headers', async () => {
  const page = new PageResponse('<p>善', Buffer.from('度</p>'), {
    status: 404,
    headers: { 'content-type': 'text/html' },
  })
  expect(page.status).toBe(404)
  expect(page.headers.get('content-type')).toBe('text/html')
  expect(await page.text()).toBe('<p>善度</p>')
  // 善 and 度 in UTF-8
  const bytes = [0x3c, 0x70, 0x3e, 0xe5, 0x96, 0x84, 0xe5, 0xba, 0xa6, 0x3c, 0x2f, 0x70, 0x3e]
  expect([...new Uint8Array(await page.arrayBuffer())]).toEqual(bytes)
})
