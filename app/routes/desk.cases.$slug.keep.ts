import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { intent, mutations } from '../access/mutation.server.ts'
import { writingPath } from '../case-path.ts'
import { keepForm, MOST_TEXT_BYTES, pageForm, saveForm, seenForm } from '../forms/desk/writing.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { seenAtWork, writtenPage } from '../services/desk/editor.server.ts'
import { saveRevision } from '../services/desk/save.server.ts'
import { keepWorkingCopy } from '../services/desk/working-copy.server.ts'

export const loader = ({ params }: LoaderFunctionArgs) => redirect(writingPath(params['slug'] ?? ''))

/** Answers the script of the editor while somebody types. */
export const action = mutations({
  keep: intent({
    needs: 'case.write',
    maxBytes: MOST_TEXT_BYTES,
    form: keepForm,
    async run({ form: { text, english, tag }, visit, params }) {
      const site = await installation()
      const caseId = params['slug'] ?? ''
      const kept = await keepWorkingCopy(site, visit, { caseId, text, english, tag })
      if (!kept.ok) return { problems: [{ field: '', code: 'stale' }], status: 409, show: { theirs: kept.theirs } }
      const writers = await seenAtWork(site, visit, caseId)
      return { json: { tag: kept.tag, savedAt: kept.savedAt, writers } }
    },
  }),
  seen: intent({
    needs: 'case.write',
    form: seenForm,
    run: async ({ visit, params }) => ({
      json: { writers: await seenAtWork(await installation(), visit, params['slug'] ?? '') },
    }),
  }),
  revision: intent({
    needs: 'case.write',
    maxBytes: MOST_TEXT_BYTES,
    form: saveForm,
    async run({ form: { tag, message, choices }, visit, params }) {
      const caseId = params['slug'] ?? ''
      const request = { caseId, tag, message, ...(choices ? { choices } : {}) }
      const saved = await saveRevision(await installation(), visit, request)
      if (saved.ok) return { json: { ...saved, savedAt: visit.now } }
      return { problems: [{ field: '', code: saved.why }], status: 409, show: saved }
    },
  }),
  page: intent({
    needs: 'case.write',
    maxBytes: MOST_TEXT_BYTES,
    form: pageForm,
    run: async ({ form, visit, params }) => ({
      json: { html: await writtenPage(await installation(), visit, params['slug'] ?? '', form.text) },
    }),
  }),
})
