import { fill, type Detail } from '#cases/problem.ts'
import type { Refusal } from '#scoring/result.ts'
import { PANEL_WORDS, type PanelWord } from '../../content/panel/analysis-words.ts'
import { PANEL_REASONS } from '../../content/panel-reasons.ts'
import type { Language } from '../../i18n/languages.ts'
import { fitted } from '../terminal-table.ts'

/** The words and figures of one printed analysis. */
export interface PanelSpeech {
  readonly say: (word: PanelWord, detail?: Detail) => string
  readonly because: (why: Refusal) => string
  /** A score or an effect, with the decimals that the scores of this panel bear. */
  readonly points: (value: number) => string
  readonly interval: (low: number, high: number) => string
  /** A coefficient within about −1 to 1. */
  readonly coefficient: (value: number) => string
  readonly percent: (share: number) => string
  readonly names: (names: readonly string[]) => string
  /** By name as a reader looks for it: 2 before 10, and Chinese by its sound. */
  readonly inOrder: <Named extends { readonly name: string }>(list: readonly Named[]) => Named[]
  /** A table for the terminal at hand; its first `keys` columns say what a row is about. */
  readonly table: (rows: readonly (readonly string[])[], keys?: number) => string[]
}

/** A long list of names is cut here on a terminal; `--json` has all. */
const MOST_NAMES = 12

/**
 * @param range between the lowest and the highest score
 * @param width of the terminal; without one no table is broken
 */
export function panelSpeech(language: Language, range: number, width = Infinity): PanelSpeech {
  const decimals = range > 0 ? Math.min(8, Math.max(2, 3 - Math.floor(Math.log10(range)))) : 2
  const fixed = (digits: number) =>
    new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const [ofPoints, ofCoefficient] = [fixed(decimals), fixed(3)]
  const ofShare = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
  const written = (format: Intl.NumberFormat, value: number) => format.format(value).replace(/^-(?=[0.,]*$)/, '')
  const points = (value: number) => written(ofPoints, value)
  const chinese = language === 'zh-CN'
  const collator = new Intl.Collator(language, { numeric: true })
  return {
    say: (word, detail = {}) => fill(PANEL_WORDS[word][language], detail, language),
    because: ({ code, detail }) => fill(PANEL_REASONS[code]?.[language] ?? code, detail, language),
    points,
    interval: (low, high) => (chinese ? `${points(low)} 至 ${points(high)}` : `${points(low)} to ${points(high)}`),
    coefficient: (value) => (Number.isFinite(value) ? written(ofCoefficient, value) : value < 0 ? '−∞' : '∞'),
    percent: (share) => ofShare.format(share),
    names: (names) => {
      const [shown, rest] = [names.slice(0, MOST_NAMES), names.length - MOST_NAMES]
      const more = rest > 0 ? (chinese ? `，另有 ${rest} 个` : ` and ${rest} more`) : ''
      return shown.join(chinese ? '、' : ', ') + more
    },
    inOrder: (list) => list.toSorted((one, other) => collator.compare(one.name, other.name)),
    table: (rows, keys) => fitted(rows, width, keys),
  }
}
