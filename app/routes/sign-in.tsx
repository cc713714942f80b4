import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { signInCookies } from '../access/visit.server.ts'
import { SignInPage } from '../components/accounts/sign-in-page.tsx'
import { SIGN_IN } from '../content/accounts/sign-in.ts'
import { forDocument } from '../document-data.server.ts'
import { emailKey } from '../forms/accounts/email.ts'
import { ownAddress } from '../forms/accounts/next-address.ts'
import { signInForm } from '../forms/accounts/sign-in.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { signInWithPassword } from '../services/accounts/sign-in.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'anyone' }, async ({ visit, language, request }) => {
  const query = new URL(request.url).searchParams
  const view = {
    next: ownAddress(query.get('next') ?? '') ?? '/account',
    signedOut: query.has('out'),
    passwordSet: query.has('set'),
    name: visit.visitor && !visit.visitor.session.awaitsSecondFactor ? visit.visitor.name : null,
  }
  return forDocument({ language, view })
})

export const action = mutation({
  needs: 'anyone',
  form: signInForm,
  secrets: ['password'],
  async run({ form, visit }) {
    const { db, key } = await installation()
    const answer = await signInWithPassword(db, key, {
      emailKey: emailKey(form.email),
      password: form.password,
      client: visit.client,
      deviceToken: visit.deviceToken,
      earlierSession: visit.sessionToken,
      now: visit.now,
    })
    if (!answer.ok) {
      if (answer.why === 'limited') {
        const problem = { field: '', code: 'too-many-attempts', values: { minutes: answer.waitMinutes } }
        return { problems: [problem], status: 429 }
      }
      return { problems: [{ field: '', code: answer.why === 'wrong' ? 'sign-in-wrong' : 'account-disabled' }] }
    }
    const next = answer.awaitsSecondFactor
      ? `/sign-in/second-factor?${new URLSearchParams({ next: form.next })}`
      : form.next
    return { goTo: next, cookies: signInCookies(answer, visit.secure) }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, SIGN_IN.title)

export default function SignIn() {
  return <SignInPage view={useLoaderData<typeof loader>().view} answer={useActionData() as FormAnswer | undefined} />
}
