import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { PreviewPage } from '../components/award/enter/preview-page.tsx'
import { ENTER } from '../content/award/enter.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { previewPage } from '../services/award/entering/preview-page.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'award.enter', ofAward: true }, async ({ visit, language, params }) => {
  const { award = '', draft = '' } = params
  const { db } = await installation()
  return forDocument({ language, view: found(await previewPage(db, visit, { award, draft }, language)) })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, ENTER.previewTitle)

export default function Preview() {
  return <PreviewPage view={useLoaderData<typeof loader>().view} />
}
