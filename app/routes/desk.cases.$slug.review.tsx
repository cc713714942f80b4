import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations, type Given, type Outcome } from '../access/mutation.server.ts'
import { writingPath } from '../case-path.ts'
import { said } from '../components/accounts/use-words.ts'
import { ReviewPage } from '../components/desk/review/review-page.tsx'
import { REVIEW } from '../content/desk/review.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import {
  answerForm,
  approveForm,
  askForm,
  followForm,
  remarkForm,
  returnForm,
  settleForm,
  takeBackForm,
  withdrawForm,
} from '../forms/desk/review.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { addRemark, answerRemark, settleRemark } from '../services/desk/remarks.server.ts'
import { reviewPage } from '../services/desk/review-page.server.ts'
import { approveReview, askForReview, returnReview, withdrawReview } from '../services/desk/review.server.ts'
import { follow } from '../services/desk/watch.server.ts'
import { withdrawCase } from '../services/desk/withdraw.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'case.write' }, async ({ visit, language, request, params }) => {
  const view = found(await reviewPage(await installation(), visit, params['slug'] ?? '', language))
  const done = new URL(request.url).searchParams.get('done')
  return forDocument({ language, view: { ...view, done } })
})

type Params = Pick<Given<never>, 'params'>
const slugOf = ({ params }: Params): string => params['slug'] ?? ''
const back = (given: Params, done: string): Outcome<never> => ({
  goTo: writingPath(slugOf(given), `/review?done=${done}`),
})

export const action = mutations({
  ask: intent({
    needs: 'case.write',
    form: askForm,
    async run(given) {
      const asked = { caseId: slugOf(given), message: given.form.askMessage }
      await askForReview(await installation(), given.visit, asked)
      return back(given, 'asked')
    },
  }),
  'take-back': intent({
    needs: 'case.write',
    form: takeBackForm,
    async run(given) {
      await withdrawReview(await installation(), given.visit, slugOf(given), given.form.review)
      return back(given, 'taken-back')
    },
  }),
  return: intent({
    needs: 'case.approve',
    form: returnForm,
    async run(given) {
      const { review, returnNote } = given.form
      await returnReview(await installation(), given.visit, { caseId: slugOf(given), id: review, note: returnNote })
      return back(given, 'returned')
    },
  }),
  approve: intent({
    needs: 'case.approve',
    form: approveForm,
    async run(given) {
      const approved = { caseId: slugOf(given), id: given.form.review, note: '' }
      await approveReview(await installation(), given.visit, approved)
      return back(given, 'published')
    },
  }),
  withdraw: intent({
    needs: 'case.approve',
    form: withdrawForm,
    async run(given) {
      const { reasonZh, reasonEn } = given.form
      await withdrawCase(await installation(), given.visit, slugOf(given), { 'zh-CN': reasonZh, en: reasonEn })
      return back(given, 'withdrawn')
    },
  }),
  follow: intent({
    needs: 'case.write',
    form: followForm,
    async run(given) {
      await follow(await installation(), given.visit, slugOf(given), given.form.wanted === 'yes')
      return back(given, 'follow')
    },
  }),
  remark: intent({
    needs: 'case.write',
    form: remarkForm,
    async run(given) {
      const { number, place: anchor, remarkText: text } = given.form
      await addRemark(await installation(), given.visit, { caseId: slugOf(given), number, anchor, text })
      return back(given, 'remark')
    },
  }),
  answer: intent({
    needs: 'case.write',
    form: answerForm,
    async run(given) {
      const { remark: id, answerText: text } = given.form
      await answerRemark(await installation(), given.visit, { caseId: slugOf(given), id, text })
      return back(given, 'remark')
    },
  }),
  settle: intent({
    needs: 'case.write',
    form: settleForm,
    async run(given) {
      await settleRemark(await installation(), given.visit, { caseId: slugOf(given), id: given.form.remark })
      return back(given, 'settled')
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const of = (language: 'zh-CN' | 'en') => said(REVIEW, language, 'title', { title: data?.view.title ?? '' })
  return pageTitle(data, { 'zh-CN': of('zh-CN'), en: of('en') })
}

export default function Review() {
  return <ReviewPage view={useLoaderData<typeof loader>().view} answer={useActionData() as FormAnswer | undefined} />
}
