import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { said } from '../components/accounts/use-words.ts'
import { AddressPage } from '../components/desk/address/address-page.tsx'
import { ADDRESS } from '../content/desk/address.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { addressForm } from '../forms/desk/address.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems, orRefused } from '../services/accounts/refused.ts'
import { addressPage, moveCase } from '../services/desk/address.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'case.approve' }, async ({ visit, language, request, params }) => {
  const view = found(await addressPage(await installation(), visit, params['slug'] ?? '', language))
  return forDocument({ language, view: { ...view, isDone: new URL(request.url).searchParams.has('done') } })
})

export const action = mutation<{ slug: string }>({
  needs: 'case.approve',
  form: addressForm,
  async run({ form, visit, params }) {
    const caseId = params['slug'] ?? ''
    const moved = await orRefused(moveCase(await installation(), visit, { caseId, slug: form.slug }))
    return moved ? { problems: asProblems(moved, 'slug').problems } : { goTo: `/desk/cases/${caseId}/address?done` }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const of = (language: 'zh-CN' | 'en') => said(ADDRESS, language, 'title', { title: data?.view.title ?? '' })
  return pageTitle(data, { 'zh-CN': of('zh-CN'), en: of('en') })
}

export default function Address() {
  return <AddressPage view={useLoaderData<typeof loader>().view} answer={useActionData() as FormAnswer | undefined} />
}
