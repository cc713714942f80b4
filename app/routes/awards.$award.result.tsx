import { redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { PublicResultPage } from '../components/award/result/public-result-page.tsx'
import { RESULT } from '../content/award/result.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { MOST_OBJECTION_BYTES, objectionForm, type ObjectionForm } from '../forms/award/objection.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { fileObjection } from '../services/award/result/objections.server.ts'
import { publicResultPage } from '../services/award/office/result-page.server.ts'
import { mayWatch } from '../services/award/watcher.server.ts'
import { library } from '../services/library.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'anyone' }, async ({ visit, language, request, params }) => {
  const { db } = await installation()
  const award = params['award'] ?? ''
  const received = new URL(request.url).searchParams.get('received') ?? undefined
  const view = await publicResultPage(db, visit, await library(), award, received)
  // Who watches the award has the result before it is public, on a page of the office.
  if (!view && (await mayWatch(db, visit.visitor, award))) throw redirect(`/awards/${award}/office/result`)
  return forDocument({ language, view: found(view) })
})

export const action = mutation<ObjectionForm>({
  needs: 'anyone',
  form: objectionForm,
  maxBytes: MOST_OBJECTION_BYTES,
  async run({ form, visit, language, params }) {
    const award = params['award'] ?? ''
    const filed = await fileObjection(await installation(), visit, { ...form, award, language })
    if (filed.ok) return { goTo: `/awards/${award}/result?${new URLSearchParams({ received: filed.id })}#objections` }
    const status = filed.code === 'too-many-sent' ? (429 as const) : (422 as const)
    return { ...asProblems(filed, filed.field), status }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const { award, isFinal } = data.view
  const title = `${award.title[data.language]}${dictionaryOf(data.language)['common.colon']}${RESULT[isFinal ? 'publicFinal' : 'publicTitle'][data.language]}`
  const page = { title: `${title} · ${dictionaryOf(data.language)['site.name']}` }
  return award.isRehearsal ? [page, { name: 'robots', content: 'noindex' }] : [page]
}

export default function PublicResult() {
  const answer = useActionData() as FormAnswer | undefined
  return <PublicResultPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
