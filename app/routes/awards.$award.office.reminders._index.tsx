import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { RemindersPage } from '../components/award/office/reminders/reminders-page.tsx'
import {
  remindersAddress,
  WHOM,
  type ReminderPreviewView,
} from '../components/award/office/reminders/reminders-view.ts'
import { REMINDERS } from '../content/award/office-reminders.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { nothingForm } from '../forms/accounts/own-account.ts'
import { autoReminderForm, reminderForm, sendReminderForm } from '../forms/award/reminders.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { reminderPreview, remindersPage } from '../services/award/office/reminders-pages.server.ts'
import { sendReminder, setAutoReminder } from '../services/award/reminders/reminders.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const
/** Two texts, and a box for each of many judges. */
const LETTER_BYTES = 128 * 1024
const MOST_BOXES = 1_000

export const loader = guardedPage(RUN, async ({ visit, language, request, params }) => {
  const query = new URL(request.url).searchParams
  const whom = WHOM.find((one) => one === query.get('whom')) ?? 'unfinished'
  const asked = { stage: query.get('stage') ?? undefined, whom, saved: query.has('saved') }
  const view = await remindersPage(await installation(), visit, params['award'] ?? '', asked)
  return forDocument({ language, view: found(view) })
})

export const action = mutations({
  preview: intent<z.output<typeof reminderForm>, ReminderPreviewView>({
    ...RUN,
    form: reminderForm,
    maxBytes: LETTER_BYTES,
    async run({ form, visit, params }) {
      const answer = await reminderPreview(await installation(), visit, { award: params['award'] ?? '', ...form })
      return answer.ok ? { done: answer.preview } : { ...asProblems(answer), status: 409 }
    },
  }),
  send: intent<z.output<typeof sendReminderForm>, ReminderPreviewView>({
    ...RUN,
    form: sendReminderForm,
    maxBytes: LETTER_BYTES,
    mostFields: MOST_BOXES,
    async run({ form, visit, params }) {
      const award = params['award'] ?? ''
      const own = await installation()
      const sent = await sendReminder(own, visit, { award, ...form })
      if (sent.ok) return { goTo: `${remindersAddress(award)}/${sent.reminder}?sent=` }
      const again = await reminderPreview(own, visit, { award, ...form })
      return { ...asProblems(sent), status: 409, ...(again.ok ? { show: again.preview } : {}) }
    },
  }),
  auto: intent<z.output<typeof autoReminderForm>>({
    ...RUN,
    form: autoReminderForm,
    maxBytes: LETTER_BYTES,
    async run({ form, visit, params }) {
      const award = params['award'] ?? ''
      const set = await setAutoReminder(await installation(), visit, { award, ...form })
      return set.ok ? { goTo: `${remindersAddress(award)}?saved=#auto` } : { ...asProblems(set), status: 409 }
    },
  }),
  'auto-off': intent<z.output<typeof nothingForm>>({
    ...RUN,
    form: nothingForm,
    async run({ visit, params }) {
      const award = params['award'] ?? ''
      const set = await setAutoReminder(await installation(), visit, { award, days: null })
      return set.ok ? { goTo: `${remindersAddress(award)}?saved=#auto` } : { ...asProblems(set), status: 409 }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, REMINDERS.title)

export default function Reminders() {
  const answer = useActionData() as FormAnswer<ReminderPreviewView> | undefined
  return <RemindersPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
