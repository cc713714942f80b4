import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { intent, mutations } from '../access/mutation.server.ts'
import { sheetPath } from '../components/award/judge/sheet-view.ts'
import { fieldsOfAnswers } from '../forms/award/sheet-fields.ts'
import { keepForm, MOST_SHEET_BYTES, submitForm } from '../forms/award/sheet.ts'
import { sheetText } from '../forms/award/sheet-text.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { keepDraft } from '../services/award/judging/drafts.server.ts'
import { sheetProblemsOf, submitSheet } from '../services/award/judging/sheets.server.ts'

interface Params {
  readonly award?: string
  readonly stage?: string
  readonly entry?: string
}

const placeOf = ({ award = '', stage = '', entry = '' }: Params) => ({ award, stage, entry })

export const loader = ({ params }: LoaderFunctionArgs) => {
  const { award, stage, entry } = placeOf(params)
  return redirect(sheetPath(award, stage, entry))
}

/** Answers the script of the sheet while somebody scores. */
export const action = mutations({
  keep: intent({
    needs: 'award.score',
    ofAward: true,
    maxBytes: MOST_SHEET_BYTES,
    form: keepForm,
    async run({ form, visit, params }) {
      const kept = await keepDraft((await installation()).db, visit, placeOf(params), form)
      if (kept.ok) return { json: { tag: kept.tag, savedAt: kept.savedAt } }
      if (kept.why !== 'stale') return { problems: [{ field: '', code: 'award-sheet-closed' }], status: 409 }
      const { answers, revision, tag, savedAt } = kept.theirs
      const theirs = { text: sheetText(fieldsOfAnswers(answers), revision), tag, savedAt }
      return { problems: [{ field: '', code: 'award-stale' }], status: 409, show: { theirs } }
    },
  }),
  submit: intent({
    needs: 'award.score',
    ofAward: true,
    maxBytes: MOST_SHEET_BYTES,
    form: submitForm,
    async run({ form, visit, params }) {
      const done = await submitSheet((await installation()).db, visit, placeOf(params), form)
      return done.ok ? { json: { tag: done.tag } } : sheetProblemsOf(done)
    },
  }),
})
