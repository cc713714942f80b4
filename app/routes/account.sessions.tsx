import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { OwnSessionsPage } from '../components/accounts/own-sessions-page.tsx'
import { ACCOUNT } from '../content/accounts/account.ts'
import { forDocument } from '../document-data.server.ts'
import { endSessionForm, nothingForm } from '../forms/accounts/own-account.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { endOtherSessions, endOwnSession, sessionsOf } from '../services/accounts/own-account.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'own-account' }, async ({ visit, language, request }) => {
  const { db } = await installation()
  const visitor = visit.visitor!
  const view = {
    sessions: await sessionsOf(db, visitor.personId, visitor, visit.now),
    ended: new URL(request.url).searchParams.has('ended'),
  }
  return forDocument({ language, view })
})

export const action = mutations({
  end: intent({
    needs: 'own-account',
    form: endSessionForm,
    async run({ form, visit }) {
      await endOwnSession((await installation()).db, visit.visitor, form.session, visit.by)
      return { goTo: '/account/sessions?ended=' }
    },
  }),
  'end-others': intent({
    needs: 'own-account',
    form: nothingForm,
    async run({ visit }) {
      await endOtherSessions((await installation()).db, visit.visitor, visit.by)
      return { goTo: '/account/sessions?ended=' }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, ACCOUNT.sessionsTitle)

export default function OwnSessions() {
  const { view } = useLoaderData<typeof loader>()
  return <OwnSessionsPage view={view} answer={useActionData() as FormAnswer | undefined} />
}
