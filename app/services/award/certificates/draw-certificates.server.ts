import { PDFDocument, type CanvasRenderingContext2D } from '@napi-rs/canvas'
import { encode } from 'uqr'
import { fontStack, missingGlyphs } from '../../../charts/fonts.server.ts'
import { said } from '../../../components/accounts/use-words.ts'
import { CERTIFICATE } from '../../../content/award/certificate.ts'
import { formatDate } from '../../../i18n/format.ts'
import type { Language } from '../../../i18n/languages.ts'
import { fitLines, type FittedText } from './fit-lines.ts'
import { rosette } from './rosette.ts'

/** What a certificate certifies, in the language it is written in. */
export interface Certificate {
  readonly award: string
  readonly category: string
  /** Null where the category has one place. */
  readonly place: number | null
  readonly isShared: boolean
  readonly title: string
  readonly organisation: string
  /** When the result became final: ISO date in the award's zone. */
  readonly day: string
  readonly digest: string
  /** Of the public result. */
  readonly address: string
  readonly isRehearsal: boolean
}

/** A4 across, in points. */
const WIDTH = 842
const HEIGHT = 595
const MIDDLE = WIDTH / 2
const INK = '#1d2327'
const SOFT = '#545e64'
const ACCENT = '#0b5c5c'
const BRONZE = '#8a6a2f'
const WARNING = '#9a2f14'
/** Stands for a character that no face of ours can draw; the page that offers certificates names them. */
const NO_GLYPH = '□'

/** One page a certificate; the same certificates give the same pages. */
export function drawCertificates(certificates: readonly Certificate[], language: Language): Buffer {
  const [first] = certificates
  if (!first) throw new RangeError('Expected 1 certificate or more but got none.')
  const document = new PDFDocument({
    title: `${first.award} · ${said(CERTIFICATE, language, 'head')}`,
    creator: '善度 Shandu',
    compressionLevel: 6,
  })
  for (const certificate of certificates) {
    const context = document.beginPage(WIDTH, HEIGHT)
    drawPage(new Sheet(context, certificate, language), certificate, language)
    document.endPage()
  }
  return document.close()
}

/** Characters of certificates that will be missing on paper. */
export function undrawable(certificates: readonly Certificate[]): readonly string[] {
  return missingGlyphs(certificates.flatMap(({ award, category, title, organisation }) => [award, category, title, organisation]).join('')) // prettier-ignore
}

interface Written {
  readonly y: number
  readonly size: number
  readonly color?: string
  readonly bold?: boolean
  /** Between letters, in points. */
  readonly spaced?: number
  readonly x?: number
  readonly align?: 'left' | 'center' | 'right'
}

const LINE = 1.32
const BY_SIZE = 10
/** For whose project it is: organisation, a few words, title. */
const MAIN_HEIGHT = 142
const TITLE_SIZES = [27, 22, 18, 14, 11] as const
const heightOf = ({ lines, size }: FittedText): number => lines.length * size * LINE

/** A page with the faces that its words need. */
class Sheet {
  private readonly families: string

  constructor(
    readonly context: CanvasRenderingContext2D,
    certificate: Certificate,
    language: Language,
  ) {
    const words = Object.values(CERTIFICATE).map((word) => word[language])
    const { award, category, title, organisation, day } = certificate
    this.families = fontStack([...words, award, category, title, organisation, formatDate(language, day), '0123456789abcdef:/.□'].join('')) // prettier-ignore
  }

  width(text: string, size: number, bold = false): number {
    this.set(size, bold)
    return this.context.measureText(text).width
  }

  write(text: string, { y, size, color = INK, bold = false, spaced = 0, x = MIDDLE, align = 'center' }: Written): void {
    this.set(size, bold)
    this.context.fillStyle = color
    this.context.textBaseline = 'alphabetic'
    this.context.textAlign = align
    this.context.letterSpacing = `${spaced}px`
    // The space behind the last letter is no part of a line that stands in the middle.
    this.context.fillText(drawable(text), x + (align === 'center' ? spaced / 2 : 0), y)
    this.context.letterSpacing = '0px'
  }

  /** Lines below each other around a middle. */
  block({ lines, size }: FittedText, middle: number, color: string, bold: boolean): void {
    const step = size * LINE
    lines.forEach((line, index) =>
      this.write(line, { y: middle + (index - (lines.length - 1) / 2) * step + size * 0.36, size, color, bold }),
    )
  }

