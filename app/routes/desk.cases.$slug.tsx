import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { guardedPage } from '../access/guarded-page.server.ts'
import { EditorPage } from '../components/desk/editor/editor-page.tsx'
import { found } from '../errors.ts'
import { EDITOR_TITLES } from '../content/desk/editor-titles.ts'
import { pageTitle } from '../page-title.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { editorView } from '../services/desk/editor.server.ts'

export { styledByScript as handle } from '../style-nonce.ts'

export const loader = guardedPage({ needs: 'case.write' }, async ({ visit, language, request, params }) => {
  const view = found(await editorView(await installation(), visit, params['slug'] ?? '', language))
  const query = new URL(request.url).searchParams
  const saved = Number(query.get('saved') ?? '') || undefined
  return { language, view: { ...view, isImported: query.has('imported'), isBegun: query.has('begun') }, saved }
})

// The text in the window is newer than any that could be loaded.
export const shouldRevalidate = () => false

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data, EDITOR_TITLES.title)

export default function Editor() {
  const { view, saved } = useLoaderData<typeof loader>()
  return <EditorPage view={view} savedNumber={saved} />
}
