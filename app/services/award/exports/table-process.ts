/** A process of its own for a large table, so that writing it holds up no request. Gets the sheets; answers once. */
import type { Apart } from '../apart.server.ts'
import { writeTable, type TableFormat, type WrittenSheets } from './write-table.ts'

export interface TableGiven {
  readonly sheets: WrittenSheets
  readonly format: TableFormat
}

export type TableAnswer = { readonly bytes: Uint8Array } | { readonly refused: string }

process.send!('started' satisfies Apart<TableAnswer>)

process.once('message', ({ sheets, format }: TableGiven) => {
  const say = (answer: TableAnswer) => process.send!({ answer } satisfies Apart<TableAnswer>, () => process.disconnect()) // prettier-ignore
  writeTable(sheets, format).then(
    (bytes) => say({ bytes }),
    (error: unknown) => say({ refused: error instanceof Error ? error.message : String(error) }),
  )
})
