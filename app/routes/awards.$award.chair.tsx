import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { ChairPage } from '../components/award/judge/chair-page.tsx'
import { CHAIR } from '../content/award/chair.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { reopenForm } from '../forms/award/sheet.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { chairPage, reopenSheet } from '../services/award/judging/chair.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage(
  { needs: 'award.ballots', ofAward: true },
  async ({ visit, language, request, params }) => {
    const { db } = await installation()
    const query = new URL(request.url).searchParams
    const asked = { award: params['award'] ?? '', judge: query.get('judge') ?? undefined }
    const view = found(await chairPage(db, visit, asked, language))
    return forDocument({ language, view, opened: query.has('opened') })
  },
)

export const action = mutation({
  needs: 'award.ballots',
  ofAward: true,
  form: reopenForm,
  async run({ form, visit, params }) {
    const award = params['award'] ?? ''
    const done = await reopenSheet((await installation()).db, visit, { award, ...form })
    if (!done.ok) return asProblems(done)
    return { goTo: `/awards/${award}/chair?${new URLSearchParams({ judge: form.judge, opened: '' })}` }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, CHAIR.title)

export default function Chair() {
  const { view, opened } = useLoaderData<typeof loader>()
  return <ChairPage view={view} answer={useActionData() as FormAnswer | undefined} opened={opened} />
}
