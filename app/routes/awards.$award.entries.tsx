import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { PublicEntriesPage } from '../components/award/public-entries-page.tsx'
import { AWARDS } from '../content/award/office.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { publicEntries } from '../services/award/entries/public-entries.server.ts'
import { library } from '../services/library.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'anyone' }, async ({ visit, language, params }) => {
  const { db } = await installation()
  const view = await publicEntries(db, visit.visitor, await library(), params['award'] ?? '')
  return forDocument({ language, view: found(view) })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const { award } = data.view
  const title = `${award.title[data.language]}${dictionaryOf(data.language)['common.colon']}${AWARDS.listTitle[data.language]}`
  const page = { title: `${title} · ${dictionaryOf(data.language)['site.name']}` }
  return award.isRehearsal ? [page, { name: 'robots', content: 'noindex' }] : [page]
}

export default function PublicEntries() {
  return <PublicEntriesPage view={useLoaderData<typeof loader>().view} />
}
