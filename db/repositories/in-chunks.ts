/** Rows one statement takes: ten columns each stay far below SQLite's 32,766 parameters. */
const ROWS_PER_STATEMENT = 500

/** Runs a statement over many rows without one a row and without exceeding what a statement may hold. */
export async function inChunks<Row>(
  rows: readonly Row[],
  run: (chunk: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await run(rows.slice(start, start + ROWS_PER_STATEMENT))
  }
}
