import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { CorrectionsPage } from '../components/award/judge/corrections-page.tsx'
import { OBJECTIONS } from '../content/award/objections.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { correctionForm, type Correction } from '../forms/award/objection.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { correctionsPage, correctSheet } from '../services/award/judging/corrections.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage(
  { needs: 'award.ballots', ofAward: true },
  async ({ visit, language, request, params }) => {
    const { db } = await installation()
    const query = new URL(request.url).searchParams
    const asked = (name: string) => query.get(name) ?? undefined
    const view = await correctionsPage(db, visit, params['award'] ?? '', {
      objection: asked('objection'),
      stage: asked('stage'),
      judge: asked('judge'),
      entry: asked('entry'),
    })
    return forDocument({ language, view: found(view), corrected: query.has('corrected') })
  },
)

export const action = mutation<Correction>({
  needs: 'award.ballots',
  ofAward: true,
  form: correctionForm,
  async run({ form, visit, params }) {
    const award = params['award'] ?? ''
    const corrected = await correctSheet((await installation()).db, visit, { ...form, award })
    if (!corrected.ok) return { ...asProblems(corrected), status: 409 as const }
    return { goTo: `/awards/${award}/chair/corrections?corrected` }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, OBJECTIONS.correctTitle)

export default function Corrections() {
  const { view, corrected } = useLoaderData<typeof loader>()
  return <CorrectionsPage view={view} answer={useActionData() as FormAnswer | undefined} corrected={corrected} />
}
