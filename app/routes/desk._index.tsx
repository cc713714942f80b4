import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { DeskPage } from '../components/desk/desk-page.tsx'
import { DESK } from '../content/desk/desk.ts'
import { forDocument } from '../document-data.server.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { deskPage } from '../services/desk/desk-page.server.ts'
import { library } from '../services/library.server.ts'

export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'case.write' }, async ({ visit, language }) => {
  const view = await deskPage(await installation(), visit, await library(), language)
  return forDocument({ language, view })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, DESK.title)

export default function Desk() {
  return <DeskPage view={useLoaderData<typeof loader>().view} />
}
