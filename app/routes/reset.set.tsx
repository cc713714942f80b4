import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { linkCode } from '../access/link-code.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { secretCookie } from '../access/visit.server.ts'
import { SetPasswordPage, type SetPasswordView } from '../components/accounts/reset-page.tsx'
import { RESET } from '../content/accounts/reset.ts'
import { forDocument } from '../document-data.server.ts'
import { setPasswordForm } from '../forms/accounts/own-account.ts'
import { pageTitle } from '../page-title.ts'
import { secretIn } from '../secret-address.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { readResetLink, setPasswordWithLink } from '../services/accounts/resets.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'
export { secretAddressHeaders as headers } from '../secret-address.ts'

export const loader = guardedPage({ needs: 'anyone' }, async ({ visit, language, request }) => {
  const secret = secretIn(request)
  const page = async (): Promise<SetPasswordView> => {
    if (secret === '') return { kind: 'code' }
    const reading = await readResetLink(await installation(), secret, visit.now)
    if (!reading.ok) return { kind: 'dead', why: reading.why }
    return { kind: 'set', name: reading.person.name, email: reading.person.email }
  }
  return forDocument({ language, view: await page() })
})

export const action = mutations({
  code: linkCode,
  set: intent({
    needs: 'anyone',
    form: setPasswordForm,
    secrets: ['newPassword', 'again'],
    async run({ form, visit, request }) {
      const answer = await setPasswordWithLink(await installation(), secretIn(request), form.newPassword, visit)
      if (answer.ok) return { goTo: '/sign-in?set=', cookies: [secretCookie('session', '', 0, visit.secure)] }
      if (answer.why === 'weak') return { problems: [{ field: 'newPassword', code: answer.weakness }] }
      return { problems: [{ field: '', code: 'link-dead' }], status: 409 }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, RESET.title)

export default function SetPassword() {
  const answer = useActionData() as FormAnswer | undefined
  return <SetPasswordPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
