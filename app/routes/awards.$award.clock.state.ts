import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { found } from '../errors.ts'
import { clockMoveForm } from '../forms/award/room-clock.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { clockState, moveClock } from '../services/award/timetable/room-clock.server.ts'

/** Answers the script of the clock, again and again. */
export const loader = guardedPage({ needs: 'award.deliberate', ofAward: true }, async ({ visit, request, params }) => {
  const place = { award: params['award'] ?? '', stage: new URL(request.url).searchParams.get('stage') ?? '' }
  const state = found(await clockState((await installation()).db, visit, place))
  return Response.json(state, { headers: { 'Cache-Control': 'no-store' } })
})

export const action = mutation({
  needs: 'award.preside',
  ofAward: true,
  form: clockMoveForm,
  async run({ form, visit, params }) {
    const done = await moveClock((await installation()).db, visit, { award: params['award'] ?? '', ...form })
    return done.ok ? { json: done.state } : { ...asProblems(done), status: 409 as const }
  },
})
