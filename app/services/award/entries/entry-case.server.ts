import { casePath } from '../../../case-path.ts'
import { casePage } from '../../case-page.server.ts'
import { library } from '../../library.server.ts'
import type { CaseOfEntry } from '../judging/sheet-page.server.ts'

/**
 * The text of a library case for a judge. The address is that of the revision that was entered and holds it for good; the
 * text itself stands beside the sheet while that revision is the one in the library.
 */
export const caseOfEntry: CaseOfEntry = async (caseRevision, language) => {
  const [id = '', number = ''] = caseRevision.split('@')
  const shelf = await library()
  const entry = shelf.byId.get(id)
  if (!entry) return null
  const address = casePath(shelf.addresses.slugOf(id), `/r/${number}`)
  if (String(entry.revision.number) !== number) return { address, html: '', language, evidence: [] }
  const { textHtml, textLanguage, evidence } = await casePage(id, language)
  // Figures lead to where they stand in the case, which is another page.
  const html = textHtml.replaceAll('href="#fact-', `href="${address}#fact-`)
  return { address, html, language: textLanguage, evidence: evidence.map((item) => item.id) }
}
