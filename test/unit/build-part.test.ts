import type { ServerBuild } from '@remix-run/node'
import { describe, expect, test } from 'vitest'
import { partsOf, plainSegment } from '#app/http/build-part.ts'

const ROUTES = {
  root: { id: 'root', path: '' },
  home: { id: 'home', parentId: 'root', index: true },
  cases: { id: 'cases', parentId: 'root', path: 'cases' },
  case: { id: 'case', parentId: 'root', path: 'cases/:slug' },
  frame: { id: 'frame', parentId: 'root' },
  about: { id: 'about', parentId: 'frame', path: 'about' },
  below: { id: 'below', parentId: 'about', path: 'api' },
  any: { id: 'any', parentId: 'root', path: ':language?/glossary' },
  rest: { id: 'rest', parentId: 'root', path: '*' },
}
const build = { routes: ROUTES, assets: { version: '1', routes: ROUTES } } as unknown as ServerBuild
const kept = (segment: string) => Object.keys(partsOf(build).get(segment)?.routes ?? {})
const EVERYWHERE = ['root', 'home', 'frame', 'any', 'rest']

describe('a part of a build', () => {
  test('is there for each fixed first segment and for all others', () => {
    expect([...partsOf(build).keys()]).toEqual(['', 'cases', 'about'])
  })

  test.each([
    ['cases', [...EVERYWHERE, 'cases', 'case']],
    ['about', [...EVERYWHERE, 'about', 'below']],
    ['', EVERYWHERE],
  ])('for %j holds its own routes and those that may answer any address', (segment, expected) => {
    expect(kept(segment).toSorted()).toEqual(expected.toSorted())
  })

  test('tells the browser of the same routes, and keeps the rest of the build', () => {
    const part = partsOf(build).get('cases')!
    expect(Object.keys(part.assets.routes)).toEqual(Object.keys(part.routes))
    expect(part.assets.version).toBe('1')
  })
})

test.each(['/about/../cases', '/about/%2E%2e/cases', '/about/./x', '/about\\..\\cases'])(
  '%s is for the whole build',
  (address) => {
    expect(plainSegment(address)).toBeUndefined()
  },
)

test.each([
  ['/cases?q=/../%2e', 'cases'],
  ['/', ''],
  ['/?lang=en', ''],
  ['/cases', 'cases'],
  ['/cases/qingshan-plan.md?lang=en', 'cases'],
  ['/cases.data?q=a', 'cases'],
  ['/cases?q=a.data', 'cases'],
])('%s begins plainly', (address, segment) => {
  expect(plainSegment(address)).toBe(segment)
})

test.each([
  '/Cases',
  '/%63ases',
  '//cases',
  '/sitemap.xml',
  '/_root.data',
  '/__manifest?p=/',
  '/api-docs',
  'cases',
  '*',
])('of %s only the whole build can tell', (address) => {
  expect(plainSegment(address)).toBeUndefined()
})
