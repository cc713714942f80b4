import { expect, test } from 'vitest'
import { headerPairs } from '#app/http/header-pairs.ts'

test('headers become names and values in turn, each cookie with a name of its own', () => {
  expect(headerPairs({ etag: '"a"', 'content-length': 12, vary: undefined, 'set-cookie': ['a=1', 'b=2'] })).toEqual([
    'etag',
    '"a"',
    'content-length',
    '12',
    'set-cookie',
    'a=1',
    'set-cookie',
    'b=2',
  ])
})
