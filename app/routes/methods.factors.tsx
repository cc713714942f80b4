import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FactorsPage } from '../components/methods/factors-page.tsx'
import { forDocument } from '../document-data.server.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { factorsPage } from '../services/factors-page.server.ts'

export { publicHeaders as headers } from '../public-page.ts'
export { stillPage as handle } from '../still-page.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const language = requestLanguage(request)
  return forDocument({ language, view: await factorsPage(new URL(request.url).searchParams, language) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const words = dictionaryOf(data.language)
  return [
    { title: `${words['factors.title']} · ${words['site.name']}` },
    { name: 'description', content: words['factors.lead'] },
  ]
}

export default function Factors() {
  return <FactorsPage view={useLoaderData<typeof loader>().view} />
}
