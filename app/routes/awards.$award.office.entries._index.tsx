import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { EntriesPage } from '../components/award/office/entries/entries-page.tsx'
import type { ImportPreview } from '../components/award/office/entries/entries-view.ts'
import { ENTRIES } from '../content/award/office-entries.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { nothingForm } from '../forms/accounts/own-account.ts'
import { readEntriesAsked } from '../forms/award/entries-query.ts'
import {
  importForm,
  libraryForm,
  MOST_SENT_BACK_BYTES,
  MOST_TABLE_BYTES,
  previewForm,
  tableText,
} from '../forms/award/office-forms.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { addLibraryEntries, checkEligibility } from '../services/award/entries/entries.server.ts'
import { importEntries } from '../services/award/entries/entry-import.server.ts'
import { isSheet } from '../services/award/entries/read-sheet.server.ts'
import { readSheetApart } from '../services/award/entries/sheet-apart.server.ts'
import { entriesPage, sheetRefused, tablePreview } from '../services/award/office/entries-pages.server.ts'
import { decodeText } from '../services/desk/import/decode-text.ts'
import { library } from '../services/library.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

const RUN = { needs: 'award.run', ofAward: true } as const

export const loader = guardedPage(
  { needs: 'award.watch', ofAward: true },
  async ({ visit, language, request, params }) => {
    // prettier-ignore
    const { db } = await installation()
    const asked = readEntriesAsked(new URL(request.url).searchParams)
    const view = await entriesPage(db, visit, await library(), params['award'] ?? '', asked, language)
    return forDocument({ language, view: found(view) })
  },
)

const back = (award: string, did: Readonly<Record<string, string>>) => ({
  goTo: `/awards/${award}/office/entries?${new URLSearchParams(did)}`,
})

export const action = mutations({
  library: intent({
    ...RUN,
    form: libraryForm,
    async run({ form, visit, params }) {
      const award = params['award'] ?? ''
      if (form.cases.length === 0) return { problems: [{ field: '', code: 'award-choose-cases' }] }
      const { db } = await installation()
      const added = await addLibraryEntries(db, visit, await library(), { award, ...form })
      return added.ok ? back(award, { added: String(added.added.length) }) : asProblems(added)
    },
  }),
  check: intent({
    ...RUN,
    form: nothingForm,
    async run({ visit, params }) {
      const award = params['award'] ?? ''
      const { db } = await installation()
      const checked = await checkEligibility(db, visit, award)
      if (!checked.ok) return asProblems(checked)
      return back(award, { eligible: String(checked.eligible), ineligible: String(checked.ineligible) })
    },
  }),
  preview: intent<z.output<typeof previewForm>, ImportPreview>({
    ...RUN,
    form: previewForm,
    maxBytes: MOST_TABLE_BYTES,
    withFiles: true,
    tooLarge: { field: 'csv', code: 'award-table-large' },
    async run({ form, files, visit, params }) {
      const [file] = files['file'] ?? []
      const sheet = file && isSheet(file.bytes) ? await readSheetApart(file.bytes) : undefined
      if (sheet?.ok === false) return { done: sheetRefused(sheet.problems) }
      const decoded = sheet ? { ok: true as const, value: sheet.text } : file && decodeText(file.bytes)
      if (decoded?.ok === false) return { problems: [{ field: 'csv', code: 'award-table-unreadable' }] }
      const csv = decoded ? tableText(decoded.value) : form.csv
      if (csv.trim() === '') return { problems: [{ field: 'csv', code: 'missing' }] }
      const { db } = await installation()
      return { done: found(await tablePreview(db, visit.visitor, params['award'] ?? '', csv)) }
    },
  }),
  import: intent<z.output<typeof importForm>, ImportPreview>({
    ...RUN,
    form: importForm,
    maxBytes: MOST_SENT_BACK_BYTES,
    async run({ form: { csv, digest }, visit, params }) {
      const award = params['award'] ?? ''
      const { db } = await installation()
      const added = await importEntries(db, visit, { award, text: csv, digest })
      if (added.ok) return back(award, { added: String(added.added.length) })
      // What was sent stays, as it would be read now.
      return { ...asProblems(added), status: 409, show: found(await tablePreview(db, visit.visitor, award, csv)) }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, ENTRIES.title)

export default function Entries() {
  const answer = useActionData() as FormAnswer<ImportPreview> | undefined
  return <EntriesPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