  fit(text: string, width: number, largest: number, smallest: number, lines: number, bold = false): FittedText {
    const measure = (part: string, size: number) => this.width(drawable(part), size, bold)
    return fitLines(measure, text, { width, largest, smallest, lines })
  }

  private set(size: number, bold: boolean): void {
    this.context.font = `${bold ? 'bold ' : ''}${size}px ${this.families}`
  }
}

function drawable(text: string): string {
  const missing = new Set(missingGlyphs(text))
  return missing.size === 0 ? text : [...text].map((sign) => (missing.has(sign) ? NO_GLYPH : sign)).join('')
}

function drawPage(sheet: Sheet, certificate: Certificate, language: Language): void {
  const { award, category, place, isShared, title, organisation, isRehearsal } = certificate
  const say = (key: keyof typeof CERTIFICATE, values: Record<string, string | number> = {}) =>
    said(CERTIFICATE, language, key, values)
  const isChinese = language === 'zh-CN'
  drawFrame(sheet.context)
  drawRosette(sheet.context, certificate.digest, { x: MIDDLE, y: 300, radius: 215, alpha: 0.13 })
  sheet.block(sheet.fit(award, 600, 16, 10, 2), 84, ACCENT, false)
  sheet.write(say('head'), { y: 150, size: isChinese ? 42 : 34, bold: true, color: INK, spaced: isChinese ? 16 : 1.5 })
  drawRule(sheet.context, 174)
  const name = sheet.fit(organisation, 620, 18, 9, 2)
  const room = MAIN_HEIGHT - heightOf(name) - BY_SIZE - 8
  const projects = TITLE_SIZES.map((size) => sheet.fit(title, 650, size, 8, 2, true))
  const project = projects.find((fitted) => heightOf(fitted) <= room) ?? projects.at(-1)!
  // What is short stands apart, what is long keeps together: both around the same middle.
  const gap = Math.max(4, Math.min(16, (MAIN_HEIGHT - heightOf(name) - heightOf(project) - BY_SIZE) / 2))
  const top = 258 - (heightOf(name) + heightOf(project) + BY_SIZE + 2 * gap) / 2
  sheet.block(name, top + heightOf(name) / 2, INK, false)
  sheet.write(say('by'), { y: top + heightOf(name) + gap + BY_SIZE * 0.86, size: BY_SIZE, color: SOFT, spaced: isChinese ? 2 : 0.3 }) // prettier-ignore
  sheet.block(project, top + heightOf(name) + 2 * gap + BY_SIZE + heightOf(project) / 2, INK, true)
  sheet.write(say('won'), { y: 352, size: 12, color: SOFT, spaced: isChinese ? 1.5 : 0.2 })
  sheet.block(sheet.fit(category, 600, 24, 12, 1, true), 385, ACCENT, true)
  if (place !== null) {
    sheet.write(say(isShared ? 'sharedPlace' : 'place', { place }), { y: 421, size: 14, color: BRONZE, bold: true, spaced: 1 }) // prettier-ignore
  }
  drawFoot(sheet, certificate, language)
  if (isRehearsal) drawRehearsal(sheet, say('rehearsal'))
}

/** Two lines, the inner one with hollowed corners. */
function drawFrame(context: CanvasRenderingContext2D): void {
  context.strokeStyle = ACCENT
  context.lineWidth = 1.4
  context.strokeRect(22, 22, WIDTH - 44, HEIGHT - 44)
  const [edge, hollow] = [31, 18]
  const [right, bottom] = [WIDTH - edge, HEIGHT - edge]
  context.strokeStyle = BRONZE
  context.lineWidth = 0.6
  context.beginPath()
  context.moveTo(edge + hollow, edge)
  context.lineTo(right - hollow, edge)
  context.arc(right, edge, hollow, Math.PI, Math.PI / 2, true)
  context.lineTo(right, bottom - hollow)
  context.arc(right, bottom, hollow, -Math.PI / 2, -Math.PI, true)
  context.lineTo(edge + hollow, bottom)
  context.arc(edge, bottom, hollow, 0, -Math.PI / 2, true)
  context.lineTo(edge, edge + hollow)
  context.arc(edge, edge, hollow, Math.PI / 2, 0, true)
  context.closePath()
  context.stroke()
  context.fillStyle = BRONZE
  for (const [x, y] of [
    [edge, edge],
    [right, edge],
    [edge, bottom],
    [right, bottom],
  ] as const) {
    // prettier-ignore
    context.beginPath()
    context.arc(x, y, 2, 0, 2 * Math.PI)
    context.fill()
  }
}

