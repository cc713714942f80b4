import type { Unit } from '#scoring/units.ts'
import type { Qualifier } from '#scoring/vocabulary.ts'
import { formatFigure } from '../i18n/format.ts'
import type { Speech } from '../i18n/translate.ts'

/** A figure with its unit and its qualifier: about 17,600 t. Percent signs stick to their number. */
export function quantityText(value: number, unit: Unit, qualifier: Qualifier, { t, language }: Speech): string {
  const name = t(`unit.${unit}`)
  const figure = formatFigure(language, value)
  // 6亿棵树: where a figure ends in a Chinese word nothing stands between it and its unit.
  const gap = /[万亿]$/.test(figure) ? '' : ' '
  const written = unit === 'percent' ? `${figure}%` : `${figure}${gap}${name}`
  return t(`common.${qualifier}`, { value: written })
}
