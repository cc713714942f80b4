import { setImmediate } from 'node:timers/promises'
import { parseCase, parseTranslation } from '#cases/parse.ts'
import { inReadingOrder, type Problem } from '#cases/problem.ts'
import type { Placing } from '#cases/import/place-body.ts'
import type { ImportPreviewView } from '../../../components/desk/import/import-view.ts'
import { speechIn } from '../../../i18n/dictionaries.ts'
import type { Language } from '../../../i18n/languages.ts'
import { sameTexts, type CaseTexts } from '../case-texts.ts'
import { titleIn } from '../case-title.server.ts'
import { comparedTexts } from '../changes.server.ts'
import type { DeskSite, DeskVisit } from '../desk-visit.ts'
import { findCaseState } from '#db/repositories/case.ts'
import { findWorkingCopy } from '#db/repositories/desk/working-copy.ts'
import { isCaseSlug } from '#db/repositories/revision.ts'
import { demandRight } from '../../../access/need.ts'
import { textsOfRevision } from '../working-copy.server.ts'
import { previewImport } from './staged.server.ts'

const MOST_PROBLEMS = 50

/** What the page shows of a staged file; undefined where the person has none of this id. */
export async function importPreviewPage(
  site: DeskSite,
  visit: DeskVisit,
  { id, how }: { readonly id: string; readonly how: Placing },
  language: Language,
): Promise<ImportPreviewView | undefined> {
  const preview = await previewImport(site, visit, { id, how })
  if (!preview) return undefined
  const { staged, content, isNew, before, after, fileNames, seen } = preview
  const texts = after.ok ? after.value : before
  // Others get their turn between the steps, each of which takes its time where a case is long.
  await setImmediate()
  const known = isNew ? [] : problemsOf(before)
  await setImmediate()
  const all = problemsOf(texts)
  await setImmediate()
  const told = new Set(known.map(nameOf))
  const fresh = all.filter((problem) => !told.has(nameOf(problem)))
  const sorted = [...fresh.filter(({ severity }) => severity === 'error'), ...fresh.filter(({ severity }) => severity === 'warning')] // prettier-ignore
  const changes = !sameTexts(before, texts) || fileNames.length > 0
  return {
    id,
    caseId: staged.caseId,
    title: titleIn(texts.text, language) ?? staged.caseId,
    fileName: staged.fileName,
    stagedAt: staged.stagedAt,
    isNew,
    how: content.brought.kind === 'text' ? how : undefined,
    seen,
    problems: [...content.problems, ...after.problems],
    caseProblems: sorted.slice(0, MOST_PROBLEMS),
    moreCaseProblems: Math.max(0, sorted.length - MOST_PROBLEMS),
    knownProblems: all.length - fresh.length,
    files: fileNames,
    can: after.ok && changes,
    isRefused: !after.ok,
    ...comparedTexts(isNew ? EMPTY : before, texts, speechIn(language)),
  }
}

/** Facts that can be read and say nothing, so that those of a new case are shown as added. */
const EMPTY: CaseTexts = { text: '---\n{}\n---\n', english: undefined }

/** Of both files: places may have moved, so a problem is told by what it says of what. */
const nameOf = ({ file, code, path, message }: Problem): string => `${file} ${code} ${path} ${message.en}`

function problemsOf({ text, english }: CaseTexts): Problem[] {
  const parsed = parseCase(text, 'case.md')
  const translated = english !== undefined && parsed.ok ? parseTranslation(english, 'en.md', parsed.case) : undefined
  return [parsed, translated].flatMap((read) =>
    read === undefined ? [] : inReadingOrder(read.ok ? read.warnings : read.problems),
  )
}

/** The case that a file is to be brought into, as its page calls it; undefined where there is none. */
export async function importInto(
  { db }: DeskSite,
  { visitor }: DeskVisit,
  caseId: string,
  language: Language,
): Promise<{ readonly caseId: string; readonly title: string } | undefined> {
  demandRight(visitor, 'case.write')
  if (!isCaseSlug(caseId)) return undefined
  const copy = await findWorkingCopy(db, visitor.personId, caseId)
  const head = copy ? undefined : (await findCaseState(db, caseId))?.head
  const texts = copy ?? (head && (await textsOfRevision(db, head.revisionId)))
  return texts && { caseId, title: titleIn(texts.text, language) ?? caseId }
}
