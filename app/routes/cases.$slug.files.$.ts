import type { LoaderFunctionArgs } from '@remix-run/node'
import { requestLanguage } from '../i18n/negotiate.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { answeredFile } from '../services/answered-file.server.ts'
import { publishedAttachment } from '../services/attachment.server.ts'
import { caseAt } from '../services/case-at.server.ts'
import { library } from '../services/library.server.ts'

/** A picture or document of a case as readers see it. */
export async function loader(given: LoaderFunctionArgs) {
  const { params, request } = given
  const { db } = await installation()
  const language = requestLanguage(request)
  const { '*': path = '' } = params
  const sought = { caseId: await caseAt(given), path }
  const shelf = await library()
  return answeredFile(language, () => publishedAttachment(db, shelf, sought, request, language))
}
