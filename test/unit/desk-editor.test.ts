import { EditorState } from '@codemirror/state'
import fc from 'fast-check'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { suggestionsAt } from '#app/components/desk/editor/completions.ts'
import { keepingAfter, keepingFrom, keepingStatus, mustSend, type Keeping, type KeepingEvent } from '#app/components/desk/editor/keeping.ts' // prettier-ignore
import { placeOfPath } from '#app/components/desk/editor/place-of-path.ts'
import { previewer } from '#app/components/desk/editor/preview.ts'
import { changedText, type TextEdit } from '#app/components/desk/editor/text-change.ts'
import { difference } from '#app/components/desk/editor/text-editor.ts'
import { writingPlace } from '#app/components/desk/editor/writing-place.ts'
import { setInCase, frontMatterValue } from '#cases/edit/edit-case.ts'
import { knownValues } from '#cases/known-values.ts'
import { frontMatterSchema } from '#cases/schema.ts'

const libraryText = (id: string) => readFileSync(`cases/library/${id}/case.md`, 'utf8')
const START = '2026-11-21T08:00:00.000Z'

type Step =
  | { readonly do: 'type' }
  | { readonly do: 'send' }
  | { readonly do: 'answer'; readonly how: 'kept' | 'failed' | 'stale' | 'lost' }
  | { readonly do: 'go-on' }
  | { readonly do: 'take-theirs' }

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'type' }) },
  { weight: 3, arbitrary: fc.constant<Step>({ do: 'send' }) },
  { weight: 4, arbitrary: fc.constantFrom<Step>(...(['kept', 'failed', 'stale', 'lost'] as const).map((how) => ({ do: 'answer' as const, how }))) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'go-on' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'take-theirs' }) },
) // prettier-ignore

describe('what the status line says of saving', () => {
  test('it never says that a text is on the server before the server has confirmed that very text', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
        // Texts as numbers: what stands in the window, what is under way, and what the server has.
        let [inWindow, underWay, onServer, next] = [0, undefined as number | undefined, 0, 1]
        let serverTag = 1
        let now: Keeping = keepingFrom(serverTag, START)
        const happens = (event: KeepingEvent) => (now = keepingAfter(now, event))
        for (const step of steps) {
          if (step.do === 'type') {
            inWindow = next++
            happens({ type: 'typed', at: START })
          } else if (step.do === 'send' && mustSend(now)) {
            underWay = inWindow
            happens({ type: 'sent' })
          } else if (step.do === 'answer' && underWay !== undefined) {
            if (step.how === 'kept') {
              onServer = underWay
              happens({ type: 'kept', tag: ++serverTag, savedAt: START })
            } else if (step.how === 'failed') happens({ type: 'failed', trouble: 'unreachable' })
            else if (step.how === 'lost') happens({ type: 'answer-was-lost', tag: serverTag })
            else {
              onServer = -next++
              happens({ type: 'stale', theirs: { text: String(onServer), tag: ++serverTag, savedAt: START } })
            }
            underWay = undefined
          } else if (step.do === 'go-on') happens({ type: 'goes-on' })
          else if (step.do === 'take-theirs' && now.other) {
            inWindow = Number(now.other.text)
            happens({ type: 'replaced', tag: now.other.tag, savedAt: START })
          }
          if (keepingStatus(now).kind === 'saved') expect(inWindow).toBe(onServer)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('whatever went wrong, what is typed is sent in the end', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('failed', 'lost', 'stale'), { maxLength: 20 }), (answers) => {
        let now = keepingAfter(keepingFrom(1, START), { type: 'typed', at: START })
        for (const answer of answers) {
          expect(mustSend(now)).toBe(true)
          now = keepingAfter(now, { type: 'sent' })
          if (answer === 'failed') now = keepingAfter(now, { type: 'failed', trouble: 'unreachable' })
          else if (answer === 'lost') now = keepingAfter(now, { type: 'answer-was-lost', tag: now.tag + 1 })
          else {
            now = keepingAfter(now, { type: 'stale', theirs: { text: '', tag: now.tag + 1, savedAt: START } })
            // Nothing is written over the other window's text before somebody has said so.
            expect(mustSend(now)).toBe(false)
            now = keepingAfter(now, { type: 'goes-on' })
          }
        }
        now = keepingAfter(keepingAfter(now, { type: 'sent' }), { type: 'kept', tag: 99, savedAt: START })
        expect(keepingStatus(now)).toEqual({ kind: 'saved', at: START })
      }),
    )
  })

  test('trouble is said with the moment since when the text is on this device only', () => {
    const typed = keepingAfter(keepingFrom(1, START), { type: 'typed', at: '2026-11-21T08:05:00.000Z' })
    const again = keepingAfter(typed, { type: 'typed', at: '2026-11-21T08:06:00.000Z' })
    const failed = keepingAfter(keepingAfter(again, { type: 'sent' }), { type: 'failed', trouble: 'unreachable' })
    expect(keepingStatus(failed)).toEqual({ kind: 'here-only', since: '2026-11-21T08:05:00.000Z', trouble: 'unreachable' }) // prettier-ignore
  })
})

