import type { MadeLinkView } from '../../components/accounts/shown-link.tsx'
import type { MadeLink } from './links.server.ts'
import { qrPath } from './qr.server.ts'

/** A link that was just made, as the page of an administrator shows it. */
export function viewOfMadeLink(
  kind: MadeLinkView['kind'],
  { name, email }: { readonly name: string; readonly email: string },
  made: MadeLink & { readonly hasAccount?: boolean },
): MadeLinkView {
  const { id, expiresAt, hasAccount = false } = made
  const view = { kind, id, name, email, expiresAt, hasAccount }
  if (made.letter) return { ...view, shown: null }
  const { address, code } = made
  const { origin, pathname } = new URL(address)
  return { ...view, shown: { address, qr: qrPath(address), code: { text: code, where: origin + pathname } } }
}
