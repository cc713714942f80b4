import { expect, test } from 'vitest'
import { MostRecent } from '#app/services/award/most-recent.ts'

test('what was made is made once while it is kept, and what was asked for longest ago goes first', () => {
  const made: string[] = []
  const recent = new MostRecent<string | undefined>(2)
  const get = (key: string) =>
    recent.get(key, () => {
      made.push(key)
      return key
    })
  expect([get('a'), get('b'), get('a'), get('c'), get('a')]).toEqual(['a', 'b', 'a', 'c', 'a'])
  expect(made).toEqual(['a', 'b', 'c'])
  get('b')
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

test('nothing is kept where it could not be made, and what is nothing is kept too', () => {
  const recent = new MostRecent<undefined>(2)
  const broken = () => {
    throw new RangeError('not this time')
  }
  expect(() => recent.get('a', broken)).toThrow(RangeError)
  expect(recent.get('a', () => undefined)).toBeUndefined()
  expect(recent.get('a', broken)).toBeUndefined()
})
