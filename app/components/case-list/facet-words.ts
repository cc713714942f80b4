import { provinceName } from '#cases/provinces.ts'
import type { CaseFacet } from '../../forms/case-filter.ts'
import type { MessageKey, Speech } from '../../i18n/translate.ts'

/** A value of a facet as a reader knows it; a name is shown as it is. */
export function facetWords(
  condition: 'q' | CaseFacet,
  { value, name }: { readonly value: string; readonly name: string | null },
  { t, language }: Speech,
): string {
  if (name !== null) return name
  switch (condition) {
    case 'q':
    case 'organisation':
      return value
    case 'priced':
      return t(`cases.priced.${value}` as MessageKey)
    case 'sdg':
      return `${value} ${t(`sdg.${value}` as MessageKey)}`
    case 'region':
      return value === 'national' || value === 'abroad' ? t(`scope.${value}`) : provinceName(value)[language]
    default:
      return t(`${condition}.${value}` as MessageKey)
  }
}
