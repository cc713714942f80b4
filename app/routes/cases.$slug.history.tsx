import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { said } from '../components/accounts/use-words.ts'
import { HistoryPage } from '../components/history/history-page.tsx'
import { HISTORY } from '../content/desk/history.ts'
import { forDocument } from '../document-data.server.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { caseAt } from '../services/case-at.server.ts'
import { historyPage } from '../services/desk/history.server.ts'

export { publicHeaders as headers } from '../public-page.ts'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'anyone' }, async (given) => {
  const { visit, language, request } = given
  const { db } = await installation()
  const query = new URL(request.url).searchParams
  const view = await historyPage(db, visit.visitor, await caseAt(given), query, language)
  return forDocument({ language, view })
})

export default function History() {
  return <HistoryPage view={useLoaderData<typeof loader>().view} />
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: '404' }]
  const { view, language } = data
  const title = said(HISTORY, language, 'title', { title: view.title === '' ? view.id : view.title })
  return [{ title: `${title} · ${dictionaryOf(language)['site.name']}` }, { name: 'robots', content: 'noindex' }]
}
