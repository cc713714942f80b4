import { guardedPage } from '../access/guarded-page.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { revisionDocument } from '../services/desk/revision-page.server.ts'
import { fileAnswer, noSuchFile } from '../services/plain-answer.server.ts'

export const loader = guardedPage({ needs: 'anyone' }, async ({ visit, params, request }) => {
  const { db } = await installation()
  const { slug = '', number = '' } = params
  const bytes = await revisionDocument(db, visit.visitor, slug, number)
  return bytes ? fileAnswer(bytes, 'text/markdown; charset=utf-8', `${slug}-r${number}.md`) : noSuchFile(request)
})
