import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import type { CardsView } from '../components/award/office/invite/invite-view.ts'
import { SheetPage } from '../components/award/office/invite/sheet-page.tsx'
import { INVITE } from '../content/award/office-invite.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { sheetForm } from '../forms/award/invite-forms.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { showJudgeInvitations } from '../services/award/judges/award-invitations.server.ts'
import { sheetPage, shownCards } from '../services/award/office/invite-pages.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(RUN, async ({ visit, language, params }) => {
  const { db } = await installation()
  return forDocument({ language, view: found(await sheetPage(db, visit, params['award'] ?? '')) })
})

export const action = mutation<{ readonly judges: readonly string[] }, CardsView>({
  ...RUN,
  confirmedWithinMinutes: 60,
  form: sheetForm,
  mostFields: 600,
  async run({ form: { judges }, visit, params }) {
    if (judges.length === 0) return { problems: [{ field: '', code: 'choose-judges' }] }
    const made = await showJudgeInvitations(await installation(), visit, { award: params['award'] ?? '', judges })
    if (!made.ok) return { ...asProblems(made), status: 409 }
    return { done: { cards: shownCards(made.shown), existing: [] } }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, INVITE.sheetTitle)

export default function Sheet() {
  const answer = useActionData() as FormAnswer<CardsView> | undefined
  return <SheetPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
