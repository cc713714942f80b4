import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { OfficeCalibrationPage } from '../components/award/office/calibration/calibration-page.tsx'
import { CALIBRATION } from '../content/award/office-calibration.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import {
  addCasesForm,
  calibrationAddress,
  dropCaseForm,
  levelsForm,
  MOST_CALIBRATION_BYTES,
  MOST_CALIBRATION_FIELDS,
} from '../forms/award/calibration.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems, type Refused } from '../services/accounts/refused.ts'
import { chooseCases, dropCase, setLevels } from '../services/award/calibration/calibration-setup.server.ts'
import { officeCalibration } from '../services/award/office/calibration-page.server.ts'
import { library } from '../services/library.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(RUN, async ({ visit, language, request, params }) => {
  const { db } = await installation()
  const query = new URL(request.url).searchParams
  const asked = {
    stage: query.get('stage')?.slice(0, 60),
    words: query.get('case')?.trim().slice(0, 100) ?? '',
    saved: query.has('saved'),
  }
  const view = await officeCalibration(db, visit, await library(), params['award'] ?? '', asked, language)
  return forDocument({ language, view: found(view) })
})

function answered(answer: { readonly ok: true } | Refused, award: string, stage: string) {
  if (!answer.ok) return { ...asProblems(answer), status: 409 as const }
  return { goTo: `${calibrationAddress(award, stage)}&saved=` }
}

export const action = mutations({
  add: intent<z.output<typeof addCasesForm>>({
    ...RUN,
    form: addCasesForm,
    async run({ form, visit, params }) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      return answered(await chooseCases(db, visit, await library(), { award, ...form }), award, form.stage)
    },
  }),
  drop: intent<z.output<typeof dropCaseForm>>({
    ...RUN,
    form: dropCaseForm,
    async run({ form, visit, params }) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      return answered(await dropCase(db, visit, { award, ...form }), award, form.stage)
    },
  }),
  levels: intent<z.output<typeof levelsForm>>({
    ...RUN,
    form: levelsForm,
    maxBytes: MOST_CALIBRATION_BYTES,
    mostFields: MOST_CALIBRATION_FIELDS,
    async run({ form, visit, params }) {
      const { db } = await installation()
      const award = params['award'] ?? ''
      return answered(await setLevels(db, visit, { award, ...form }), award, form.stage)
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, CALIBRATION.title)

export default function Calibration() {
  const answer = useActionData() as FormAnswer | undefined
  return <OfficeCalibrationPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
