import { createCanvas, loadImage } from '@napi-rs/canvas'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkFiles } from '#cases/attachments/check-files.ts'
import { attachmentName } from '#cases/attachments/file-name.ts'
import { LARGEST_FILE_BYTES } from '#cases/attachments/limits.ts'
import { pictureSize, readAttachment } from '#cases/attachments/read-attachment.ts'
import { orientationOf, tiffWithOrientation } from '#cases/attachments/orientation.ts'
import { isCaseFileName } from '#db/repositories/revision.ts'
import { makePng, pngChunk, pngHeader, PNG_START } from '#test/make/picture.ts'

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
const SECRET = 'N 31.2304 E 121.4737 taken by somebody'

/** A picture of two colours as a real encoder writes it. */
function encoded(type: 'image/png' | 'image/jpeg' | 'image/webp'): Buffer {
  const canvas = createCanvas(16, 8)
  const context = canvas.getContext('2d')
  context.fillStyle = '#a33'
  context.fillRect(0, 0, 16, 8)
  context.fillStyle = '#3a3'
  context.fillRect(4, 2, 6, 5)
  return type === 'image/png' ? canvas.toBuffer('image/png') : canvas.toBuffer(type as 'image/jpeg')
}

async function pixels(bytes: Uint8Array): Promise<{ width: number; height: number; data: Buffer }> {
  const image = await loadImage(Buffer.from(bytes))
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  const { data } = canvas.getContext('2d').getImageData(0, 0, image.width, image.height)
  return { width: image.width, height: image.height, data: Buffer.from(data) }
}

/** A camera's notes: orientation, and a text beside it (TIFF, little endian, with an ASCII tag 0x010e behind). */
function cameraNotes(orientation: number): Buffer {
  const text = latin(`${SECRET}\0`)
  const head = Buffer.alloc(8 + 2 + 24 + 4)
  head.write('II*\0', 'latin1')
  head.writeUInt32LE(8, 4)
  head.writeUInt16LE(2, 8)
  for (const [at, tag, type, count] of [
    [10, 0x010e, 2, text.length],
    [22, 0x0112, 3, 1],
  ] as const) {
    // prettier-ignore
    head.writeUInt16LE(tag, at)
    head.writeUInt16LE(type, at + 2)
    head.writeUInt32LE(count, at + 4)
  }
  head.writeUInt32LE(head.length, 18)
  head.writeUInt16LE(orientation, 30)
  return Buffer.concat([head, text])
}

function jpegSegment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

function jpegWith(...segments: readonly Buffer[]): Buffer {
  const plain = encoded('image/jpeg')
  return Buffer.concat([plain.subarray(0, 2), ...segments, plain.subarray(2)])
}

function webpWith(orientation: number): Buffer {
  const plain = encoded('image/webp')
  const chunk = (type: string, data: Buffer) => {
    const head = latin(`${type}....`)
    head.writeUInt32LE(data.length, 4)
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
  }
  const notes = chunk('EXIF', cameraNotes(orientation))
  // The encoder writes the extended form; its flags say what else is there.
  plain[20]! |= 0x08 | 0x04
  const body = Buffer.concat([plain.subarray(8), notes, chunk('XMP ', latin(SECRET))])
  const head = latin('RIFF....')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

/** A GIF of one white pixel, with the blocks given before it. */
function makeGif(...blocks: readonly Buffer[]): Buffer {
  const screen = Buffer.concat([latin('GIF89a'), Buffer.from([1, 0, 1, 0, 0x80, 0, 0, 255, 255, 255, 0, 0, 0])])
  const image = Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b])
  return Buffer.concat([screen, ...blocks, image])
}
const gifComment = (text: string) =>
  Buffer.concat([Buffer.from([0x21, 0xfe, text.length]), latin(text), Buffer.from([0])])

const PDF = latin('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n')

