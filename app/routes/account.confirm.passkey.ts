import { redirect } from '@remix-run/node'
import { intent, mutations } from '../access/mutation.server.ts'
import { askForm, signedForm } from '../forms/accounts/passkey.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { confirmWithPasskey } from '../services/accounts/passkey-answers.server.ts'
import { askVisitor } from '../services/accounts/passkey-questions.server.ts'
import { asProblems } from '../services/accounts/refused.ts'

export const loader = () => redirect('/account/confirm')

/** Answers the script of the page that asks who is at the keyboard. */
export const action = mutations({
  ask: intent({
    needs: 'own-account',
    beforeSecondFactor: true,
    form: askForm,
    async run({ visit }) {
      const { db } = await installation()
      return { json: { options: await askVisitor(db, visit.visitor, visit.origin, visit.now) } }
    },
  }),
  answer: intent({
    needs: 'own-account',
    beforeSecondFactor: true,
    form: signedForm,
    async run({ form, visit }) {
      const { db } = await installation()
      const answer = await confirmWithPasskey(db, visit.visitor, { ...visit, answer: form.answer }, visit.by)
      return answer.ok ? { json: { goTo: form.next } } : asProblems(answer)
    },
  }),
})
