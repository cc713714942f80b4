import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { ReminderPage } from '../components/award/office/reminders/reminder-page.tsx'
import { remindersAddress } from '../components/award/office/reminders/reminders-view.ts'
import { REMINDERS } from '../content/award/office-reminders.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { nothingForm } from '../forms/accounts/own-account.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { reminderPage } from '../services/award/office/reminders-pages.server.ts'
import { stopReminder } from '../services/award/reminders/reminders.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(RUN, async ({ visit, language, request, params }) => {
  const { db } = await installation()
  const isNew = new URL(request.url).searchParams.has('sent')
  const view = await reminderPage(db, visit, params['award'] ?? '', params['reminder'] ?? '', isNew)
  return forDocument({ language, view: found(view) })
})

export const action = mutations({
  stop: intent<z.output<typeof nothingForm>>({
    ...RUN,
    form: nothingForm,
    async run({ visit, params }) {
      const { db } = await installation()
      const [award, reminder] = [params['award'] ?? '', params['reminder'] ?? '']
      const stopped = await stopReminder(db, visit, { award, reminder })
      return stopped.ok ? { goTo: `${remindersAddress(award)}/${reminder}` } : { ...asProblems(stopped), status: 409 }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, REMINDERS.oneTitle)

export default function Reminder() {
  const answer = useActionData() as FormAnswer | undefined
  return <ReminderPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
