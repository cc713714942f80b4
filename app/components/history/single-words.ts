import type { SingleChange } from '#scoring/changes/single-changes.ts'
import { factorById } from '#scoring/net-value/factors/library.ts'
import { formatCny, formatDate, formatExact, formatShare } from '../../i18n/format.ts'
import type { MessageKey, Speech } from '../../i18n/translate.ts'
import { quantityText } from '../quantity-text.ts'

/** What a field held on one side, in words; empty where it held nothing. */
export function singleValue(
  single: SingleChange,
  side: 'before' | 'after',
  names: Readonly<Record<string, string>>,
  { t, language }: Speech,
): string {
  const list = t('common.list')
  switch (single.field) {
    case 'level': {
      const { min, max } = single[side]
      return min === max ? t('level.exact', { level: min }) : t('level.range', { min, max })
    }
    case 'state':
      return t(`state.${single[side]}`)
    case 'links':
      return single[side].join(list)
    case 'present':
      return t(single[side] ? 'common.yes' : 'common.no')
    case 'quantity': {
      const quantity = single[side]
      if (quantity === null) return ''
      const { value, unit, qualifier, asOf } = quantity
      const figure = quantityText(value, unit, qualifier, { t, language })
      return figure + t('common.inBrackets', { text: t('common.asOf', { date: formatDate(language, asOf) }) })
    }
    case 'chain':
      return (single[side] ?? []).map((id) => factorById(id)?.indicator[language] ?? id).join(' → ')
    case 'benefit-years':
      return single[side] === null ? '' : formatExact(language, single[side])
    case 'kind':
      return t(`outcomeKind.${single[side]}`)
    case 'sign':
      return t(`sign.${single[side]}`)
    case 'part-of': {
      const whole = single[side]
      return whole === null ? '' : (names[whole.id] ?? whole.id)
    }
    case 'not-priced':
      return single[side] === null ? '' : t(`code.${single[side]}`)
    case 'filter': {
      const { name, size } = single[side]
      const word = t(`case.net.filter.${name}` as MessageKey)
      if (size === null) return `${word}${t('common.colon')}${t('common.notKnown')}`
      const ends = [size.low, ...(size.central === null ? [] : [size.central]), size.high]
      return `${word}${t('common.colon')}${ends.map((end) => formatShare(language, end)).join(' / ')}`
    }
    case 'filter-state': {
      const { name, state, links, who } = single[side]
      const rests = state === 'evidenced' ? links.join(list) : state === 'assumed' ? (who ?? '') : t('common.notKnown')
      return `${t(`case.net.filter.${name}` as MessageKey)}${t('common.colon')}${rests}`
    }
    case 'grade':
      return t(`grade.${single[side]}`)
    case 'case-date':
      return formatDate(language, single[side])
    case 'harms':
    case 'investments':
      return single[side] === 'listed' ? t('common.yes') : t(`state.${single[side]}`)
    case 'investment-amounts':
      return single[side].map(({ year, scope, amountCny }) => `${year} ${t(`fundingScope.${scope}` as MessageKey)} ${formatCny(language, amountCny)}`).join(list) // prettier-ignore
    case 'investment-links':
      return single[side].map((links) => links.join(list)).join('; ')
  }
}
