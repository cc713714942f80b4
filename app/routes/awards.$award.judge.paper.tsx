import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { OwnPaperPage } from '../components/award/judge/own-paper-page.tsx'
import { OWN_PAPER } from '../content/award/paper.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { objectPaperForm } from '../forms/award/paper.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { objectToTyping } from '../services/award/paper/object.server.ts'
import { ownPaper } from '../services/award/paper/own-paper.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const SCORE = { needs: 'award.score', ofAward: true } as const

export const loader = guardedPage(SCORE, async ({ visit, language, request, params }) => {
  const { db } = await installation()
  const view = found(await ownPaper(db, visit, params['award'] ?? '', language))
  return forDocument({ language, view, sent: new URL(request.url).searchParams.has('sent') })
})

export const action = mutation({
  ...SCORE,
  form: objectPaperForm,
  async run({ form, visit, params }) {
    const award = params['award'] ?? ''
    const done = await objectToTyping((await installation()).db, visit, { award, ...form })
    if (!done.ok) return { ...asProblems(done), status: 409 as const }
    return { goTo: `/awards/${award}/judge/paper?sent` }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, OWN_PAPER.title)

export default function OwnPaper() {
  const { view, sent } = useLoaderData<typeof loader>()
  return <OwnPaperPage view={view} answer={useActionData() as FormAnswer | undefined} sent={sent} />
}
