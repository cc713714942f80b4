import type { BaseFigure, Divisor, FigureOnBasis } from '#scoring/bases/basis.ts'
import type { ObservationBasis } from '#scoring/facts.ts'
import type { Refusal } from '#scoring/result.ts'
import type { Qualifier } from '#scoring/vocabulary.ts'
import { formatCny, formatDate, formatShort } from '../../i18n/format.ts'
import type { MessageKey, Speech } from '../../i18n/translate.ts'
import { quantityText } from '../quantity-text.ts'

/** So small per yuan that nobody could read it: given for a million yuan. */
const YUAN_SHOWN = 1_000_000

/** Digits that a quotient is given with: neither of the two it is made of carries more. */
const QUOTIENT_DIGITS = 3

/** A figure on its basis: 22,859 people, about 2,890 people a year. */
export function figureText(
  { value, unit, per, qualifier, approximate, divisor }: FigureOnBasis,
  speech: Speech,
): string {
  const { t } = speech
  // A year's count is a rate as it is, with all the digits of its source.
  const shown = divisor === null ? value : rounded(per === 'CNY' ? value * YUAN_SHOWN : value)
  const amount = qualified(amountText(shown, unit, speech), qualifier, approximate, speech)
  return per === null ? amount : t(`compare.rate.${per}` as MessageKey, { value: amount })
}

/** What a figure was before anything was divided: 22,859 people, cumulative, Feb 2016–Dec 2023. */
export function reportedText({ value, unit, qualifier, covers }: BaseFigure, speech: Speech): string {
  return [qualified(amountText(value, unit, speech), qualifier, false, speech), coversText(covers, speech)].join(
    speech.t('common.list'),
  )
}

/** The time that a figure is of, and how it was counted over it. */
export function coversText(covers: ObservationBasis | null, { t, language }: Speech): string {
  if (covers === null) return t('compare.dateUnknown')
  const date = (text: string) => formatDate(language, text)
  switch (covers.kind) {
    case 'annual':
      return `${date(covers.year)}${t('common.list')}${t('case.outcomes.annual')}`
    case 'stock':
      return t('common.asOf', { date: date(covers.at) })
    case 'cumulative': {
      const time = covers.from === undefined ? t('compare.until', { date: date(covers.to) }) : `${date(covers.from)}–${date(covers.to)}` // prettier-ignore
      return `${t('case.outcomes.cumulative')}${t('common.list')}${time}`
    }
  }
}

/**
 * What a figure was divided by.
 * @param labels of the outcomes that a divisor can name
 */
export function divisorText(divisor: Divisor, labels: Readonly<Record<string, string>>, speech: Speech): string {
  const { t, language } = speech
  switch (divisor.kind) {
    case 'time': {
      const years = formatShort(language, rounded(divisor.years))
      const [from, to] = [divisor.from, divisor.to].map((date) => formatDate(language, date))
      return t('compare.divided.time', { years, from: from!, to: to! })
    }
    case 'beneficiaries': {
      const count = quantityText(divisor.value, divisor.unit, divisor.qualifier, speech)
      const label = labels[divisor.outcome] ?? divisor.outcome
      return t('compare.divided.beneficiaries', { count, label, time: coversText(divisor.covers, speech) })
    }
    case 'investment': {
      const amount = qualified(formatCny(language, rounded(divisor.amountCny2023)), divisor.qualifier, false, speech)
      const years = [...new Set(divisor.items.map(({ year }) => year))].join(t('common.list'))
      return t('compare.divided.investment', { amount, scope: t(`fundingScope.${divisor.scope}`), years })
    }
  }
}

/** Why a figure can't be put on a basis, or what to know although it can: `compare.noBasis` or `compare.remark`. */
export function basisReason(
  kind: 'noBasis' | 'remark',
  { code, detail }: Refusal,
  labels: Readonly<Record<string, string>>,
  { t, language }: Speech,
): string {
  const values = Object.fromEntries(
    Object.entries(detail).map(([name, value]) => {
      if (name === 'outcome') return [name, labels[String(value)] ?? value]
      // A year stays as it is; a date is written out.
      if (['from', 'to', 'at'].includes(name) && typeof value === 'string') return [name, formatDate(language, value)]
      return [name, value]
    }),
  )
  return t(`compare.${kind}.${code}` as MessageKey, values)
}

function amountText(value: number, unit: BaseFigure['unit'], speech: Speech): string {
  return unit === 'CNY' ? formatCny(speech.language, value) : quantityText(value, unit, 'exact', speech)
}

function qualified(text: string, qualifier: Qualifier, approximate: boolean, { t }: Speech): string {
  return t(`common.${qualifier}`, { value: approximate ? t('common.about', { value: text }) : text })
}

function rounded(value: number): number {
  return Number(value.toPrecision(QUOTIENT_DIGITS))
}
