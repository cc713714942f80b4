import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import type { ImportPreviewView, ImportShown } from '../components/desk/import/import-view.ts'
import { PreviewPage } from '../components/desk/import/preview-page.tsx'
import { IMPORT } from '../content/desk/import.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { confirmImportForm, discardImportForm, placing } from '../forms/desk/import.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { importPreviewPage } from '../services/desk/import/import-page.server.ts'
import { confirmImport, discardImport } from '../services/desk/import/staged.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'case.write' }, async ({ visit, params, request, language }) => {
  const how = placing.parse(new URL(request.url).searchParams.get('how') ?? 'add')
  const view = await importPreviewPage(await installation(), visit, { id: params['id'] ?? '', how }, language)
  return forDocument({ language, view: found(view) })
})

const CODES = {
  changed: 'import-draft-changed',
  gone: 'import-gone',
  refused: 'import-refused',
  taken: 'import-taken',
} as const

export const action = mutations({
  confirm: intent<ReturnType<typeof confirmImportForm.parse>, ImportShown>({
    needs: 'case.write',
    form: confirmImportForm,
    async run({ form: { how, seen }, visit, params }) {
      const confirmed = await confirmImport(await installation(), visit, { id: params['id'] ?? '', how, seen })
      if (!confirmed.ok) return { problems: [{ field: '', code: CODES[confirmed.why] }], status: 409 }
      const { caseId, problems } = confirmed
      return problems.length === 0 ? { goTo: `/desk/cases/${caseId}?imported` } : { done: { caseId, problems } }
    },
  }),
  discard: intent({
    needs: 'case.write',
    form: discardImportForm,
    async run({ visit, params }) {
      return { goTo: await discardImport(await installation(), visit, params['id'] ?? '') }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, IMPORT.title)

export default function Preview() {
  const { view } = useLoaderData<typeof loader>()
  return (
    <PreviewPage view={view as ImportPreviewView} answer={useActionData() as FormAnswer<ImportShown> | undefined} />
  )
}
