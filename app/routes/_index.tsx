import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HomePage } from '../components/home/home-page.tsx'
import { forDocument } from '../document-data.server.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { homePage, libraryPicture } from '../services/home.server.ts'

export { publicHeaders as headers } from '../public-page.ts'
export { stillPage as handle } from '../still-page.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const language = requestLanguage(request)
  const [view, rows] = await Promise.all([homePage(language), libraryPicture(language)])
  return forDocument({ language, view, rows })
}

export default function Home() {
  const { view, rows } = useLoaderData<typeof loader>()
  return <HomePage view={view} rows={rows} />
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const words = dictionaryOf(data?.language ?? 'zh-CN')
  return [
    { title: `${words['site.name']} · ${words['site.tagline']}` },
    { name: 'description', content: words['site.description'] },
  ]
}
