import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { AccountPage } from '../components/accounts/account-page.tsx'
import { ACCOUNT } from '../content/accounts/account.ts'
import { forDocument } from '../document-data.server.ts'
import { nameAndLanguageForm } from '../forms/accounts/own-account.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { changeNameAndLanguage, latestSignIns } from '../services/accounts/own-account.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'account' }, async ({ visit, language, request }) => {
  const { name, email, grants, hasPassword, hasTotp, hasPasskey, personId, actedFor, ...visitor } = visit.visitor!
  const { db } = await installation()
  const view = {
    name,
    email,
    language: visitor.language,
    roles: grants,
    hasPassword,
    hasTotp,
    hasPasskey,
    saved: new URL(request.url).searchParams.has('saved'),
    signIns: actedFor ? null : await latestSignIns(db, personId),
  }
  return forDocument({ language, view })
})

export const action = mutation({
  needs: 'own-account',
  form: nameAndLanguageForm,
  async run({ form, visit }) {
    const { db } = await installation()
    await changeNameAndLanguage(db, visit.visitor, form, visit.by)
    return { goTo: '/account?saved=' }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, ACCOUNT.title)

export default function Account() {
  return <AccountPage view={useLoaderData<typeof loader>().view} answer={useActionData() as FormAnswer | undefined} />
}
