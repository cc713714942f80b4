import type { FormProblem } from '../../access/form-answer.ts'
import { isPicturePath, type FilesView } from '../../components/desk/files/files-view.ts'
import type { Language } from '../../i18n/languages.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { titleIn } from './case-title.server.ts'
import { openWorkingCopy } from './working-copy.server.ts'
import { listTakenOut, listWorkingFiles, type AddedFile } from './working-files.server.ts'

/** The files beside what a person writes on a case; undefined where there is neither such a case nor a draft of one. */
export async function filesPage(
  site: DeskSite,
  visit: DeskVisit,
  caseId: string,
  language: Language,
): Promise<(FilesView & { readonly title: string }) | undefined> {
  const copy = await openWorkingCopy(site, visit, caseId)
  if (!copy) return undefined
  return { ...(await filesView(site, visit, caseId)), title: titleIn(copy.text, language) ?? caseId }
}

/** The list of files by itself. */
export async function filesView(site: DeskSite, visit: DeskVisit, caseId: string): Promise<FilesView> {
  const files = (await listWorkingFiles(site, visit, caseId)) ?? []
  return {
    caseId,
    files: files.map(({ path, size, isNew }) => ({ path, bytes: size, isPicture: isPicturePath(path), isNew })),
    gone: await listTakenOut(site, visit, caseId),
  }
}

/** Why a file was not taken, as a form says it. */
export function fileProblem(refused: Extract<AddedFile, { ok: false }>, name: string): FormProblem {
  const found = 'found' in refused ? refused.found : undefined
  const code = `file-${refused.why}${found === undefined ? '' : '-found'}`
  const pixels = 'width' in refused ? { width: refused.width, height: refused.height } : {}
  return {
    field: 'file',
    code,
    values: { name: shownName(name), ...(found === undefined ? {} : { found }), ...pixels },
  }
}

const LONGEST_NAME = 80

/** A name from outside as it can stand in a sentence: nothing in it breaks the line or turns the reading direction. */
const shownName = (name: string): string => name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').slice(0, LONGEST_NAME)
