import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { caseImagePath, casePath } from '../case-path.ts'
import { CasePage } from '../components/case/case-page.tsx'
import { forDocument } from '../document-data.server.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { caseAt } from '../services/case-at.server.ts'
import { casePage } from '../services/case-page.server.ts'
import { env } from '../env.server.ts'

export { publicHeaders as headers } from '../public-page.ts'
export { stillPage as handle } from '../still-page.ts'

export async function loader(given: LoaderFunctionArgs) {
  const language = requestLanguage(given.request)
  return forDocument({
    language,
    site: env.SITE_URL ?? '',
    view: await casePage(await caseAt(given), language),
  })
}

export default function Case() {
  const { view, site } = useLoaderData<typeof loader>()
  return <CasePage view={view} address={site === '' ? '' : `${site}${casePath(view.slug)}`} />
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return [{ title: '404' }]
  const { view, language, site } = data
  return [
    { title: `${view.title} · ${dictionaryOf(language)['site.name']}` },
    { name: 'description', content: view.summary },
    { property: 'og:title', content: view.title },
    { property: 'og:description', content: view.summary },
    { property: 'og:image', content: `${site}${caseImagePath(view.slug, 'index.png')}?lang=${language}` },
  ]
}
