import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, type ClientLoaderFunctionArgs } from '@remix-run/react'
import { useEffect } from 'react'
import { CaseList } from '../components/case-list/case-list.tsx'
import type { CaseListView } from '../components/case-list/case-list-view.ts'
import { writtenOnce } from '../document-data.server.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import type { Language } from '../i18n/languages.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { translator } from '../i18n/translate.ts'
import { caseList } from '../services/case-list.server.ts'

export { publicHeaders as headers } from '../public-page.ts'

interface ListAnswer {
  readonly language: Language
  readonly view: CaseListView
  /** The address for which no answer came: the view is still the one before. */
  readonly missed?: string
}

export async function loader({ request, context }: LoaderFunctionArgs): Promise<ListAnswer> {
  const language = requestLanguage(request)
  return writtenOnce(context, { language, view: await caseList(new URL(request.url).searchParams, language) })
}

/** What this browser shows now. */
let shown: ListAnswer | undefined

/** Who types on a train keeps the list and the words where an answer is lost, and can ask again. */
export async function clientLoader({ request, serverLoader }: ClientLoaderFunctionArgs): Promise<ListAnswer> {
  try {
    return (await serverLoader<typeof loader>()) as ListAnswer
  } catch (error) {
    if (!shown) throw error
    const { pathname, search } = new URL(request.url)
    return { ...shown, missed: pathname + search }
  }
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
  const answer = useLoaderData<typeof loader>() as ListAnswer
  useEffect(() => {
    shown = answer
  }, [answer])
  return <CaseList view={answer.view} missed={answer.missed ?? null} />
}
