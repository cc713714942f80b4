import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations, type Given } from '../access/mutation.server.ts'
import { DraftPage } from '../components/award/enter/draft-page.tsx'
import { draftPath, enterPath } from '../components/award/enter/enter-view.ts'
import { ENTER } from '../content/award/enter.ts'
import { found } from '../errors.ts'
import { nothingForm } from '../forms/accounts/own-account.ts'
import { entryDraftForm, MOST_ENTRY_BYTES, withdrawForm } from '../forms/award/entering.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { discardDraft } from '../services/award/entering/drafts.server.ts'
import { draftPage } from '../services/award/entering/enter-page.server.ts'
import { handIn, withdrawOwn } from '../services/award/entering/hand-in.server.ts'
import { saveEntryForm } from '../services/award/entering/save-form.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'

const DEMAND = { needs: 'award.enter', ofAward: true } as const

const placeOf = ({ award = '', draft = '' }: { readonly award?: string; readonly draft?: string }) => ({ award, draft })
const DID = ['saved', 'handed-in', 'withdrawn'] as const

export const loader = guardedPage(DEMAND, async ({ visit, language, request, params }) => {
  const { db, mail } = await installation()
  const view = found(await draftPage(db, visit, placeOf(params), language))
  const query = new URL(request.url).searchParams
  return { language, view, did: DID.find((one) => query.has(one)) ?? null, hasMail: mail !== undefined }
})

// What stands in the window is newer than anything that could be loaded.
export const shouldRevalidate = () => false

type SentForm = z.output<typeof entryDraftForm>

const WHOLE_FORM = {
  ...DEMAND,
  form: entryDraftForm,
  withFiles: true,
  maxBytes: MOST_ENTRY_BYTES,
  tooLarge: { field: 'file', code: 'entry-sent-large' },
} as const

async function saved({ form, files, visit, params }: Given<SentForm>) {
  const { db } = await installation()
  return saveEntryForm(db, visit, placeOf(params), { ...form, files: files['file'] ?? [] })
}

const addressOf = (params: Given<never>['params']) => {
  const { award, draft } = placeOf(params)
  return draftPath(award, draft)
}
const whole = (code: string) => ({ problems: [{ field: '', code }], status: 409 as const })

export const action = mutations({
  keep: intent<SentForm>({
    ...WHOLE_FORM,
    async run(given) {
      const kept = await saved(given)
      if (!kept.ok) return whole(kept.code)
      return kept.problems.length > 0 ? { problems: kept.problems } : { goTo: `${addressOf(given.params)}?saved=` }
    },
  }),
  'hand-in': intent<SentForm>({
    ...WHOLE_FORM,
    async run(given) {
      const kept = await saved(given)
      if (!kept.ok) return whole(kept.code)
      if (kept.problems.length > 0) return { problems: kept.problems }
      const done = await handIn(await installation(), given.visit, placeOf(given.params), kept.tag)
      if (done.ok) return { goTo: `${addressOf(given.params)}?handed-in=` }
      if (done.why === 'incomplete') return { problems: done.problems }
      return { ...asProblems(done.refused), status: 409 }
    },
  }),
  withdraw: intent<z.output<typeof withdrawForm>>({
    ...DEMAND,
    form: withdrawForm,
    async run({ form: { reason }, visit, params }) {
      const { db } = await installation()
      const done = await withdrawOwn(db, visit, placeOf(params), reason)
      return done.ok ? { goTo: `${addressOf(params)}?withdrawn=` } : { ...asProblems(done), status: 409 }
    },
  }),
  discard: intent({
    ...DEMAND,
    form: nothingForm,
    async run({ visit, params }) {
      const { db } = await installation()
      const place = placeOf(params)
      if (!(await discardDraft(db, visit, place))) return whole('entry-draft-gone')
      return { goTo: `${enterPath(place.award)}?discarded=` }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, ENTER.draftTitle)

export default function Draft() {
  const { view, did, hasMail } = useLoaderData<typeof loader>()
  return <DraftPage view={view} did={did} hasMail={hasMail} answer={useActionData() as FormAnswer | undefined} />
}
