import type { ScoreRow } from '#scoring/panel/model/score-row.ts'
import { decodeText } from './desk/import/decode-text.ts'
import { analysePanel, type PanelAnalysis } from './panel/analysis.ts'
import { readScores } from './panel/read-scores.ts'
import { readWeights } from './panel/read-weights.ts'
import { tableProblem, type TableProblem, type TableRead } from './panel/table-problem.ts'

export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A problem or a remark, and the file it is about. */
export type FileProblem = TableProblem & { readonly file: string }

export type PanelFileResult =
  | {
      readonly ok: true
      readonly analysis: PanelAnalysis
      readonly rows: readonly ScoreRow[]
      /** Worth knowing, such as that a file was not UTF-8. */
      readonly notes: readonly FileProblem[]
    }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

/** The analysis of a file of scores and, where there is one, a file of weights; or everything that is wrong with them. */
export function analysePanelFiles(scores: NamedBytes, weights: NamedBytes | undefined, seed: number): PanelFileResult {
  const notes: FileProblem[] = []
  const rows = readFile(scores, readScores, notes)
  const criteria = rows.ok ? [...new Set(rows.value.flatMap(({ criterion }) => criterion ?? []))].sort() : undefined
  // Without the scores nobody can say which criteria there are, and the scores have to be mended first.
  const shares = weights && criteria ? readFile(weights, (text) => readWeights(text, criteria), notes) : undefined
  if (!rows.ok) return rows
  if (shares && !shares.ok) return shares
  const analysis = analysePanel(rows.value, { seed, ...(shares ? { weights: shares.value } : {}) })
  return { ok: true, analysis, rows: rows.value, notes }
}

function readFile<Value>(
  { name: file, bytes }: NamedBytes,
  read: (text: string) => TableRead<Value>,
  notes: FileProblem[],
): { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problems: readonly FileProblem[] } {
  const wrong = (problems: readonly TableProblem[]) =>
    ({ ok: false, problems: problems.map((problem) => ({ ...problem, file })) }) as const
  // What every zip file begins with, and what spreadsheets before 2007 wrote.
  if (['504b0304', 'd0cf11e0'].includes(Buffer.from(bytes.subarray(0, 4)).toString('hex'))) {
    return wrong([tableProblem('spreadsheet')])
  }
  const decoded = decodeText(bytes)
  // Spaces and line breaks alone are no more than nothing; what is missing is missing from the first line on.
  const isEmpty = bytes.length === 0 || (decoded.ok && decoded.value.trim() === '')
  if (isEmpty) return wrong(decodeText(new Uint8Array()).problems.map((problem) => ({ ...problem, line: 1 })))
  if (!decoded.ok) return wrong(decoded.problems)
  const table = read(decoded.value)
  if (!table.ok) return wrong(table.problems)
  const encoding = decoded.problems.map(({ code, message }) => ({ code, message }))
  notes.push(...[...encoding, ...table.notes].map((note) => ({ ...note, file })))
  return table
}
