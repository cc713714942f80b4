/** Reads the records of a table, with the line of the file on which each begins. */
import { CsvError, parse } from 'csv-parse/sync'

export interface CsvRecord {
  /** Of the file, from 1. */
  readonly line: number
  /** As they are written; a line break in one is a single `\n`, whichever the file has. */
  readonly cells: readonly string[]
}

export interface CsvLimits {
  /** Records with the head; one more is read, so that too many can be told from just enough. */
  readonly records?: number
  /** Characters of one record. */
  readonly recordLength?: number
}

export type CsvRead =
  | {
      readonly ok: true
      readonly records: readonly CsvRecord[]
      /** The sign that parts the cells. */
      readonly delimiter: string
    }
  /** `line`: where the parser gave up, as far as it says. */
  | { readonly ok: false; readonly why: 'quotes' | 'record-too-long'; readonly line: number | undefined }

const HEAD_LENGTH = 20_000

/** All records that are not empty. Cells are parted by comma, semicolon or tab, whichever the first line has most of. */
export function readCsvRecords(given: string, { records: most, recordLength }: CsvLimits = {}): CsvRead {
  // The parser counts CR LF inside quotation marks as two lines.
  const text = given.replaceAll(/\r\n?/g, '\n')
  const delimiter = delimiterOf(text)
  try {
    const records = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      ...(recordLength === undefined ? {} : { max_record_size: recordLength }),
      ...(most === undefined ? {} : { to: most + 1 }),
    }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[]
    return {
      ok: true,
      delimiter,
      records: records.map(({ record, info }) => {
        // The line on which it ends; cells may hold line breaks.
        const breaks = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
        return { line: info.lines - breaks, cells: record }
      }),
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error as unknown as { readonly lines?: unknown }
    const why = error.code === 'CSV_MAX_RECORD_SIZE' ? 'record-too-long' : 'quotes'
    return { ok: false, why, line: typeof lines === 'number' ? lines : undefined }
  }
}

function delimiterOf(text: string): string {
  const firstLine = /^.*\S.*$/m.exec(text.slice(0, HEAD_LENGTH))?.[0] ?? ''
  const count = (sign: string) => firstLine.split(sign).length
  return ['\t', ';'].find((sign) => count(sign) > count(',')) ?? ','
}
