import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react'
import { ComparePage } from '../components/compare/compare-page.tsx'
import { writtenOnce } from '../document-data.server.ts'
import { oneAddress, readCompareQuery } from '../forms/compare-query.ts'
import { ownViewFormSearch } from '../forms/own-view-query.ts'
import { onlyOwnViewDiffers } from '../forms/own-view-state.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { translator } from '../i18n/translate.ts'
import { env } from '../env.server.ts'
import { compare } from '../services/compare.server.ts'

export { publicHeaders as headers } from '../public-page.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const ownSearch = ownViewFormSearch(searchParams)
  if (ownSearch !== null) throw redirect(`/compare${ownSearch}`)
  const address = oneAddress(searchParams)
  if (address !== null) throw redirect(address)
  const language = requestLanguage(request)
  const view = await compare(readCompareQuery(searchParams), language)
  return writtenOnce(context, { language, site: env.SITE_URL ?? '', view })
}

// The browser has worked out already what a slider changes.
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, defaultShouldRevalidate }) =>
  !onlyOwnViewDiffers(currentUrl, nextUrl) && defaultShouldRevalidate

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const t = translator(dictionaryOf(data.language))
  const { comparison, imageQuery } = data.view
  const titles = comparison?.cases.map(({ shortTitle }) => shortTitle).join(t('common.list'))
  return [
    { title: [titles, t('compare.title'), t('site.name')].filter(Boolean).join(' · ') },
    { name: 'description', content: t('compare.lead') },
    ...(comparison
      ? [
          { property: 'og:title', content: titles },
          { property: 'og:image', content: `${data.site}/charts/compare.png?${imageQuery}&lang=${data.language}` },
          { name: 'robots', content: 'noindex, follow' },
        ]
      : []),
  ]
}

export default function Compare() {
  const { view, site } = useLoaderData<typeof loader>()
  return <ComparePage view={view} site={site} />
}
