import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { SheetPage } from '../components/award/judge/sheet-page.tsx'
import { calibrationPath } from '../components/award/judge/sheet-view.ts'
import { SHEET } from '../content/award/judge-sheet.ts'
import { found } from '../errors.ts'
import { calibrationPlace } from '../forms/award/calibration-place.ts'
import { draftForm, MOST_SHEET_BYTES, submitForm } from '../forms/award/sheet.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { finishCalibration, keepCalibration } from '../services/award/calibration/calibration.server.ts'
import { calibrationPage } from '../services/award/calibration/calibration-page.server.ts'
import { caseOfEntry } from '../services/award/entries/entry-case.server.ts'
import { sheetProblemsOf } from '../services/award/judging/sheets.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'

const demand = { needs: 'award.score', ofAward: true } as const

export const loader = guardedPage(demand, async ({ visit, language, request, params }) => {
  const { db } = await installation()
  const view = found(await calibrationPage(db, visit, calibrationPlace(params), language, caseOfEntry))
  return { language, view, justSubmitted: new URL(request.url).searchParams.has('submitted') }
})

// What stands in the window is newer than anything that could be loaded.
export const shouldRevalidate = () => false

export const action = mutations({
  submit: intent({
    ...demand,
    maxBytes: MOST_SHEET_BYTES,
    form: submitForm,
    async run({ form, visit, params }) {
      const at = calibrationPlace(params)
      const done = await finishCalibration((await installation()).db, visit, at, form)
      return done.ok ? { goTo: `${calibrationPath(at.award, at.stage, at.place)}?submitted` } : sheetProblemsOf(done)
    },
  }),
  keep: intent({
    ...demand,
    maxBytes: MOST_SHEET_BYTES,
    form: draftForm,
    async run({ form, visit, params }) {
      const at = calibrationPlace(params)
      const kept = await keepCalibration((await installation()).db, visit, at, form)
      return kept.ok ? { goTo: calibrationPath(at.award, at.stage, at.place) } : sheetProblemsOf(kept)
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, SHEET.calibrationPage)

export default function Calibration() {
  const { view, justSubmitted } = useLoaderData<typeof loader>()
  const answer = useActionData() as FormAnswer | undefined
  return <SheetPage view={view} answer={answer} changing={false} justSubmitted={justSubmitted} />
}
