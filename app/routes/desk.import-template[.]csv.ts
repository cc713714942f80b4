import { guardedPage } from '../access/guarded-page.server.ts'
import { privateFileAnswer } from '../services/plain-answer.server.ts'
import { outcomeTemplate } from '../services/desk/import/template.ts'

/** A table of outcomes to fill in. */
export const loader = guardedPage({ needs: 'case.write' }, ({ language }) =>
  Promise.resolve(privateFileAnswer(outcomeTemplate(language), 'text/csv; charset=utf-8', 'outcomes-template.csv')),
)
