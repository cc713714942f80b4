import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { ImportPage } from '../components/desk/import/import-page.tsx'
import type { ImportShown } from '../components/desk/import/import-view.ts'
import { IMPORT } from '../content/desk/import.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { IMPORT_FORM } from '../forms/desk/import.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { importAnswer } from '../services/desk/import/import-answer.server.ts'
import { importInto } from '../services/desk/import/import-page.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'case.write' }, async ({ visit, params, language }) => {
  const into = found(await importInto(await installation(), visit, params['slug'] ?? '', language))
  return forDocument({ language, into })
})

export const action = mutation<object, ImportShown>({
  needs: 'case.write',
  ...IMPORT_FORM,
  async run({ files, visit, params, language }) {
    const site = await installation()
    const { caseId } = found(await importInto(site, visit, params['slug'] ?? '', language))
    return importAnswer(site, visit, caseId, files)
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, IMPORT.title)

export default function Import() {
  const { into } = useLoaderData<typeof loader>()
  return <ImportPage into={into} answer={useActionData() as FormAnswer<ImportShown> | undefined} />
}
