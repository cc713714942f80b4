import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { FilesPage } from '../components/desk/files/files-page.tsx'
import type { FileDone } from '../components/desk/files/files-view.ts'
import { FILES } from '../content/desk/files.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { addFileForm, MOST_FILE_FORM_BYTES, namedFileForm } from '../forms/desk/files.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { fileProblem, filesPage } from '../services/desk/files-page.server.ts'
import { addWorkingFile, putBackWorkingFile, removeWorkingFile } from '../services/desk/working-files.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'case.write' }, async ({ visit, params, request, language }) => {
  const view = found(await filesPage(await installation(), visit, params['slug'] ?? '', language))
  return forDocument({ language, view, done: doneIn(new URL(request.url).searchParams) })
})

/** What the address says was done last. */
function doneIn(query: URLSearchParams): FileDone | undefined {
  const path = query.get('path') ?? ''
  const did = (['added', 'removed', 'back'] as const).find((one) => one === query.get('did'))
  return did === undefined || path === '' ? undefined : { did, path }
}

const backTo = (caseId: string, did: FileDone['did'], path: string): { goTo: string } => ({
  goTo: `/desk/cases/${caseId}/files?${new URLSearchParams({ did, path })}`,
})
const GONE = { problems: [{ field: '', code: 'file-not-there' }], status: 409 } as const

export const action = mutations({
  add: intent({
    needs: 'case.write',
    form: addFileForm,
    withFiles: true,
    maxBytes: MOST_FILE_FORM_BYTES,
    async run({ files, visit, params }) {
      const caseId = params['slug'] ?? ''
      const file = files['file']?.[0]
      if (!file) return { problems: [{ field: 'file', code: 'file-none' }] }
      const added = await addWorkingFile(await installation(), visit, { caseId, ...file })
      return added.ok ? backTo(caseId, 'added', added.path) : { problems: [fileProblem(added, file.name)] }
    },
  }),
  remove: intent({
    needs: 'case.write',
    form: namedFileForm,
    async run({ form: { path }, visit, params }) {
      const caseId = params['slug'] ?? ''
      const removed = await removeWorkingFile(await installation(), visit, { caseId, path })
      return removed ? backTo(caseId, 'removed', path) : GONE
    },
  }),
  back: intent({
    needs: 'case.write',
    form: namedFileForm,
    async run({ form: { path }, visit, params }) {
      const caseId = params['slug'] ?? ''
      const isBack = await putBackWorkingFile(await installation(), visit, { caseId, path })
      return isBack ? backTo(caseId, 'back', path) : GONE
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, FILES.filesTitle)

export default function Files() {
  const { view, done } = useLoaderData<typeof loader>()
  return <FilesPage view={view} done={done} answer={useActionData() as FormAnswer | undefined} />
}
