import { linkCodeForm } from '../forms/accounts/link-code.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { enterCode } from '../services/accounts/link-codes.server.ts'
import { intent } from './mutation.server.ts'

/** A code typed from paper, on whichever page: it leads to the page of its link. */
export const linkCode = intent({
  needs: 'anyone',
  form: linkCodeForm,
  async run({ form, visit }) {
    const answer = await enterCode(await installation(), form.code, visit)
    if ('secret' in answer) return { goTo: `${answer.page}?${new URLSearchParams({ t: answer.secret })}` }
    if ('why' in answer) return { problems: [{ field: 'code', code: 'join-code-unknown' }] }
    const values = { minutes: answer.waitMinutes }
    return { problems: [{ field: '', code: 'too-many-requests', values }], status: 429 }
  },
})
