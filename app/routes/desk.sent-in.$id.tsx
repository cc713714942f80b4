import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations, type Given, type Outcome } from '../access/mutation.server.ts'
import { SentInItemPage } from '../components/desk/sent-in/sent-in-item-page.tsx'
import { SENT_IN } from '../content/desk/sent-in.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { decisionForm, endReplyForm, eraseSenderForm } from '../forms/sent-in/moderation.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { orRefused } from '../services/accounts/refused.ts'
import { library } from '../services/library.server.ts'
import { sentInItem } from '../services/sent-in/desk-pages.server.ts'
import { decideSentIn, endReply, eraseSentInBy } from '../services/sent-in/moderation.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'sent-in.decide' }, async ({ visit, language, request, params }) => {
  const id = params['id'] ?? ''
  const view = found(await sentInItem(await installation(), visit, await library(), id, language))
  return forDocument({ language, view: { ...view, isSaved: new URL(request.url).searchParams.has('saved') } })
})

/** Where something is missing; anything else is about the whole of it. */
const FIELDS: Readonly<Partial<Record<string, string>>> = {
  'answer-missing': 'answerZh',
  'revision-missing': 'revision',
  'revision-unpublished': 'revision',
  'verification-missing': 'verifiedBy',
}

type Params = Pick<Given<never>, 'params'>
const idOf = ({ params }: Params): string => params['id'] ?? ''
const back = (given: Params): Outcome<never> => ({ goTo: `/desk/sent-in/${idOf(given)}?saved` })

export const action = mutations({
  decide: intent({
    needs: 'sent-in.decide',
    form: decisionForm,
    maxBytes: 96 * 1024,
    async run(given) {
      const decided = await orRefused(decideSentIn(await installation(), given.visit, idOf(given), given.form))
      if (!decided) return back(given)
      const field = FIELDS[decided.code]
      return { problems: [{ field: field ?? '', code: decided.code }], status: field === undefined ? 409 : 422 }
    },
  }),
  end: intent({
    needs: 'case.approve',
    form: endReplyForm,
    async run(given) {
      await endReply(await installation(), given.visit, { id: idOf(given), tag: given.form.tag })
      return back(given)
    },
  }),
  erase: intent({
    needs: 'sent-in.decide',
    form: eraseSenderForm,
    async run(given) {
      await eraseSentInBy(await installation(), given.visit, idOf(given))
      return back(given)
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, SENT_IN.title)

export default function SentInItem() {
  return (
    <SentInItemPage view={useLoaderData<typeof loader>().view} answer={useActionData() as FormAnswer | undefined} />
  )
}
