import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import type { ReceiptView } from '../components/award/meeting/meeting-view.ts'
import { VotePage } from '../components/award/meeting/vote-page.tsx'
import { MEETING } from '../content/award/meeting.ts'
import { forDocument } from '../document-data.server.ts'
import { papersForm } from '../forms/award/meeting.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { castPapers, type Choices } from '../services/award/meeting/ballots.server.ts'
import { contextIn } from '../services/award/meeting/meeting-context.server.ts'
import { votePage } from '../services/award/meeting/meeting-page.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'award.deliberate', ofAward: true }, async (given) => {
  const { db } = await installation()
  return forDocument({ language: given.language, view: await votePage(db, await contextIn(db, given)) })
})

export const action = mutation<
  { readonly stage: string; readonly form: string; readonly choices: Choices },
  readonly ReceiptView[]
>({
  needs: 'award.vote',
  ofAward: true,
  form: papersForm,
  mostFields: 600,
  async run({ form, visit, params }) {
    const cast = await castPapers((await installation()).db, visit, { award: params['award'] ?? '', ...form })
    if (!cast.ok) return { ...asProblems(cast), status: 409 as const }
    return { done: cast.receipts.map(({ entry, code }) => ({ entry, code })) }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, MEETING.vote)

export default function Vote() {
  const answer = useActionData() as FormAnswer<readonly ReceiptView[]> | undefined
  return <VotePage view={useLoaderData<typeof loader>().view} answer={answer} />
}
