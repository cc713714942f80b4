import fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readLocated } from '#cases/edit/read-located.ts'
import { parseCase } from '#cases/parse.ts'

const TEXTS = readdirSync('cases/library').map((id) => readFileSync(`cases/library/${id}/case.md`, 'utf8'))
const small = TEXTS.toSorted((a, b) => a.length - b.length).slice(0, 6)

/** The same text read at once and by the reader that remembers: facts, problems and places alike. */
function expectSame(text: string) {
  expect(parseCase(text, 'case.md', readLocated)).toEqual(parseCase(text, 'case.md'))
}

describe('reading a text that is being written', () => {
  test('gives for every case of the library what reading it at once gives', () => {
    for (const text of TEXTS) expectSame(text)
  })

  test('gives the same problems at the same places, whatever is typed, torn out or doubled anywhere', () => {
    const strange = fc.constantFrom('', '\n', ' ', ':', '- ', '  - id: x\n', '"', '[', '}', '#', '&a ', '*a', '!t ', 'nine', '2024', '---\n', '\t', '？') // prettier-ignore
    fc.assert(
      fc.property(fc.constantFrom(...small), fc.nat(), fc.nat(40), strange, (text, at, cut, put) => {
        const place = at % text.length
        expectSame(text.slice(0, place) + put + text.slice(place + cut))
      }),
      { numRuns: 120 },
    )
  })

  test('also where single lines are broken in ways of which each has a rule', () => {
    const text = TEXTS.find((one) => one.includes('id: qingshan-plan'))!
    for (const [from, to] of [
      ['status: active', 'status: activ'],
      ['  - id: d003\n', '  - id: d003\n    colour: red\n'],
      ['    date: 2024-07\n', '    date: 2024-13\n'],
      ['    date: 2024-07\n', '    date:\n'],
      ['socialIssue:', 'socialissue:'],
      ['evidence: [d003-platform]', 'evidence: [no-such]'],
      ['affiliates:\n', 'affiliates:\n    -\n'],
      ['- {goal: 12,', '- {goal: 99,'],
      ['asOf: 2024-08\n', 'asOf: 2024-08\nasOf: 2024-09\n'],
    ] as const) {
      expect(text).toContain(from)
      expectSame(text.replace(from, to))
    }
  })
})
