import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { ProgressPage } from '../components/award/office/progress-page.tsx'
import { PROGRESS } from '../content/award/office-progress.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { closeStageForm } from '../forms/award/office-forms.ts'
import { readProgressAsked } from '../forms/award/progress-query.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { progressPage } from '../services/award/office/progress-page.server.ts'
import { closeStage } from '../services/award/stages.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage(
  { needs: 'award.watch', ofAward: true },
  async ({ visit, language, request, params }) => {
    // prettier-ignore
    const { db } = await installation()
    const query = new URL(request.url).searchParams
    const view = await progressPage(
      db,
      visit,
      params['award'] ?? '',
      query.get('closed') ?? undefined,
      readProgressAsked(query),
    )
    return forDocument({ language, view: found(view) })
  },
)

export const action = mutations({
  close: intent({
    needs: 'award.run',
    ofAward: true,
    form: closeStageForm,
    async run({ form: { stage }, visit, params }) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      const closed = await closeStage(db, visit, { award, stage })
      if (!closed.ok) return asProblems(closed)
      return { goTo: `/awards/${award}/office?${new URLSearchParams({ closed: stage })}` }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, PROGRESS.title)

export default function Progress() {
  const answer = useActionData() as FormAnswer | undefined
  return <ProgressPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
