import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, type ShouldRevalidateFunctionArgs } from '@remix-run/react'
import { LibraryMapPage } from '../components/library-map/library-map-page.tsx'
import { writtenOnce } from '../document-data.server.ts'
import { env } from '../env.server.ts'
import { dictionaryOf } from '../i18n/dictionaries.ts'
import { requestLanguage } from '../i18n/negotiate.ts'
import { translator } from '../i18n/translate.ts'
import { libraryMapPage } from '../services/library-map.server.ts'

export { publicHeaders as headers } from '../public-page.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const language = requestLanguage(request)
  const view = await libraryMapPage(new URL(request.url).searchParams, language)
  return writtenOnce(context, { language, site: env.SITE_URL ?? '', view })
}

/** Choosing a case changes only what the address says of it: nothing has to be asked for. */
export function shouldRevalidate({ currentUrl, nextUrl, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  const [before, after] = [new URLSearchParams(currentUrl.search), new URLSearchParams(nextUrl.search)]
  const choosesOnly = before.get('c') !== after.get('c')
  before.delete('c')
  after.delete('c')
  return choosesOnly && before.toString() === after.toString() ? false : defaultShouldRevalidate
}

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const t = translator(dictionaryOf(data.language))
  const title = `${t('map.title')} · ${t('site.name')}`
  const { conditions, query } = data.view
  return [
    { title },
    { name: 'description', content: t('map.lead') },
    { property: 'og:title', content: title },
    { property: 'og:image', content: `${data.site}/charts/map.png?carbon=${query.carbonPrice}&lang=${data.language}` },
    // Each combination of conditions is the same library in another cut.
    ...(conditions.length > 0 || query.chosen.length > 0 ? [{ name: 'robots', content: 'noindex, follow' }] : []),
  ]
}

export default function LibraryMap() {
  return <LibraryMapPage view={useLoaderData<typeof loader>().view} />
}
