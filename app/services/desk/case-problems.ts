import { parseCase, parseTranslation } from '#cases/parse.ts'
import { problem, type Problem } from '#cases/problem.ts'
import type { CaseTexts } from './case-texts.ts'

/** What keeps these texts from being a revision of the case, with its places in both files; nothing where they can be one. */
export function errorsOf(caseId: string, { text, english }: CaseTexts): readonly Problem[] {
  const parsed = parseCase(text, 'case.md')
  if (!parsed.ok) return errors(parsed.problems)
  if (parsed.case.id !== caseId) {
    return [problem('folder-name', 'case.md', { line: 1, column: 1 }, 'id', { id: parsed.case.id, folder: caseId })]
  }
  if (english === undefined) return []
  const translated = parseTranslation(english, 'en.md', parsed.case)
  return translated.ok ? [] : errors(translated.problems)
}

const errors = (problems: readonly Problem[]): Problem[] => problems.filter(({ severity }) => severity === 'error')
