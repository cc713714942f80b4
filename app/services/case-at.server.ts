import { redirect } from '@remix-run/node'
import { movedPath } from '../case-path.ts'
import { library } from './library.server.ts'

/**
 * The id of the case that an address below `/cases/:slug` or `/charts/:slug` means. Where the case is found under
 * another address now, what only reads is led there, with all that follows and its query. What names no case comes back
 * as it stands: the page says what it makes of it.
 * @throws Response 301. Browsers ask again each time: a case can be given an address that it had before.
 */
export async function caseAt({ request, params }: Asked): Promise<string> {
  const slug = params['slug'] ?? ''
  const { addresses } = await library()
  const id = addresses.idOf(slug)
  const current = addresses.slugOf(id)
  if (current === slug || !['GET', 'HEAD'].includes(request.method)) return id
  throw redirect(movedPath(new URL(request.url), current), {
    status: 301,
    headers: { 'Cache-Control': 'no-cache' },
  })
}

interface Asked {
  readonly request: Request
  readonly params: Readonly<Record<string, string | undefined>>
}
