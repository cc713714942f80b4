import { redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { InterestsPage, type InterestsTyped } from '../components/award/judge/interests-page.tsx'
import { judgePath } from '../components/award/judge/sheet-view.ts'
import { JUDGE } from '../content/award/judge.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import {
  interestsForm,
  MOST_INTERESTS_BYTES,
  MOST_INTERESTS_FIELDS,
  type SentInterests,
} from '../forms/award/interests.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { declareInterests } from '../services/award/judges/joining.server.ts'
import { interestsPage } from '../services/award/judging/queue.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'award.score', ofAward: true }, async ({ visit, language, params }) => {
  const { db } = await installation()
  const award = params['award'] ?? ''
  const view = found(await interestsPage(db, visit, award, language))
  if (view.home.why === null && !view.home.pledged) throw redirect(`${judgePath(award)}/pledge`)
  return forDocument({ language, view })
})

export const action = mutation<SentInterests, InterestsTyped>({
  needs: 'award.score',
  ofAward: true,
  form: interestsForm,
  maxBytes: MOST_INTERESTS_BYTES,
  mostFields: MOST_INTERESTS_FIELDS,
  async run({ form: { seen, ticked, interests, problems }, visit, params }) {
    if (problems.length > 0) return { problems, show: { organisations: ticked } }
    const award = params['award'] ?? ''
    const isFirst = await declareInterests((await installation()).db, visit, award, interests, seen)
    return { goTo: isFirst ? `${judgePath(award)}/expertise?first=` : judgePath(award) }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, JUDGE.interests)

export default function Interests() {
  const { view } = useLoaderData<typeof loader>()
  return <InterestsPage view={view} answer={useActionData() as FormAnswer<InterestsTyped> | undefined} />
}
