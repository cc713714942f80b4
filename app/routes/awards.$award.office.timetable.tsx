import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { TimetablePage } from '../components/award/timetable/timetable-page.tsx'
import { TIMETABLE } from '../content/award/timetable.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { handOrderForm, orderPlaceForm, publishForm, timesForm, timetableAddress } from '../forms/award/timetable.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems, type Refused } from '../services/accounts/refused.ts'
import { timetablePage } from '../services/award/timetable/timetable-pages.server.ts'
import { drawOrder, orderByHand, orderByWalks, publishTimetable, setTimes } from '../services/award/timetable/timetable.server.ts' // prettier-ignore

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(RUN, async ({ visit, language, request, params }) => {
  const { db } = await installation()
  const query = new URL(request.url).searchParams
  const asked = { stage: query.get('stage'), saved: query.has('saved') }
  return forDocument({ language, view: found(await timetablePage(db, visit, params['award'] ?? '', asked, language)) })
})

function answered(answer: { readonly ok: true } | Refused, award: string, stage: string) {
  if (!answer.ok) return { ...asProblems(answer), status: 409 as const }
  return { goTo: `${timetableAddress(award, stage)}&saved=` }
}

export const action = mutations({
  times: intent<z.output<typeof timesForm>>({
    ...RUN,
    form: timesForm,
    async run({ form, visit, params }) {
      const award = params['award'] ?? ''
      return answered(await setTimes((await installation()).db, visit, { award, ...form }), award, form.stage)
    },
  }),
  draw: intent<z.output<typeof orderPlaceForm>>({
    ...RUN,
    form: orderPlaceForm,
    async run({ form, visit, params }) {
      const award = params['award'] ?? ''
      return answered(await drawOrder((await installation()).db, visit, { award, ...form }), award, form.stage)
    },
  }),
  fewest: intent<z.output<typeof orderPlaceForm>>({
    ...RUN,
    form: orderPlaceForm,
    async run({ form, visit, params }) {
      const award = params['award'] ?? ''
      return answered(await orderByWalks((await installation()).db, visit, { award, ...form }), award, form.stage)
    },
  }),
  hand: intent<z.output<typeof handOrderForm>>({
    ...RUN,
    form: handOrderForm,
    async run({ form, visit, params }) {
      const award = params['award'] ?? ''
      return answered(await orderByHand((await installation()).db, visit, { award, ...form }), award, form.stage)
    },
  }),
  publish: intent<z.output<typeof publishForm>>({
    ...RUN,
    form: publishForm,
    async run({ form, visit, params }) {
      const award = params['award'] ?? ''
      return answered(await publishTimetable((await installation()).db, visit, { award, ...form }), award, form.stage)
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, TIMETABLE.title)

export default function Timetable() {
  const answer = useActionData() as FormAnswer | undefined
  return <TimetablePage view={useLoaderData<typeof loader>().view} answer={answer} />
}
