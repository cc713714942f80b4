import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations, type Given } from '../access/mutation.server.ts'
import { ResultPage } from '../components/award/result/result-page.tsx'
import { RESULT } from '../content/award/result.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { nothingForm } from '../forms/accounts/own-account.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { freezeAward, makeFinal, publishNotice } from '../services/award/result/freeze.server.ts'
import { resultPage } from '../services/award/office/result-page.server.ts'
import { drawLastPlaces } from '../services/award/result/lots.server.ts'
import { library } from '../services/library.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(
  { needs: 'award.watch', ofAward: true },
  async ({ visit, language, request, params }) => {
    // prettier-ignore
    const { db } = await installation()
    const query = new URL(request.url).searchParams
    const asked = (name: string) => query.get(name) ?? undefined
    const view = await resultPage(db, visit, await library(), params['award'] ?? '', {
      stage: asked('stage'),
      category: asked('category'),
      entry: asked('entry'),
      did: asked('did'),
      rows: asked('rows'),
    })
    return forDocument({ language, view: found(view) })
  },
)

const resultAddress = (award: string, did: string) => `/awards/${award}/office/result?${new URLSearchParams({ did })}`

/** A step that needs no more than its button. */
const step = (work: typeof freezeAward, did: string) =>
  intent({
    ...RUN,
    form: nothingForm,
    async run({ visit, params }: Given<object>) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      const done = await work(db, visit, { award })
      return done.ok ? { goTo: resultAddress(award, did) } : { ...asProblems(done), status: 409 as const }
    },
  })

export const action = mutations({
  freeze: step(freezeAward, 'frozen'),
  draw: step(drawLastPlaces, 'drawn'),
  publish: step(publishNotice, 'noticed'),
  finish: step(makeFinal, 'final'),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, RESULT.title)

export default function Result() {
  const answer = useActionData() as FormAnswer | undefined
  return <ResultPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
