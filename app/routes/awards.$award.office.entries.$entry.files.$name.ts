import { guardedPage } from '../access/guarded-page.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { answeredFile } from '../services/answered-file.server.ts'
import { attachmentAnswer } from '../services/attachment.server.ts'
import { enteredFile } from '../services/award/entries/entry-files.server.ts'

/** An attachment of an entry, for who runs the award. */
export const loader = guardedPage(
  { needs: 'award.run', ofAward: true },
  async ({ visit, params, request, language }) => {
    const { award = '', entry = '', name = '' } = params
    const { db } = await installation()
    const file = await enteredFile(db, visit, { award, entry }, name)
    return answeredFile(language, async () => attachmentAnswer(request, name, file, 'private, no-store'))
  },
)
