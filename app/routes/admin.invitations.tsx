import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { InvitationsPage } from '../components/accounts/invitations-page.tsx'
import type { MadeLinkView } from '../components/accounts/shown-link.tsx'
import { INVITATIONS } from '../content/accounts/invitations.ts'
import { forDocument } from '../document-data.server.ts'
import { invitationForm, linkIdForm, personIdForm } from '../forms/accounts/invitation.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { invitations, makeInvitation, revokeInvitation, showInvitation, troubledLetters } from '../services/accounts/invitations.server.ts' // prettier-ignore
import { viewOfMadeLink } from '../services/accounts/made-link.server.ts'
import { makeResetLink, resetsWaiting } from '../services/accounts/resets.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage(
  { needs: 'people.invite', confirmedWithinMinutes: 15 },
  async ({ visit, language, request }) => {
    const own = await installation()
    const [waiting, troubled, all] = await Promise.all([
      resetsWaiting(own, visit),
      troubledLetters(own, visit),
      invitations(own, visit),
    ])
    const revoked = new URL(request.url).searchParams.has('revoked')
    const view = { hasMail: own.mail !== undefined, revoked, waiting, troubled, invitations: all }
    return forDocument({ language, view })
  },
)

const LATELY_PROVED = { confirmedWithinMinutes: 60 } as const
const GONE = { problems: [{ field: '', code: 'invitation-gone' }], status: 409 } as const

export const action = mutations({
  make: intent<z.output<typeof invitationForm>, MadeLinkView>({
    ...LATELY_PROVED,
    needs: 'people.invite',
    form: invitationForm,
    async run({ form, visit }) {
      const made = await makeInvitation(await installation(), visit, form)
      return { done: viewOfMadeLink('invitation', form, made) }
    },
  }),
  show: intent<z.output<typeof linkIdForm>, MadeLinkView>({
    ...LATELY_PROVED,
    needs: 'people.invite',
    form: linkIdForm,
    async run({ form, visit }) {
      const shown = await showInvitation(await installation(), visit, form.id)
      return shown ? { done: viewOfMadeLink('invitation', shown.invited, shown.made) } : GONE
    },
  }),
  revoke: intent({
    ...LATELY_PROVED,
    needs: 'people.invite',
    form: linkIdForm,
    async run({ form, visit }) {
      const revoked = await revokeInvitation(await installation(), visit, form.id)
      return revoked ? { goTo: '/admin/invitations?revoked=' } : GONE
    },
  }),
  reset: intent<z.output<typeof personIdForm>, MadeLinkView>({
    ...LATELY_PROVED,
    needs: 'people.change',
    form: personIdForm,
    async run({ form, visit }) {
      const answer = await makeResetLink(await installation(), visit, form.person)
      if (!answer.ok) {
        const code = answer.why === 'disabled' ? 'person-disabled' : 'person-gone'
        return { problems: [{ field: '', code }], status: 409 }
      }
      return { done: viewOfMadeLink('reset', answer.person, answer.link) }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, INVITATIONS.title)

export default function Invitations() {
  const answer = useActionData() as FormAnswer<MadeLinkView> | undefined
  return <InvitationsPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
