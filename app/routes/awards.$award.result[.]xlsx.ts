import { guardedPage } from '../access/guarded-page.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { publicExport } from '../services/award/exports/export-answer.server.ts'

export const loader = guardedPage({ needs: 'anyone' }, async (given) =>
  publicExport((await installation()).db, given, 'xlsx'),
)
