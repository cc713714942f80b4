import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { PeoplePage, type PeopleView } from '../components/accounts/people-page.tsx'
import { PEOPLE } from '../content/accounts/people.ts'
import { forDocument } from '../document-data.server.ts'
import { readPeopleQuery } from '../forms/accounts/people-query.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { readPeople } from '../services/accounts/people.server.ts'

export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'people.read' }, async ({ visit, language, request }) => {
  const query = readPeopleQuery(new URL(request.url).searchParams)
  const { db } = await installation()
  const view: PeopleView = { query, ...(await readPeople(db, visit.visitor, query, query.page)) }
  return forDocument({ language, view })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, PEOPLE.title)

export default function People() {
  return <PeoplePage view={useLoaderData<typeof loader>().view as PeopleView} />
}