function drawRule(context: CanvasRenderingContext2D, y: number): void {
  context.strokeStyle = BRONZE
  context.lineWidth = 0.8
  for (const side of [-1, 1]) {
    context.beginPath()
    context.moveTo(MIDDLE + side * 9, y)
    context.lineTo(MIDDLE + side * 70, y)
    context.stroke()
  }
  context.fillStyle = BRONZE
  context.beginPath()
  context.moveTo(MIDDLE, y - 3.4)
  context.lineTo(MIDDLE + 3.4, y)
  context.lineTo(MIDDLE, y + 3.4)
  context.lineTo(MIDDLE - 3.4, y)
  context.closePath()
  context.fill()
}

interface Placed {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly alpha: number
}

function drawRosette(context: CanvasRenderingContext2D, digest: string, { x, y, radius, alpha }: Placed): void {
  context.save()
  context.globalAlpha = alpha
  context.strokeStyle = ACCENT
  context.lineWidth = 0.5
  for (const { points } of rosette(digest)) {
    const at = (place: number) => {
      const [across, down] = points[place % points.length]!
      return [x + across * radius, y + down * radius] as const
    }
    const between = (place: number) => {
      const [one, next] = [at(place), at(place + 1)]
      return [(one[0] + next[0]) / 2, (one[1] + next[1]) / 2] as const
    }
    context.beginPath()
    context.moveTo(...between(0))
    for (let place = 1; place <= points.length; place += 1) context.quadraticCurveTo(...at(place), ...between(place))
    context.stroke()
  }
  context.restore()
}

const FOOT = 528

/** Left the place for a seal or a hand, right how to check what is said. */
function drawFoot(sheet: Sheet, certificate: Certificate, language: Language): void {
  const { context } = sheet
  const { day, digest, address, isRehearsal } = certificate
  const say = (key: keyof typeof CERTIFICATE) => said(CERTIFICATE, language, key)
  context.strokeStyle = SOFT
  context.lineWidth = 0.5
  context.beginPath()
  context.moveTo(70, FOOT - 16)
  context.lineTo(270, FOOT - 16)
  context.stroke()
  sheet.write(say('sign'), { x: 70, y: FOOT, size: 9, color: SOFT, align: 'left' })
  sheet.write(formatDate(language, day), { x: MIDDLE, y: FOOT - 20, size: 12 })
  sheet.write(say('final'), { x: MIDDLE, y: FOOT, size: 9, color: SOFT })
  if (isRehearsal) {
    sheet.write(say('notReal'), { x: WIDTH - 70, y: FOOT, size: 9, color: WARNING, align: 'right' })
    return
  }
  const [size, left] = [76, WIDTH - 70 - 76]
  drawQr(context, address, left, FOOT - size + 2, size)
  const words = { x: left - 12, align: 'right' as const, color: SOFT, size: 8 }
  sheet.write(say('digest'), { ...words, y: FOOT - 58 })
  sheet.write(shortDigest(digest), { ...words, y: FOOT - 44, size: 11, color: INK, spaced: 0.4 })
  sheet.write(say('same'), { ...words, y: FOOT - 31, size: 7 })
  sheet.write(say('check'), { ...words, y: FOOT - 13 })
  // An address is never broken: who types it must see where it ends.
  const fitting = sheet.fit(address.replace(/^https?:\/\//, ''), 190, 8, 5, 1)
  sheet.write(fitting.lines.join(''), { ...words, y: FOOT - 1, size: fitting.size, color: INK })
}

/** The first characters of a digest, as they are compared by eye. */
export const shortDigest = (digest: string): string => (digest.slice(0, 16).match(/.{4}/g) ?? []).join(' ')

function drawQr(context: CanvasRenderingContext2D, text: string, left: number, top: number, size: number): void {
  const { data, size: modules } = encode(text, { ecc: 'M', border: 0 })
  const unit = size / modules
  context.fillStyle = INK
  context.beginPath()
  data.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) context.rect(left + x * unit, top + y * unit, unit, unit)
    }),
  )
  context.fill()
}

function drawRehearsal(sheet: Sheet, words: string): void {
  const { context } = sheet
  context.save()
  context.translate(MIDDLE, HEIGHT / 2)
  context.rotate(-Math.PI / 8)
  context.globalAlpha = 0.55
  const { size, lines } = sheet.fit(words, 660, 54, 30, 1, true)
  sheet.write(lines.join(' '), { x: 0, y: size * 0.36, size, bold: true, color: WARNING })
  context.restore()
}
