import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCase, parseTranslation, printCase } from '#cases/parse.ts'
import { lineOf, makeCase, makeCaseText } from '#test/make/case.ts'

const text = makeCaseText()
const codesOf = (bytes: Uint8Array | string) => {
  const parsed = parseCase(bytes, 'case.md')
  return parsed.ok ? parsed.warnings.map((found) => found.code) : parsed.problems.map((found) => found.code)
}
const withMatter = (yaml: string) => `---\n${yaml}\n---\n\ntext\n`
const bytesOf = (value: string) => new TextEncoder().encode(value)

describe('how a file may be written', () => {
  test.each([
    ['with CRLF', text.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${text}`],
    ['with spaces behind the fences', text.replaceAll(/^---$/gm, '---  ')],
    ['with comments', text.replace('kind: full', '# a comment\nkind: full # another')],
  ])('%s', (_, written) => {
    expect(parseCase(bytesOf(written), 'case.md')).toMatchObject({ ok: true, warnings: [] })
  })

  test('lines are counted the same with CRLF', () => {
    const broken = makeCaseText([
      ['[22,859]', '[1]'],
      ['value: 1711', 'value: 1'],
    ])
    const lines = (written: string) => {
      const parsed = parseCase(written, 'case.md')
      return parsed.ok ? [] : parsed.problems.map((found) => found.line)
    }
    expect(lines(broken)).toEqual([lineOf(broken, 'parts:'), lineOf(broken, '[1]')])
    expect(lines(broken.replaceAll('\n', '\r\n'))).toEqual(lines(broken))
  })

  test('the body and its sections are slices of the file', () => {
    const parsed = parseCase(text, 'case.md')
    if (!parsed.ok) throw new Error('the example must parse')
    expect(text.endsWith(parsed.case.body)).toBe(true)
    expect(parsed.case.bodyLine).toBe(lineOf(text, '\n## 问题与对象'))
    expect(parsed.case.sections.map(({ heading, level, anchor, line }) => [heading, level, anchor, line])).toEqual([
      ['问题与对象', 2, 'text-问题与对象', lineOf(text, '## 问题与对象')],
      ['做法', 2, 'text-做法', lineOf(text, '## 做法')],
      ['结果', 2, 'text-结果', lineOf(text, '## 结果')],
      ['局限与待查', 2, 'text-局限与待查', lineOf(text, '## 局限与待查')],
    ])
    for (const section of parsed.case.sections)
      expect(parsed.case.body.slice(section.start, section.end)).toBe(section.markdown)
  })
})

describe('what is no case', () => {
  test.each([
    ['an empty file', '', 'front-matter-missing'],
    ['text without facts', '# Title\n', 'front-matter-missing'],
    ['an unclosed front matter', '---\nformat: 1\n', 'front-matter-unclosed'],
    ['only a fence', '---', 'front-matter-unclosed'],
    ['JavaScript front matter', '---js\nmodule.exports = process.exit()\n---\n', 'front-matter-language'],
    ['a language after a space', '--- json\n{}\n---\n', 'front-matter-language'],
    ['no facts at all', '---\n---\n', 'not-a-map'],
    ['a list of facts', withMatter('- a\n- b'), 'not-a-map'],
    ['a control character', withMatter('id: "a\u0000b"'), 'control-character'],
    ['half a character pair', withMatter('id: "\uD800"'), 'control-character'],
    ['two megabytes and one byte', 'x'.repeat(2 * 1024 * 1024 + 1), 'file-too-large'],
    ['a very long front matter', withMatter(`a: ${'x'.repeat(256 * 1024)}`), 'front-matter-too-large'],
    ['a very long text', `${text}${'字\n\n'.repeat(40_000)}`, 'text-too-large'],
    ['a block without end', `${text}\n\n${'字'.repeat(10_001)}`, 'block-too-long'],
  ])('%s', (_, written, code) => {
    expect(codesOf(written)).toEqual([code])
  })

  test('10 MB are refused', () => {
    expect(codesOf(new Uint8Array(10 * 1024 * 1024).fill(0x2d))).toEqual(['file-too-large'])
  })

  test('a cut or foreign character is reported at its byte', () => {
    const bytes = bytesOf(text)
    const gbk = Uint8Array.of(...bytes.slice(0, 20), 0xce, 0xc4, ...bytes.slice(20))
    expect(parseCase(gbk, 'case.md')).toMatchObject({ ok: false, problems: [{ code: 'not-utf8', line: 3 }] })
    const han = bytes.lastIndexOf(bytesOf('详')[0]!)
    const parsed = parseCase(bytes.slice(0, han + 2), 'case.md')
    expect(parsed).toMatchObject({ ok: false, problems: [{ code: 'not-utf8', line: lineOf(text, '费用不详') }] })
  })
})

describe('hostile YAML', () => {
  const laughs = Array.from(
    { length: 10 },
    (_, i) =>
      `a${i + 1}: &a${i + 1} [${Array(9)
        .fill(i === 0 ? 'ha' : `*a${i}`)
        .join(', ')}]`,
  )
  test.each([
    ['a billion laughs', laughs.join('\n'), 'yaml-alias'],
    ['an alias of itself', 'a: &a [*a]', 'yaml-alias'],
    ['a merge key', 'base: {x: 1}\n<<: {y: 2}', 'unknown-key'],
    ['lists 100,000 deep', `a: ${'['.repeat(100_000)}`, 'yaml-too-deep'],
    ['closed lists 50 deep', `a: ${'['.repeat(50)}${']'.repeat(50)}`, 'yaml-too-deep'],
    ['maps 60 deep', Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'yaml-too-deep'],
    ['a list in a list in a list', '- '.repeat(10_000), 'yaml-too-deep'],
    ['a duplicate key', 'format: 1\nformat: 1', 'yaml-duplicate-key'],
    ['__proto__', '__proto__: {polluted: true}', 'yaml-key'],
    ['__proto__ in quotes', '"__proto__": {polluted: true}', 'yaml-key'],
    ['a tag that makes an object', 'a: !!js/function "() => 1"', 'yaml-tag'],
    ['binary', 'a: !!binary aGk=', 'yaml-tag'],
    ['a directive', '%YAML 1.1\na: 1', 'yaml-syntax'],
    ['two documents in one', 'a: 1\n...\nb: 2', 'yaml-syntax'],
    ['a key that is a map', '? {a: 1}\n: 2', 'yaml-key'],
    ['commas without end', `a: [${','.repeat(5000)}]`, 'yaml-syntax'],
  ])('%s', (_, yaml, code) => {
    const codes = codesOf(withMatter(yaml))
    expect(codes).toContain(code)
    expect(codes.length).toBeLessThan(150)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('constructor and toString are keys like any other', () => {
    const parsed = parseCase(makeCaseText([['licence:', 'constructor: {}\ntoString: 1\nlicence:']]), 'case.md')
    expect(parsed).toMatchObject({
      ok: false,
      problems: [
        { code: 'unknown-key', path: 'constructor' },
        { code: 'unknown-key', path: 'toString' },
      ],
    })
  })
})

describe('any input', { timeout: 60_000 }, () => {
  const isResult = (bytes: Uint8Array | string) => {
    const parsed = parseCase(bytes, 'case.md')
    if (parsed.ok) return expect(printCase(parsed.case)).toEqual(typeof bytes === 'string' ? bytesOf(bytes) : bytes)
    expect(parsed.problems.some((found) => found.severity === 'error')).toBe(true)
    for (const found of parsed.problems) {
      expect(found.line).toBeGreaterThanOrEqual(1)
      expect(found.column).toBeGreaterThanOrEqual(1)
      // zod's own sentences never come through.
      expect(found.message.en).not.toMatch(/^(?:Invalid|Too |Unrecognized)/)
    }
  }

  test('random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), isResult), { numRuns: 300 })
  })

  test('random YAML between fences', () => {
    const piece = fc.constantFrom('a: ', '- ', '\n', '  ', '{', '}', '[', ']', '&a ', '*a ', '!x ', '|\n', '"', "'", '#', ': ', '? ', '---\n', '\t', 'M1', '%', '@', '1', 'é', '寻', ',', '\r\n', '<<: ') // prettier-ignore
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => isResult(withMatter(pieces.join('')))), { numRuns: 1000 }) // prettier-ignore
  })

  test('a valid case with bytes changed, cut or repeated', () => {
    const bytes = makeCase()
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.nat(bytes.length), fc.uint8Array({ maxLength: 8 }), (from, to, put) => {
        isResult(Uint8Array.of(...bytes.slice(0, from), ...put, ...bytes.slice(Math.min(to, from + 300))))
      }),
      { numRuns: 200 },
    )
  })

  test('a valid case with any value in place of another', () => {
    const values = [...text.matchAll(/(?<=: )(?:[\w.-]+|"[^"]*"|\{[^{}]*\}|\[[^[\]]*\])(?=[,}\n\]])/g)]
    const replacement = fc.oneof(fc.constantFrom('null', '[]', '{}', '-1', '1e400', '.nan', '""', 'true', '2020', '[[1]]', '{a: {b: 1}}'), fc.json()) // prettier-ignore
    fc.assert(
      fc.property(fc.constantFrom(...values), replacement, (match, value) => {
        isResult(text.slice(0, match.index) + value + text.slice(match.index + match[0].length))
      }),
      { numRuns: 250 },
    )
  })

  test('any text after the facts', () => {
    const front = text.slice(0, text.indexOf('\n---\n', 4) + 5)
    const piece = fc.constantFrom('## 结果\n', '[1](fact:', 'reunited', ')', '[^', 'counts', ']', '3,4', ' ', '\n', '```\n', '<', 'b>', '`', '2023年', '**', '万', '%', '1.2.3', '](', '#') // prettier-ignore
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 80 }), (pieces) => {
        isResult(front + pieces.join(''))
      }),
      { numRuns: 200 },
    )
  })

  test('piled up brackets and digits do not pile up time', () => {
    for (const piece of ['[', '[^', '[1](fact:', '<a ', '](', '1,', '2023年', '`', '# ', '\n```', '2020-']) {
      const started = performance.now()
      codesOf(
        text +
          Array(8)
            .fill(piece.repeat(Math.floor(9_000 / piece.length)))
            .join('\n\n'),
      )
      expect(performance.now() - started, piece).toBeLessThan(5000)
    }
  })
})

