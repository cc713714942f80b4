import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { ClockPage } from '../components/award/clock/clock-page.tsx'
import { CLOCK } from '../content/award/clock.ts'
import { found } from '../errors.ts'
import { clockMoveForm } from '../forms/award/room-clock.ts'
import { clockAddress } from '../forms/award/timetable.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { clockPage, moveClock } from '../services/award/timetable/room-clock.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'

export const loader = guardedPage(
  { needs: 'award.deliberate', ofAward: true },
  async ({ visit, language, request, params }) => {
    const { db } = await installation()
    const place = { award: params['award'] ?? '', stage: new URL(request.url).searchParams.get('stage') ?? '' }
    return { language, view: found(await clockPage(db, visit, place, language)) }
  },
)

/** Without scripts; with them the window itself tells the server. */
export const action = mutation({
  needs: 'award.preside',
  ofAward: true,
  form: clockMoveForm,
  async run({ form, visit, params }) {
    const award = params['award'] ?? ''
    const done = await moveClock((await installation()).db, visit, { award, ...form })
    return done.ok ? { goTo: clockAddress(award, form.stage) } : { ...asProblems(done), status: 409 as const }
  },
})

// What the window shows is newer than anything that could be loaded.
export const shouldRevalidate = () => false

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, CLOCK.title)

export default function Clock() {
  const answer = useActionData() as FormAnswer | undefined
  return <ClockPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
