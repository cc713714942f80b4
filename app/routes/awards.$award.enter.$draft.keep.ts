import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { intent, mutations } from '../access/mutation.server.ts'
import { draftPath } from '../components/award/enter/enter-view.ts'
import { keepEntryForm, MOST_KEPT_BYTES } from '../forms/award/entering.ts'
import { sheetText } from '../forms/award/sheet-text.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { keepEntryDraft } from '../services/award/entering/drafts.server.ts'

interface Params {
  readonly award?: string
  readonly draft?: string
}

const placeOf = ({ award = '', draft = '' }: Params) => ({ award, draft })

export const loader = ({ params }: LoaderFunctionArgs) => {
  const { award, draft } = placeOf(params)
  return redirect(draftPath(award, draft))
}

/** Answers the script of the form while somebody writes. */
export const action = mutations({
  keep: intent({
    needs: 'award.enter',
    ofAward: true,
    maxBytes: MOST_KEPT_BYTES,
    form: keepEntryForm,
    async run({ form, visit, params }) {
      const kept = await keepEntryDraft((await installation()).db, visit, placeOf(params), form)
      if (kept.ok) return { json: { tag: kept.tag, savedAt: kept.savedAt } }
      if (kept.why !== 'stale') return { problems: [{ field: '', code: 'entry-draft-gone' }], status: 409 }
      const { fields, tag, savedAt } = kept.theirs
      const theirs = { text: sheetText(fields, 0), tag, savedAt }
      return { problems: [{ field: '', code: 'entry-stale' }], status: 409, show: { theirs } }
    },
  }),
})
