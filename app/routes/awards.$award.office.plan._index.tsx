import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { PlanPage } from '../components/award/office/plan/plan-page.tsx'
import { PLAN } from '../content/award/office-plan.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { confirmPlanForm, endForm, giveForm, secondForm } from '../forms/award/office-forms.ts'
import { planAddress, readPlanAsked } from '../forms/award/plan-query.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems, type Refused } from '../services/accounts/refused.ts'
import { planPage } from '../services/award/office/plan-page.server.ts'
import { addReading, confirmPlan, endReading } from '../services/award/planning/plan.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(RUN, async ({ visit, language, request, params }) => {
  const { db } = await installation()
  const asked = readPlanAsked(new URL(request.url).searchParams)
  return forDocument({ language, view: found(await planPage(db, visit, params['award'] ?? '', asked)) })
})

function answered(answer: { readonly ok: true } | Refused, award: string, stage: string, did: string) {
  if (!answer.ok) return { ...asProblems(answer), status: 409 as const }
  return { goTo: `${planAddress(award, { stage })}&${new URLSearchParams({ did })}` }
}

export const action = mutations({
  confirm: intent<z.output<typeof confirmPlanForm>>({
    ...RUN,
    form: confirmPlanForm,
    async run({ form, visit, params }) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      return answered(await confirmPlan(db, visit, { award, ...form }), award, form.stage, 'confirmed')
    },
  }),
  give: intent<z.output<typeof giveForm>>({
    ...RUN,
    form: giveForm,
    async run({ form, visit, params }) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      return answered(await addReading(db, visit, { award, ...form }), award, form.stage, 'given')
    },
  }),
  second: intent<z.output<typeof secondForm>>({
    ...RUN,
    form: secondForm,
    async run({ form: { budget, ...form }, visit, params }) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      const given = await addReading(db, visit, { award, ...form, origin: 'second' })
      if (!given.ok) return { ...asProblems(given), status: 409 as const }
      return { goTo: `${planAddress(award, { stage: form.stage, second: Number(budget) })}&did=given#second` }
    },
  }),
  end: intent<z.output<typeof endForm>>({
    ...RUN,
    form: endForm,
    async run({ form: { stage, reading }, visit, params }) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      return answered(await endReading(db, visit, { award, stage, ...reading }), award, stage, 'ended')
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, PLAN.title)

export default function Plan() {
  const answer = useActionData() as FormAnswer | undefined
  return <PlanPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
