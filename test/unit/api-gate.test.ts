import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isApiAddress } from '#app/http/api-gate.ts'

describe(isApiAddress, () => {
  test.each([
    '/api',
    '/api/',
    '/api/v1',
    '/api/v1/search?q=a',
    '/api?x',
    '/api.data',
    '/API/V1/cases',
    '/%61pi/v1',
    '/%41%50%49/v1',
    '/./api/v1',
    '/about/../api/v1',
    '/about/%2e%2e/api/v1',
    '/about\\..\\api\\v1',
    'http://localhost/api/v1/cases',
  ])('%s is counted', (address) => {
    expect(isApiAddress(address)).toBe(true)
  })

  test.each(['/', '/about/api', '/apiary', '/cases?next=/api/v1', '/cases#/api', '/ap%69x', '*', '', '/%E0%A4%A'])('%s is not', (address) => {
    expect(isApiAddress(address)).toBe(false)
  }) // prettier-ignore

  test('is seen through any spelling of the letters and any way round', () => {
    const letter = (sign: string) =>
      fc.constantFrom(sign, sign.toUpperCase(), `%${sign.charCodeAt(0).toString(16)}`, `%${sign.toUpperCase().charCodeAt(0).toString(16)}`) // prettier-ignore
    const before = fc.constantFrom('', '/.', '/cases/..', '/cases/x/../%2E%2e', '/%2e', '/x/../..')
    fc.assert(
      fc.property(before, letter('a'), letter('p'), letter('i'), (way, a, p, i) => {
        expect(isApiAddress(`${way}/${a}${p}${i}/v1/search?q=1`)).toBe(true)
        expect(isApiAddress(`${way}/${a}${p}${i}s`)).toBe(false)
      }),
    )
  })
})
