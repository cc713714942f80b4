/** A process of its own for a large spreadsheet, so that reading it holds up no request. Gets the file; answers once. */
import type { Apart } from '../apart.server.ts'
import { readSheet, type ReadSheet } from './read-sheet.server.ts'

export interface SheetGiven {
  readonly bytes: Uint8Array
}

process.send!('started' satisfies Apart<ReadSheet>)

process.once('message', ({ bytes }: SheetGiven) => {
  // What it cannot read it says itself; whatever else goes wrong ends this process, which is heard as well.
  void readSheet(bytes).then((answer) =>
    process.send!({ answer } satisfies Apart<ReadSheet>, () => process.disconnect()),
  )
})