describe('what can be written at a place', () => {
  const yaml = (text: string) => `---\n${text}`
  const labelsAt = (text: string, facts = {}) => suggestionsAt(text, text.length, facts, 'en')?.options.map(({ label }) => label) // prettier-ignore

  test.each([
    ['indicators:\n  M1:\n    state: pro', ['indicators', 'M1', 'state'], 'value', 3],
    ['indicators:\n  M1: { state: unknown, level: { mi', ['indicators', 'M1', 'level'], 'key', 2],
    ['indicators:\n  M1: { state: sea', ['indicators', 'M1', 'state'], 'value', 3],
    ['outcomes:\n  - id: a\n    observations:\n      - asOf: 2023\n        basis: { kind: an', ['outcomes', 0, 'observations', 0, 'basis', 'kind'], 'value', 2], // prettier-ignore
    ['outcomes:\n- id: a\n  uni', ['outcomes', 0], 'key', 3],
    ['period:\n  evidence: [a, ', ['period', 'evidence', 0], 'either', 0],
    ['period:\n  evidence:\n  - ', ['period', 'evidence', 0], 'either', 0],
    ['sta', [], 'key', 3],
  ] as const)('%j stands at %j', (before, path, want, begun) => {
    expect(writingPlace(before)).toEqual({ path, want, begun })
  })

  test('states, keys and ids are offered where they belong, also while the YAML is broken', () => {
    const facts = { evidence: [{ id: 'e1', locator: { en: 'page 3' } }], sources: [{ id: 's1', title: 'Report' }], facts: [{ id: 'f1', label: { en: 'People' } }] } // prettier-ignore
    expect(labelsAt(yaml('title: "broken\nindicators:\n  E1:\n    state: '))).toEqual(['unknown', 'searched-none', 'proposed', 'confirmed']) // prettier-ignore
    expect(labelsAt(yaml('indicators:\n  E1:\n    evidence: ['), facts)).toEqual(['e1'])
    expect(labelsAt(yaml('evidence:\n  - id: x\n    source: '), facts)).toEqual(['s1'])
    expect(labelsAt(yaml('evidence:\n  - '), facts)).toContain('locator')
    expect(labelsAt('---\nformat: 1\n---\nSeen by many[^'), undefined)
    expect(labelsAt('---\nformat: 1\n---\nSeen by [3](fact:', facts)).toEqual(['f1'])
    expect(labelsAt('---\nformat: 1\n---\nSeen[^', facts)).toEqual(['e1'])
  })

  test('every value that is offered in the library’s own places is one that the format takes', () => {
    expect(knownValues(frontMatterSchema, ['outcomes', 0, 'observations', 0, 'basis', 'kind'])).toEqual(['cumulative', 'annual', 'stock']) // prettier-ignore
    expect(knownValues(frontMatterSchema, ['indicators', 'M1', 'level', 'min'])).toEqual(['0', '1', '2', '3'])
    expect(knownValues(frontMatterSchema, ['evidence', 0, 'weak'])).toEqual(['true', 'false'])
    expect(knownValues(frontMatterSchema, ['title', 'en'])).toEqual([])
    expect(knownValues(frontMatterSchema, ['nowhere'])).toEqual([])
  })
})

