import { redirect } from '@remix-run/node'
import { intent, mutations } from '../access/mutation.server.ts'
import { signInCookies } from '../access/visit.server.ts'
import { askForm, signedForm } from '../forms/accounts/passkey.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { finishWithPasskey } from '../services/accounts/passkey-answers.server.ts'
import { askVisitor } from '../services/accounts/passkey-questions.server.ts'
import { asProblems } from '../services/accounts/refused.ts'

export const loader = () => redirect('/sign-in/second-factor')

/** Answers the script of the second step: only a passkey of the person whose password was right will do. */
export const action = mutations({
  ask: intent({
    needs: 'second-factor',
    form: askForm,
    async run({ visit }) {
      const { db } = await installation()
      return { json: { options: await askVisitor(db, visit.visitor, visit.origin, visit.now) } }
    },
  }),
  answer: intent({
    needs: 'second-factor',
    form: signedForm,
    async run({ form, visit }) {
      const { db } = await installation()
      const request = { ...visit, earlierSession: visit.sessionToken, answer: form.answer }
      const answer = await finishWithPasskey(db, visit.visitor, request)
      if (!answer.ok) return asProblems(answer)
      return { json: { goTo: form.next }, cookies: signInCookies(answer, visit.secure) }
    },
  }),
})
