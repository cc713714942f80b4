import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { mutation } from '../access/mutation.server.ts'
import { writingPath } from '../case-path.ts'
import { copyForm, MOST_FILE_FORM_BYTES } from '../forms/desk/files.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { copyProblem, keepCopy } from '../services/desk/archived-copies.server.ts'

export const loader = ({ params }: LoaderFunctionArgs) => redirect(writingPath(params['slug'] ?? '', '/copies'))

/** Answers the script of the editor that sends the copy of a source. */
export const action = mutation({
  needs: 'case.write',
  form: copyForm,
  withFiles: true,
  maxBytes: MOST_FILE_FORM_BYTES,
  async run({ form: { url }, files, visit, params }) {
    const file = files['file']?.[0]
    if (!file) return { problems: [{ field: 'file', code: 'file-none' }] }
    const kept = await keepCopy(await installation(), visit, { caseId: params['slug'] ?? '', url, bytes: file.bytes })
    return kept.ok ? { json: kept } : { problems: [copyProblem(kept, file.name)] }
  },
})
