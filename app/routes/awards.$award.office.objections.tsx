import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { ObjectionsPage } from '../components/award/objections/objections-page.tsx'
import { OBJECTIONS } from '../content/award/objections.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { eraseObjectorForm, objectionAnswerForm } from '../forms/award/objection.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { answerObjection, eraseObjector } from '../services/award/result/objections.server.ts'
import { objectionsPage } from '../services/award/office/objections-pages.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(
  { needs: 'award.watch', ofAward: true },
  async ({ visit, language, request, params }) => {
    const { db } = await installation()
    const did = new URL(request.url).searchParams.get('did') ?? undefined
    return forDocument({ language, view: found(await objectionsPage(db, visit, params['award'] ?? '', did)) })
  },
)

const done = (award: string, did: string) => ({ goTo: `/awards/${award}/office/objections?${new URLSearchParams({ did })}` }) // prettier-ignore

export const action = mutations({
  answer: intent<z.output<typeof objectionAnswerForm>>({
    ...RUN,
    form: objectionAnswerForm,
    async run({ form: { objection, upheld, answerZh, answerEn }, visit, params }) {
      const award = params['award'] ?? ''
      const answer = { 'zh-CN': answerZh, en: answerEn }
      const { db } = await installation()
      const answered = await answerObjection(db, visit, { award, objection, upheld: upheld === 'yes', answer })
      return answered.ok ? done(award, 'answered') : { ...asProblems(answered), status: 409 as const }
    },
  }),
  erase: intent<z.output<typeof eraseObjectorForm>>({
    ...RUN,
    form: eraseObjectorForm,
    async run({ form: { objection }, visit, params }) {
      const award = params['award'] ?? ''
      const { db } = await installation()
      const erased = await eraseObjector(db, visit, { award, objection })
      return erased.ok ? done(award, 'erased') : { ...asProblems(erased), status: 409 as const }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, OBJECTIONS.title)

export default function Objections() {
  const answer = useActionData() as FormAnswer | undefined
  return <ObjectionsPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
