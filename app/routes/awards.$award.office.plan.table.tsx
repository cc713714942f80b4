import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { PlanTablePage } from '../components/award/office/plan/plan-table-page.tsx'
import type { PlanTablePreviewView } from '../components/award/office/plan/plan-table-view.ts'
import { PLAN_TABLE } from '../content/award/office-plan-table.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { MOST_SENT_BACK_BYTES, MOST_TABLE_BYTES, tableText } from '../forms/award/office-forms.ts'
import { planAddress } from '../forms/award/plan-query.ts'
import { importPlanForm, planTableForm } from '../forms/award/plan-table.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { planTablePage, planTablePreview } from '../services/award/office/plan-table-page.server.ts'
import { importPlanTable } from '../services/award/planning/plan-import.server.ts'
import { decodeText } from '../services/desk/import/decode-text.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(RUN, async ({ visit, language, request, params }) => {
  const { db } = await installation()
  const stage = new URL(request.url).searchParams.get('stage')?.slice(0, 60)
  return forDocument({ language, view: found(await planTablePage(db, visit, params['award'] ?? '', stage)) })
})

export const action = mutations({
  preview: intent<z.output<typeof planTableForm>, PlanTablePreviewView>({
    ...RUN,
    form: planTableForm,
    maxBytes: MOST_TABLE_BYTES,
    withFiles: true,
    tooLarge: { field: 'csv', code: 'plan-table-large' },
    async run({ form: { stage, how, csv }, files, visit, params }) {
      const [file] = files['file'] ?? []
      const decoded = file && decodeText(file.bytes)
      if (decoded?.ok === false) return { problems: [{ field: 'csv', code: 'award-table-unreadable' }] }
      const text = decoded ? tableText(decoded.value) : csv
      if (text.trim() === '') return { problems: [{ field: 'csv', code: 'missing' }] }
      const { db } = await installation()
      const given = { award: params['award'] ?? '', stage, whole: how === 'whole', text }
      const answer = await planTablePreview(db, visit, given)
      return answer.ok ? { done: answer.preview } : { ...asProblems(answer), status: 409 }
    },
  }),
  import: intent<z.output<typeof importPlanForm>, PlanTablePreviewView>({
    ...RUN,
    form: importPlanForm,
    maxBytes: MOST_SENT_BACK_BYTES,
    async run({ form: { stage, how, csv, digest }, visit, params }) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      const given = { award, stage, whole: how === 'whole', text: csv }
      const written = await importPlanTable(db, visit, { ...given, digest })
      if (written.ok) return { goTo: `${planAddress(award, { stage })}&${new URLSearchParams({ did: 'confirmed' })}` }
      const again = await planTablePreview(db, visit, given)
      return { ...asProblems(written), status: 409, ...(again.ok ? { show: again.preview } : {}) }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, PLAN_TABLE.title)

export default function PlanTable() {
  const answer = useActionData() as FormAnswer<PlanTablePreviewView> | undefined
  return <PlanTablePage view={useLoaderData<typeof loader>().view} answer={answer} />
}
