import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { ManyPage } from '../components/award/office/invite/many-page.tsx'
import type { ManyDone } from '../components/award/office/invite/invite-view.ts'
import { INVITE } from '../content/award/office-invite.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { inviteListForm, judgeListForm } from '../forms/award/invite-forms.ts'
import { MOST_TABLE_BYTES, tableText } from '../forms/award/office-forms.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { inviteJudges } from '../services/award/judges/judge-list.server.ts'
import { listPreview, madeCards, manyPage } from '../services/award/office/invite-pages.server.ts'
import { decodeText } from '../services/desk/import/decode-text.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(RUN, async ({ visit, language, params }) => {
  const { db, mail } = await installation()
  return forDocument({ language, view: found(await manyPage(db, visit, params['award'] ?? '', mail !== undefined)) })
})

export const action = mutations({
  preview: intent<z.output<typeof judgeListForm>, ManyDone>({
    ...RUN,
    form: judgeListForm,
    maxBytes: MOST_TABLE_BYTES,
    withFiles: true,
    tooLarge: { field: 'list', code: 'judge-list-large' },
    async run({ form, files, visit, params }) {
      const [file] = files['file'] ?? []
      const decoded = file && decodeText(file.bytes)
      if (decoded?.ok === false) return { problems: [{ field: 'list', code: 'award-table-unreadable' }] }
      const text = decoded ? tableText(decoded.value) : form.list
      if (text.trim() === '') return { problems: [{ field: 'list', code: 'missing' }] }
      const { db } = await installation()
      const asked = { award: params['award'] ?? '', text, language: form.language }
      return { done: { preview: found(await listPreview(db, visit, asked)) } }
    },
  }),
  invite: intent<z.output<typeof inviteListForm>, ManyDone>({
    ...RUN,
    confirmedWithinMinutes: 60,
    form: inviteListForm,
    maxBytes: MOST_TABLE_BYTES,
    async run({ form: { list: text, language, digest }, visit, params }) {
      const award = params['award'] ?? ''
      const own = await installation()
      const asked = { award, text, language }
      const made = await inviteJudges(own, visit, { ...asked, digest })
      if (!made.ok) {
        // What was sent stays, as it would be read now.
        return { ...asProblems(made), status: 409, show: { preview: found(await listPreview(own.db, visit, asked)) } }
      }
      const cards = madeCards(made)
      if (cards.cards.some(({ shown }) => shown !== null)) return { done: { made: cards } }
      const invited = String(made.invited.length + made.existing.length)
      return { goTo: `/awards/${award}/office/judges?${new URLSearchParams({ invited })}` }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, INVITE.manyTitle)

export default function Many() {
  const answer = useActionData() as FormAnswer<ManyDone> | undefined
  return <ManyPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
