import { guardedPage } from '../access/guarded-page.server.ts'
import { readSourceFilter } from '../forms/desk/source-filter.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { sourcesCsv } from '../services/desk/sources-page.server.ts'
import { library } from '../services/library.server.ts'
import { privateFileAnswer } from '../services/plain-answer.server.ts'

export const loader = guardedPage({ needs: 'case.write' }, async ({ visit, request }) => {
  const { filter } = readSourceFilter(new URL(request.url).searchParams)
  const text = await sourcesCsv(await installation(), visit, await library(), filter)
  return privateFileAnswer(text, 'text/csv; charset=utf-8', 'sources.csv')
})
