import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { NewAwardPage } from '../components/award/office/new-award-page.tsx'
import { SETUP } from '../content/award/office-setup.ts'
import { TEMPLATE_IDS, TEMPLATES } from '../content/award/templates.ts'
import { forDocument } from '../document-data.server.ts'
import { newAwardForm } from '../forms/award/office-forms.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { asProblems } from '../services/accounts/refused.ts'
import { createAward } from '../services/award/awards.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'award.run' }, ({ language }) =>
  Promise.resolve(forDocument({ language, view: { templates: TEMPLATE_IDS.map((id) => ({ id, ...TEMPLATES[id] })) } })),
)

export const action = mutation({
  needs: 'award.run',
  form: newAwardForm,
  async run({ form: { award, titleZh, titleEn, template }, visit }) {
    const chosen = TEMPLATE_IDS.find((id) => id === template)
    if (!chosen) return { problems: [{ field: 'template', code: 'missing' }] }
    const { db } = await installation()
    const title = { 'zh-CN': titleZh, en: titleEn }
    const created = await createAward(db, visit, { id: award, template: chosen, title })
    return created.ok ? { goTo: `/awards/${created.id}/office/rules` } : asProblems(created, 'award')
  },
})

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, SETUP.newTitle)

export default function NewAward() {
  const answer = useActionData() as FormAnswer | undefined
  return <NewAwardPage view={useLoaderData<typeof loader>().view} answer={answer} />
}
