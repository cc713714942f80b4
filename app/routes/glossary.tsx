import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { GlossaryPage } from '../components/glossary/glossary-page.tsx'
import { GLOSSARY } from '../content/glossary.ts'
import { forDocument } from '../document-data.server.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { requestLanguage } from '../i18n/negotiate.ts'

export { publicHeaders as headers } from '../public-page.ts'
export { stillPage as handle } from '../still-page.ts'

export function loader({ request }: LoaderFunctionArgs) {
  return forDocument({ language: requestLanguage(request), terms: GLOSSARY })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const words = dictionaryOf(data.language)
  return [
    { title: `${words['glossary.title']} · ${words['site.name']}` },
    { name: 'description', content: words['glossary.lead'] },
  ]
}

export default function Glossary() {
  return <GlossaryPage terms={useLoaderData<typeof loader>().terms} />
}