test('printing a parsed case gives back its bytes', () => {
  for (const written of [text, `\uFEFF${text}`, text.replaceAll('\n', '\r\n'), `${text}  \n\n`]) {
    const parsed = parseCase(bytesOf(written), 'case.md')
    if (!parsed.ok) throw new Error('the example must parse')
    expect(printCase(parsed.case)).toEqual(bytesOf(written))
  }
})

describe('translations', () => {
  const parsedCase = parseCase(text, 'case.md')
  if (!parsedCase.ok) throw new Error('the example must parse')
  const original = parsedCase.case
  const body = `
## Problem and target group

Lost people cannot get home[^origin].

## What was done

Notices to people nearby.

## Results

By December 2023 they found [22,859](fact:reunited) people.

## Limits and open questions

Costs are unknown.
`
  const front = (id = 'find-people', digest = 'a'.repeat(64)) =>
    `---\nformat: 1\nid: ${id}\ntranslates: ${digest}\n---\n`
  const problemsOf = (written: string) => {
    const parsed = parseTranslation(written, 'en.md', original)
    return (parsed.ok ? parsed.warnings : parsed.problems).map(({ code, line }) => [code, line])
  }

  test('are read beside their case', () => {
    const parsed = parseTranslation(front() + body, 'en.md', original)
    expect(parsed).toMatchObject({ ok: true, warnings: [], translation: { id: 'find-people' } })
  })

  test.each([
    ['translation-of-other', front('other') + body, 3],
    ['bad-digest', front('find-people', 'A1') + body, 4],
    ['unknown-key', front().replace('format', 'tittle: x\nformat') + body, 2],
    ['prose-contradicts-fact', front() + body.replace('22,859', '22,895'), lineOf(front() + body, '[22,859]')],
    ['unknown-evidence', front() + body.replace('^origin', '^orgin'), lineOf(front() + body, '[^origin]')],
    ['missing-heading', front() + body.replace('## Results', '## Effects'), 6],
    ['bare-figure', front() + body.replace('people.', 'people in 12 provinces.'), lineOf(front() + body, '[22,859]')],
  ])('%s', (code, written, line) => {
    expect(problemsOf(written)).toContainEqual([code, line])
  })
})
