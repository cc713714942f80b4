import { guardedPage } from '../access/guarded-page.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { planTableCsv } from '../services/award/planning/plan-import.server.ts'
import { noSuchFile, privateFileAnswer } from '../services/plain-answer.server.ts'

/** Who reads what in a stage, in the form in which it is taken back. */
export const loader = guardedPage(
  { needs: 'award.run', ofAward: true },
  async ({ visit, language, request, params }) => {
    const { db } = await installation()
    const award = params['award'] ?? ''
    const stage = new URL(request.url).searchParams.get('stage') ?? ''
    const table = await planTableCsv(db, visit, { award, stage }, language)
    if (table === undefined) return noSuchFile(request)
    return privateFileAnswer(table, 'text/csv; charset=utf-8', `${award}-plan.csv`)
  },
)
