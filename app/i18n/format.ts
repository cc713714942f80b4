import type { Language } from './languages.ts'

/** Numbers, amounts and dates as a reader of each language writes them: 万 and 亿 in Chinese, thousand and million in English. */

/** Figures and dates already written: they repeat on every page, and Intl takes its time over each. */
const written = new Map<string, string>()
const MOST_WRITTEN = 20_000

function writtenOnce(key: string, write: () => string): string {
  let text = written.get(key)
  if (text === undefined) {
    if (written.size >= MOST_WRITTEN) written.clear()
    written.set(key, (text = write()))
  }
  return text
}

const formatters = new Map<string, Intl.NumberFormat>()

/** @param style a name of its own for these options */
function figure(language: Language, style: string, value: number, options: Intl.NumberFormatOptions): string {
  return writtenOnce(`${language} ${style} ${value}`, () => {
    const key = `${language} ${style}`
    const format = formatters.get(key) ?? new Intl.NumberFormat(language, options)
    formatters.set(key, format)
    return format.format(value)
  })
}

/** A figure as a source gives it, with all its digits: 22,859. */
export function formatExact(language: Language, value: number): string {
  return figure(language, 'exact', value, { maximumFractionDigits: 6 })
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
  return figure(language, 'compact-4', value, {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: 4,
  })
}

/** A large figure for reading: 1.76万, 17.6 thousand; below 10,000 all digits. Never more than `digits` significant ones. */
export function formatShort(language: Language, value: number, digits = 3): string {
  if (Math.abs(value) < 10_000)
    return figure(language, `short-${digits}`, value, { maximumSignificantDigits: Math.max(digits, 4) })
  return figure(language, `compact-${digits}`, value, {
    notation: 'compact',
    compactDisplay: 'long',
    maximumSignificantDigits: digits,
  })
}

/** An index score on 0-100. Half points carry no information here, so whole numbers. */
export function formatScore(language: Language, value: number): string {
  return figure(language, 'score', value, { maximumFractionDigits: 0 })
}

/** A score with one decimal, for tables that a reader recomputes. */
export function formatScoreExact(language: Language, value: number): string {
  return figure(language, 'score-exact', value, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
}

/** A share of 1 as per cent: 53%. */
export function formatShare(language: Language, share: number): string {
  return figure(language, 'share', share, { style: 'percent', maximumFractionDigits: 0 })
}

/** A rate of 1 with the half per cent that tells rates apart: 3.5%. */
export function formatRate(language: Language, rate: number): string {
  return figure(language, 'rate', rate, { style: 'percent', maximumFractionDigits: 1 })
}

/** A multiple such as 26-fold: two significant digits, for more would pretend to know more. */
export function formatRatio(language: Language, ratio: number): string {
  return figure(language, 'ratio', ratio, { maximumSignificantDigits: 2 })
}

/** Yuan: 186万元, CNY 1.86 million. */
export function formatCny(language: Language, amountCny: number, digits = 3): string {
  const amount = formatShort(language, amountCny, digits)
  return language === 'en' ? `CNY ${amount}` : `${amount}元`
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
  return writtenOnce(`${language} date ${date}`, () => {
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
}
