import { guardedPage } from '../access/guarded-page.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { answeredFile } from '../services/answered-file.server.ts'
import { attachmentAnswer } from '../services/attachment.server.ts'
import { judgedFile } from '../services/award/entries/entry-files.server.ts'

/** An attachment of an entry, for a judge who may read it: of the copy that the stage shows, and of no other. */
export const loader = guardedPage(
  { needs: 'award.score', ofAward: true },
  async ({ visit, params, request, language }) => {
    const { award = '', stage = '', entry = '', name = '' } = params
    const { db } = await installation()
    const file = await judgedFile(db, visit, { award, stage, entry }, name)
    return answeredFile(language, async () => attachmentAnswer(request, name, file, 'private, no-store'))
  },
)
