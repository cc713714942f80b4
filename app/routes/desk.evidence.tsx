import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { EvidencePage } from '../components/desk/evidence-page.tsx'
import { EVIDENCE } from '../content/desk/evidence.ts'
import { forDocument } from '../document-data.server.ts'
import { readPage } from '../forms/desk/page.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { evidencePage } from '../services/desk/evidence-page.server.ts'
import { library } from '../services/library.server.ts'

export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'case.write' }, async ({ visit, language, request }) => {
  const page = readPage(new URL(request.url).searchParams)
  const view = await evidencePage(await installation(), visit, await library(), page, language)
  return forDocument({ language, view })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, EVIDENCE.deskTitle)

export default function Evidence() {
  return <EvidencePage view={useLoaderData<typeof loader>().view} />
}
