import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { ExpertisePage } from '../components/award/judge/expertise-page.tsx'
import { judgePath } from '../components/award/judge/sheet-view.ts'
import { JUDGE } from '../content/award/judge.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { expertiseForm } from '../forms/award/expertise.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { comesIn } from '../services/award/judges/comes-in.server.ts'
import { expertisePage, stateExpertise } from '../services/award/judges/expertise.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage(
  { needs: 'award.score', ofAward: true },
  async ({ visit, language, request, params }) => {
    const { db } = await installation()
    const award = params['award'] ?? ''
    const view = found(await expertisePage(db, visit, award, language))
    comesIn(view.home, judgePath(award))
    const query = new URL(request.url).searchParams
    return forDocument({ language, view, isFirst: query.has('first'), saved: query.has('saved') })
  },
)

export const action = mutation<z.output<typeof expertiseForm>>({
  needs: 'award.score',
  ofAward: true,
  form: expertiseForm,
  async run({ form, visit, language, request, params }) {
    const { db } = await installation()
    const award = params['award'] ?? ''
    // Who has no seat here, or has not signed yet, is led to where they can.
    comesIn(found(await expertisePage(db, visit, award, language)).home, judgePath(award))
    await stateExpertise(db, visit, award, form)
    const isFirst = new URL(request.url).searchParams.has('first')
    return { goTo: isFirst ? judgePath(award) : `${judgePath(award)}/expertise?saved=` }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, JUDGE.expertise)

export default function Expertise() {
  const { view, isFirst, saved } = useLoaderData<typeof loader>()
  return <ExpertisePage view={view} isFirst={isFirst} saved={saved} />
}
