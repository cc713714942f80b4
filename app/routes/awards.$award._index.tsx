import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { AwardPage } from '../components/award/award-page.tsx'
import { AWARDS } from '../content/award/office.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { awardPage } from '../services/award/office/awards-pages.server.ts'

export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'anyone' }, async ({ visit, language, params }) => {
  const { db } = await installation()
  return forDocument({ language, view: found(await awardPage(db, visit, params['award'] ?? '')) })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const { award } = data.view
  // What is not public is for no search engine.
  if (award.state === 'draft' || award.isRehearsal) return pageTitle(data, award.title)
  const name = dictionaryOf(data.language)['site.name']
  return [
    { title: `${award.title[data.language]} · ${name}` },
    { name: 'description', content: AWARDS.lead[data.language] },
  ]
}

export default function Award() {
  return <AwardPage view={useLoaderData<typeof loader>().view} />
}
