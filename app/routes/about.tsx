import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { AboutPage } from '../components/about/about-page.tsx'
import { forDocument } from '../document-data.server.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { aboutPage } from '../services/about-page.server.ts'

export { publicHeaders as headers } from '../public-page.ts'
export { stillPage as handle } from '../still-page.ts'

export function loader({ request }: LoaderFunctionArgs) {
  const language = requestLanguage(request)
  return forDocument({ language, view: aboutPage(language) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const words = dictionaryOf(data.language)
  return [
    { title: `${words['about.title']} · ${words['site.name']}` },
    { name: 'description', content: words['site.description'] },
  ]
}

export default function About() {
  return <AboutPage view={useLoaderData<typeof loader>().view} />
}
