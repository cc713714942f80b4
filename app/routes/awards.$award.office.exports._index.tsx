import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { ExportsPage } from '../components/award/office/exports-page.tsx'
import { EXPORTS } from '../content/award/exports.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { exportsPage } from '../services/award/office/exports-page.server.ts'

export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'award.watch', ofAward: true }, async ({ visit, language, params }) => {
  const { db } = await installation()
  return forDocument({ language, view: found(await exportsPage(db, visit, params['award'] ?? '', language)) })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, EXPORTS.title)

export default function Exports() {
  return <ExportsPage view={useLoaderData<typeof loader>().view} />
}
