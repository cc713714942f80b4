import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { BrowsePage } from '../components/browse/browse-page.tsx'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { translator } from '../i18n/translate.ts'
import { browsePage } from '../services/browse.server.ts'
import { documentData, forDocument, useDocumentData } from '../still-page.ts'

export { publicHeaders as headers } from '../public-page.ts'
export { stillPage as handle } from '../still-page.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const language = requestLanguage(request)
  return forDocument({ language, view: await browsePage(language) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const found = documentData<typeof loader>(data)
  if (!found) return []
  const t = translator(dictionaryOf(found.language))
  return [{ title: `${t('browse.title')} · ${t('site.name')}` }, { name: 'description', content: t('browse.lead') }]
}

export default function Browse() {
  return <BrowsePage view={useDocumentData<typeof loader>().view} />
}
