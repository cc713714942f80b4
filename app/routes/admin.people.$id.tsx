import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { Demand } from '../access/need.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations, type Given, type Outcome } from '../access/mutation.server.ts'
import { secretCookie } from '../access/visit.server.ts'
import { PersonPage, type PersonAnswer } from '../components/accounts/person-page.tsx'
import type { MadeLinkView } from '../components/accounts/shown-link.tsx'
import { PEOPLE } from '../content/accounts/people.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { nothingForm } from '../forms/accounts/own-account.ts'
import { actForm, eraseForm, grantForm, isPersonId, revokeForm } from '../forms/accounts/person-forms.ts'
import { pageTitle } from '../page-title.ts'
import { startActing } from '../services/accounts/acting.server.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { readPerson } from '../services/accounts/people.server.ts'
import { viewOfMadeLink } from '../services/accounts/made-link.server.ts'
import {
  disablePerson,
  enablePerson,
  endSessionsOf,
  erasePerson,
  grantRole,
  revokeRole,
  turnOffSecondFactor,
} from '../services/accounts/person-changes.server.ts'
import { refused, RefusedError } from '../services/accounts/refused.ts'
import { makeResetLink } from '../services/accounts/resets.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage(
  { needs: 'people.read', confirmedWithinMinutes: 15 },
  async ({ visit, language, request, params }) => {
    const { db, mail } = await installation()
    const person = found(await readPerson(db, visit.visitor, personOf({ params }), visit.now))
    const done = new URL(request.url).searchParams.has('done')
    return forDocument({ language, view: { ...person, hasMail: mail !== undefined, done } })
  },
)

const CHANGE: Demand = { needs: 'people.change', confirmedWithinMinutes: 60 }

/** The person of this page. */
function personOf({ params }: Pick<Given<never>, 'params'>): string {
  const id = params['id'] ?? ''
  return found(isPersonId(id) ? id : undefined)
}

const back = (given: Pick<Given<never>, 'params'>): Outcome<never> => ({
  goTo: `/admin/people/${personOf(given)}?done=`,
})

/** A button: what it does needs nothing typed. */
const button = (work: typeof disablePerson) =>
  intent({
    ...CHANGE,
    form: nothingForm,
    async run({ visit, params }) {
      const { db } = await installation()
      await work(db, visit.visitor, personOf({ params }), visit.by)
      return back({ params })
    },
  })

export const action = mutations({
  grant: intent({
    ...CHANGE,
    form: grantForm,
    async run({ form, visit, params }) {
      const { db } = await installation()
      await grantRole(db, visit.visitor, personOf({ params }), form, visit.by)
      return back({ params })
    },
  }),
  revoke: intent({
    ...CHANGE,
    form: revokeForm,
    async run({ form, visit, params }) {
      const { db } = await installation()
      await revokeRole(db, visit.visitor, personOf({ params }), form, visit.by)
      return back({ params })
    },
  }),
  disable: button(disablePerson),
  enable: button(enablePerson),
  'end-sessions': button(endSessionsOf),
  'second-factor-off': intent({
    ...CHANGE,
    form: nothingForm,
    async run({ visit, params }) {
      await turnOffSecondFactor(await installation(), visit.visitor, personOf({ params }), visit.by)
      return back({ params })
    },
  }),
  'reset-link': intent({
    ...CHANGE,
    form: nothingForm,
    async run({ visit, params }): Promise<Outcome<MadeLinkView>> {
      const answer = await makeResetLink(await installation(), visit, personOf({ params }))
      if (!answer.ok) throw new RefusedError(refused(answer.why === 'disabled' ? 'person-disabled' : 'person-erased'))
      return { done: viewOfMadeLink('reset', answer.person, answer.link) }
    },
  }),
  erase: intent({
    ...CHANGE,
    form: eraseForm,
    async run({ form, visit, params }) {
      const { db } = await installation()
      const sure = { reason: form.eraseReason, email: form.eraseSure }
      await erasePerson(db, visit.visitor, personOf({ params }), sure, visit.by)
      return back({ params })
    },
  }),
  act: intent({
    needs: 'people.act-as',
    confirmedWithinMinutes: 60,
    form: actForm,
    async run({ form, visit, params }) {
      const { db } = await installation()
      const whom = { personId: personOf({ params }), reason: form.actReason }
      const { token, lifeMinutes } = await startActing(db, visit.visitor, whom, visit.client, visit.by)
      return { goTo: '/account', cookies: [secretCookie('session', token, lifeMinutes, visit.secure)] }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data || data.view.erasedAt !== null) return pageTitle(data, PEOPLE.erased)
  return pageTitle(data, { 'zh-CN': data.view.name, en: data.view.name })
}

export default function Person() {
  return <PersonPage view={useLoaderData<typeof loader>().view} answer={useActionData() as PersonAnswer} />
}
