import type { PageGiven } from '../../../access/guarded-page.server.ts'
import type { Installation } from '../../accounts/installation.server.ts'
import { originOfLinks } from '../../accounts/links.server.ts'
import { noSuchFile, privateFileAnswer } from '../../plain-answer.server.ts'
import { certificatesOf } from './certificates.server.ts'
import { drawCertificates } from './draw-certificates.server.ts'

/** The certificate of one winner, or all in one file; nothing before the result is final. */
export async function certificateFile(
  installation: Installation,
  { visit, language, request, params }: PageGiven,
  entry?: string,
): Promise<Response> {
  const award = params['award'] ?? ''
  const origin = originOfLinks(installation, visit.origin)
  const all = (await certificatesOf(installation.db, visit, { award, language, origin })) ?? []
  const chosen = all.filter((each) => entry === undefined || each.entry === entry)
  if (chosen.length === 0) return noSuchFile(request)
  const bytes = drawCertificates(chosen.map(({ certificate }) => certificate), language) // prettier-ignore
  return privateFileAnswer(bytes, 'application/pdf', `${award}-${entry ?? 'certificates'}.pdf`)
}
