import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { said } from '../components/accounts/use-words.ts'
import { CorrectPage } from '../components/sent-in/correct-page.tsx'
import { SEND_IN } from '../content/sent-in.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { correctionForm, MOST_SENT_BYTES, type Correction } from '../forms/sent-in/send-in.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { caseAt } from '../services/case-at.server.ts'
import { casePage } from '../services/case-page.server.ts'
import { library } from '../services/library.server.ts'
import { namedPlace } from '../services/sent-in/case-places.ts'
import { sendCorrection } from '../services/sent-in/send-in.server.ts'
import { sendPage } from '../services/sent-in/send-page.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'anyone' }, async (given) => {
  const { language, request } = given
  const about = new URL(request.url).searchParams.get('about') ?? 'case'
  const view = await sendPage(await installation(), await caseAt(given), about, language)
  return forDocument({ language, view })
})

export const action = mutation<Correction>({
  needs: 'anyone',
  form: correctionForm,
  maxBytes: MOST_SENT_BYTES,
  async run(given) {
    const { form, visit, language } = given
    const id = await caseAt(given)
    const place = namedPlace(form.about, await casePage(id, 'zh-CN'), await casePage(id, 'en'))
    if (!place) return { problems: [{ field: 'about', code: 'place-gone' }] }
    const entry = found((await library()).byId.get(id))
    const sent = await sendCorrection(await installation(), visit, entry, { ...form, place, language })
    return sent.ok ? { goTo: `/sent-in?${new URLSearchParams({ t: sent.secret, new: '1' })}` } : limited(sent)
  },
})

const limited = (refusal: Parameters<typeof asProblems>[0]) => ({ ...asProblems(refusal), status: 429 as const })

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const of = (language: 'zh-CN' | 'en') => said(SEND_IN, language, 'correctTitle', { title: data?.view.title ?? '' })
  return pageTitle(data, { 'zh-CN': of('zh-CN'), en: of('en') })
}

export default function Correct() {
  return <CorrectPage view={useLoaderData<typeof loader>().view} answer={useActionData() as FormAnswer | undefined} />
}
