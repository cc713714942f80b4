import { COLUMN_KEYS, OUTCOME_COLUMNS, type OutcomeColumn } from '#cases/import/outcome-columns.ts'
import type { Language } from '../../../i18n/languages.ts'
import { csv } from '../../csv.ts'

/** Made up, and says so: nobody should take it for a figure of a case. */
const EXAMPLE: Readonly<Partial<Record<OutcomeColumn, string | number>>> = {
  id: 'example-samples',
  labelZh: '示例：水样（请删去这一行）',
  labelEn: 'Example: water samples (delete this row)',
  value: 17632,
  unit: 'item',
  asOf: '2023-12',
  basis: 'cumulative',
  from: '2021-03',
  to: '2023-12',
  qualifier: 'exact',
  side: 'environment',
  sign: 'benefit',
  kind: 'output',
  notPriced: 'OUTPUT_NOT_OUTCOME',
  reasonZh: '水样是产出',
  reasonEn: 'samples are an output',
}

/** A table of outcomes to fill in, its head in the reader's language and one example. */
export const outcomeTemplate = (language: Language): string =>
  csv([
    COLUMN_KEYS.map((key) => OUTCOME_COLUMNS[key][language === 'en' ? 1 : 0]),
    COLUMN_KEYS.map((key) => EXAMPLE[key] ?? ''),
  ])
