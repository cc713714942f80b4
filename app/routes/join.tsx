import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { linkCode } from '../access/link-code.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { signInCookies } from '../access/visit.server.ts'
import { JoinPage, type JoinView } from '../components/accounts/join-page.tsx'
import { JOIN } from '../content/accounts/join.ts'
import { forDocument } from '../document-data.server.ts'
import { joinForm } from '../forms/accounts/join.ts'
import { pageTitle } from '../page-title.ts'
import { secretIn } from '../secret-address.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { acceptRoles, join, landingOf, readWelcome } from '../services/accounts/joining.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'
export { secretAddressHeaders as headers } from '../secret-address.ts'

export const loader = guardedPage({ needs: 'anyone' }, async ({ visit, language, request }) => {
  const secret = secretIn(request)
  const page = async (): Promise<JoinView> => {
    if (secret === '') return { kind: 'code' }
    const reading = await readWelcome(await installation(), secret, visit.visitor, visit.now)
    if (!reading.ok) return { kind: 'dead', why: reading.why }
    const next = `/join?${new URLSearchParams({ t: secret })}`
    return {
      kind: 'welcome',
      welcome: reading.welcome,
      signedInAs: visit.visitor?.name ?? null,
      signIn: `/sign-in?${new URLSearchParams({ next })}`,
    }
  }
  return forDocument({ language, view: await page() })
})

const DEAD = { problems: [{ field: '', code: 'link-dead' }], status: 409 } as const

export const action = mutations({
  code: linkCode,
  join: intent({
    needs: 'anyone',
    form: joinForm,
    secrets: ['newPassword', 'again'],
    async run({ form, visit, language, request }) {
      const { name, newPassword, email } = form
      const joiner = { name, newPassword, email, language }
      const goTo = await landingOf(await installation(), secretIn(request), visit)
      const answer = await join(await installation(), secretIn(request), joiner, visit)
      if (answer.ok) return { goTo, cookies: signInCookies(answer, visit.secure) }
      if (answer.why === 'weak') return { problems: [{ field: 'newPassword', code: answer.weakness }] }
      if (answer.why === 'email-missing') return { problems: [{ field: 'email', code: 'email-missing' }] }
      if (answer.why === 'account-exists') {
        return { problems: [{ field: '', code: 'join-account-exists' }], status: 409 }
      }
      return DEAD
    },
  }),
  accept: intent({
    needs: 'anyone',
    form: z.object({}),
    async run({ visit, request }) {
      const goTo = await landingOf(await installation(), secretIn(request), visit)
      const answer = await acceptRoles(await installation(), secretIn(request), visit)
      if (answer.ok) return { goTo }
      if (answer.why !== 'sign-in-first') return DEAD
      return { problems: [{ field: '', code: 'join-sign-in-first' }], status: 409 }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, JOIN.title)

export default function Join() {
  return <JoinPage view={useLoaderData<typeof loader>().view} answer={useActionData() as FormAnswer | undefined} />
}
