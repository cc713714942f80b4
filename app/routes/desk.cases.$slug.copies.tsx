import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { writingPath } from '../case-path.ts'
import type { HandedIn } from '../components/desk/copies/copies-view.ts'
import { SourceCopiesPage } from '../components/desk/copies/source-copies-page.tsx'
import { COPIES } from '../content/desk/copies.ts'
import { forDocument } from '../document-data.server.ts'
import { found } from '../errors.ts'
import { handInForm } from '../forms/desk/copies.ts'
import { MOST_FILE_FORM_BYTES } from '../forms/desk/files.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { copyProblem } from '../services/desk/archived-copies.server.ts'
import { handInCopy, sourceCopies } from '../services/desk/hand-in-copy.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'case.write' }, async ({ visit, params, request, language }) => {
  const view = found(await sourceCopies(await installation(), visit, params['slug'] ?? '', language))
  return forDocument({ language, view, handedIn: new URL(request.url).searchParams.get('source') ?? undefined })
})

export const action = mutation<{ source: string }, HandedIn>({
  needs: 'case.write',
  form: handInForm,
  withFiles: true,
  maxBytes: MOST_FILE_FORM_BYTES,
  async run({ form: { source }, files, visit, params }) {
    const file = files['file']?.[0]
    if (!file) return { problems: [{ field: 'file', code: 'file-none' }] }
    const caseId = params['slug'] ?? ''
    const handed = await handInCopy(await installation(), visit, { caseId, source, bytes: file.bytes })
    if (!handed.ok && handed.why === 'no-source') return { problems: [{ field: 'source', code: 'copy-no-source' }] }
    if (!handed.ok) return { problems: [copyProblem(handed, file.name)] }
    if (handed.lines !== undefined) return { done: { source, lines: handed.lines } }
    return { goTo: writingPath(caseId, `/copies?${new URLSearchParams({ source })}`) }
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, COPIES.title)

export default function SourceCopies() {
  const { view, handedIn } = useLoaderData<typeof loader>()
  const answer = useActionData() as FormAnswer<HandedIn> | undefined
  return <SourceCopiesPage view={view} handedIn={handedIn} answer={answer} />
}
