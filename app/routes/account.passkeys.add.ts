import { redirect } from '@remix-run/node'
import { intent, mutations } from '../access/mutation.server.ts'
import { env } from '../env.server.ts'
import { askForm, madeForm } from '../forms/accounts/passkey.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { addPasskey } from '../services/accounts/own-passkeys.server.ts'
import { askForNewPasskey } from '../services/accounts/passkey-questions.server.ts'
import { asProblems } from '../services/accounts/refused.ts'

const demand = { needs: 'own-account', beforeSecondFactor: true, confirmedWithinMinutes: 60 } as const

export const loader = () => redirect('/account/passkeys')

/** Answers the script of the list of passkeys: what a device is to make, and then what it has made. */
export const action = mutations({
  ask: intent({
    ...demand,
    form: askForm,
    async run({ visit }) {
      const { db } = await installation()
      return { json: { options: await askForNewPasskey(db, visit.visitor, visit.origin, visit.now) } }
    },
  }),
  answer: intent({
    ...demand,
    form: madeForm,
    async run({ form, visit }) {
      const own = { ...visit, installation: await installation(), requiredOf: env.REQUIRE_SECOND_FACTOR }
      const answer = await addPasskey(own, { answer: form.answer, origin: visit.origin, name: form.name })
      if (!answer.ok) return asProblems(answer)
      const query = new URLSearchParams({ has: 'added', ...(form.next === '' ? {} : { next: form.next }) })
      return { json: { goTo: `/account/passkeys?${query}` } }
    },
  }),
})
