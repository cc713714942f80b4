import type { Language } from './languages.ts'

/** Numbers, amounts and dates as a reader of each language writes them: 万 and 亿 in Chinese, thousand and million in English. */

const formatters = new Map<string, Intl.NumberFormat>()

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options)
  let format = formatters.get(key)
  if (!format) formatters.set(key, (format = new Intl.NumberFormat(language, options)))
  return format
}

/** A figure as a source gives it, with all its digits: 22,859. */
export function formatExact(language: Language, value: number): string {
  return numberFormat(language, { maximumFractionDigits: 6 }).format(value)
}

/**
 * A figure with all the digits it carries, large round ones in words: 1403亿, 140.3 billion; 22,859 stays 22,859.
 * Chinese uses 万 from ten thousand on, English words from a million on.
 */
export function formatFigure(language: Language, value: number): string {
  const magnitude = Math.abs(value)
  const wordsFrom = language === 'en' ? 1_000_000 : 10_000
  const carried = magnitude.toString().replace('.', '').replace(/0+$/, '').length
  if (magnitude < wordsFrom || carried > 4 || !Number.isInteger(value)) return formatExact(language, value)
  return numberFormat(language, {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: 4,
  }).format(value)
}

/** A large figure for reading: 1.76万, 17.6 thousand; below 10,000 all digits. Never more than `digits` significant ones. */
export function formatShort(language: Language, value: number, digits = 3): string {
  if (Math.abs(value) < 10_000)
    return numberFormat(language, { maximumSignificantDigits: Math.max(digits, 4) }).format(value)
  return numberFormat(language, {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: digits,
  }).format(value)
}

/** An index score on 0-100. Half points carry no information here, so whole numbers. */
export function formatScore(language: Language, value: number): string {
  return numberFormat(language, { maximumFractionDigits: 0 }).format(value)
}

/** A score with one decimal, for tables that a reader recomputes. */
export function formatScoreExact(language: Language, value: number): string {
  return numberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value)
}

/** A share of 1 as per cent: 53%. */
export function formatShare(language: Language, share: number): string {
  return numberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share)
}

/** A multiple such as 26-fold: two significant digits, for more would pretend to know more. */
export function formatRatio(language: Language, ratio: number): string {
  return numberFormat(language, { maximumSignificantDigits: 2 }).format(ratio)
}

/** Yuan: 186万元, CNY 1.86 million. */
export function formatCny(language: Language, amountCny: number, digits = 3): string {
  const figure = formatShort(language, amountCny, digits)
  return language === 'en' ? `CNY ${figure}` : `${figure}元`
}

/** A range of yuan, the unit said once: CNY 0–1.86 million. */
export function formatCnyRange(language: Language, low: number, high: number): string {
  const figures = `${formatShort(language, low)}${language === 'en' ? ' to ' : ' 至 '}${formatShort(language, high)}`
  return language === 'en' ? `CNY ${figures}` : `${figures}元`
}

const MONTHS: Record<Language, Intl.DateTimeFormatOptions> = {
  en: { year: 'numeric', month: 'short', timeZone: 'UTC' },
  'zh-CN': { year: 'numeric', month: 'long', timeZone: 'UTC' },
}

const dateFormats = new Map<string, Intl.DateTimeFormat>()

/** A date as exact as it is known: 2024年7月, Jul 2024; a bare year stays a year. */
export function formatDate(language: Language, date: string): string {
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
}
