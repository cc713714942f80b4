import type { Language } from '../../i18n/languages.ts'

/** What a table calls a column in the language: the first of its heads there. */
export function columnWord(heads: readonly string[], language: Language): string {
  const chinese = language === 'en' ? undefined : heads.find((head) => /\p{Script=Han}/u.test(head))
  return chinese ?? heads[0]!
}

type Values = Readonly<Record<string, string | number>>

/**
 * Values of what is wrong with a table, its columns as a reader of the language calls them. What somebody wrote into
 * the head stays as they wrote it.
 * @param columns of that table, with all heads of each
 */
export function faultValues(
  columns: Readonly<Record<string, readonly string[]>>,
  { code, values }: { readonly code: string; readonly values: Values },
  language: Language,
  comma: string,
): Values {
  if (code === 'column-unknown') return { ...values, expected: expectedIn(columns, language, comma) }
  if (!['column-missing', 'cell-missing', 'cell-too-long'].includes(code)) return values
  const column = columnWord(columns[values['column']!]!, language)
  return code === 'column-missing'
    ? { ...values, column, expected: expectedIn(columns, language, comma) }
    : { ...values, column }
}

const expectedIn = (columns: Readonly<Record<string, readonly string[]>>, language: Language, comma: string): string =>
  Object.values(columns)
    .map((heads) => columnWord(heads, language))
    .join(comma)
