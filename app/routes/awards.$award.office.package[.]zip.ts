import { guardedPage } from '../access/guarded-page.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { awardPackage } from '../services/award/replay/package.server.ts'
import { noSuchFile, privateFileAnswer } from '../services/plain-answer.server.ts'

export const loader = guardedPage({ needs: 'award.watch', ofAward: true }, async ({ visit, request, params }) => {
  const { db } = await installation()
  const answer = await awardPackage(db, visit, params['award'] ?? '')
  if (!answer.ok) return noSuchFile(request)
  const { bytes, name } = answer.package
  return privateFileAnswer(bytes, 'application/zip', name)
})
