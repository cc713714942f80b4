import { said, type WordValues } from '../../../components/accounts/use-words.ts'
import { EXPORTS, type ExportWord } from '../../../content/award/exports.ts'
import { COLUMNS, type Column } from '../../../content/award/columns.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { WrittenSheet } from './write-table.ts'

/** A table as it leaves the site. */
export interface OfficeTable extends WrittenSheet {
  /** What each column is about, in their order. */
  readonly columns: readonly Column[]
}

/** How a table says its heads and words in one language. */
export interface TableSpeech {
  readonly language: Language
  readonly say: (word: ExportWord, values?: WordValues) => string
  /** A title that may be written in the other language only. */
  readonly title: (words: Readonly<Record<Language, string>> | undefined) => string
}

export function tableSpeech(language: Language): TableSpeech {
  const other = language === 'en' ? 'zh-CN' : 'en'
  return {
    language,
    say: (word, values) => said(EXPORTS, language, word, values),
    title: (words) => (words === undefined ? '' : words[language] || words[other]),
  }
}

/** What each column of a table holds, as a sheet of its own: a line a column. */
export function columnsSheet(
  { columns, rows: [heads = []] }: OfficeTable,
  { say, language }: TableSpeech,
): WrittenSheet {
  const lines = columns.map((column, place) => [String(heads[place]), COLUMNS[column][language]])
  return { name: say('columns'), rows: [[say('column'), say('meaning')], ...lines] }
}
