import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pageAddress } from '#app/http/address.ts'

describe(pageAddress, () => {
  test.each([
    ['/cases?c=a~b&lang=en', '/cases?c=a~b&lang=en'],
    ['//evil.example/cases', '/evil.example/cases'],
    ['/\\evil.example/cases', '/evil.example/cases'],
    ['///', '/'],
    ['http://evil.example/cases?q=1', '/cases?q=1'],
    ['/cases?_data=routes%2Fcases', '/cases'],
    ['/cases?a=1&%5Fdata=x&b=%E9%9D%92', '/cases?a=1&b=%E9%9D%92'],
    ['*', undefined],
    ['javascript:alert(1)', undefined],
    ['', undefined],
  ])('%j is %j', (asked, address) => {
    expect(pageAddress(asked)).toBe(address)
  })

  test('an address is always one of this site, and asks for no bare data', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.webPath().map((path) => `/${path}`),
        ),
        (asked) => {
          const address = pageAddress(asked)
          if (address === undefined) return
          const url = new URL(address, 'http://site.example')
          expect(url.origin).toBe('http://site.example')
          expect(url.searchParams.has('_data')).toBe(false)
        },
      ),
    )
  })
})
