import { redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { PaperPage } from '../components/award/office/paper/paper-page.tsx'
import { PAPER } from '../content/award/paper.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { orderForm, paperAddress, readPaperAsked } from '../forms/award/paper.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { paperList, paperSheetPage } from '../services/award/paper/paper-pages.server.ts'
import { orderSheets } from '../services/award/paper/print.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const
const MOST_JUDGES = 600

export const loader = guardedPage(RUN, async ({ visit, language, request, params }) => {
  const { db } = await installation()
  const award = params['award'] ?? ''
  const asked = readPaperAsked(new URL(request.url).searchParams)
  if (asked.number !== undefined && (await paperSheetPage(db, visit, award, asked.number, language))) {
    throw redirect(paperAddress(award, asked.number))
  }
  return forDocument({ language, view: found(await paperList(db, visit, award, asked, language)) })
})

export const action = mutation({
  ...RUN,
  form: orderForm,
  mostFields: MOST_JUDGES,
  async run({ form, visit, params }) {
    if (form.judges.length === 0) return { problems: [{ field: '', code: 'choose-judges' }] }
    const award = params['award'] ?? ''
    const done = await orderSheets((await installation()).db, visit, { award, ...form })
    if (!done.ok) return { ...asProblems(done), status: 409 as const }
    return { goTo: `${paperAddress(award)}?${new URLSearchParams({ ordered: form.stage })}` }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, PAPER.title)

export default function Paper() {
  const answer = useActionData() as FormAnswer | undefined
  return <PaperPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
