import { setTimeout } from 'node:timers/promises'
import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { RehearsalPage } from '../components/award/office/rehearsal/rehearsal-page.tsx'
import type { REHEARSAL_DID } from '../components/award/office/rehearsal/rehearsal-view.ts'
import { REHEARSAL } from '../content/award/rehearsal.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { nothingForm } from '../forms/accounts/own-account.ts'
import { rehearseForm, rehearsedScoresForm, seatForm } from '../forms/award/rehearsal-forms.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems, type Refused } from '../services/accounts/refused.ts'
import { rehearsalPage } from '../services/award/office/rehearsal-page.server.ts'
import { letJudgesScore } from '../services/award/rehearsal/let-judges-score.server.ts'
import { letJudgesVote } from '../services/award/rehearsal/let-judges-vote.server.ts'
import { fileMadeUpObjection } from '../services/award/rehearsal/made-up-objection.server.ts'
import { mayRehearse, rehearse } from '../services/award/rehearsal/rehearse.server.ts'
import { rehearsalId } from '../services/award/rehearsal/rehearsal-names.ts'
import { discardRehearsal } from '../services/award/rehearsal/rehearsal.server.ts'
import { leaveSeat, takeSeat } from '../services/award/rehearsal/seats.server.ts'
import { goToWork, hasCome, underWay } from '../services/award/rehearsal/under-way.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const
/** What takes longer is followed on the page. */
const WAIT_MS = 2_000

export const loader = guardedPage(RUN, async ({ visit, language, request, params }) => {
  const { db } = await installation()
  const did = new URL(request.url).searchParams.get('did') ?? undefined
  return forDocument({ language, view: found(await rehearsalPage(db, visit, params['award'] ?? '', did)) })
})

const pageOf = (award: string, did?: (typeof REHEARSAL_DID)[number]) =>
  `/awards/${award}/office/rehearsal${did === undefined ? '' : `?${new URLSearchParams({ did })}`}`

const refusal = (no: Refused) => ({ ...asProblems(no), status: 409 as const })

export const action = mutations({
  rehearse: intent({
    ...RUN,
    form: rehearseForm,
    async run({ form: { seed, howFar }, visit, language, params }) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      const id = rehearsalId(award)
      // Clicked twice, it is made once.
      if (underWay(id) !== undefined) return { goTo: pageOf(award) }
      const no = await mayRehearse(db, visit, award)
      if (!no.ok) return refusal(no)
      const of = { rehearsal: id, award }
      await Promise.race([goToWork(db, of, (hear) => rehearse(db, visit, { award, seed, howFar, language }, hear)), setTimeout(WAIT_MS)]) // prettier-ignore
      return { goTo: (await hasCome(db, of)) ? pageOf(id, 'made') : pageOf(award) }
    },
  }),
  score: intent({
    ...RUN,
    form: rehearsedScoresForm,
    async run({ form: { share }, visit, params }) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      const of = { rehearsal: award, award }
      await Promise.race([goToWork(db, of, (hear) => letJudgesScore(db, visit, { award, share }, hear)), setTimeout(WAIT_MS)]) // prettier-ignore
      return { goTo: (await hasCome(db, of)) ? pageOf(award, 'given') : pageOf(award) }
    },
  }),
  vote: intent({
    ...RUN,
    form: nothingForm,
    async run({ visit, params }) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      const done = await letJudgesVote(db, visit, { award })
      return done.ok ? { goTo: pageOf(award, 'voted') } : refusal(done)
    },
  }),
  sit: intent({
    ...RUN,
    form: seatForm,
    async run({ form, visit, params }) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      const done = await takeSeat(db, visit, { award, ...form })
      return done.ok ? { goTo: `/awards/${award}/judge` } : refusal(done)
    },
  }),
  'get-up': intent({
    ...RUN,
    form: nothingForm,
    async run({ visit, params }) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      const done = await leaveSeat(db, visit, { award })
      return done.ok ? { goTo: pageOf(award, 'up') } : refusal(done)
    },
  }),
  object: intent({
    ...RUN,
    form: nothingForm,
    async run({ visit, language, params }) {
      const award = params['award'] ?? ''
      const done = await fileMadeUpObjection(await installation(), visit, { award, language })
      return done.ok ? { goTo: pageOf(award, 'objected') } : refusal(done)
    },
  }),
  discard: intent({
    ...RUN,
    form: nothingForm,
    async run({ visit, params }) {
      const { db } = await installation()
      const done = await discardRehearsal(db, visit, { award: params['award'] ?? '' })
      return done.ok ? { goTo: pageOf(done.of) } : refusal(done)
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, REHEARSAL.title)

export default function Rehearsal() {
  const answer = useActionData() as FormAnswer | undefined
  return <RehearsalPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
