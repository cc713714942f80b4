import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PROBLEMS } from '#app/content/accounts/problems.ts'

/** Lists of words for problems, wherever they are written; all of them are one list in the end. */
function codesBySource(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const folder of ['accounts', 'award', 'desk']) {
    for (const file of readdirSync(`app/content/${folder}`)) {
      const source = readFileSync(`app/content/${folder}/${file}`, 'utf8')
      for (const [, list, body] of source.matchAll(/^export const (\w*PROBLEMS) = \{\n([\s\S]*?)^\}/gm)) {
        for (const [, code] of body!.matchAll(/^ {2}'?([a-z0-9-]+)'?: /gm)) {
          if (code! in PROBLEMS) found.set(code!, [...(found.get(code!) ?? []), `${file} ${list}`])
        }
      }
    }
  }
  return found
}

test('each code of a problem has its words in one place: no list takes those of another', () => {
  const codes = codesBySource()
  expect(codes.size).toBeGreaterThan(100)
  expect([...codes].filter(([, places]) => places.length > 1)).toEqual([])
})
