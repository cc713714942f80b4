import { renderText } from '#cases/render.server.ts'
import { findFences } from '#cases/front-matter.ts'
import type { PreviewOptions } from '#scoring/changes/score-preview.ts'
import type { LocalText } from '#scoring/facts.ts'
import type { Writer } from '#db/repositories/desk/working-copy.ts'
import { touchWorkingCopy } from '#db/repositories/desk/working-copy.ts'
import { demandRight } from '../../access/need.ts'
import type { EditorView } from '../../components/desk/editor/editor-view.ts'
import { EDITOR } from '../../content/desk/editor.ts'
import { EDITOR_FIELDS } from '../../content/desk/editor-fields.ts'
import { EDITOR_PHRASES } from '../../content/desk/editor-phrases.ts'
import type { Language } from '../../i18n/languages.ts'
import { LIBRARY_SEED } from '../library-seed.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { openWorkingCopy, otherWriters, textsOfRevision } from './working-copy.server.ts'

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
    personId: visit.visitor!.personId,
    ...texts,
    base: base?.number,
    // The same text is sent once.
    baseText: baseText === copy.text ? undefined : baseText,
    writers: writers.map(shown),
    scoring: SCORING,
    words: { ...inLanguage(EDITOR, language), ...inLanguage(EDITOR_FIELDS, language) },
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
export function writtenPage({ visitor }: DeskVisit, text: string): string {
  demandRight(visitor, 'case.write')
  const fences = findFences(text, 'case.md')
  return renderText(fences.ok ? text.slice(fences.value.bodyStart) : text).html
}
