import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { SubstitutePage } from '../components/award/office/judges/substitute-page.tsx'
import { judgesAddress } from '../components/award/office/judges/judges-view.ts'
import { SUBSTITUTE } from '../content/award/office-substitute.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { substituteForm } from '../forms/award/office-forms.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { substitutePage } from '../services/award/office/substitute-page.server.ts'
import { substitute } from '../services/award/planning/substitution.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(RUN, async ({ visit, language, request, params }) => {
  const { db } = await installation()
  const to = new URL(request.url).searchParams.get('to') ?? undefined
  const view = await substitutePage(db, visit, params['award'] ?? '', params['judge'] ?? '', to)
  return forDocument({ language, view: found(view) })
})

export const action = mutation({
  ...RUN,
  form: substituteForm,
  async run({ form: { to, digest, reason }, visit, params }) {
    const { db } = await installation()
    const [award, from] = [params['award'] ?? '', params['judge'] ?? '']
    const done = await substitute(db, visit, { award, from, to, digest, reason })
    if (!done.ok) return { ...asProblems(done), status: 409 }
    return { goTo: `${judgesAddress(award)}/${from}?saved=` }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, SUBSTITUTE.toSubstitute)

export default function Substitute() {
  const answer = useActionData() as FormAnswer | undefined
  return <SubstitutePage view={useLoaderData<typeof loader>().view} answer={answer} />
}
