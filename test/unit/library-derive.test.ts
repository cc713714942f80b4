import type { SearchField } from '#app/search/search-document.ts'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BUILD_KEY, deriveCase } from '#app/services/library-derive.server.ts'
import type { StoredCase } from '#app/services/library-derive.server.ts'
import { splitSections } from '#cases/sections.ts'
import { parseCase } from '#cases/parse.ts'
import { sha256 } from '#db/digest.server.ts'
import { makeCaseFile } from '#test/make/case-file.ts'

const file = (path: string, text: string) => ({ path, bytes: Buffer.from(text) })

const translation = (original: string, body: string) =>
  file('en.md', `---\nformat: 1\nid: lake\ntranslates: ${sha256(original)}\n---\n\n${body}`)

describe(deriveCase, () => {
  test('keeps everything of a parsed case but the copies of its bytes', () => {
    const text = makeCaseFile()
    const derived = deriveCase('lake', [file('case.md', text)])
    expect(derived).toMatchObject({ ok: true, buildKey: BUILD_KEY, errors: [] })
    const { case: stored, translation: english } = JSON.parse(derived.caseJson!) as StoredCase
    const parsed = parseCase(text, 'lake/case.md')
    if (!parsed.ok) throw new Error('the case for tests has errors')
    const { raw, sections, ...facts } = parsed.case
    expect(raw).toBe(text)
    expect(stored).toEqual(JSON.parse(JSON.stringify(facts)))
    expect(splitSections(stored.body, stored.bodyLine)).toEqual(sections)
    expect(english).toBeNull()
  })

  test('marks titles of sources with the language they are written in', () => {
    const source = (id: string, title: string) => ({ id, title, publisher: '示例公司', date: '2024', kind: 'company' })
    const sources = [source('report', '示例报告'), source('paper', 'A Paper on Lakes'), source('mixed', 'ESG 报告')]
    const { searchText } = deriveCase('lake', [file('case.md', makeCaseFile({ matter: { sources } }))])
    const ofEvidence = (JSON.parse(searchText) as SearchField[]).filter(({ field }) => field === 'evidence')
    expect(ofEvidence).toEqual([
      { field: 'evidence', language: 'zh-CN', text: '示例报告（示例公司）\nESG 报告（示例公司）' },
      { field: 'evidence', language: 'en', text: 'A Paper on Lakes（示例公司）' },
    ])
  })

  test('keeps a translation and knows when its original has moved on', () => {
    const text = makeCaseFile()
    const english = translation(
      text,
      '## What was done\n\nWords for ＴＥＳＴＳ.\n\n## Limits and open questions\n\nNone.\n',
    )
    const derived = deriveCase('lake', [english, file('case.md', text)])
    expect(JSON.parse(derived.caseJson!)).toMatchObject({ translation: { id: 'lake' }, translationOutdated: false })
    // Of both languages, as they are written.
    const fields = JSON.parse(derived.searchText) as SearchField[]
    expect(fields.slice(0, 2)).toEqual([
      { field: 'title', language: 'zh-CN', text: '湖' },
      { field: 'title', language: 'en', text: 'Lake' },
    ])
    expect(fields.find(({ field, language }) => field === 'text' && language === 'en')?.text).toBe(
      'What was done\nWords for ＴＥＳＴＳ.\nLimits and open questions\nNone.',
    )

    const moved = deriveCase('lake', [file('case.md', `${text}\n`), english])
    expect(JSON.parse(moved.caseJson!)).toMatchObject({ translationOutdated: true })
  })

  test.each([
    ['nothing', []],
    ['no case.md', [file('en.md', 'x')]],
    ['a case of another folder', [file('case.md', makeCaseFile({ id: 'sea' }))]],
    ['no text', [{ path: 'case.md', bytes: Buffer.from([0xff, 0xfe, 0]) }]],
  ])('makes no case of %s and says why', (_, files) => {
    const derived = deriveCase('lake', files)
    expect(derived).toMatchObject({ ok: false, caseJson: undefined, indexJson: undefined, netJson: undefined })
    expect(derived.errors).toEqual([expect.stringMatching(/^lake(?:\/case\.md)?:/)])
  })

  test('gives the same bytes each time', () => {
    const files = [file('case.md', makeCaseFile())]
    expect(deriveCase('lake', files)).toEqual(deriveCase('lake', files))
  })

  test('answers for a real case damaged anywhere, and scores whatever still parses', () => {
    const lines = readFileSync('cases/library/qingshan-plan/case.md', 'utf8').split('\n')
    const damage = fc.record({
      line: fc.nat(lines.length - 1),
      kind: fc.constantFrom('drop', 'double', 'number', 'empty'),
      number: fc.constantFrom('0', '-1', '1e308', '.nan', '0.5', '99999999999'),
    })
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        const damaged = [...lines]
        for (const { line, kind, number } of damages) {
          const text = lines[line]!
          if (kind === 'drop') damaged[line] = ''
          else if (kind === 'double') damaged[line] = `${text}\n${text}`
          else if (kind === 'number') damaged[line] = text.replace(/\d+(?:\.\d+)?/, number)
          else damaged[line] = text.replace(/:.*/, ':')
        }
        const derived = deriveCase('qingshan-plan', [file('case.md', damaged.join('\n'))])
        expect(derived.errors.join()).not.toContain('could not be scored')
        expect(derived.ok).toBe(derived.errors.length === 0)
      }),
      { numRuns: 25 },
    )
  }, 30_000)
})
