import { casePath } from '../../case-path.ts'
import type { SendView } from '../../components/sent-in/send-view.ts'
import type { Language } from '../../i18n/languages.ts'
import type { Installation } from '../accounts/installation.server.ts'
import { newToken } from '../accounts/token.server.ts'
import { casePage } from '../case-page.server.ts'
import { casePlaces } from './case-places.ts'

/**
 * What a page shows on which something is sent in about a case that readers see.
 * @param about the place that the reader came from; the whole case where the case has no such place
 * @throws Response 404, or 410 for a case that was withdrawn
 */
export async function sendPage(
  { mail }: Pick<Installation, 'mail'>,
  caseId: string,
  about: string,
  language: Language,
): Promise<SendView> {
  const view = await casePage(caseId, language)
  const places = casePlaces(view)
  const isPlace = places.some((group) => group.places.some(({ value }) => value === about))
  return {
    address: casePath(view.slug),
    title: view.title,
    organisation: view.organisation,
    form: newToken(),
    hasMail: mail !== undefined,
    places,
    about: isPlace ? about : 'case',
  }
}
