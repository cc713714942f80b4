import type { Language } from './languages.ts'

/** Numbers, amounts and dates as a reader of each language writes them: 万 and 亿 in Chinese, thousand and million in English. */

/** How many texts of a kind are kept in each language. */
const MOST_WRITTEN = 5_000

/** A writer that keeps its texts: figures and dates repeat on every page, and Intl takes its time over each. */
function keeping<Value>(write: (language: Language, value: Value) => string) {
  const written: Record<Language, Map<Value, string>> = { 'zh-CN': new Map(), en: new Map() }
  return (language: Language, value: Value): string => {
    const texts = written[language]
    let text = texts.get(value)
    if (text === undefined) {
      if (texts.size >= MOST_WRITTEN) texts.clear()
      texts.set(value, (text = write(language, value)))
    }
    return text
  }
}

/** Figures of one kind. */
function figures(options: Intl.NumberFormatOptions) {
  const formats = new Map<Language, Intl.NumberFormat>()
  return keeping<number>((language, value) => {
    const format = formats.get(language) ?? new Intl.NumberFormat(language, options)
    formats.set(language, format)
    return format.format(value)
  })
}

/** Significant digits of a shortened figure. */
type Digits = 2 | 3 | 4

const inWords = (digits: Digits) =>
  figures({ notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: digits })

const IN_WORDS = { 2: inWords(2), 3: inWords(3), 4: inWords(4) }
const FOUR_DIGITS = figures({ maximumSignificantDigits: 4 })

/** A figure as a source gives it, with all its digits: 22,859. */
export const formatExact = figures({ maximumFractionDigits: 6 })

/**
 * A figure with all the digits it carries, large round ones in words: 1403亿, 140.3 billion; 22,859 stays 22,859.
 * Chinese uses 万 from ten thousand on, English words from a million on.
 */
export const formatFigure = keeping<number>((language, value) => {
  const magnitude = Math.abs(value)
  const wordsFrom = language === 'en' ? 1_000_000 : 10_000
  const carried = magnitude.toString().replace('.', '').replace(/0+$/, '').length
  if (magnitude < wordsFrom || carried > 4 || !Number.isInteger(value)) return formatExact(language, value)
  return IN_WORDS[4](language, value)
})

/** A large figure for reading: 1.76万, 17.6 thousand; below 10,000 all digits. Never more than `digits` significant ones. */
export function formatShort(language: Language, value: number, digits: Digits = 3): string {
  return (Math.abs(value) < 10_000 ? FOUR_DIGITS : IN_WORDS[digits])(language, value)
}

/** An index score on 0-100. Half points carry no information here, so whole numbers. */
export const formatScore = figures({ maximumFractionDigits: 0 })

/** A score with one decimal, for tables that a reader recomputes. */
export const formatScoreExact = figures({ minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** Points of a jury, to the hundredth: what tells entries apart on a scale of five levels. */
export const formatPoints = figures({ minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'negative' })

/** A share of 1 as per cent: 53%. */
export const formatShare = figures({ style: 'percent', maximumFractionDigits: 0 })

/** A rate of 1 with the half per cent that tells rates apart: 3.5%. */
export const formatRate = figures({ style: 'percent', maximumFractionDigits: 1 })

/** A multiple such as 26-fold: two significant digits, for more would pretend to know more. */
export const formatRatio = figures({ maximumSignificantDigits: 2 })

/** Yuan: 186万元, CNY 1.86 million. */
export function formatCny(language: Language, amountCny: number, digits: Digits = 3): string {
  const amount = formatShort(language, amountCny, digits)
  return language === 'en' ? `CNY ${amount}` : `${amount}元`
}

/** A range of yuan, the unit said once: CNY 0–1.86 million. */
export function formatCnyRange(language: Language, low: number, high: number): string {
  const ends = `${formatShort(language, low)}${language === 'en' ? ' to ' : ' 至 '}${formatShort(language, high)}`
  return language === 'en' ? `CNY ${ends}` : `${ends}元`
}

const MONTHS: Record<Language, Intl.DateTimeFormatOptions> = {
  en: { year: 'numeric', month: 'short', timeZone: 'UTC' },
  'zh-CN': { year: 'numeric', month: 'long', timeZone: 'UTC' },
}

const dateFormats = new Map<string, Intl.DateTimeFormat>()

/** A date as exact as it is known: 2024年7月, Jul 2024; a bare year stays a year. */
export const formatDate = keeping<string>((language, date) => {
  if (date.length === 4) return language === 'en' ? date : `${date}年`
  const withDay = date.length > 7
  const key = `${language}${withDay}`
  let format = dateFormats.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      ...MONTHS[language],
      ...(withDay ? { day: 'numeric' } : {}),
    })
    dateFormats.set(key, format)
  }
  return format.format(new Date(`${date.slice(0, 10)}${withDay ? '' : '-01'}T00:00:00Z`))
})

const MINUTES: Intl.DateTimeFormatOptions = {
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Shanghai',
}
const momentFormats = new Map<Language, Intl.DateTimeFormat>()

/**
 * A point in time by the clock of Beijing (UTC+8 all year): 2026年11月21日 22:05, 21 Nov 2026, 22:05. A server cannot
 * know a reader's clock, so the page says which one this is.
 */
export const formatDateTime = keeping<string>((language, at) => {
  let format = momentFormats.get(language)
  if (!format) {
    format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...MONTHS[language], ...MINUTES })
    momentFormats.set(language, format)
  }
  return format.format(new Date(at))
})

const BEIJING_AHEAD_MS = 8 * 3_600_000

/** The day of a point in time by the clock of Beijing, as dates are written down: 2026-11-22. */
export const dayInBeijing = (at: string): string =>
  new Date(Date.parse(at) + BEIJING_AHEAD_MS).toISOString().slice(0, 10)

/** The same in words: 2026年11月22日, 22 Nov 2026. */
export const formatDay = (language: Language, at: string): string => formatDate(language, dayInBeijing(at))
