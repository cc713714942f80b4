import { guardedPage } from '../access/guarded-page.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { answeredFile } from '../services/answered-file.server.ts'
import { attachmentAnswer } from '../services/attachment.server.ts'
import { findWorkingFile } from '../services/desk/working-files.server.ts'

/** A picture or document that the person is writing with: their own working copy, and nobody else's. */
export const loader = guardedPage({ needs: 'case.write' }, async ({ visit, params, request, language }) => {
  const { slug: caseId = '', '*': path = '' } = params
  const file = await findWorkingFile(await installation(), visit, { caseId, path })
  return answeredFile(language, async () => attachmentAnswer(request, path, file, 'private, no-store'))
})