/** What is kept of a file that must be taken. */
function taken(bytes: Uint8Array): Buffer {
  const read = readAttachment(bytes)
  if (!read.ok) throw new Error(read.why)
  return Buffer.from(read.bytes)
}

describe('what a picture says of a private person is not kept, and its pixels are', () => {
  const pictures = {
    png: Buffer.concat([PNG_START, pngHeader(16, 8), pngChunk('tEXt', latin(`Author\0${SECRET}`)), pngChunk('eXIf', cameraNotes(1)), pngChunk('tIME', Buffer.alloc(7)), encoded('image/png').subarray(33)]), // prettier-ignore
    jpeg: jpegWith(jpegSegment(0xe1, Buffer.concat([latin('Exif\0\0'), cameraNotes(1)])), jpegSegment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${SECRET}`)), jpegSegment(0xed, latin(SECRET)), jpegSegment(0xfe, latin(SECRET))), // prettier-ignore
    webp: webpWith(1),
    gif: makeGif(gifComment(SECRET)),
  }
  for (const [kind, bytes] of Object.entries(pictures)) {
    test(kind, async () => {
      if (kind === 'png') bytes.set(encoded('image/png').subarray(8, 33), 8)
      expect(bytes.includes(SECRET)).toBe(true)
      const read = readAttachment(bytes)
      expect(read).toMatchObject({ ok: true, kind })
      const kept = taken(bytes)
      for (const piece of [SECRET, 'Exif', 'EXIF', 'eXIf', 'tIME', 'XMP', 'adobe.com'])
        expect(kept.includes(piece)).toBe(false)
      expect(await pixels(kept)).toEqual(await pixels(bytes))
      // Nothing is left that a second pass would take.
      expect(taken(kept)).toEqual(kept)
    })
  }

  test('a picture without notes stays the bytes it is', () => {
    for (const type of ['image/png', 'image/jpeg', 'image/webp'] as const)
      expect(taken(encoded(type))).toEqual(encoded(type))
    expect(taken(makePng())).toEqual(makePng())
  })

  test('a picture taken sideways is still shown upright: only the orientation is kept', async () => {
    for (const orientation of [2, 3, 6, 8]) {
      const jpeg = jpegWith(jpegSegment(0xe1, Buffer.concat([latin('Exif\0\0'), cameraNotes(orientation)])))
      const png = makePng({ between: [pngChunk('eXIf', cameraNotes(orientation))] })
      for (const [bytes, mark] of [
        [jpeg, 'Exif\0\0'],
        [png, 'eXIf'],
        [webpWith(orientation), 'EXIF'],
      ] as const) {
        // prettier-ignore
        const kept = taken(bytes)
        expect(kept.includes(SECRET)).toBe(false)
        const at = kept.indexOf('MM\0*', kept.indexOf(mark))
        expect(orientationOf(kept.subarray(at))).toBe(orientation)
        expect(taken(kept)).toEqual(kept)
      }
      expect(await pixels(taken(jpeg))).toEqual(await pixels(jpeg))
    }
    expect(orientationOf(tiffWithOrientation(6))).toBe(6)
  })

  test('it is as large as it is shown: a picture taken sideways with its sides changed', () => {
    const taken = (orientation: number) =>
      pictureSize(jpegWith(jpegSegment(0xe1, Buffer.concat([latin('Exif\0\0'), cameraNotes(orientation)]))))
    for (const orientation of [1, 3]) expect(taken(orientation)).toEqual({ width: 16, height: 8 })
    for (const orientation of [6, 8]) expect(taken(orientation)).toEqual({ width: 8, height: 16 })
    expect(pictureSize(encoded('image/png'))).toEqual({ width: 16, height: 8 })
    expect(pictureSize(encoded('image/webp'))).toEqual({ width: 16, height: 8 })
    expect(pictureSize(webpWith(6))).toEqual({ width: 8, height: 16 })
    expect(pictureSize(makeGif())).toEqual({ width: 1, height: 1 })
    expect(pictureSize(latin('%PDF-1.7'))).toBeUndefined()
    expect(pictureSize(encoded('image/png').subarray(0, 40))).toBeUndefined()
  })

  test('what a telephone hangs behind a picture is cut off', () => {
    const film = Buffer.concat([Buffer.from([0, 0, 0, 24]), latin(`ftypmp42${SECRET}`)])
    for (const bytes of [makePng(), encoded('image/jpeg'), encoded('image/webp'), makeGif()]) {
      expect(taken(Buffer.concat([bytes, film]))).toEqual(bytes)
    }
  })
})

describe('what is refused, and why', () => {
  const refusal = (bytes: Uint8Array) => {
    const read = readAttachment(bytes)
    return read.ok ? undefined : (({ ok: _ok, ...why }) => why)(read)
  }
  test.each([
    ['nothing', Buffer.alloc(0), { why: 'empty' }],
    [
      'an SVG',
      latin('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      { why: 'wrong-kind', found: 'SVG' },
    ],
    ['a page', latin('\n<!DOCTYPE html><p>'), { why: 'wrong-kind', found: 'HTML' }],
    ['an archive', latin('PK\u0003\u0004....'), { why: 'wrong-kind', found: 'ZIP' }],
    ['a program', latin('MZ....'), { why: 'wrong-kind', found: 'EXE' }],
    ['a picture of another kind', latin('....ftypheic'), { why: 'wrong-kind', found: 'HEIC' }],
    ['a text', latin('hello'), { why: 'wrong-kind' }],
    [
      'a PNG of 10,001 pixels',
      Buffer.concat([PNG_START, pngHeader(10_001, 1), makePng().subarray(33)]),
      { why: 'too-many-pixels', width: 10_001, height: 1 },
    ],
    [
      'a PNG of 81 million pixels',
      Buffer.concat([PNG_START, pngHeader(9_000, 9_000), makePng().subarray(33)]),
      { why: 'too-many-pixels', width: 9_000, height: 9_000 },
    ],
    [
      'a PNG without pixels in height',
      Buffer.concat([PNG_START, pngHeader(5, 0), makePng().subarray(33)]),
      { why: 'not-whole' },
    ],
    ['half a PNG', makePng().subarray(0, 50), { why: 'not-whole' }],
    ['half a JPEG', encoded('image/jpeg').subarray(0, 300), { why: 'not-whole' }],
    ['half a GIF', makeGif().subarray(0, 25), { why: 'not-whole' }],
    ['half a WebP', encoded('image/webp').subarray(0, 40), { why: 'not-whole' }],
    ['a PNG with a changed byte', Buffer.from(makePng()).fill(7, 30, 31), { why: 'not-whole' }],
    ['a GIF that is a script: GIF89a/*', latin(`GIF89a/*\0\0\0\0\0*/=1;alert(1)//`), { why: 'not-whole' }],
    [
      'a GIF that is a script, whole',
      Buffer.concat([latin('GIF89a/*'), makeGif().subarray(8), latin('*/=1;alert(1)')]),
      { why: 'too-many-pixels', width: 10_799, height: 1 },
    ],
    ['a GIF with a page in its comment', makeGif(gifComment('<script>alert(1)</script>')), { why: 'second-file' }],
    ['a PNG with an archive behind it', Buffer.concat([makePng(), latin('PK\u0003\u0004')]), { why: 'second-file' }],
    [
      'a JPEG with a page behind it',
      Buffer.concat([encoded('image/jpeg'), latin('<html><script>')]),
      { why: 'second-file' },
    ],
    ['a PDF that is cut off', PDF.subarray(0, 40), { why: 'not-whole' }],
    [
      'a PDF with a script',
      Buffer.concat([latin('%PDF-1.4\n<< /S /JavaScript /JS (app.alert(1)) >>\n'), PDF]),
      { why: 'program' },
    ],
    [
      'a PDF with a script whose name is disguised',
      Buffer.concat([latin('%PDF-1.4\n<< /S /Java#53cript >>\n'), PDF]),
      { why: 'program' },
    ],
    ['more than ten megabytes', Buffer.concat([PDF, Buffer.alloc(LARGEST_FILE_BYTES)]), { why: 'too-large' }],
  ] as const)('%s', (_, bytes, why) => {
    expect(refusal(bytes)).toEqual(why)
  })

  test('any bytes behind any beginning are taken or refused at once, and what is taken is taken again as it is', () => {
    const starts = [makePng(), encoded('image/jpeg'), encoded('image/webp'), makeGif(), PDF]
    fc.assert(
      fc.property(
        fc.constantFrom(...starts),
        fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 4 }),
        fc.nat(2000),
        fc.uint8Array({ maxLength: 40 }),
        (start, changes, cut, tail) => {
          const bytes = Buffer.concat([start.subarray(0, cut % 3 === 0 ? cut : start.length), tail])
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
          const read = readAttachment(bytes)
          if (read.ok) expect(readAttachment(read.bytes)).toEqual(read)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('what texts and the files beside them have to do with each other', () => {
  const check = (body: string, paths: readonly string[], english = '') =>
    checkFiles(
      [
        { file: 'case.md', body, bodyLine: 10 },
        { file: 'en.md', body: english, bodyLine: 5 },
      ],
      paths,
    ).map(({ code, file, line, column, severity }) => [code, file, line, column, severity])
  test('a picture without words, a file that is not there, and one that is used nowhere are warnings at their place', () => {
    expect(check('一\n\n看 ![](a.png) 和 [年报](b.pdf)。', ['a.png', 'c.gif'])).toEqual([
      ['picture-without-words', 'case.md', 12, 3, 'warning'],
      ['file-not-there', 'case.md', 12, 16, 'warning'],
      ['file-unused', 'case.md', 10, 1, 'warning'],
    ])
    expect(check('![湖](a.png "岸边")\n', ['a.png', 'images/b.png'], 'See ![the shore](images/b.png).')).toEqual([])
  })

  test('addresses, facts, citations and code name no file', () => {
    expect(check('[x](https://a.org/b.png) [1](fact:a.b) [^s1] `![](c.png)` ![x](../d.png)\n\n```\n![](e.png)\n```', [])).toEqual([]) // prettier-ignore
  })

  test('a long line of brackets does not hang it', () => {
    expect(check('['.repeat(100_000), [])).toEqual([])
    expect(check('![x](a'.repeat(20_000), [])).toEqual([])
  })
})

describe('the name of a file', () => {
  test.each([
    ['Lake Shore (1).PNG', 'png', [], 'lake-shore-1.png'],
    ['../../etc/x.png', 'png', [], 'x.png'],
    ['C:\\fakepath\\Übersicht.jpeg', 'jpeg', [], 'ubersicht.jpg'],
    ['湖边.png', 'png', [], 'picture.png'],
    ['湖边.pdf', 'pdf', ['document.pdf'], 'document-2.pdf'],
    ['photo.png', 'png', ['Photo.PNG', 'photo-2.png'], 'photo-3.png'],
    ['report.png', 'pdf', [], 'report.pdf'],
    ['CON.png', 'png', [], 'picture.png'],
    ['a"b\r\nSet-Cookie: x\u202egnp.exe', 'gif', [], 'a-b-set-cookie-x-gnp.gif'],
    ['.htaccess', 'png', [], 'picture.png'],
  ] as const)('%j becomes safe', (name, kind, others, expected) => {
    expect(attachmentName(name, kind, others)).toBe(expected)
  })

  test('whatever a file is called, its name can stand in a case folder and is not taken', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.array(fc.constantFrom('picture.png', 'a.png')),
        (name, others) => {
          const made = attachmentName(name, 'png', others)
          expect(isCaseFileName(made)).toBe(true)
          expect(others).not.toContain(made)
        },
      ),
    )
  })
})
