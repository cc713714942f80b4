import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { MethodsPage } from '../components/methods/methods-page.tsx'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { methodsPage } from '../services/methods-page.server.ts'
import { documentData, forDocument, useDocumentData } from '../still-page.ts'

export { publicHeaders as headers } from '../public-page.ts'
export { stillPage as handle } from '../still-page.ts'

export function loader({ request }: LoaderFunctionArgs) {
  const language = requestLanguage(request)
  return forDocument({ language, view: methodsPage(language) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const found = documentData<typeof loader>(data)
  if (!found) return []
  const words = dictionaryOf(found.language)
  return [
    { title: `${words['methods.title']} · ${words['site.name']}` },
    { name: 'description', content: words['methods.lead'] },
  ]
}

export default function Methods() {
  return <MethodsPage view={useDocumentData<typeof loader>().view} />
}
