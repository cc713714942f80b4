import { redirect, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { SheetPage } from '../components/award/judge/sheet-page.tsx'
import { judgePath, sheetPath } from '../components/award/judge/sheet-view.ts'
import { SHEET } from '../content/award/judge-sheet.ts'
import { found } from '../errors.ts'
import { recuseForm } from '../forms/award/interests.ts'
import { draftForm, MOST_SHEET_BYTES, submitForm } from '../forms/award/sheet.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { keepDraft } from '../services/award/judging/drafts.server.ts'
import { caseOfEntry } from '../services/award/entries/entry-case.server.ts'
import { recuseFrom } from '../services/award/judges/joining.server.ts'
import { sheetPage } from '../services/award/judging/sheet-page.server.ts'
import { sheetProblemsOf, submitSheet } from '../services/award/judging/sheets.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'

interface Params {
  readonly award?: string
  readonly stage?: string
  readonly entry?: string
}

const placeOf = ({ award = '', stage = '', entry = '' }: Params) => ({ award, stage, entry })

export const loader = guardedPage(
  { needs: 'award.score', ofAward: true },
  async ({ visit, language, request, params }) => {
    const { db } = await installation()
    const place = placeOf(params)
    const answer = found(await sheetPage(db, visit, place, language, caseOfEntry))
    if (!answer.ok) throw redirect(`${judgePath(place.award)}${answer.why === 'unasked' ? '/interests' : ''}`)
    const query = new URL(request.url).searchParams
    return { language, view: answer.view, changing: query.has('change'), justSubmitted: query.has('submitted') }
  },
)

// What stands in the window is newer than anything that could be loaded.
export const shouldRevalidate = () => false

const demand = { needs: 'award.score', ofAward: true } as const

export const action = mutations({
  submit: intent({
    ...demand,
    maxBytes: MOST_SHEET_BYTES,
    form: submitForm,
    async run({ form, visit, params }) {
      const place = placeOf(params)
      const done = await submitSheet((await installation()).db, visit, place, form)
      if (done.ok) return { goTo: `${sheetPath(place.award, place.stage, place.entry)}?submitted` }
      return sheetProblemsOf(done)
    },
  }),
  keep: intent({
    ...demand,
    maxBytes: MOST_SHEET_BYTES,
    form: draftForm,
    async run({ form, visit, params }) {
      const place = placeOf(params)
      const kept = await keepDraft((await installation()).db, visit, place, form)
      if (kept.ok) return { goTo: `${sheetPath(place.award, place.stage, place.entry)}?change` }
      return sheetProblemsOf(kept)
    },
  }),
  recuse: intent({
    ...demand,
    form: recuseForm,
    async run({ form, visit, params }) {
      const { award, entry } = placeOf(params)
      await recuseFrom((await installation()).db, visit, award, { entry, ...form })
      return { goTo: `${judgePath(award)}?recused` }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, SHEET.sheet)

export default function Sheet() {
  const { view, changing, justSubmitted } = useLoaderData<typeof loader>()
  const answer = useActionData() as FormAnswer | undefined
  return <SheetPage view={view} answer={answer} changing={changing} justSubmitted={justSubmitted} />
}
