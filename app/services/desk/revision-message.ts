import type { Revision } from '#db/repositories/revision.ts'
import type { LocalText } from '#scoring/facts.ts'
import type { Language } from '../../i18n/languages.ts'

const IMPORTED: LocalText = { 'zh-CN': '随案例库导入', en: 'Imported with the library' }

/** Why a revision was saved: as its author put it, or in the reader's language where an import of the library made it. */
export function revisionMessage({ author, message }: Pick<Revision, 'author' | 'message'>, language: Language): string {
  return author === 'library' && message === 'import' ? IMPORTED[language] : message
}
