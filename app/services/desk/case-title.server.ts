import { frontMatterValue } from '#cases/edit/edit-case.ts'
import { isMapping } from '#cases/edit/json.ts'
import { findDerived } from '#db/repositories/derived.ts'
import type { Revision } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import type { LocalText } from '#scoring/facts.ts'
import type { Language } from '../../i18n/languages.ts'
import type { StoredCase } from '../library-derive.server.ts'

/** The title of a case as this revision has it; its id where it cannot be read. */
export async function titleOfRevision(db: Db, { id, caseId }: Pick<Revision, 'id' | 'caseId'>): Promise<LocalText> {
  const json = (await findDerived(db, id))?.caseJson
  return json === undefined ? { 'zh-CN': caseId, en: caseId } : (JSON.parse(json) as StoredCase).case.title
}

/** The title in a text that may be half written. */
export function titleIn(text: string, language: Language): string | undefined {
  const facts = frontMatterValue(text)
  const title = facts.ok ? facts.value['title'] : undefined
  const words = isMapping(title) ? title[language] : undefined
  return typeof words === 'string' && words !== '' ? words : undefined
}
