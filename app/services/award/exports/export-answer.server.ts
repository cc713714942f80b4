import type { Db } from '#db/schema.ts'
import type { PageGiven } from '../../../access/guarded-page.server.ts'
import type { Language } from '../../../i18n/languages.ts'
import { noSuchFile, privateFileAnswer } from '../../plain-answer.server.ts'
import { OFFICE_TABLES, officeTable, publicResultTable } from './exports.server.ts'
import { columnsSheet, tableSpeech, type OfficeTable } from './office-table.ts'
import { tableFile } from './table-file.server.ts'
import { TABLE_FORMATS, TABLE_TYPES, type TableFormat } from './write-table.ts'

/** A table of the award office as a file, named such as `sheets.xlsx`. */
export async function officeExport(db: Db, { visit, language, request, params }: PageGiven): Promise<Response> {
  const [asked, ending, ...more] = (params['file'] ?? '').split('.')
  const name = OFFICE_TABLES.find((table) => table === asked)
  const format = TABLE_FORMATS.find((each) => each === ending)
  if (!name || !format || more.length > 0) return noSuchFile(request)
  const award = params['award'] ?? ''
  const answer = await officeTable(db, visit, award, name, language)
  return answer.ok ? asFile(answer.table, language, format, `${award}-${name}`) : noSuchFile(request)
}

/** The public result as a file. */
export async function publicExport(db: Db, given: PageGiven, format: TableFormat): Promise<Response> {
  const award = given.params['award'] ?? ''
  const table = await publicResultTable(db, given.visit, award, given.language)
  return table ? asFile(table, given.language, format, `${award}-public`) : noSuchFile(given.request)
}

/** What is in an award changes without the site's memory of pages knowing, so that nothing keeps it. */
async function asFile(table: OfficeTable, language: Language, format: TableFormat, name: string): Promise<Response> {
  const bytes = await tableFile([table, columnsSheet(table, tableSpeech(language))], format)
  return privateFileAnswer(bytes, TABLE_TYPES[format], `${name}.${format}`)
}
