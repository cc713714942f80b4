import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { PaperSheetPage } from '../components/award/office/paper/paper-sheet-page.tsx'
import { PAPER } from '../content/award/paper.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { confirmPaperForm, paperAddress, readSheetPlace, settleForm, typeForm, voidPaperForm } from '../forms/award/paper.ts' // prettier-ignore
import { MOST_SHEET_BYTES } from '../forms/award/sheet.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { voidSheet } from '../services/award/paper/object.server.ts'
import { paperSheetPage } from '../services/award/paper/paper-pages.server.ts'
import { confirmSettled, settleSheet, typeSheet, type PaperAnswer } from '../services/award/paper/typing.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(RUN, async ({ visit, language, request, params }) => {
  const { db } = await installation()
  const { award, number } = readSheetPlace(params)
  const view = found(await paperSheetPage(db, visit, award, number, language))
  return forDocument({ language, view, saved: new URL(request.url).searchParams.has('saved') })
})

type Place = ReturnType<typeof readSheetPlace>

function answered(answer: PaperAnswer, { award, number }: Place) {
  if (!answer.ok) return { problems: answer.problems, status: 409 as const }
  return { goTo: `${paperAddress(award, number)}?saved` }
}

export const action = mutations({
  type: intent<z.output<typeof typeForm>>({
    ...RUN,
    maxBytes: MOST_SHEET_BYTES,
    form: typeForm,
    async run({ form, visit, params }) {
      const place = readSheetPlace(params)
      return answered(await typeSheet((await installation()).db, visit, { ...place, ...form }), place)
    },
  }),
  settle: intent<z.output<typeof settleForm>>({
    ...RUN,
    maxBytes: MOST_SHEET_BYTES,
    form: settleForm,
    async run({ form, visit, params }) {
      const place = readSheetPlace(params)
      return answered(await settleSheet((await installation()).db, visit, { ...place, ...form }), place)
    },
  }),
  confirm: intent<z.output<typeof confirmPaperForm>>({
    ...RUN,
    form: confirmPaperForm,
    async run({ form, visit, params }) {
      const place = readSheetPlace(params)
      return answered(await confirmSettled((await installation()).db, visit, { ...place, ...form }), place)
    },
  }),
  void: intent<z.output<typeof voidPaperForm>>({
    ...RUN,
    form: voidPaperForm,
    async run({ form, visit, params }) {
      const place = readSheetPlace(params)
      const done = await voidSheet((await installation()).db, visit, { ...place, ...form })
      if (!done.ok) return { ...asProblems(done), status: 409 as const }
      return { goTo: `${paperAddress(place.award, place.number)}?saved` }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, PAPER.title)

export default function PaperSheet() {
  const { view, saved } = useLoaderData<typeof loader>()
  return <PaperSheetPage view={view} answer={useActionData() as FormAnswer | undefined} saved={saved} />
}
