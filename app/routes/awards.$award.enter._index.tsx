import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { EnterPage } from '../components/award/enter/enter-page.tsx'
import { draftPath, enterPath, type EnterDone } from '../components/award/enter/enter-view.ts'
import { ENTER } from '../content/award/enter.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { nothingForm } from '../forms/accounts/own-account.ts'
import { askForm } from '../forms/award/entering.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { beginDraft } from '../services/award/entering/drafts.server.ts'
import { enterPage } from '../services/award/entering/enter-page.server.ts'
import { askToEnter, takePart } from '../services/award/entering/joining.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'anyone' }, async ({ visit, language, request, params }) => {
  const { db, mail } = await installation()
  const discarded = new URL(request.url).searchParams.has('discarded')
  const shown = { hasMail: mail !== undefined, discarded }
  return forDocument({ language, view: found(await enterPage(db, visit, params['award'] ?? '', shown)) })
})

export const action = mutations({
  ask: intent<z.output<typeof askForm>, EnterDone>({
    needs: 'anyone',
    form: askForm,
    async run({ form: { email }, visit, language, params }) {
      const answer = await askToEnter(await installation(), visit, { award: params['award'] ?? '', email, language })
      if (answer.ok) return { done: { asked: email } }
      if ('code' in answer) return { ...asProblems(answer), status: 409 }
      const values = { minutes: answer.waitMinutes }
      return { problems: [{ field: '', code: 'too-many-requests', values }], status: 429 }
    },
  }),
  take: intent({
    needs: 'own-account',
    form: nothingForm,
    async run({ visit, params }) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      const taken = await takePart(db, visit, award)
      return taken.ok ? { goTo: enterPath(award) } : { ...asProblems(taken), status: 409 }
    },
  }),
  begin: intent({
    needs: 'award.enter',
    ofAward: true,
    form: nothingForm,
    async run({ visit, params }) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      const begun = await beginDraft(db, visit, award)
      return begun.ok ? { goTo: draftPath(award, begun.draft) } : { ...asProblems(begun), status: 409 }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, ENTER.title)

export default function Enter() {
  const answer = useActionData() as FormAnswer<EnterDone> | undefined
  return <EnterPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
