import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { GlobalFonts } from '@napi-rs/canvas'
import { coveredCodePoints } from './font-coverage.server.ts'

/**
 * Fonts for charts drawn on the server. They ship as packages, so a machine without any Chinese font draws the same
 * image. The simplified-Chinese face holds the common characters; rarer ones and symbols come from the numbered slices
 * of the same font, registered only when a chart needs them (a list of all 97 makes every measurement slow).
 */
const require = createRequire(import.meta.url)
const latinFonts = {
  400: readFileSync(require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf')),
  700: readFileSync(require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf')),
}
const hanFolder = join(dirname(require.resolve('@fontsource/noto-sans-sc/package.json')), 'files')
const slices = require('@fontsource/noto-sans-sc/unicode.json') as Record<string, string>

const WEIGHTS = [400, 700] as const

let baseReady = false
const registered = new Set<string>()
let sliceOfCodePoint: Map<number, string> | undefined

function registerHan(name: string, family: string): void {
  for (const weight of WEIGHTS) {
    GlobalFonts.register(readFileSync(join(hanFolder, `noto-sans-sc-${name}-${weight}-normal.woff2`)), family)
  }
}

const BASE_FAMILIES = ['Shandu Latin', 'Shandu Han'] as const

function registerBase(): string[] {
  if (!baseReady) {
    for (const weight of WEIGHTS) GlobalFonts.register(latinFonts[weight], 'Shandu Latin')
    registerHan('chinese-simplified', 'Shandu Han')
    baseReady = true
  }
  return [...BASE_FAMILIES]
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

/** Latin, Greek, Cyrillic and what stands between them: quotes, dashes, the small 2 of CO₂. */
const alphabets = coveredCodePoints(latinFonts[400])

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
    if (alphabets.has(code) || commonHan.has(character)) continue
    const slice = index.get(code)
    if (slice === undefined) continue
    const family = `Shandu slice ${slice}`
    if (!registered.has(family)) {
      registered.add(family)
      registerHan(slice, family)
    }
    if (!families.includes(family)) families.push(family)
  }
  return families.map((family) => `"${family}"`).join(', ')
}
