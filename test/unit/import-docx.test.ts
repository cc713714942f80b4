import { describe, expect, test } from 'vitest'
import { sha256 } from '#db/digest.server.ts'
import { readDocx } from '#app/services/desk/import/read-docx.server.ts'
import { readZip, type ZipCost } from '#app/services/desk/import/read-zip.server.ts'
import { decodeText } from '#app/services/desk/import/decode-text.ts'
import { listed, makeDocx, paragraph, picture, relation, run, table } from '#test/make/docx.ts'
import { makeZip, type ZipPart } from '#test/make/zip.ts'

const codes = (answer: { readonly problems: readonly { readonly code: string }[] }) =>
  answer.problems.map(({ code }) => code)
const MEGABYTE = 1024 * 1024
const LIMITS = { entries: 50, entryBytes: 4 * MEGABYTE, totalBytes: 6 * MEGABYTE }
const zip = (parts: readonly ZipPart[], cost?: ZipCost) => readZip(makeZip(parts), LIMITS, () => true, cost)

describe('a Word document', () => {
  test('becomes markdown: sections, lists, tables, notes, bold and links, without its title', async () => {
    const body = [
      paragraph(run('湖水观察'), 'a'),
      paragraph(run('做法'), '1'),
      paragraph(
        `${run('志愿者', '<w:b/>')}${run('一百人')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('，见')}<w:hyperlink r:id="rId9">${run('年报')}</w:hyperlink>${run('。')}`,
      ),
      listed('招募'),
      listed('线上', 1),
      listed('培训'),
      paragraph(run('分年'), '2'),
      table([
        ['年', '人次'],
        ['2021', '12'],
      ]),
    ].join('')
    const answer = await readDocx(
      makeDocx(body, { relations: relation('rId9', 'hyperlink', 'https://example.org/r', true) }),
    )
    if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message.en).join())
    expect(answer.value.markdown).toBe(
      '## 做法\n\n**志愿者**一百人〔1〕，见[年报](https://example.org/r)。\n\n1. 招募\n   - 线上\n2. 培训\n\n### 分年\n\n| 年   | 人次  |\n| --- | --- |\n| 2021 | 12  |\n\n〔1〕 见年报。',
    )
    expect(answer.value.title).toBe('湖水观察')
    expect(codes(answer)).toEqual(['docx-title'])
  })

  test('tracked changes read as accepted, comments are counted and left out, pictures come with their words', async () => {
    const body = paragraph(
      `${run('共')}<w:del w:id="1"><w:r><w:delText>三</w:delText></w:r></w:del><w:ins w:id="2">${run('五')}</w:ins>${run('人')}${picture('rId9', '湖')}`,
    )
    const comments =
      '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0"><w:p/></w:comment></w:comments>'
    const answer = await readDocx(
      makeDocx(body, {
        relations: relation('rId9', 'image', 'media/image1.png'),
        parts: [
          { name: 'word/media/image1.png', bytes: 'not looked at here' },
          { name: 'word/comments.xml', bytes: comments },
        ],
      }),
    )
    if (!answer.ok) throw new Error(codes(answer).join())
    expect(answer.value.markdown).toBe('共五人![湖](picture-1)')
    expect(
      answer.value.pictures.map(({ name, hasWords, bytes }) => [name, hasWords, new TextDecoder().decode(bytes)]),
    ).toEqual([['picture-1', true, 'not looked at here']])
    expect(codes(answer)).toEqual(['docx-tracked', 'docx-comments'])
  })

  test('a picture that is shown a thousand times comes once', async () => {
    const bytes = noise(MEGABYTE)
    const document = makeDocx(paragraph(run('共') + picture('rId9', '湖').repeat(1000) + picture('rId9', '')), {
      relations: relation('rId9', 'image', 'media/image1.png'),
      parts: [{ name: 'word/media/image1.png', bytes }],
    })
    const answer = await readDocx(document)
    if (!answer.ok) throw new Error(codes(answer).join())
    expect(answer.value.pictures.map(({ name, hasWords, bytes }) => [name, hasWords, bytes.length])).toEqual([
      ['picture-1', false, MEGABYTE],
    ])
    expect(answer.value.markdown.match(/!\[湖\]\(picture-1\)/g)).toHaveLength(1000)
    expect(Buffer.compare(answer.value.pictures[0]!.bytes, bytes)).toBe(0)
  })

  test.each([
    ['there is no such program', '/nowhere/node'],
    ['it ends before it has begun', '/bin/false'],
  ])('where no process can be started (%s) that is said, and this one lives on', async (_, program) => {
    const { execPath } = process
    const unheard: unknown[] = []
    const hear = (error: unknown) => void unheard.push(error)
    process.on('uncaughtException', hear)
    try {
      process.execPath = program
      expect(codes(await readDocx(makeDocx(paragraph(run('words')))))).toEqual(['docx-not-started'])
      // Sending to it fails in a later turn than starting it.
      await new Promise((turn) => setTimeout(turn, 200))
    } finally {
      process.execPath = execPath
      process.off('uncaughtException', hear)
    }
    expect(unheard).toEqual([])
  })

  test('too slow and too large are told apart, and from a document that is broken', async () => {
    // No two alike: what packs too well is refused before.
    const words = Array.from({ length: 45_000 }, (_, place) => sha256(String(place)).slice(0, 40))
    const long = makeDocx(words.map((word) => paragraph(run(word))).join(''))
    const limited = async (document: Uint8Array, seconds: number, memoryMegabytes: number) =>
      codes(await readDocx(document, undefined, { seconds, memoryMegabytes }))
    expect(await limited(long, 0.05, 512)).toEqual(['docx-too-slow'])
    expect(await limited(long, 60, 100)).toEqual(['docx-too-much'])
    expect(await limited(makeDocx('<w:p>'), 60, 512)).toEqual(['docx-broken'])
  })

  const words = paragraph(run('words'))
  test.each([
    ['macros', makeDocx(words, { parts: [{ name: 'word/vbaProject.bin', bytes: 'x' }] }), 'docx-macros'],
    [
      'macros by what it says it is',
      makeDocx(words, { contentType: 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
      'docx-macros',
    ],
    [
      'controls that run',
      makeDocx(words, { parts: [{ name: 'word/activeX/activeX1.xml', bytes: '<x/>' }] }),
      'docx-macros',
    ],
    [
      'a template from the network',
      makeDocx(words, {
        parts: [
          {
            name: 'word/_rels/settings.xml.rels',
            bytes: `<Relationships>${relation('rId1', 'attachedTemplate', 'https://example.org/t.dotm', true)}</Relationships>`,
          },
        ],
      }),
      'docx-external',
    ],
    [
      'a template from a share',
      makeDocx(words, {
        parts: [
          {
            name: 'word/_rels/settings.xml.rels',
            bytes: `<Relationships>${relation('rId1', 'attachedTemplate', 'file://server/t.dotm', true)}</Relationships>`,
          },
        ],
      }),
      'docx-external',
    ],
    [
      'a picture from elsewhere',
      makeDocx(words, { relations: relation('rId9', 'image', 'file:///etc/passwd', true) }),
      'docx-external',
    ],
    [
      'entities that grow',
      makeDocx(words, { prolog: '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>' }),
      'docx-entities',
    ],
    [
      'XML in another encoding',
      makeDocx(words, { parts: [{ name: 'word/settings.xml', bytes: Buffer.from('\uFEFF<!DOCTYPE x>', 'utf16le') }] }),
      'docx-xml',
    ],
    ['broken XML', makeDocx('<w:p>'), 'docx-broken'],
    ['no text', makeDocx(''), 'docx-empty'],
    ['no document', makeZip([{ name: 'a.txt', bytes: 'x' }]), 'docx-not'],
    [
      'a bomb',
      makeDocx(words, { parts: [{ name: 'word/settings.xml', bytes: new Uint8Array(40 * MEGABYTE) }] }),
      'zip-bomb',
    ],
    ['more parts than a book has', makeDocx(manyTags(400_001)), 'docx-too-long'],
  ])('with %s is refused with the reason', async (_, bytes, code) => {
    const answer = await readDocx(bytes)
    expect([answer.ok, codes(answer)]).toEqual([false, [code]])
  })

  test('the template on the disk of who wrote it is no danger', async () => {
    const rels = `<Relationships>${relation('rId1', 'attachedTemplate', 'file:///C:\\Users\\Hua\\Normal.dotm', true)}</Relationships>`
    expect(
      (await readDocx(makeDocx(words, { parts: [{ name: 'word/_rels/settings.xml.rels', bytes: rels }] }))).ok,
    ).toBe(true)
  })

  test('a long one is converted beside everything else: the process goes on with its other work meanwhile', async () => {
    const long = makeDocx(
      Array.from(noise(6000), (one, n) =>
        paragraph(`${run(`${'字'.repeat(40)}${n * one}`)}${run('粗', '<w:b/>')}`),
      ).join(''),
    )
    let turns = 0
    let isDone = false
    const turn = () => {
      turns++
      if (!isDone) setImmediate(turn)
    }
    turn()
    const answer = await readDocx(long)
    isDone = true
    expect(answer.ok).toBe(true)
    // A thread that is held up takes a handful of turns.
    expect(turns).toBeGreaterThan(500)
  })
})

