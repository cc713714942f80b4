import type { Refusal } from '#scoring/result.ts'
import { formatShare, formatShort } from '../i18n/format.ts'
import type { MessageKey, Speech } from '../i18n/translate.ts'

const FILTERS = ['deadweight', 'displacement', 'attribution', 'dropoff']

/** A refusal or warning of scoring as a sentence: codes become words, numbers are written out. */
export function reasonText({ code, detail }: Refusal, { t, language }: Speech): string {
  const values = Object.fromEntries(
    Object.entries(detail).map(([name, value]) => {
      if (name === 'filter' && FILTERS.includes(String(value)))
        return [name, t(`case.net.filter.${value}` as MessageKey)]
      if (name === 'share') return [name, formatShare(language, Number(value))]
      if (name === 'who' && value === 'library') return [name, t('case.who.library')]
      // Years stay as they are; other numbers are written as a reader writes them.
      if (typeof value === 'number') return [name, name === 'year' ? value : formatShort(language, value)]
      return [name, value]
    }),
  )
  return t(`reason.${code}` as MessageKey, values)
}
