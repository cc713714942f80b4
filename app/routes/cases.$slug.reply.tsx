import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { said } from '../components/accounts/use-words.ts'
import { ReplyPage } from '../components/sent-in/reply-page.tsx'
import { SEND_IN } from '../content/sent-in.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { MOST_SENT_BYTES, replyForm, type Reply } from '../forms/sent-in/send-in.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { caseAt } from '../services/case-at.server.ts'
import { library } from '../services/library.server.ts'
import { sendReply } from '../services/sent-in/send-in.server.ts'
import { sendPage } from '../services/sent-in/send-page.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'anyone' }, async (given) => {
  const { language } = given
  return forDocument({ language, view: await sendPage(await installation(), await caseAt(given), 'case', language) })
})

export const action = mutation<Reply>({
  needs: 'anyone',
  form: replyForm,
  maxBytes: MOST_SENT_BYTES,
  async run(given) {
    const { form, visit, language } = given
    const entry = found((await library()).byId.get(await caseAt(given)))
    const sent = await sendReply(await installation(), visit, entry, { ...form, language })
    if (!sent.ok) return { ...asProblems(sent), status: 429 }
    return { goTo: `/sent-in?${new URLSearchParams({ t: sent.secret, new: '1' })}` }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const of = (language: 'zh-CN' | 'en') => said(SEND_IN, language, 'replyTitle', { title: data?.view.title ?? '' })
  return pageTitle(data, { 'zh-CN': of('zh-CN'), en: of('en') })
}

export default function OwnReply() {
  return <ReplyPage view={useLoaderData<typeof loader>().view} answer={useActionData() as FormAnswer | undefined} />
}
