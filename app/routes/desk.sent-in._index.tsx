import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { SentInListPage } from '../components/desk/sent-in/sent-in-list-page.tsx'
import { SENT_IN } from '../content/desk/sent-in.ts'
import { forDocument } from '../document-data.server.ts'
import { sentInQuery } from '../forms/sent-in/moderation.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { library } from '../services/library.server.ts'
import { sentInList } from '../services/sent-in/desk-pages.server.ts'

export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'sent-in.decide' }, async ({ visit, language, request }) => {
  const asked = sentInQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  return forDocument({
    language,
    view: await sentInList(await installation(), visit, await library(), asked, language),
  })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, SENT_IN.title)

export default function SentIn() {
  return <SentInListPage view={useLoaderData<typeof loader>().view} />
}
