import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { PaperPrint } from '../components/award/office/paper/paper-print.tsx'
import { PAPER } from '../content/award/paper.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { readPrintAsked } from '../forms/award/paper.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { paperPrint } from '../services/award/paper/paper-pages.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage(
  { needs: 'award.run', ofAward: true },
  async ({ visit, language, request, params }) => {
    const { db } = await installation()
    const which = readPrintAsked(new URL(request.url).searchParams)
    return forDocument({ language, view: found(await paperPrint(db, visit, params['award'] ?? '', which, language)) })
  },
)

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, PAPER.printTitle)

export default function Print() {
  return <PaperPrint view={useLoaderData<typeof loader>().view} />
}
