import type { EntryContent } from '#db/repositories/award/entry.ts'
import type { Db } from '#db/schema.ts'
import { draftPath, type PreviewView } from '../../../components/award/enter/enter-view.ts'
import type { EntryRead } from '../../../components/award/judge/sheet-view.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { AwardVisit } from '../award-visit.ts'
import { nameOf } from '../office/award-name.ts'
import { shownContent } from '../judging/sheet-page.server.ts'
import { contentOfDraft } from './draft-content.ts'
import { ownDraft, type DraftPlace } from './own-draft.server.ts'

/**
 * An own draft as judges would read it if it were handed in now.
 * @throws ForbiddenError
 */
export async function previewPage(
  db: Db,
  visit: AwardVisit,
  place: DraftPlace,
  language: Language,
): Promise<PreviewView | undefined> {
  const own = await ownDraft(db, visit, place)
  if (!own) return undefined
  const { award, rules, draft, files, entry } = own
  const { category, content, redacted } = contentOfDraft(draft.fields, files)
  const address = draftPath(award.id, draft.id)
  const read = (of: EntryContent, organisation: string | null): EntryRead => ({
    ...shownContent(of, language, `${address}/files`),
    id: entry?.id ?? '',
    category: rules.categories.find(({ id }) => id === category)?.title[language] ?? '',
    organisation,
    libraryCase: null,
  })
  return {
    award: nameOf(award),
    address,
    revision: (entry?.revision ?? 0) + 1,
    open: read(content, content.organisation),
    redacted: redacted && read(redacted, null),
    isBlind: rules.stages.some(({ blind }) => blind.entrants),
  }
}
