import { guardedPage } from '../access/guarded-page.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { officeExport } from '../services/award/exports/export-answer.server.ts'

export const loader = guardedPage({ needs: 'award.watch', ofAward: true }, async (given) =>
  officeExport((await installation()).db, given),
)
