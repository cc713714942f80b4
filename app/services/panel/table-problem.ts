import { fill, type Detail } from '#cases/problem.ts'
import type { LocalText } from '#scoring/facts.ts'
import { PANEL_TABLE_PROBLEMS, type PanelTableProblemCode } from '../../content/panel/table-problems.ts'

export interface TableProblem {
  /** A code of ours, or of the reading of any text file that is brought in. */
  readonly code: string
  /** Of the file, from 1; absent where the file as a whole is meant. */
  readonly line?: number
  readonly message: LocalText
}

/** What came of reading a table, with what is worth a remark, or everything that is wrong with it, by line. */
export type TableRead<Value> =
  | { readonly ok: true; readonly value: Value; readonly notes: readonly TableProblem[] }
  | { readonly ok: false; readonly problems: readonly TableProblem[] }

export function tableProblem(code: PanelTableProblemCode, detail: Detail = {}, line?: number): TableProblem {
  const words = PANEL_TABLE_PROBLEMS[code]
  return {
    code,
    ...(line === undefined ? {} : { line }),
    message: { 'zh-CN': fill(words['zh-CN'], detail, 'zh-CN'), en: fill(words.en, detail, 'en') },
  }
}

/** The problems of a table in the order of its lines; those of the whole file first. */
export function wrongTable(problems: readonly TableProblem[]): {
  readonly ok: false
  readonly problems: readonly TableProblem[]
} {
  return { ok: false, problems: problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)) }
}
