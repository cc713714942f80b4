import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { OverviewPage } from '../components/award/judge/overview-page.tsx'
import { judgePath } from '../components/award/judge/sheet-view.ts'
import { JUDGE } from '../content/award/judge.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { MOST_SHEET_BYTES, submitDraftsForm } from '../forms/award/sheet.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { comesIn } from '../services/award/judges/comes-in.server.ts'
import { overviewPage } from '../services/award/judging/overview.server.ts'
import { submitDrafts } from '../services/award/judging/submit-drafts.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage(
  { needs: 'award.score', ofAward: true },
  async ({ visit, language, request, params }) => {
    const { db } = await installation()
    const award = params['award'] ?? ''
    const view = found(await overviewPage(db, visit, award, language))
    comesIn(view.home, judgePath(award))
    const submitted = Number(new URL(request.url).searchParams.get('submitted'))
    return forDocument({ language, view, submitted: Number.isSafeInteger(submitted) ? submitted : 0 })
  },
)

export const action = mutation<z.output<typeof submitDraftsForm>>({
  needs: 'award.score',
  ofAward: true,
  maxBytes: MOST_SHEET_BYTES,
  form: submitDraftsForm,
  async run({ form, visit, language, params }) {
    const { db } = await installation()
    const award = params['award'] ?? ''
    // Who has no seat here, or has not signed yet, is led to where they can.
    comesIn(found(await overviewPage(db, visit, award, language)).home, judgePath(award))
    const { submitted, refused } = await submitDrafts(db, visit, { award, stage: form.stage }, form.drafts)
    if (refused.length === 0) return { goTo: `${judgePath(award)}/overview?submitted=${submitted}` }
    const values = { submitted, entries: refused.join(', ') }
    return { problems: [{ field: '', code: 'award-drafts-refused', values }], status: 409 }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, JUDGE.overview)

export default function Overview() {
  const { view, submitted } = useLoaderData<typeof loader>()
  const answer = useActionData() as FormAnswer | undefined
  return <OverviewPage view={view} submitted={submitted} answer={answer} />
}
