import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeBody } from '#cases/import/place-body.ts'

const FACTS = '---\nid: lake\n# a note\n---\n'
const place = (body: string, markdown: string, how: 'add' | 'replace' = 'add') => {
  const placed = placeBody(FACTS + body, markdown, how)
  if (!placed.ok) throw new Error('refused')
  expect(placed.value.startsWith(FACTS)).toBe(true)
  return placed.value.slice(FACTS.length)
}

describe('putting a text into the text of a case', () => {
  test('under a heading that stands there it goes to the end of the section, with what lies below it', () => {
    const body = '\n## 做法\n\n一。\n\n### 分\n\n二。\n\n## 结果\n\n三。\n'
    expect(place(body, '## 做法\n\n新。')).toBe('\n## 做法\n\n一。\n\n### 分\n\n二。\n\n新。\n\n## 结果\n\n三。\n')
  })

  test('a new section comes before the limits, or last where there are none', () => {
    expect(place('\n## 做法\n\n一。\n\n## 局限与待查\n\n无。\n', '## 新\n\n二。\n\n### 细\n\n三。')).toBe('\n## 做法\n\n一。\n\n## 新\n\n二。\n\n### 细\n\n三。\n\n## 局限与待查\n\n无。\n') // prettier-ignore
    expect(place('\n## 做法\n\n一。\n', '## 新\n\n二。')).toBe('\n## 做法\n\n一。\n\n## 新\n\n二。\n')
  })

  test('what has no heading goes to the end of the lead', () => {
    expect(place('\n开头。\n\n## 做法\n\n一。\n', '另。')).toBe('\n开头。\n\n另。\n\n## 做法\n\n一。\n')
    expect(place('\n## 做法\n\n一。\n', '另。')).toBe('\n另。\n\n## 做法\n\n一。\n')
  })

  test('a heading inside code is none', () => {
    expect(place('\n## 做法\n\n```\n## 结果\n```\n', '## 结果\n\n新。')).toBe(
      '\n## 做法\n\n```\n## 结果\n```\n\n## 结果\n\n新。\n',
    )
  })

  test('in place of the text, or where there is none, it is the text; line ends are those of the file', () => {
    expect(place('\n## 做法\n\n一。\n', '## 新\n\n二。', 'replace')).toBe('\n## 新\n\n二。\n')
    expect(place('\n', '## 新\n\n二。')).toBe('\n## 新\n\n二。\n')
    const crlf = placeBody('---\r\nid: lake\r\n---\r\n\r\n## 做法\r\n\r\n一。\r\n', '## 新\n\n二。', 'add')
    expect(crlf.ok && crlf.value).toBe('---\r\nid: lake\r\n---\r\n\r\n## 做法\r\n\r\n一。\r\n\r\n## 新\r\n\r\n二。\r\n')
  })

  test('where the facts are not closed, nothing is put anywhere', () => {
    expect(placeBody('---\nid: lake\n', '## 新', 'add').ok).toBe(false)
  })

  test('to add loses no line of either, whatever they are, and keeps the order of what stood there', () => {
    const line = fc.constantFrom(
      '## 做法',
      '## 结果',
      '## 局限与待查',
      '### 分',
      '一。',
      '二。',
      '',
      '- 三',
      '# 大',
      '```',
      '>四',
    )
    const text = fc.array(line, { maxLength: 14 }).map((lines) => `${lines.join('\n')}\n`)
    const full = (body: string) => body.split('\n').filter((one) => one.trim() !== '')
    fc.assert(
      fc.property(text, text, (body, markdown) => {
        const placed = full(place(`\n${body}`, markdown))
        let at = 0
        for (const one of full(body)) {
          at = placed.indexOf(one, at) + 1
          expect(at).toBeGreaterThan(0)
        }
        const words = (lines: string[]) => lines.filter((one) => !one.startsWith('#')).toSorted()
        expect(words(placed)).toEqual(words([...full(body), ...full(markdown)]))
      }),
      { numRuns: 500, seed: 3 },
    )
  })
})
