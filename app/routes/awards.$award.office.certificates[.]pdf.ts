import { guardedPage } from '../access/guarded-page.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { certificateFile } from '../services/award/certificates/certificate-answer.server.ts'

export const loader = guardedPage({ needs: 'award.watch', ofAward: true }, async (given) =>
  certificateFile(await installation(), given),
)
