import { renderText } from '#cases/render.server.ts'
import { findFences } from '#cases/front-matter.ts'
import type { PreviewOptions } from '#scoring/changes/score-preview.ts'
import type { LocalText } from '#scoring/facts.ts'
import { listCaseAddresses } from '#db/repositories/desk/case-address.ts'
import type { Writer } from '#db/repositories/desk/working-copy.ts'
import { touchWorkingCopy } from '#db/repositories/desk/working-copy.ts'
import { demandRight } from '../../access/need.ts'
import type { EditorView } from '../../components/desk/editor/editor-view.ts'
import { workingFilePath } from '../../components/desk/files/files-view.ts'
import { EDITOR } from '../../content/desk/editor.ts'
import { EDITOR_FIELDS } from '../../content/desk/editor-fields.ts'
import { EVIDENCE } from '../../content/desk/evidence.ts'
import { EDITOR_HINTS } from '../../content/desk/editor-hints.ts'
import { EDITOR_PHRASES } from '../../content/desk/editor-phrases.ts'
import { RETURNED } from '../../content/desk/returned.ts'
import type { Language } from '../../i18n/languages.ts'
import { FILE_PROBLEMS, FILES } from '../../content/desk/files.ts'
import { caseAddresses } from '../case-addresses.ts'
import { LIBRARY_SEED } from '../library-seed.ts'
import { pictureSizes } from '../picture-sizes.server.ts'
import { removalsIn } from './archived-copies.server.ts'
import { titleIn } from './case-title.server.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { filesView } from './files-page.server.ts'
import { returnedTo } from './returned.server.ts'
import { openWorkingCopy, otherWriters, textsOfRevision } from './working-copy.server.ts'
import { listWorkingFiles } from './working-files.server.ts'

/** What the editor needs of somebody who has the case open, and no more. */
const shown = ({ name, seenAt, savedAt }: Writer) => ({ name, seenAt, savedAt })

/** The carbon price of the headline, as everywhere where only one can be shown. */
const SCORING: PreviewOptions = { carbonPrice: 'cn-ets', seed: LIBRARY_SEED }

/** All that the editor of one case begins with, in the reader's language; undefined where there is no such case. */
export async function editorView(
  site: DeskSite,
  visit: DeskVisit,
  caseId: string,
  language: Language,
): Promise<EditorView | undefined> {
  const copy = await openWorkingCopy(site, visit, caseId)
  if (!copy) return undefined
  const { base, writers, ...texts } = copy
  const baseText = base && (await textsOfRevision(site.db, base.revisionId)).text
  return {
    caseId,
    slug: caseAddresses(await listCaseAddresses(site.db)).slugOf(caseId),
    personId: visit.visitor!.personId,
    ...texts,
    // Read here, so that the browser need not read all facts before anything stands.
    title: titleIn(copy.text, language) ?? '',
    base: base?.number,
    // The same text is sent once.
    baseText: baseText === copy.text ? undefined : baseText,
    writers: writers.map(shown),
    returned: await returnedTo(site.db, visit.visitor!.personId, caseId),
    files: await filesView(site, visit, caseId),
    removedCopies: await removalsIn(site.db, copy.text),
    scoring: SCORING,
    words: {
      ...inLanguage(EDITOR, language),
      ...inLanguage(EDITOR_FIELDS, language),
      ...inLanguage(FILES, language),
      ...inLanguage(FILE_PROBLEMS, language),
      ...inLanguage(EVIDENCE, language),
      ...inLanguage(RETURNED, language),
    },
    hints: inLanguage(EDITOR_HINTS, language),
    phrases: language === 'en' ? {} : inLanguage(EDITOR_PHRASES, language),
  }
}

const inLanguage = <Key extends string>(list: Readonly<Record<Key, LocalText>>, language: Language) =>
  Object.fromEntries(Object.entries<LocalText>(list).map(([key, words]) => [key, words[language]])) as Readonly<
    Record<Key, string>
  >

/** Notes that somebody still has the case open, and says who else has. */
export async function seenAtWork({ db }: DeskSite, { visitor, now }: DeskVisit, caseId: string) {
  demandRight(visitor, 'case.write')
  await touchWorkingCopy(db, visitor.personId, caseId, now)
  return (await otherWriters(db, visitor.personId, caseId, now)).map(shown)
}

/** The text of a case that is being written as readers would see it: the same bytes, made safe in the same way. */
export async function writtenPage(site: DeskSite, visit: DeskVisit, caseId: string, text: string): Promise<string> {
  demandRight(visit.visitor, 'case.write')
  const files = (await listWorkingFiles(site, visit, caseId)) ?? []
  const pictures = await pictureSizes(site.db, text, new Map(files.map(({ path, sha256 }) => [path, sha256])))
  const fences = findFences(text, 'case.md')
  return renderText(fences.ok ? text.slice(fences.value.bodyStart) : text, {
    attachmentUrl: (name) => workingFilePath(caseId, name),
    pictureSize: (name) => pictures.get(name),
  }).html
}
