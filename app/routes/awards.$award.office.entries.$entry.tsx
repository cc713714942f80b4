import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations, type Given } from '../access/mutation.server.ts'
import { EntryPage } from '../components/award/office/entries/entry-page.tsx'
import { ENTRIES } from '../content/award/office-entries.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { nothingForm } from '../forms/accounts/own-account.ts'
import { entryForm, reasonForm } from '../forms/award/office-forms.ts'
import { liftVetoForm, vetoForm } from '../forms/award/veto.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems, type Refused } from '../services/accounts/refused.ts'
import { decideEligibility, entryOf, reviseEntry, withdrawEntry } from '../services/award/entries/entries.server.ts'
import { entryPage, revisedContent } from '../services/award/office/entries-pages.server.ts'
import { library } from '../services/library.server.ts'
import { liftVeto, vetoEntry } from '../services/award/judging/vetoes.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(RUN, async ({ visit, language, request, params }) => {
  const { db } = await installation()
  const saved = new URL(request.url).searchParams.has('saved')
  const view = await entryPage(db, visit.visitor, await library(), params['award'] ?? '', params['entry'] ?? '', {
    now: visit.now,
    saved,
  })
  return forDocument({ language, view: found(view) })
})

type Address = Pick<Given<never>, 'params'>

const placeOf = ({ params }: Address) => ({ award: params['award'] ?? '', entry: params['entry'] ?? '' })

function answered(answer: { readonly ok: true } | Refused, place: Address) {
  if (!answer.ok) return { ...asProblems(answer), status: 409 as const }
  const { award, entry } = placeOf(place)
  return { goTo: `/awards/${award}/office/entries/${entry}?saved=` }
}

const decision = (eligible: boolean) =>
  intent({
    ...RUN,
    form: nothingForm,
    async run({ visit, params }) {
      const { db } = await installation()
      return answered(await decideEligibility(db, visit, { ...placeOf({ params }), eligible }), { params })
    },
  })

export const action = mutations({
  revise: intent<z.output<typeof entryForm>>({
    ...RUN,
    form: entryForm,
    maxBytes: 256 * 1024,
    async run({ form, visit, params }) {
      const { db } = await installation()
      const place = placeOf({ params })
      const before = found(await entryOf(db, visit.visitor, place.award, place.entry))
      const { tag, category } = form
      const revised = await reviseEntry(db, visit, {
        ...place,
        tag,
        category,
        ...revisedContent(before.revision, form),
      })
      return answered(revised, { params })
    },
  }),
  'let-in': decision(true),
  'keep-out': decision(false),
  veto: intent<z.output<typeof vetoForm>>({
    ...RUN,
    form: vetoForm,
    async run({ form: { ground, vetoSource: source, foundOn }, visit, params }) {
      const { db } = await installation()
      return answered(await vetoEntry(db, visit, { ...placeOf({ params }), ground, source, foundOn }), { params })
    },
  }),
  'lift-veto': intent<z.output<typeof liftVetoForm>>({
    ...RUN,
    form: liftVetoForm,
    async run({ form: { lifted: ground, liftReason: reason }, visit, params }) {
      const { db } = await installation()
      return answered(await liftVeto(db, visit, { ...placeOf({ params }), ground, reason }), { params })
    },
  }),
  withdraw: intent<z.output<typeof reasonForm>>({
    ...RUN,
    form: reasonForm,
    async run({ form: { reason }, visit, params }) {
      const { db } = await installation()
      return answered(await withdrawEntry(db, visit, { ...placeOf({ params }), reason }), { params })
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, data?.view.entry.title ?? ENTRIES.entry)

export default function Entry() {
  const answer = useActionData() as FormAnswer | undefined
  return <EntryPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
