import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { DuplicatesPage } from '../components/award/office/duplicates/duplicates-page.tsx'
import { DUPLICATES } from '../content/award/duplicates.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { readDuplicatesAsked, sameForm } from '../forms/award/duplicates.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { decideSame } from '../services/award/alike/duplicates.server.ts'
import { duplicatesPage } from '../services/award/office/duplicates-page.server.ts'
import { library } from '../services/library.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(RUN, async ({ visit, language, request, params }) => {
  const { db } = await installation()
  const query = new URL(request.url).searchParams
  const asked = { ...readDuplicatesAsked(query), saved: query.has('saved') }
  const view = await duplicatesPage(db, visit, await library(), params['award'] ?? '', asked, language)
  return forDocument({ language, view: found(view) })
})

export const action = mutation({
  ...RUN,
  form: sameForm,
  async run({ form, visit, params }) {
    const { db } = await installation()
    const award = params['award'] ?? ''
    const done = await decideSame(db, visit, { award, ...form })
    if (!done.ok) return { ...asProblems(done), status: 409 as const }
    return { goTo: `/awards/${award}/office/duplicates?saved` }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, DUPLICATES.title)

export default function Duplicates() {
  const answer = useActionData() as FormAnswer | undefined
  return <DuplicatesPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
