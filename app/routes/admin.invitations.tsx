import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { InvitationsPage } from '../components/accounts/invitations-page.tsx'
import type { ShownLinkView } from '../components/accounts/shown-link.tsx'
import { INVITATIONS } from '../content/accounts/invitations.ts'
import { forDocument } from '../document-data.server.ts'
import { invitationForm, linkIdForm, personIdForm } from '../forms/accounts/invitation.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { invitations, makeInvitation, revokeInvitation, troubledLetters } from '../services/accounts/invitations.server.ts' // prettier-ignore
import { qrPath } from '../services/accounts/qr.server.ts'
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

const ADMIN = { confirmedWithinMinutes: 60 } as const

export const action = mutations({
  make: intent<z.output<typeof invitationForm>, ShownLinkView>({
    ...ADMIN,
    needs: 'people.invite',
    form: invitationForm,
    async run({ form, visit }) {
      const made = await makeInvitation(await installation(), visit, form)
      const { address, expiresAt, letter, hasAccount } = made
      return {
        done: {
          kind: 'invitation',
          name: form.name,
          email: form.email,
          address,
          expiresAt,
          letter,
          hasAccount,
          qr: qrPath(address),
          code: { text: made.code, where: new URL('/join', address).href },
        },
      }
    },
  }),
  revoke: intent({
    ...ADMIN,
    needs: 'people.invite',
    form: linkIdForm,
    async run({ form, visit }) {
      const revoked = await revokeInvitation(await installation(), visit, form.id)
      if (revoked) return { goTo: '/admin/invitations?revoked=' }
      return { problems: [{ field: '', code: 'invitation-gone' }], status: 409 }
    },
  }),
  reset: intent<z.output<typeof personIdForm>, ShownLinkView>({
    ...ADMIN,
    needs: 'people.change',
    form: personIdForm,
    async run({ form, visit }) {
      const answer = await makeResetLink(await installation(), visit, form.person)
      if (!answer.ok) {
        const code = answer.why === 'disabled' ? 'person-disabled' : 'person-gone'
        return { problems: [{ field: '', code }], status: 409 }
      }
      const { address, expiresAt, letter } = answer.link
      const { name, email } = answer.person
      return { done: { kind: 'reset', name, email, address, expiresAt, letter, qr: qrPath(address) } }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, INVITATIONS.title)

export default function Invitations() {
  const answer = useActionData() as FormAnswer<ShownLinkView> | undefined
  return <InvitationsPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