describe('an archive', () => {
  test('gives its files, wherever they lie', async () => {
    const answer = await zip([
      { name: 'a.txt', bytes: 'a' },
      { name: 'b/c.txt', bytes: 'c' },
      { name: 'd/' },
      { name: Buffer.from([0xba, 0xfe, 0x2e, 0x6d, 0x64]), bytes: 'x' },
    ])
    expect(answer.ok && answer.value.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)])).toEqual([
      ['a.txt', 'a'],
      ['b/c.txt', 'c'],
      ['湖.md', 'x'],
    ])
  })

  test.each<[string, ZipPart, string]>([
    ['a name that climbs', { name: '../case.md' }, 'zip-path'],
    ['one that climbs on the way', { name: 'a/../../case.md' }, 'zip-path'],
    ['an absolute name', { name: '/etc/passwd' }, 'zip-path'],
    ['a name of Windows', { name: 'C:/case.md' }, 'zip-path'],
    ['a backslash', { name: '..\\case.md' }, 'zip-path'],
    ['a NUL in a name', { name: 'case.md\0.png' }, 'zip-path'],
    ['a link', { name: 'case.md', bytes: '/etc/passwd', mode: 0o120777 }, 'zip-link'],
    ['a password', { name: 'case.md', bytes: 'x', isEncrypted: true }, 'zip-encrypted'],
    ['a size that is a lie', { name: 'case.md', bytes: 'x'.repeat(100), saysSize: 5 }, 'zip-broken'],
  ])('with %s is refused whole', async (_, part, code) => {
    const answer = await zip([{ name: 'a.txt', bytes: 'a' }, part])
    expect([answer.ok, codes(answer)]).toEqual([false, [code]])
  })

  test('with the same name twice, also in capitals, is refused', async () => {
    expect(codes(await zip([{ name: 'case.md' }, { name: 'CASE.md' }]))).toEqual(['zip-twice'])
  })

  test('with too many files is refused before any is unpacked', async () => {
    const cost = { expandedBytes: 0 }
    const answer = await zip(
      Array.from({ length: 51 }, (_, n) => ({ name: `${n}.txt`, bytes: 'x' })),
      cost,
    )
    expect([codes(answer), cost.expandedBytes]).toEqual([['zip-entries'], 0])
  })

  test.each([
    ['one file that grows without end', [{ name: 'a', bytes: new Uint8Array(10 * MEGABYTE) }], 'zip-bomb', 2.2],
    ['one that grows slowly', [{ name: 'a', bytes: noise(5 * MEGABYTE) }], 'zip-entry-large', 4.2],
    [
      'many that together are too much',
      Array.from({ length: 8 }, (_, n) => ({ name: `${n}`, bytes: noise(MEGABYTE) })),
      'zip-total-large',
      6.2,
    ],
  ] as const)('%s is stopped at the limit, not behind it', async (_, parts, code, most) => {
    const cost = { expandedBytes: 0 }
    expect(codes(await zip(parts, cost))).toEqual([code])
    expect(cost.expandedBytes).toBeLessThan(most * MEGABYTE)
  })

  test('that is none is refused', async () => {
    for (const bytes of ['', 'PK', 'PK\u0003\u0004'.padEnd(200, 'x')]) {
      const answer = await readZip(new TextEncoder().encode(bytes), LIMITS, () => true)
      expect(codes(answer)).toEqual(['zip-broken'])
      // In the words of the reader's language, not in those of a program.
      expect(answer.ok ? '' : answer.problems[0]!.message['zh-CN']).not.toMatch(/[a-z]/i)
    }
  })
})

