import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useParams } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { intent, mutations } from '../access/mutation.server.ts'
import { isFormTaken } from '../access/visit.server.ts'
import { writingPath } from '../case-path.ts'
import { PlainSaveAnswer, type PlainSaveRefused } from '../components/desk/editor/plain-save-answer.tsx'
import { EDITOR_TITLES } from '../content/desk/editor-titles.ts'
import { MOST_TEXT_BYTES, plainSaveForm } from '../forms/desk/writing.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { saveRevision } from '../services/desk/save.server.ts'
import { keepWorkingCopy } from '../services/desk/working-copy.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

// The page is only what a refused form is answered with.
export const loader = ({ params, context }: LoaderFunctionArgs) =>
  isFormTaken(context) ? null : redirect(writingPath(params['slug'] ?? ''))

export const action = mutations({
  plain: intent<ReturnType<typeof plainSaveForm.parse>, PlainSaveRefused>({
    needs: 'case.write',
    maxBytes: MOST_TEXT_BYTES,
    form: plainSaveForm,
    async run({ form: { tag, message, text, english }, visit, params }) {
      const caseId = params['slug'] ?? ''
      const site = await installation()
      const kept = await keepWorkingCopy(site, visit, { caseId, tag, text, english })
      const show = { text, english }
      if (!kept.ok) return { problems: [{ field: '', code: 'stale' }], status: 409, show: { ...show, why: 'stale' } }
      const saved = await saveRevision(site, visit, { caseId, tag: kept.tag, message })
      if (saved.ok) return { goTo: `/desk/cases/${caseId}?saved=${saved.revision.number}` }
      const problems = saved.why === 'broken' ? saved.problems : []
      return { problems: [{ field: '', code: saved.why }], status: 409, show: { ...show, why: saved.why, problems } }
    },
  }),
})

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const root = matches.find(({ id }) => id === 'root')?.data as { language?: 'zh-CN' | 'en' } | undefined
  return pageTitle(root?.language ? { language: root.language } : undefined, EDITOR_TITLES.notSavedTitle)
}

export default function Save() {
  const { slug = '' } = useParams()
  return <PlainSaveAnswer caseId={slug} answer={useActionData() as FormAnswer<PlainSaveRefused> | undefined} />
}
