import type { MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { FormAnswer } from '../access/form-answer.ts'
import { guardedPage } from '../access/guarded-page.server.ts'
import { mutation } from '../access/mutation.server.ts'
import { casePath } from '../case-path.ts'
import { CasePage } from '../components/case/case-page.tsx'
import { said } from '../components/accounts/use-words.ts'
import { BrokenRevision } from '../components/history/broken-revision.tsx'
import { EditionBanner } from '../components/history/edition-banner.tsx'
import { RestoreForm, type CopyInTheWay } from '../components/history/restore-form.tsx'
import { HISTORY } from '../content/desk/history.ts'
import { forDocument } from '../document-data.server.ts'
import { env } from '../env.server.ts'
import { failure } from '../errors.ts'
import { restoreForm } from '../forms/desk/restore.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { caseAt } from '../services/case-at.server.ts'
import { restoreRevision } from '../services/desk/restore.server.ts'
import { revisionNumber } from '../services/desk/revision-access.server.ts'
import { revisionPage } from '../services/desk/revision-page.server.ts'

export { ErrorBoundary } from '../error-boundary.tsx'
export { publicHeaders as headers } from '../public-page.ts'
export { stillPage as handle } from '../still-page.ts'

export const loader = guardedPage({ needs: 'anyone' }, async (given) => {
  const { visit, language, params } = given
  const { db } = await installation()
  const page = await revisionPage(db, visit.visitor, await caseAt(given), params['number'] ?? '', language)
  return forDocument({ language, site: env.SITE_URL ?? '', page })
})

export const action = mutation<{ replace?: number | undefined }, CopyInTheWay>({
  needs: 'case.write',
  form: restoreForm,
  async run(given) {
    const { form, visit, params } = given
    const caseId = await caseAt(given)
    const number = revisionNumber(params['number'])
    if (number === undefined) throw failure('not-found')
    const { replace } = form
    const restored = await restoreRevision(await installation(), visit, { caseId, number, replaceTag: replace })
    if (restored.ok) return { goTo: `/desk/cases/${caseId}` }
    if (restored.why === 'not-there') throw failure('not-found')
    const { tag, savedAt } = restored
    const show = { tag, savedAt, changed: replace !== undefined }
    return { problems: [{ field: '', code: 'copy-there' }], status: 409, show }
  },
})

export default function Revision() {
  const { page, site } = useLoaderData<typeof loader>()
  const answer = useActionData() as FormAnswer<CopyInTheWay> | undefined
  const { id, edition } = page.kind === 'case' ? page.view : page
  if (!edition) return null
  return (
    <>
      {page.kind === 'case' ? (
        <CasePage
          view={page.view}
          address={site === '' ? '' : `${site}${edition.address}`}
          before={<EditionBanner view={page.view} site={site} />}
        />
      ) : (
        <BrokenRevision id={id} slug={page.slug} edition={edition} problems={page.problems} />
      )}
      {edition.mayWrite ? <RestoreForm id={id} number={edition.number} inTheWay={answer?.done} /> : null}
    </>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: '404' }]
  const { page, language, site } = data
  const edition = page.kind === 'case' ? page.view.edition : page.edition
  const title = page.kind === 'case' ? page.view.title : page.id
  const words = said(HISTORY, language, 'revisionTitle', { title, number: edition?.number ?? '' })
  return [
    { title: `${words} · ${dictionaryOf(language)['site.name']}` },
    // Search engines keep the case itself, not each of its states.
    { name: 'robots', content: 'noindex' },
    ...(page.kind === 'case'
      ? [{ tagName: 'link', rel: 'canonical', href: `${site}${casePath(page.view.slug)}` }]
      : []),
  ]
}
