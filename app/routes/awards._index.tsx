import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { AwardsPage } from '../components/award/awards-page.tsx'
import { AWARDS } from '../content/award/office.ts'
import { forDocument } from '../document-data.server.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { awardsPage } from '../services/award/office/awards-pages.server.ts'

export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'anyone' }, async ({ visit, language }) => {
  const { db } = await installation()
  return forDocument({ language, view: await awardsPage(db, visit) })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const name = dictionaryOf(data.language)['site.name']
  return [
    { title: `${AWARDS.title[data.language]} · ${name}` },
    { name: 'description', content: AWARDS.lead[data.language] },
  ]
}

export default function Awards() {
  return <AwardsPage view={useLoaderData<typeof loader>().view} />
}
