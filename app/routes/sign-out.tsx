import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { mutation } from '../access/mutation.server.ts'
import { secretCookie } from '../access/visit.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { endSession } from '../services/accounts/sessions.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = () => redirect('/account')

export const action = mutation({
  needs: 'anyone',
  form: z.object({}),
  async run({ visit }) {
    const { db } = await installation()
    if (visit.visitor) await endSession(db, visit.visitor, visit.by)
    return { goTo: '/sign-in?out=', cookies: [secretCookie('session', '', 0, visit.secure)] }
  },
})

/** There is nothing to look at; a page all the same, so that what goes wrong is said as on any other. */
export default function SignOut() {
  return null
}
