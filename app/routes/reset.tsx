import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { ResetPage, type ResetDone } from '../components/accounts/reset-page.tsx'
import { RESET } from '../content/accounts/reset.ts'
import { forDocument } from '../document-data.server.ts'
import { resetForm } from '../forms/accounts/reset.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { askForReset } from '../services/accounts/resets.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'anyone' }, async ({ language }) => {
  const { mail } = await installation()
  return forDocument({ language, view: { hasMail: mail !== undefined } })
})

export const action = mutation<{ email: string }, ResetDone>({
  needs: 'anyone',
  form: resetForm,
  async run({ form, visit }) {
    const limited = await askForReset(await installation(), form.email, visit)
    if (!limited) return { done: { email: form.email } }
    const values = { minutes: limited.waitMinutes }
    return { problems: [{ field: '', code: 'too-many-requests', values }], status: 429 }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, RESET.title)

export default function Reset() {
  const answer = useActionData() as FormAnswer<ResetDone> | undefined
  return <ResetPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
