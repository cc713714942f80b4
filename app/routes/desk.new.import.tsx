import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { ImportPage } from '../components/desk/import/import-page.tsx'
import type { ImportShown } from '../components/desk/import/import-view.ts'
import { IMPORT } from '../content/desk/import.ts'
import { forDocument } from '../document-data.server.ts'
import { IMPORT_FORM } from '../forms/desk/import.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { importAnswer } from '../services/desk/import/import-answer.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'case.write' }, ({ language }) => Promise.resolve(forDocument({ language })))

export const action = mutation<object, ImportShown>({
  needs: 'case.write',
  ...IMPORT_FORM,
  run: async ({ files, visit }) => importAnswer(await installation(), visit, undefined, files),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, IMPORT.newTitle)

export default function NewImport() {
  useLoaderData<typeof loader>()
  return <ImportPage into={undefined} answer={useActionData() as FormAnswer<ImportShown> | undefined} />
}
