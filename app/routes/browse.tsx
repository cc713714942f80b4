import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BrowsePage } from '../components/browse/browse-page.tsx'
import { forDocument } from '../document-data.server.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { translator } from '../i18n/translate.ts'
import { browsePage } from '../services/browse.server.ts'

export { publicHeaders as headers } from '../public-page.ts'
export { stillPage as handle } from '../still-page.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const language = requestLanguage(request)
  return forDocument({ language, view: await browsePage(language) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const t = translator(dictionaryOf(data.language))
  return [{ title: `${t('browse.title')} · ${t('site.name')}` }, { name: 'description', content: t('browse.lead') }]
}

export default function Browse() {
  return <BrowsePage view={useLoaderData<typeof loader>().view} />
}