describe('places and changes of a text', () => {
  test('a fact is found on the line on which its key stands', () => {
    for (const id of readdirSync('cases/library')) {
      const text = libraryText(id)
      const lines = text.split('\n')
      for (const indicator of ['M1', 'E3', 'C3']) {
        const place = placeOfPath(text, ['indicators', indicator])!
        expect(lines[place.line - 1]!.slice(place.column - 1)).toMatch(new RegExp(`^${indicator}:`))
      }
    }
  })

  test('the stretch that is put into the editor makes the one text of the other', () => {
    const short = fc.stringMatching(/^[ab\n]{0,12}$/)
    fc.assert(
      fc.property(short, short, (before, after) => {
        const change = difference(before, after)
        const made = change ? before.slice(0, change.from) + change.insert + before.slice(change.to) : before
        expect(made).toBe(after)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a change of the text as it goes to the worker', () => {
  test('steps of any kind, one after the other, make the text there that stands in the window', () => {
    const step = fc.record({ from: fc.nat(30), gone: fc.nat(5), insert: fc.stringMatching(/^[ab\n汉]{0,4}$/), second: fc.nat(9) }) // prettier-ignore
    fc.assert(
      fc.property(fc.stringMatching(/^[xyz\n]{0,25}$/), fc.array(step, { maxLength: 6 }), (start, steps) => {
        let state = EditorState.create({ doc: start, extensions: [EditorState.lineSeparator.of('\n')] })
        let there = start
        for (const { from, gone, insert, second } of steps) {
          const at = Math.min(from, state.doc.length)
          const to = Math.min(at + gone, state.doc.length)
          const behind = Math.min(to + second, state.doc.length)
          const { changes, newDoc } = state.update({ changes: [{ from: at, to, insert }, { from: behind, insert: 'q' }] }) // prettier-ignore
          const edits: TextEdit[] = []
          changes.iterChanges((a, b, _a, _b, words) => edits.push({ from: a, to: b, insert: words.toString() }))
          there = changedText(there, { edits, length: newDoc.length })
          expect(there).toBe(newDoc.toString())
          state = state.update({ changes }).state
        }
      }),
    )
  })
})

describe('the preview beside the text', () => {
  const options = { carbonPrice: 'cn-ets', seed: 1 } as const
  const base = libraryText('cunwu-pingtai')
  const preview = previewer(base, options)

  test('an untouched text has the same scores on both sides and names no change', () => {
    const { scores } = preview(base)
    expect(scores!.index.after).toEqual(scores!.index.before)
    expect([scores!.indicators, scores!.rows, scores!.dimensions.filter(({ changed }) => changed)]).toEqual([[], [], []]) // prettier-ignore
  })

  test('one level less at the upper end of M1 takes 100 × 1/12 × 1/3 points from the upper end of the index', () => {
    const edited = setInCase(base, ['indicators', 'M1', 'level', 'max'], 2)
    const { scores } = preview(edited.ok ? edited.value : '')
    // Four dimensions weigh the same and mission has three indicators of four levels.
    expect(scores!.index.after.upper).toBeCloseTo(scores!.index.before.upper - 100 / 12 / 3, 9)
    expect(scores!.index.after.lower).toBeCloseTo(scores!.index.before.lower, 9)
    expect(scores!.indicators).toEqual([
      { id: 'M1', sides: { before: { state: 'confirmed', min: 1, max: 3 }, after: { state: 'confirmed', min: 1, max: 2 } } }, // prettier-ignore
    ])
  })

  test('a text with errors has problems with places and no scores', () => {
    const { scores, problems } = preview(base.replace('    state: confirmed', '    state: surely'))
    expect(scores).toBeUndefined()
    expect(problems.map(({ code, severity }) => [code, severity])).toContainEqual(['not-in-list', 'error'])
    const line = base.split('\n').findIndex((text) => text === '    state: confirmed') + 1
    expect(problems.find(({ code }) => code === 'not-in-list')!.line).toBe(line)
  })

  test('a case that was never saved is compared with itself', () => {
    const { scores } = previewer(undefined, options)(base)
    expect(scores!.index.after).toEqual(scores!.index.before)
  })

  test('what a form sees and what the text says are the same facts', () => {
    const read = frontMatterValue(base)
    expect(read.ok && (read.value['indicators'] as Record<string, { level: unknown }>)['M1']!.level).toEqual({ min: 1, max: 3 }) // prettier-ignore
  })
})
