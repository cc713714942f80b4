import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { OwnTimetablePage } from '../components/award/timetable/own-timetable-page.tsx'
import { TIMETABLE } from '../content/award/timetable.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { ownTimetable } from '../services/award/timetable/timetable-pages.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'account' }, async ({ visit, language, params }) => {
  const { db } = await installation()
  return forDocument({ language, view: found(await ownTimetable(db, visit, params['award'] ?? '', language)) })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, TIMETABLE.ownTitle)

export default function OwnTimetable() {
  return <OwnTimetablePage view={useLoaderData<typeof loader>().view} />
}
