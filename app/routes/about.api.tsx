import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ApiPage } from '../components/api/api-page.tsx'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { apiPage } from '../services/api-page.server.ts'

export { publicHeaders as headers } from '../public-page.ts'

export function loader({ request }: LoaderFunctionArgs) {
  const language = requestLanguage(request)
  return { language, view: apiPage(language) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const words = dictionaryOf(data.language)
  return [
    { title: `${words['api.title']} · ${words['site.name']}` },
    { name: 'description', content: words['api.lead'] },
  ]
}

export default function AboutApi() {
  return <ApiPage view={useLoaderData<typeof loader>().view} />
}
