import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'

/**
 * Fonts for charts drawn on the server. They ship as packages, so a machine without any Chinese font draws the same
 * image. The simplified-Chinese face holds the common characters; rarer ones and symbols come from the numbered slices
 * of the same font, registered only when a chart needs them (a list of all 97 makes every measurement slow).
 */
const require = createRequire(import.meta.url)
const latinFolder = join(dirname(require.resolve('@fontsource/noto-sans/package.json')), 'files')
const hanFolder = join(dirname(require.resolve('@fontsource/noto-sans-sc/package.json')), 'files')
const slices = require('@fontsource/noto-sans-sc/unicode.json') as Record<string, string>
const faces = require('@fontsource/noto-sans/unicode.json') as Record<string, string>

const LATIN_FACES = ['latin', 'latin-ext', 'greek', 'cyrillic'] as const
const WEIGHTS = [400, 700] as const

let baseReady = false
const registered = new Set<string>()
let sliceOfCodePoint: Map<number, string> | undefined

function register(file: string, family: string): void {
  GlobalFonts.register(readFileSync(file), family)
}

function registerBase(): string[] {
  const families = [...LATIN_FACES.map((face) => `Shandu ${face}`), 'Shandu Han']
  if (baseReady) return families
  for (const weight of WEIGHTS) {
    for (const face of LATIN_FACES) {
      register(join(latinFolder, `noto-sans-${face}-${weight}-normal.woff2`), `Shandu ${face}`)
    }
    register(join(hanFolder, `noto-sans-sc-chinese-simplified-${weight}-normal.woff2`), 'Shandu Han')
  }
  baseReady = true
  return families
}

/** Code point to slice number, from the package's own list of ranges. */
function sliceIndex(): Map<number, string> {
  if (sliceOfCodePoint) return sliceOfCodePoint
  sliceOfCodePoint = new Map()
  for (const [name, ranges] of Object.entries(slices)) {
    const number = /^\[(\d+)\]$/.exec(name)?.[1]
    if (number === undefined) continue
    for (const code of codePoints(ranges)) sliceOfCodePoint.set(code, number)
  }
  return sliceOfCodePoint
}

/** The numbers in a CSS list of ranges: `U+0000-00FF,U+0131`. */
function* codePoints(ranges: string): Generator<number> {
  for (const range of ranges.split(',')) {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
    for (let code = parseInt(from, 16); code <= parseInt(to, 16); code++) yield code
  }
}

/** What the Latin, Greek and Cyrillic faces cover, quotes and dashes included. */
const alphabets: ReadonlySet<number> = new Set(LATIN_FACES.flatMap((face) => [...codePoints(faces[face] ?? '')]))

/** Level 1 and 2 of GB 2312, which the simplified-Chinese face covers. */
const commonHan: ReadonlySet<string> = (() => {
  const decoder = new TextDecoder('gbk')
  const characters = new Set<string>()
  for (let high = 0xb0; high <= 0xf7; high++) {
    for (let low = 0xa1; low <= 0xfe; low++) characters.add(decoder.decode(Uint8Array.of(high, low)))
  }
  return characters
})()

/** Characters of a text that no shipped face can draw. */
export function missingGlyphs(text: string): string[] {
  const index = sliceIndex()
  return [...new Set(text)].filter((character) => {
    const code = character.codePointAt(0) as number
    return !alphabets.has(code) && !commonHan.has(character) && !index.has(code)
  })
}

/** A CSS font list that can draw this text, with every face it names registered. */
export function fontStack(text: string): string {
  const families = registerBase()
  const index = sliceIndex()
  for (const character of new Set(text)) {
    const code = character.codePointAt(0) as number
    if (code < 0x250 || commonHan.has(character)) continue
    const slice = index.get(code)
    if (slice === undefined) continue
    const family = `Shandu slice ${slice}`
    if (!registered.has(family)) {
      registered.add(family)
      for (const weight of WEIGHTS) register(join(hanFolder, `noto-sans-sc-${slice}-${weight}-normal.woff2`), family)
    }
    if (!families.includes(family)) families.push(family)
  }
  return families.map((family) => `"${family}"`).join(', ')
}
