import { redirect } from '@remix-run/node'
import { mutation } from '../access/mutation.server.ts'
import { secretCookie } from '../access/visit.server.ts'
import { nothingForm } from '../forms/accounts/own-account.ts'
import { endActing } from '../services/accounts/acting.server.ts'
import { installation } from '../services/accounts/installation.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = () => redirect('/account')

export const action = mutation({
  needs: 'account',
  form: nothingForm,
  async run({ visit }) {
    if (!visit.visitor!.trueActor) return { goTo: '/account' }
    const { db } = await installation()
    const { token, lifeMinutes, personId } = await endActing(db, visit.visitor, visit.client, visit.by)
    return {
      goTo: `/admin/people/${personId}`,
      cookies: [secretCookie('session', token, lifeMinutes, visit.secure)],
    }
  },
})

/** There is nothing to look at; a page all the same, so that what goes wrong is said as on any other. */
export default function EndActing() {
  return null
}
