import writeSheet from 'write-excel-file/node'
import type { AwardRules } from '#scoring/award/rules.ts'
import { ENTRIES } from '../../../content/award/office-entries.ts'
import type { Language } from '../../../i18n/languages.ts'
import { csv } from '../../csv.ts'
import { columnNames, neededColumns } from './entry-table.ts'

/** An empty table of entries, its head in the reader's language. */
export const entryTemplateCsv = (language: Language): string => csv([columnNames(language)])

/** The same as a spreadsheet; its second sheet says what the columns are and which categories there are. */
export function entryTemplateXlsx(rules: Pick<AwardRules, 'categories'>, language: Language): Promise<Buffer> {
  const names = columnNames(language)
  const needed = neededColumns(language)
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const, wrap: true })
  const head = names.map((name) => ({ ...bold(name), backgroundColor: needed.includes(name) ? '#fff2cc' : '#eeeeee' }))
  const lines = [
    [bold(ENTRIES.templateColumns[language]), bold('')],
    ...names.map((name) => [name, needed.includes(name) ? ENTRIES.templateNeeded[language] : '']),
    ['', ''],
    [bold(ENTRIES.templateCategories[language]), bold('')],
    ...rules.categories.map(({ id, title }) => [title[language], id]),
  ]
  return writeSheet([
    { data: [head], sheet: ENTRIES.templateSheet[language], columns: names.map(() => ({ width: 24 })), stickyRowsCount: 1 }, // prettier-ignore
    { data: lines, sheet: ENTRIES.templateHelp[language], columns: [{ width: 36 }, { width: 36 }] },
  ]).toBuffer()
}
