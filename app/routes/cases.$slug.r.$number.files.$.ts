import { guardedPage } from '../access/guarded-page.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { answeredFile } from '../services/answered-file.server.ts'
import { revisionAttachment } from '../services/attachment.server.ts'
import { caseAt } from '../services/case-at.server.ts'

/** A picture or document of one revision. */
export const loader = guardedPage({ needs: 'anyone' }, async (given) => {
  const { visit, params, request, language } = given
  const { db } = await installation()
  const { number = '', '*': path = '' } = params
  const sought = { slug: await caseAt(given), number, path }
  return answeredFile(language, () => revisionAttachment(db, visit.visitor, sought, request, language))
})
