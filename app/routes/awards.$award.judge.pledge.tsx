import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { PledgePage } from '../components/award/judge/pledge-page.tsx'
import { judgePath } from '../components/award/judge/sheet-view.ts'
import { JUDGE } from '../content/award/judge.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { pledgeForm } from '../forms/award/interests.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { signPledge } from '../services/award/judges/joining.server.ts'
import { pledgePage } from '../services/award/judging/queue.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'award.score', ofAward: true }, async ({ visit, language, params }) => {
  const { db } = await installation()
  return forDocument({ language, view: found(await pledgePage(db, visit, params['award'] ?? '', language)) })
})

export const action = mutation({
  needs: 'award.score',
  ofAward: true,
  form: pledgeForm,
  async run({ visit, language, params }) {
    const award = params['award'] ?? ''
    await signPledge((await installation()).db, visit, award, language)
    return { goTo: judgePath(award) }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, JUDGE.pledge)

export default function Pledge() {
  return <PledgePage view={useLoaderData<typeof loader>().view} answer={useActionData() as FormAnswer | undefined} />
}
