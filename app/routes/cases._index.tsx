import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CaseList } from '../components/case-list/case-list.tsx'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { translator } from '../i18n/translate.ts'
import { caseList } from '../services/case-list.server.ts'

export { publicHeaders as headers } from '../public-page.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const language = requestLanguage(request)
  return { language, view: await caseList(new URL(request.url).searchParams, language) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const t = translator(dictionaryOf(data.language))
  const { words, pageAddresses } = data.view
  return [
    { title: `${words === '' ? '' : `${words} · `}${t('cases.title')} · ${t('site.name')}` },
    { name: 'description', content: t('cases.lead') },
    ...(pageAddresses.previous === null ? [] : [{ tagName: 'link', rel: 'prev', href: pageAddresses.previous }]),
    ...(pageAddresses.next === null ? [] : [{ tagName: 'link', rel: 'next', href: pageAddresses.next }]),
    // Each combination of conditions is the same library in another cut.
    ...(data.view.conditions.length > 0 ? [{ name: 'robots', content: 'noindex, follow' }] : []),
  ]
}

export default function Cases() {
  return <CaseList view={useLoaderData<typeof loader>().view} />
}
