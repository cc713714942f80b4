/** What is wrong with a file that somebody brings in, where, and in words, in both languages. */
import { fill, type Detail } from '../problem.ts'
import type { LocalText } from '#scoring/facts.ts'
import { IMPORT_MESSAGES, type ImportCode } from './import-messages.ts'

/** `refused`: nothing of the file is taken. `left-out`: this part of it is not. `note`: taken, and worth knowing. */
export type ImportSeverity = 'refused' | 'left-out' | 'note'

export interface ImportProblem {
  readonly severity: ImportSeverity
  readonly code: ImportCode
  /** Counts from 1; of a table the line of the file on which the row begins. */
  readonly line?: number
  /** The column as its head calls it, or the name of a part of the file. */
  readonly field?: string
  readonly message: LocalText
}

/** Builds a problem; its severity and words come from the table of its code. */
export function importProblem(
  code: ImportCode,
  detail: Detail = {},
  place: Pick<ImportProblem, 'line' | 'field'> = {},
): ImportProblem {
  const { severity, ...words } = IMPORT_MESSAGES[code]
  const message = { 'zh-CN': fill(words['zh-CN'], detail, 'zh-CN'), en: fill(words.en, detail, 'en') }
  return { severity, code, ...place, message }
}

/** What came of reading a file, or why nothing of it is taken. */
export type Taken<Value> =
  | { readonly ok: true; readonly value: Value; readonly problems: readonly ImportProblem[] }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] }

export const taken = <Value>(value: Value, problems: readonly ImportProblem[] = []): Taken<Value> => ({ ok: true, value, problems }) // prettier-ignore
export const refusedFile = (code: ImportCode, detail?: Detail, place?: Pick<ImportProblem, 'line' | 'field'>) =>
  ({ ok: false, problems: [importProblem(code, detail, place)] }) as const
