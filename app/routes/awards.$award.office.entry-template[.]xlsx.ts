import { guardedPage } from '../access/guarded-page.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { entryTemplateXlsx } from '../services/award/entries/entry-template.server.ts'
import { rulesInForce } from '../services/award/rules/rules-of.server.ts'
import { noSuchFile, privateFileAnswer } from '../services/plain-answer.server.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A spreadsheet of entries to fill in. */
export const loader = guardedPage({ needs: 'award.run', ofAward: true }, async ({ language, params, request }) => {
  const { db } = await installation()
  const rules = await rulesInForce(db, params['award'] ?? '')
  if (!rules) return noSuchFile(request)
  return privateFileAnswer(await entryTemplateXlsx(rules, language), XLSX, 'entries.xlsx')
})
