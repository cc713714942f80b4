import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { intent, mutations } from '../access/mutation.server.ts'
import { calibrationPath } from '../components/award/judge/sheet-view.ts'
import { calibrationPlace } from '../forms/award/calibration-place.ts'
import { fieldsOfAnswers } from '../forms/award/sheet-fields.ts'
import { keepForm, MOST_SHEET_BYTES, submitForm } from '../forms/award/sheet.ts'
import { sheetText } from '../forms/award/sheet-text.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { finishCalibration, keepCalibration } from '../services/award/calibration/calibration.server.ts'
import { sheetProblemsOf } from '../services/award/judging/sheets.server.ts'

export const loader = ({ params }: LoaderFunctionArgs) => {
  const { award, stage, place } = calibrationPlace(params)
  return redirect(calibrationPath(award, stage, place))
}

const demand = { needs: 'award.score', ofAward: true, maxBytes: MOST_SHEET_BYTES } as const

/** Answers the script of the sheet while somebody scores a case for calibration. */
export const action = mutations({
  keep: intent({
    ...demand,
    form: keepForm,
    async run({ form, visit, params }) {
      const kept = await keepCalibration((await installation()).db, visit, calibrationPlace(params), form)
      if (kept.ok) return { json: { tag: kept.tag, savedAt: kept.savedAt } }
      if (kept.why !== 'stale') return { problems: [{ field: '', code: 'award-sheet-closed' }], status: 409 }
      const { answers, revision, tag, savedAt } = kept.theirs
      const theirs = { text: sheetText(fieldsOfAnswers(answers), revision), tag, savedAt }
      return { problems: [{ field: '', code: 'award-stale' }], status: 409, show: { theirs } }
    },
  }),
  submit: intent({
    ...demand,
    form: submitForm,
    async run({ form, visit, params }) {
      const done = await finishCalibration((await installation()).db, visit, calibrationPlace(params), form)
      return done.ok ? { json: { tag: done.tag } } : sheetProblemsOf(done)
    },
  }),
})
