import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { EntrantsPage } from '../components/award/office/entrants/entrants-page.tsx'
import type { EntrantsDone } from '../components/award/office/entrants/entrants-view.ts'
import { ENTRANTS } from '../content/award/office-entrants.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { entrantForm, inviteEntrantsForm, readAddresses } from '../forms/award/entering.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { viewOfMadeLink } from '../services/accounts/made-link.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { inviteEntrants, showEntrantLink } from '../services/award/entering/joining.server.ts'
import { entrantsPage } from '../services/award/office/entrants-page.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(RUN, async ({ visit, language, params }) => {
  const site = await installation()
  return forDocument({ language, view: found(await entrantsPage(site, visit, params['award'] ?? '')) })
})

export const action = mutations({
  invite: intent<z.output<typeof inviteEntrantsForm>, EntrantsDone>({
    ...RUN,
    confirmedWithinMinutes: 60,
    form: inviteEntrantsForm,
    async run({ form: { addresses, language }, visit, params }) {
      const { emails, unread } = readAddresses(addresses)
      // Nobody is written to where a line was meant for somebody else.
      if (unread.length > 0) {
        return { problems: [{ field: 'addresses', code: 'entrants-unread', values: { list: unread.join('; ') } }] }
      }
      const given = { award: params['award'] ?? '', emails, language }
      const made = await inviteEntrants(await installation(), visit, given)
      if (!made.ok) return asProblems(made, 'addresses')
      const links = made.invited.map((one) => viewOfMadeLink('invitation', { name: one.email, email: one.email }, one.made)) // prettier-ignore
      return { done: { links } }
    },
  }),
  show: intent<z.output<typeof entrantForm>, EntrantsDone>({
    ...RUN,
    confirmedWithinMinutes: 60,
    form: entrantForm,
    async run({ form: { entrant }, visit, params }) {
      const shown = await showEntrantLink(await installation(), visit, { award: params['award'] ?? '', entrant })
      if (!shown.ok) return { ...asProblems(shown), status: 409 }
      return { done: { links: [viewOfMadeLink('invitation', { name: shown.email, email: shown.email }, shown.made)] } }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, ENTRANTS.title)

export default function Entrants() {
  const answer = useActionData() as FormAnswer<EntrantsDone> | undefined
  return <EntrantsPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
