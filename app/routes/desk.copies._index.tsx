import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { CopiesPage } from '../components/desk/copies/copies-page.tsx'
import { COPIES } from '../content/desk/copies.ts'
import { forDocument } from '../document-data.server.ts'
import { readCopiesQuery, removeCopyForm } from '../forms/desk/copies.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { removeCopy } from '../services/desk/archived-copies.server.ts'
import { copiesPage } from '../services/desk/copies-page.server.ts'
import { library } from '../services/library.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'case.write' }, async ({ visit, language, request }) => {
  const query = new URL(request.url).searchParams
  const view = await copiesPage(await installation(), visit, await library(), readCopiesQuery(query), language)
  return forDocument({ language, view, isDone: query.get('done') === 'removed' })
})

export const action = mutation({
  needs: 'case.approve',
  form: removeCopyForm,
  async run({ form, visit }) {
    const isRemoved = await removeCopy(await installation(), visit, form)
    if (!isRemoved) return { problems: [{ field: '', code: 'copy-gone' }], status: 409 }
    return { goTo: `/desk/copies?${new URLSearchParams({ copy: form.sha256, done: 'removed' })}` }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, COPIES.title)

export default function Copies() {
  const { view, isDone } = useLoaderData<typeof loader>()
  return <CopiesPage view={view} isDone={isDone} answer={useActionData() as FormAnswer | undefined} />
}
