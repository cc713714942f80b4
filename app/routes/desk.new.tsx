import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { NewCasePage } from '../components/desk/new-case-page.tsx'
import { NEW_CASE } from '../content/desk/desk.ts'
import { forDocument } from '../document-data.server.ts'
import { newCaseForm } from '../forms/desk/new-case.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems, RefusedError } from '../services/accounts/refused.ts'
import { beginCase } from '../services/desk/begin-case.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'case.write' }, ({ language, visit }) =>
  Promise.resolve(forDocument({ language, personId: visit.visitor!.personId })),
)

export const action = mutation({
  needs: 'case.write',
  form: newCaseForm,
  async run({ form, visit }) {
    const { slug, industry, socialIssue } = form
    const begun = {
      slug,
      industry,
      socialIssue,
      title: { 'zh-CN': form.titleZh, en: form.titleEn },
      organisation: { 'zh-CN': form.organisationZh, en: form.organisationEn },
      summary: { 'zh-CN': form.summaryZh, en: form.summaryEn },
    }
    try {
      await beginCase(await installation(), visit, begun)
    } catch (error) {
      if (error instanceof RefusedError) return asProblems(error.refused, 'slug')
      throw error
    }
    return { goTo: `/desk/cases/${slug}?begun` }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, NEW_CASE.title)

export default function NewCase() {
  const { personId } = useLoaderData<typeof loader>()
  return <NewCasePage personId={personId} answer={useActionData() as FormAnswer | undefined} />
}
