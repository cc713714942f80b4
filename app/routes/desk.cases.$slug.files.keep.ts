import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { intent, mutations } from '../access/mutation.server.ts'
import { writingPath } from '../case-path.ts'
import { addFileForm, listFilesForm, MOST_FILE_FORM_BYTES, namedFileForm } from '../forms/desk/files.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { fileProblem, filesView } from '../services/desk/files-page.server.ts'
import { addWorkingFile, putBackWorkingFile, removeWorkingFile } from '../services/desk/working-files.server.ts'

export const loader = ({ params }: LoaderFunctionArgs) => redirect(writingPath(params['slug'] ?? '', '/files'))

/** Answers the script of the editor about files. */
export const action = mutations({
  add: intent({
    needs: 'case.write',
    form: addFileForm,
    withFiles: true,
    maxBytes: MOST_FILE_FORM_BYTES,
    async run({ files, visit, params }) {
      const caseId = params['slug'] ?? ''
      const site = await installation()
      const file = files['file']?.[0]
      if (!file) return { problems: [{ field: 'file', code: 'file-none' }] }
      const added = await addWorkingFile(site, visit, { caseId, ...file })
      if (!added.ok) return { problems: [fileProblem(added, file.name)] }
      return { json: { path: added.path, view: await filesView(site, visit, caseId) } }
    },
  }),
  list: intent({
    needs: 'case.write',
    form: listFilesForm,
    run: async ({ visit, params }) => ({
      json: { view: await filesView(await installation(), visit, params['slug'] ?? '') },
    }),
  }),
  remove: intent({
    needs: 'case.write',
    form: namedFileForm,
    async run({ form: { path }, visit, params }) {
      const caseId = params['slug'] ?? ''
      const site = await installation()
      await removeWorkingFile(site, visit, { caseId, path })
      return { json: { path, view: await filesView(site, visit, caseId) } }
    },
  }),
  back: intent({
    needs: 'case.write',
    form: namedFileForm,
    async run({ form: { path }, visit, params }) {
      const caseId = params['slug'] ?? ''
      const site = await installation()
      await putBackWorkingFile(site, visit, { caseId, path })
      return { json: { path, view: await filesView(site, visit, caseId) } }
    },
  }),
})
