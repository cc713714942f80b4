import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { LotsPage } from '../components/award/office/lots/lots-page.tsx'
import { LOTS } from '../content/award/lots.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { lotsPage } from '../services/award/office/lots-page.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'award.watch', ofAward: true }, async ({ visit, language, params }) => {
  const { db } = await installation()
  return forDocument({ language, view: found(await lotsPage(db, visit, params['award'] ?? '', language)) })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, LOTS.title)

export default function Lots() {
  return <LotsPage view={useLoaderData<typeof loader>().view} />
}
