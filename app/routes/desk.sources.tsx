import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { SourcesPage } from '../components/desk/sources/sources-page.tsx'
import { SOURCES } from '../content/desk/sources.ts'
import { forDocument } from '../document-data.server.ts'
import { readSourceFilter } from '../forms/desk/source-filter.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { sourcesPage } from '../services/desk/sources-page.server.ts'
import { library } from '../services/library.server.ts'

export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'case.write' }, async ({ visit, language, request }) => {
  const asked = readSourceFilter(new URL(request.url).searchParams)
  const view = await sourcesPage(await installation(), visit, await library(), asked, language)
  return forDocument({ language, view })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, SOURCES.title)

export default function Sources() {
  return <SourcesPage view={useLoaderData<typeof loader>().view} />
}
