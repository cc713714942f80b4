import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { PANEL_REASONS } from '#app/content/panel-reasons.ts'

const FOLDER = 'scoring/panel'
const sources = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`${FOLDER}/${name}`, 'utf8'))
  .join('\n')
/** The first argument of each refusal, up to its comma or bracket; a choice between two codes holds both. */
const calls = [...sources.matchAll(/\bunscorable\(\s*([^,()]+(?:\([^)]*\))?[^,()]*)/g)].map(([, first]) => first!)
const inCode = new Set(
  calls.flatMap((first) => [...first.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].map(([, code]) => code!)),
)
// In a choice, the word before `?` is what is compared, not a code.
for (const compared of calls.flatMap((first) => [...first.matchAll(/=== '([a-z-]+)'/g)])) inCode.delete(compared[1]!)

test('each refusal names its code where it is made', () => {
  // Else the codes could not be read off the source, and the next test would not see them.
  for (const first of calls) expect(first).toMatch(/'[a-z-]+'/)
  expect(sources).not.toMatch(/why: \{ code/)
})

test('every code that scoring/panel can return has words in both languages, and no other has', () => {
  expect(Object.keys(PANEL_REASONS).toSorted()).toEqual([...inCode].toSorted())
})

test.each(Object.entries(PANEL_REASONS))('%s says the same details in both', (_, text) => {
  const details = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted()
  expect(details(text['zh-CN'])).toEqual(details(text.en))
  for (const name of details(text.en)) expect(sources).toMatch(new RegExp(`\\b${name}\\b`))
})
