import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { MethodsPage } from '../components/methods/methods-page.tsx'
import { forDocument } from '../document-data.server.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { methodsPage } from '../services/methods-page.server.ts'

export { publicHeaders as headers } from '../public-page.ts'
export { stillPage as handle } from '../still-page.ts'

export function loader({ request }: LoaderFunctionArgs) {
  const language = requestLanguage(request)
  return forDocument({ language, view: methodsPage(language) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const words = dictionaryOf(data.language)
  return [
    { title: `${words['methods.title']} · ${words['site.name']}` },
    { name: 'description', content: words['methods.lead'] },
  ]
}

export default function Methods() {
  return <MethodsPage view={useLoaderData<typeof loader>().view} />
}
