import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { ConfirmPage } from '../components/accounts/confirm-page.tsx'
import { CONFIRM } from '../content/accounts/confirm.ts'
import { forDocument } from '../document-data.server.ts'
import { ownAddress } from '../forms/accounts/next-address.ts'
import { codeForm, confirmForm } from '../forms/accounts/second-factor.ts'
import { pageTitle } from '../page-title.ts'
import { confirmWithPassword, confirmWithTotp } from '../services/accounts/confirm.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const page = { needs: 'own-account', beforeSecondFactor: true } as const

export const loader = guardedPage(page, async ({ visit, language, request }) => {
  const { email, hasPassword, hasTotp, hasPasskey } = visit.visitor!
  const next = ownAddress(new URL(request.url).searchParams.get('next') ?? '') ?? '/account'
  return forDocument({ language, view: { next, email, hasPassword, hasTotp, hasPasskey } })
})

export const action = mutations({
  password: intent({
    ...page,
    form: confirmForm,
    secrets: ['password'],
    async run({ form, visit }) {
      const { db, key } = await installation()
      const answer = await confirmWithPassword(db, key, visit.visitor, form.password, visit.by)
      return answer.ok ? { goTo: form.next } : asProblems(answer, 'password')
    },
  }),
  code: intent({
    ...page,
    form: codeForm,
    secrets: ['code'],
    async run({ form, visit }) {
      const { db, key } = await installation()
      const answer = await confirmWithTotp(db, key, visit.visitor, form.code, visit.by)
      return answer.ok ? { goTo: form.next } : asProblems(answer, 'code')
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, CONFIRM.title)

export default function Confirm() {
  const { view } = useLoaderData<typeof loader>()
  return <ConfirmPage view={view} answer={useActionData() as FormAnswer | undefined} />
}
