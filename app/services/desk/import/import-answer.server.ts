import type { FormFiles } from '../../../access/form-body.server.ts'
import type { Outcome } from '../../../access/mutation.server.ts'
import type { ImportShown } from '../../../components/desk/import/import-view.ts'
import type { DeskSite, DeskVisit } from '../desk-visit.ts'
import { stageImport } from './staged.server.ts'

/** What a form that brings a file leads to: its preview, or why nothing of it is taken. */
export async function importAnswer(
  site: DeskSite,
  visit: DeskVisit,
  caseId: string | undefined,
  files: FormFiles,
): Promise<Outcome<ImportShown>> {
  const file = files['file']?.[0]
  if (!file) return { problems: [{ field: 'file', code: 'file-none' }] }
  const staged = await stageImport(site, visit, { caseId, ...file })
  if (staged.ok) return { goTo: `/desk/imports/${staged.value}` }
  return { problems: [{ field: 'file', code: 'import-refused' }], show: { problems: staged.problems } }
}
