import { guardedPage } from '../access/guarded-page.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { lensImage } from '../services/award/office/lens-image.server.ts'
import { library } from '../services/library.server.ts'

export const loader = guardedPage({ needs: 'award.watch', ofAward: true }, async (given) => {
  const { db } = await installation()
  return lensImage(db, await library(), given)
})
