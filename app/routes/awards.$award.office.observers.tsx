import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import type { ObserverDone } from '../components/award/office/invite/invite-view.ts'
import { ObserversPage } from '../components/award/office/invite/observers-page.tsx'
import { INVITE } from '../content/award/office-invite.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { invitationForm, observerForm, observerRemovalForm } from '../forms/award/invite-forms.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { viewOfMadeLink } from '../services/accounts/made-link.server.ts'
import { asProblems, type Refused } from '../services/accounts/refused.ts'
import { showAwardInvitations, withdrawAwardInvitation } from '../services/award/judges/award-invitations.server.ts'
import { inviteObserver, removeObserver } from '../services/award/judges/observers.server.ts'
import { observersPage, shownCards } from '../services/award/office/invite-pages.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(RUN, async ({ visit, language, request, params }) => {
  const { db, mail } = await installation()
  const shown = { hasMail: mail !== undefined, saved: new URL(request.url).searchParams.has('saved') }
  return forDocument({ language, view: found(await observersPage(db, visit, params['award'] ?? '', shown)) })
})

function answered(answer: { readonly ok: true } | Refused, award: string) {
  if (!answer.ok) return { ...asProblems(answer), status: 409 as const }
  return { goTo: `/awards/${award}/office/observers?saved=` }
}

export const action = mutations({
  invite: intent<z.output<typeof observerForm>, ObserverDone>({
    ...RUN,
    confirmedWithinMinutes: 60,
    form: observerForm,
    async run({ form, visit, params }) {
      const invited = await inviteObserver(await installation(), visit, { award: params['award'] ?? '', ...form })
      if (!invited.ok) return asProblems(invited, invited.code === 'observer-known' ? 'email' : '')
      const { invitation } = invited
      return { done: invitation ? { link: viewOfMadeLink('invitation', form, invitation) } : { existing: form.name } }
    },
  }),
  show: intent<z.output<typeof invitationForm>, ObserverDone>({
    ...RUN,
    confirmedWithinMinutes: 60,
    form: invitationForm,
    async run({ form: { id }, visit, params }) {
      const given = { award: params['award'] ?? '', links: [id] }
      const made = await showAwardInvitations(await installation(), visit, given)
      if (!made.ok) return { ...asProblems(made), status: 409 }
      return { done: { link: shownCards(made.shown)[0]! } }
    },
  }),
  withdraw: intent<z.output<typeof invitationForm>>({
    ...RUN,
    form: invitationForm,
    async run({ form: { id }, visit, params }) {
      const award = params['award'] ?? ''
      return answered(await withdrawAwardInvitation(await installation(), visit, { award, link: id }), award)
    },
  }),
  remove: intent<z.output<typeof observerRemovalForm>>({
    ...RUN,
    form: observerRemovalForm,
    async run({ form: { person }, visit, params }) {
      const award = params['award'] ?? ''
      const { db } = await installation()
      return answered(await removeObserver(db, visit, { award, person }), award)
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, INVITE.observersTitle)

export default function Observers() {
  const answer = useActionData() as FormAnswer<ObserverDone> | undefined
  return <ObserversPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