describe('the encoding of a text', () => {
  const GB18030_LAKE = [0xba, 0xfe, 0xcb, 0xae]
  test.each<[string, number[], string, string[]]>([
    ['UTF-8', [...new TextEncoder().encode('湖水')], '湖水', []],
    ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, ...new TextEncoder().encode('湖水')], '湖水', []],
    ['GB18030, as spreadsheets in Chinese write', GB18030_LAKE, '湖水', ['encoding']],
    ['UTF-16, as they write tables with tabs', [0xff, 0xfe, 0x56, 0x6e, 0x34, 0x6c], '湖水', ['encoding']],
  ])('%s is read, and said where it is none that a file should have', (_, bytes, words, said) => {
    const answer = decodeText(new Uint8Array(bytes))
    expect(answer.ok && answer.value).toBe(words)
    expect(codes(answer)).toEqual(said)
  })

  test('what is no text is refused', () => {
    expect(codes(decodeText(new Uint8Array([0x61, 0])))).toEqual(['nul'])
    expect(codes(decodeText(new Uint8Array([0xff, 0xff, 0xff])))).toEqual(['unknown-encoding'])
  })
})

/** Bytes that hardly shrink, the same each time. */
function noise(length: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length }, () => (state = (state * 48271) % 2147483647) & 0xff)
}

/** Elements whose order hardly repeats, so that they are many and no bomb. */
function manyTags(count: number): string {
  return Array.from(noise(count), (one) => (one & 1 ? '<w:p/>' : '<w:r/>')).join('')
}
