import { redirect } from '@remix-run/node'
import { intent, mutations } from '../access/mutation.server.ts'
import { signInCookies } from '../access/visit.server.ts'
import { askForm, signedForm } from '../forms/accounts/passkey.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { signInWithPasskey } from '../services/accounts/passkey-answers.server.ts'
import { askAnybody } from '../services/accounts/passkey-questions.server.ts'
import { asProblems } from '../services/accounts/refused.ts'

export const loader = () => redirect('/sign-in')

/** Answers the script of the sign-in page: what the device is to sign, and then whose signature it is. */
export const action = mutations({
  ask: intent({
    needs: 'anyone',
    form: askForm,
    async run({ visit }) {
      const { db, key } = await installation()
      const asked = await askAnybody(db, key, { origin: visit.origin, address: visit.client.address }, visit.now)
      return asked.ok ? { json: { options: asked.options } } : asProblems(asked)
    },
  }),
  answer: intent({
    needs: 'anyone',
    form: signedForm,
    async run({ form, visit }) {
      const { db } = await installation()
      const request = { ...visit, earlierSession: visit.sessionToken, answer: form.answer }
      const answer = await signInWithPasskey(db, request)
      if (!answer.ok) return asProblems(answer)
      return { json: { goTo: form.next }, cookies: signInCookies(answer, visit.secure) }
    },
  }),
})
