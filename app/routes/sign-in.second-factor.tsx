import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { signInCookies, type Visit } from '../access/visit.server.ts'
import { SecondStepPage } from '../components/accounts/second-step-page.tsx'
import { SECOND_FACTOR } from '../content/accounts/second-factor.ts'
import { forDocument } from '../document-data.server.ts'
import { ownAddress } from '../forms/accounts/next-address.ts'
import { codeForm, recoveryForm } from '../forms/accounts/second-factor.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { finishWithRecoveryCode, finishWithTotp } from '../services/accounts/second-step.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'second-factor' }, async ({ visit: { visitor }, language, request }) => {
  const view = {
    next: ownAddress(new URL(request.url).searchParams.get('next') ?? '') ?? '/account',
    hasTotp: visitor!.hasTotp,
    hasPasskey: visitor!.hasPasskey,
  }
  return forDocument({ language, view })
})

export const action = mutations({
  code: intent({
    needs: 'second-factor',
    form: codeForm,
    secrets: ['code'],
    run: ({ form, visit }) => finish(visit, 'code', form.code, form.next),
  }),
  recovery: intent({
    needs: 'second-factor',
    form: recoveryForm,
    secrets: ['recovery'],
    run: ({ form, visit }) => finish(visit, 'recovery', form.recovery, form.next),
  }),
})

async function finish(visit: Visit, field: 'code' | 'recovery', typed: string, next: string) {
  const { db, key } = await installation()
  const by = field === 'code' ? finishWithTotp : finishWithRecoveryCode
  const answer = await by(db, key, { ...visit, typed })
  if (!answer.ok) return asProblems(answer, field)
  return { goTo: next, cookies: signInCookies(answer, visit.secure) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, SECOND_FACTOR.signInTitle)

export default function SecondStep() {
  const { view } = useLoaderData<typeof loader>()
  return <SecondStepPage view={view} answer={useActionData() as FormAnswer | undefined} />
}
