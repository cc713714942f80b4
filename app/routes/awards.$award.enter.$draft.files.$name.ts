import { guardedPage } from '../access/guarded-page.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { answeredFile } from '../services/answered-file.server.ts'
import { attachmentAnswer } from '../services/attachment.server.ts'
import { ownEntryFile } from '../services/award/entering/files.server.ts'

/** An attachment of an own draft. */
export const loader = guardedPage(
  { needs: 'award.enter', ofAward: true },
  async ({ visit, params, request, language }) => {
    const { award = '', draft = '', name = '' } = params
    const { db } = await installation()
    const file = await ownEntryFile(db, visit, { award, draft }, name)
    return answeredFile(language, async () => attachmentAnswer(request, name, file, 'private, no-store'))
  },
)
