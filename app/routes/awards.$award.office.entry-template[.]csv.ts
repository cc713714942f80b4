import { guardedPage } from '../access/guarded-page.server.ts'
import { entryTemplateCsv } from '../services/award/entries/entry-template.server.ts'
import { privateFileAnswer } from '../services/plain-answer.server.ts'

/** A table of entries to fill in. */
export const loader = guardedPage({ needs: 'award.run', ofAward: true }, ({ language }) =>
  Promise.resolve(privateFileAnswer(entryTemplateCsv(language), 'text/csv; charset=utf-8', 'entries.csv')),
)
