import { guardedPage } from '../access/guarded-page.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { caseAt } from '../services/case-at.server.ts'
import { revisionDocument } from '../services/desk/revision-page.server.ts'
import { fileAnswer, noSuchFile } from '../services/plain-answer.server.ts'

export const loader = guardedPage({ needs: 'anyone' }, async (given) => {
  const { visit, params, request } = given
  const { db } = await installation()
  const { number = '' } = params
  const id = await caseAt(given)
  const bytes = await revisionDocument(db, visit.visitor, id, number)
  return bytes ? fileAnswer(bytes, 'text/markdown; charset=utf-8', `${id}-r${number}.md`) : noSuchFile(request)
})
