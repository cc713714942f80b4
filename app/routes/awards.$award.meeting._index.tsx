import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { MeetingPage, NoMeeting } from '../components/award/meeting/meeting-page.tsx'
import { meetingPath } from '../components/award/meeting/meeting-view.ts'
import { useNews } from '../components/award/meeting/use-news.ts'
import { MEETING } from '../content/award/meeting.ts'
import { attendanceForm, countForm, endBallotForm, meetingItemForm, openBallotsForm } from '../forms/award/meeting.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems, type Refused } from '../services/accounts/refused.ts'
import { countBallot, endBallot, openBallots } from '../services/award/meeting/ballots.server.ts'
import { openDeliberation } from '../services/award/meeting/deliberation.server.ts'
import { contextIfAny } from '../services/award/meeting/meeting-context.server.ts'
import { meetingPage } from '../services/award/meeting/meeting-page.server.ts'
import { noteAttendance, takeUp } from '../services/award/meeting/room.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'

export const loader = guardedPage({ needs: 'award.deliberate', ofAward: true }, async (given) => {
  const { visit, language, request } = given
  const { db } = await installation()
  const context = await contextIfAny(db, given)
  const view = context ? await meetingPage(db, visit, context) : null
  return { language, view, isSaved: new URL(request.url).searchParams.has('saved') }
})

const PRESIDE = { needs: 'award.preside', ofAward: true } as const
const BALLOTS = { needs: 'award.ballots', ofAward: true } as const
/** More judges, or entries, than other forms have fields. */
const MOST_TICKED = 600

function after(done: { readonly ok: true } | Refused, award: string, stage: string, part: string) {
  if (!done.ok) return asProblems(done, done.code === 'ballot-again' ? 'again' : '')
  return { goTo: `${meetingPath(award)}?${new URLSearchParams({ stage, saved: '' })}#${part}` }
}

export const action = mutations({
  attend: intent({
    ...PRESIDE,
    form: attendanceForm,
    mostFields: MOST_TICKED,
    async run({ form, visit, params }) {
      const award = params['award'] ?? ''
      return after(await noteAttendance((await installation()).db, visit, { award, ...form }), award, form.stage, 'present') // prettier-ignore
    },
  }),
  'take-up': intent({
    ...PRESIDE,
    form: meetingItemForm,
    async run({ form, visit, params }) {
      const award = params['award'] ?? ''
      return after(await takeUp((await installation()).db, visit, { award, ...form }), award, form.stage, 'agenda')
    },
  }),
  open: intent({
    ...PRESIDE,
    form: meetingItemForm,
    async run({ form, visit, params }) {
      const award = params['award'] ?? ''
      return after(await openDeliberation((await installation()).db, visit, { award, ...form }), award, form.stage, 'agenda') // prettier-ignore
    },
  }),
  ballots: intent({
    ...BALLOTS,
    form: openBallotsForm,
    mostFields: MOST_TICKED,
    async run({ form, visit, params }) {
      const award = params['award'] ?? ''
      return after(await openBallots((await installation()).db, visit, { award, ...form }), award, form.stage, 'ballots') // prettier-ignore
    },
  }),
  count: intent({
    ...BALLOTS,
    form: countForm,
    async run({ form: { decision, ...form }, visit, params }) {
      const award = params['award'] ?? ''
      const done = await countBallot((await installation()).db, visit, { award, ...form, reason: decision })
      return after(done, award, form.stage, form.ballot)
    },
  }),
  end: intent({
    ...PRESIDE,
    form: endBallotForm,
    async run({ form: { endReason, ...form }, visit, params }) {
      const award = params['award'] ?? ''
      const done = await endBallot((await installation()).db, visit, { award, ...form, reason: endReason })
      return after(done, award, form.stage, form.ballot)
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, MEETING.title)

export default function Meeting() {
  const { view, isSaved } = useLoaderData<typeof loader>()
  const isFresh = useNews(view?.isOver === false)
  const answer = useActionData() as FormAnswer | undefined
  const { award = '' } = useParams()
  if (view === null) return <NoMeeting award={award} />
  return <MeetingPage view={view} answer={answer} isSaved={isSaved} isFresh={isFresh} />
}
