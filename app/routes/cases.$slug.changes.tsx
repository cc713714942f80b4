import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { said } from '../components/accounts/use-words.ts'
import { ChangesPage } from '../components/history/changes-page.tsx'
import type { ChangesView } from '../components/history/changes-view.ts'
import { CHANGES } from '../content/desk/changes.ts'
import { forDocument } from '../document-data.server.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { caseAt } from '../services/case-at.server.ts'
import { changesPage } from '../services/desk/changes.server.ts'

export { publicHeaders as headers } from '../public-page.ts'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'anyone' }, async (given) => {
  const { visit, language, request } = given
  const { db } = await installation()
  const query = new URL(request.url).searchParams
  const view = await changesPage(db, visit.visitor, await caseAt(given), query, language)
  return forDocument({ language, view })
})

export default function Changes() {
  return <ChangesPage view={useLoaderData<typeof loader>().view as ChangesView} />
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: '404' }]
  const { view, language } = data
  const values = { title: view.title, from: view.from.number, to: view.to.number }
  return [
    { title: `${said(CHANGES, language, 'title', values)} · ${dictionaryOf(language)['site.name']}` },
    { name: 'robots', content: 'noindex' },
  ]
}
