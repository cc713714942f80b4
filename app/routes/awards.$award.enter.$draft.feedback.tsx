import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { EntrantFeedbackPage } from '../components/award/enter/entrant-feedback-page.tsx'
import { ENTER } from '../content/award/enter.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { entrantFeedback } from '../services/award/entering/entrant-feedback.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'award.enter', ofAward: true }, async ({ visit, language, params }) => {
  const { award = '', draft = '' } = params
  const { db } = await installation()
  return forDocument({ language, view: found(await entrantFeedback(db, visit, { award, draft }, language)) })
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, ENTER.feedbackTitle)

export default function Feedback() {
  return <EntrantFeedbackPage view={useLoaderData<typeof loader>().view} />
}
