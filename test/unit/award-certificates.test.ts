import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawCertificates, shortDigest, undrawable, type Certificate } from '#app/services/award/certificates/draw-certificates.server.ts' // prettier-ignore
import { fitLines } from '#app/services/award/certificates/fit-lines.ts'
import { rosette } from '#app/services/award/certificates/rosette.ts'
import { readPdf } from '#test/make/pdf.ts'

/** A Han character is as wide as it is high, another half as wide. */
const measure = (text: string, size: number) =>
  [...text].reduce((sum, sign) => sum + (/\p{Script=Han}|[，。（）“”]/u.test(sign) ? size : size / 2), 0)
const ROOM = { width: 200, largest: 20, smallest: 8, lines: 2 }

const DIGEST = 'a1b2c3d4e5f60718'.repeat(4)
const certificate = (given: Partial<Certificate> = {}): Certificate => ({
  award: '示例公益创新奖',
  category: '数字化赋能奖',
  place: 1,
  isShared: false,
  title: '乡村示例项目',
  organisation: '示例甲公司',
  day: '2026-11-22',
  digest: DIGEST,
  address: 'https://awards.example.org/awards/sample/result',
  isRehearsal: false,
  ...given,
})

describe('a title on a certificate', () => {
  test('that is short stands in one line at the largest size', () => {
    expect(fitLines(measure, '示例项目', ROOM)).toEqual({ size: 20, lines: ['示例项目'] })
  })

  test('that is longer than the line is broken into lines of about equal length, and no sign begins one', () => {
    const { size, lines } = fitLines(measure, '把山里的孩子，和城里的志愿者连起来', ROOM)
    expect(size).toBe(20)
    expect(lines.join('')).toBe('把山里的孩子，和城里的志愿者连起来')
    expect(lines).toHaveLength(2)
    expect(Math.abs(lines[0]!.length - lines[1]!.length)).toBeLessThanOrEqual(2)
    expect(lines[1]).not.toMatch(/^，/)
  })

  test('that does not fit is made smaller, and an endless word is broken rather than cut', () => {
    const long = fitLines(measure, '示例'.repeat(20), ROOM)
    expect(long.size).toBeLessThan(20)
    expect(long.lines.join('')).toBe('示例'.repeat(20))
    const word = fitLines(measure, 'a'.repeat(300), ROOM)
    expect(word.size).toBe(8)
    expect(word.lines.join('')).toBe('a'.repeat(300))
  })

  test('keeps every character, in lines that all fit, whatever it is', () => {
    const piece = fc.constantFrom('示', '例', '，', '（', '）', '“', ' ', 'word ', 'longerword', '2026', '、', 'é')
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        const { size, lines } = fitLines(measure, text, ROOM)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const line of lines) if (line.length > 1) expect(measure(line, size)).toBeLessThanOrEqual(ROOM.width)
        expect(size).toBeLessThanOrEqual(ROOM.largest)
        expect(size).toBeGreaterThanOrEqual(ROOM.smallest)
      }),
    )
  })
})

describe('the ornament', () => {
  test('is the same for one result, another for another, and stays within its circle', () => {
    expect(rosette(DIGEST)).toEqual(rosette(DIGEST))
    expect(rosette('0'.repeat(64))).not.toEqual(rosette(DIGEST))
    for (const { points } of rosette(DIGEST)) {
      for (const [x, y] of points) expect(Math.hypot(x, y)).toBeLessThanOrEqual(1 + 1e-9)
    }
  })
})

describe('a certificate as PDF', () => {
  const words = (pdf: ReturnType<typeof readPdf>, text: string) =>
    [...new Set(text.replace(/\s/g, ''))].filter((sign) => !pdf.characters.has(sign))

  test('has its faces in it, and gives back Chinese and Latin text', () => {
    const pdf = readPdf(drawCertificates([certificate({ title: '乡村示例项目 Village' })], 'zh-CN'))
    expect(pdf.pages).toBe(1)
    expect(pdf.faces.some((face) => face.includes('NotoSansSC'))).toBe(true)
    const all = '获奖证书示例公益创新奖数字化赋能奖乡村示例项目Village示例甲公司2026年11月22日第1位awards.example.org/awards/sample/result' // prettier-ignore
    expect(words(pdf, all + shortDigest(DIGEST))).toEqual([])
  })

  test('in English says it in English, with the Chinese name of who won', () => {
    const pdf = readPdf(drawCertificates([certificate({ title: 'Village project', isShared: true })], 'en'))
    expect(words(pdf, 'Certificate of Award Village project 22 Nov 2026 shared place 1 示例甲公司')).toEqual([])
  })

  test('has a page each, and one place of a category needs no number', () => {
    const pdf = readPdf(drawCertificates([certificate({ place: null }), certificate({ title: '另一示例' })], 'zh-CN'))
    expect(pdf.pages).toBe(2)
    const [one, many] = [null, 2].map((place) => readPdf(drawCertificates([certificate({ place })], 'zh-CN')))
    expect([one!.characters.has('第'), many!.characters.has('第')]).toEqual([false, true])
  })

  test('of a rehearsal says so in large letters and leads nowhere', () => {
    const pdf = readPdf(drawCertificates([certificate({ isRehearsal: true })], 'en'))
    expect(words(pdf, 'REHEARSAL')).toEqual([])
    const chinese = readPdf(drawCertificates([certificate({ isRehearsal: true })], 'zh-CN'))
    expect(words(chinese, '演练评分为编造')).toEqual([])
    expect(chinese.characters.has('扫')).toBe(false)
  })

  test('names the characters that no face of ours can draw', () => {
    expect(undrawable([certificate({ organisation: '示例🦄公司' })])).toEqual(['🦄'])
    expect(undrawable([certificate()])).toEqual([])
    expect(() => drawCertificates([certificate({ organisation: '示例🦄公司' })], 'zh-CN')).not.toThrow()
  })
})
