import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { answerDenial } from '../access/denial.server.ts'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { denial } from '../access/need.ts'
import { secretCookie, type Visit } from '../access/visit.server.ts'
import { OwnPasswordPage } from '../components/accounts/own-password-page.tsx'
import { ACCOUNT } from '../content/accounts/account.ts'
import { forDocument } from '../document-data.server.ts'
import { changePasswordForm, PASSWORD_SECRETS, setPasswordForm } from '../forms/accounts/own-account.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { changeOwnPassword, type NewOwnPassword } from '../services/accounts/own-password.server.ts'
import { asProblems } from '../services/accounts/refused.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'own-account' }, async ({ visit, language, request }) => {
  const { hasPassword, email } = visit.visitor!
  if (!hasPassword) {
    // No old password will say that it is them.
    const denied = denial(visit.visitor, { needs: 'own-account', confirmedWithinMinutes: 15 }, visit.now)
    if (denied) throw answerDenial(denied, request)
  }
  return forDocument({ language, view: { hasPassword, email, done: new URL(request.url).searchParams.has('done') } })
})

async function run(visit: Visit, passwords: NewOwnPassword) {
  const answer = await changeOwnPassword(await installation(), visit.visitor, passwords, visit.client, visit.by)
  if (!answer.ok) {
    const field = answer.code === 'old-password-wrong' ? 'oldPassword' : 'newPassword'
    return asProblems(answer, answer.code === 'password-changed-meanwhile' ? '' : field)
  }
  const { token, lifeMinutes, device } = answer
  return {
    goTo: '/account/password?done=',
    cookies: [
      secretCookie('session', token, lifeMinutes, visit.secure),
      secretCookie('device', device.token, device.lifeMinutes, visit.secure),
    ],
  }
}

export const action = mutations({
  change: intent({
    needs: 'own-account',
    form: changePasswordForm,
    secrets: PASSWORD_SECRETS,
    run: ({ form, visit }) => run(visit, form),
  }),
  set: intent({
    needs: 'own-account',
    confirmedWithinMinutes: 60,
    form: setPasswordForm,
    secrets: PASSWORD_SECRETS,
    run: ({ form, visit }) => run(visit, { ...form, oldPassword: undefined }),
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, ACCOUNT.passwordTitle)

export default function OwnPassword() {
  const { view } = useLoaderData<typeof loader>()
  return <OwnPasswordPage view={view} answer={useActionData() as FormAnswer | undefined} />
}
