import { redirect } from '@remix-run/node'
import { guardedPage } from '../access/guarded-page.server.ts'
import { found } from '../errors.ts'
import { installation } from '../services/accounts/installation.server.ts'
import { answeredFile } from '../services/answered-file.server.ts'
import { bytesAnswer } from '../services/attachment.server.ts'
import { findCopy, removalsOf } from '../services/desk/archived-copies.server.ts'

/**
 * A kept copy of a source, always as a download of opaque bytes: others wrote it, and it may hold anything. Of one
 * that was removed a page says when and why.
 */
export const loader = guardedPage({ needs: 'case.write' }, async ({ visit, params, request, language }) => {
  const site = await installation()
  const digest = params['sha256'] ?? ''
  const copy = await findCopy(site, visit, digest)
  if (!copy && (await removalsOf(site.db, [digest])).length > 0) {
    throw redirect(`/desk/copies?${new URLSearchParams({ copy: digest })}`, 303)
  }
  return answeredFile(language, () => {
    const file = found(copy)
    const told = {
      name: file.name,
      type: 'application/octet-stream',
      isShown: false,
      cacheControl: 'private, no-store',
    }
    return Promise.resolve(bytesAnswer(request, file, told))
  })
})
