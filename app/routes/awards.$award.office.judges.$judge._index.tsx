import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations, type Given } from '../access/mutation.server.ts'
import { JudgePage } from '../components/award/office/judges/judge-page.tsx'
import type { InvitedView } from '../components/award/office/judges/judges-view.ts'
import { JUDGES } from '../content/award/office-judges.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { nothingForm } from '../forms/accounts/own-account.ts'
import { invitationForm } from '../forms/award/invite-forms.ts'
import { issuesForm } from '../forms/award/expertise.ts'
import { paperPledgeForm } from '../forms/award/paper-pledge.ts'
import { conflictForm, judgeForm, liftForm, reasonForm } from '../forms/award/office-forms.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { viewOfMadeLink } from '../services/accounts/made-link.server.ts'
import { asProblems, type Refused } from '../services/accounts/refused.ts'
import { showAwardInvitations, withdrawAwardInvitation } from '../services/award/judges/award-invitations.server.ts'
import { declareConflicts, liftConflict } from '../services/award/judges/conflicts.server.ts'
import { setIssues } from '../services/award/judges/expertise.server.ts'
import { recordPaperPledge } from '../services/award/judges/paper-pledge.server.ts'
import { inviteJudgeAgain, removeJudge, restoreJudge, setJudge } from '../services/award/judges/judges.server.ts'
import { shownCards } from '../services/award/office/invite-pages.server.ts'
import { judgePage } from '../services/award/office/judges-pages.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(RUN, async ({ visit, language, request, params }) => {
  const { db } = await installation()
  const saved = new URL(request.url).searchParams.has('saved')
  const view = await judgePage(db, visit, params['award'] ?? '', params['judge'] ?? '', saved)
  return forDocument({ language, view: found(view) })
})

type Address = Pick<Given<never>, 'params'>

const placeOf = ({ params }: Address) => ({ award: params['award'] ?? '', judge: params['judge'] ?? '' })

function answered(answer: { readonly ok: true } | Refused, place: Address) {
  if (!answer.ok) return { ...asProblems(answer), status: 409 as const }
  const { award, judge } = placeOf(place)
  return { goTo: `/awards/${award}/office/judges/${judge}?saved=` }
}

const removal = (work: typeof removeJudge) =>
  intent<z.output<typeof reasonForm>>({
    ...RUN,
    form: reasonForm,
    async run({ form: { reason }, visit, params }) {
      const { db } = await installation()
      return answered(await work(db, visit, { ...placeOf({ params }), reason }), { params })
    },
  })

export const action = mutations({
  set: intent<z.output<typeof judgeForm>>({
    ...RUN,
    form: judgeForm,
    async run({ form: { group, organisations, expertise, cap }, visit, params }) {
      const { db } = await installation()
      const facts = { group, organisations, expertise, cap }
      return answered(await setJudge(db, visit, { ...placeOf({ params }), ...facts }), { params })
    },
  }),
  issues: intent<z.output<typeof issuesForm>>({
    ...RUN,
    form: issuesForm,
    async run({ form: { issues }, visit, params }) {
      const { db } = await installation()
      return answered(await setIssues(db, visit, { ...placeOf({ params }), issues }), { params })
    },
  }),
  again: intent<z.output<typeof nothingForm>, InvitedView>({
    ...RUN,
    confirmedWithinMinutes: 60,
    form: nothingForm,
    async run({ visit, params }) {
      const made = await inviteJudgeAgain(await installation(), visit, placeOf({ params }))
      if (!made.ok) return { ...asProblems(made), status: 409 }
      return { done: { link: viewOfMadeLink('invitation', made, made.invitation) } }
    },
  }),
  show: intent<z.output<typeof invitationForm>, InvitedView>({
    ...RUN,
    confirmedWithinMinutes: 60,
    form: invitationForm,
    async run({ form: { id }, visit, params }) {
      const made = await showAwardInvitations(await installation(), visit, { award: placeOf({ params }).award, links: [id] }) // prettier-ignore
      if (!made.ok) return { ...asProblems(made), status: 409 }
      return { done: { link: shownCards(made.shown)[0]! } }
    },
  }),
  withdraw: intent<z.output<typeof invitationForm>>({
    ...RUN,
    form: invitationForm,
    async run({ form: { id }, visit, params }) {
      const { award } = placeOf({ params })
      return answered(await withdrawAwardInvitation(await installation(), visit, { award, link: id }), { params })
    },
  }),
  pledge: intent<z.output<typeof paperPledgeForm>>({
    ...RUN,
    form: paperPledgeForm,
    async run({ form: { signedOn, keptWhere }, visit, params }) {
      const { db } = await installation()
      const given = { ...placeOf({ params }), signedOn, keptWhere }
      const recorded = await recordPaperPledge(db, visit, given)
      if (!recorded.ok && (recorded.code === 'pledge-future' || recorded.code === 'pledge-past'))
        return asProblems(recorded, 'signedOn')
      return answered(recorded, { params })
    },
  }),
  conflict: intent<z.output<typeof conflictForm>>({
    ...RUN,
    form: conflictForm,
    async run({ form: { conflictEntry, kind, words }, visit, params }) {
      const { db } = await installation()
      const conflicts = [{ entry: conflictEntry, kind, reason: words }]
      return answered(await declareConflicts(db, visit, { ...placeOf({ params }), conflicts }), { params })
    },
  }),
  lift: intent<z.output<typeof liftForm>>({
    ...RUN,
    form: liftForm,
    async run({ form: { entry, liftReason }, visit, params }) {
      const { db } = await installation()
      return answered(await liftConflict(db, visit, { ...placeOf({ params }), entry, reason: liftReason }), { params })
    },
  }),
  remove: removal(removeJudge),
  restore: removal(restoreJudge),
})

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data, data ? { 'zh-CN': data.view.judge.name, en: data.view.judge.name } : JUDGES.judge)

export default function Judge() {
  const answer = useActionData() as FormAnswer<InvitedView> | undefined
  return <JudgePage view={useLoaderData<typeof loader>().view} answer={answer} />
}
