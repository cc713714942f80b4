import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { JudgesPage } from '../components/award/office/judges/judges-page.tsx'
import type { InvitedView } from '../components/award/office/judges/judges-view.ts'
import { JUDGES } from '../content/award/office-judges.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { nothingForm } from '../forms/accounts/own-account.ts'
import { readJudgesNotice } from '../forms/award/judges-query.ts'
import { invitationForm } from '../forms/award/invite-forms.ts'
import { inviteForm, liftForm } from '../forms/award/office-forms.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { viewOfMadeLink } from '../services/accounts/made-link.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { showAwardInvitations } from '../services/award/judges/award-invitations.server.ts'
import { detectConflicts, liftConflict } from '../services/award/judges/conflicts.server.ts'
import { addJudge } from '../services/award/judges/judges.server.ts'
import { shownCards } from '../services/award/office/invite-pages.server.ts'
import { judgesPage } from '../services/award/office/judges-pages.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(
  { needs: 'award.watch', ofAward: true },
  async ({ visit, language, request, params }) => {
    // prettier-ignore
    const { db, mail } = await installation()
    const notice = readJudgesNotice(new URL(request.url).searchParams)
    const view = await judgesPage(db, visit, params['award'] ?? '', { hasMail: mail !== undefined, notice })
    return forDocument({ language, view: found(view) })
  },
)

export const action = mutations({
  invite: intent<z.output<typeof inviteForm>, InvitedView>({
    ...RUN,
    confirmedWithinMinutes: 60,
    form: inviteForm,
    async run({ form, visit, params }) {
      const { email, name, language, role, group, organisations, expertise, cap } = form
      const facts = { email, name, language, role, group, organisations, expertise, cap }
      const added = await addJudge(await installation(), visit, { ...facts, award: params['award'] ?? '' })
      if (!added.ok) return asProblems(added, added.code === 'judge-known' ? 'email' : '')
      const { invitation } = added
      return { done: invitation ? { link: viewOfMadeLink('invitation', form, invitation) } : { existing: name } }
    },
  }),
  show: intent<z.output<typeof invitationForm>, InvitedView>({
    ...RUN,
    confirmedWithinMinutes: 60,
    form: invitationForm,
    async run({ form: { id }, visit, params }) {
      const given = { award: params['award'] ?? '', links: [id] }
      const made = await showAwardInvitations(await installation(), visit, given)
      if (!made.ok) return { ...asProblems(made), status: 409 }
      return { done: { link: shownCards(made.shown)[0]! } }
    },
  }),
  detect: intent({
    ...RUN,
    form: nothingForm,
    async run({ visit, params }) {
      const award = params['award'] ?? ''
      const { db } = await installation()
      const found = await detectConflicts(db, visit, award)
      if (!found.ok) return asProblems(found)
      return { goTo: `/awards/${award}/office/judges?${new URLSearchParams({ found: String(found.found) })}#conflicts` }
    },
  }),
  lift: intent<z.output<typeof liftForm>>({
    ...RUN,
    form: liftForm,
    async run({ form: { judge, entry, liftReason }, visit, params }) {
      const award = params['award'] ?? ''
      const { db } = await installation()
      const lifted = await liftConflict(db, visit, { award, judge, entry, reason: liftReason })
      return lifted.ok ? { goTo: `/awards/${award}/office/judges?lifted=#conflicts` } : asProblems(lifted)
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, JUDGES.title)

export default function Judges() {
  const answer = useActionData() as FormAnswer<InvitedView> | undefined
  return <JudgesPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
