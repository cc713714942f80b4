import type { Db } from '#db/schema.ts'
import type { ExportsView } from '../../../components/award/office/exports-page.tsx'
import type { Language } from '../../../i18n/languages.ts'
import { zoneName } from '../../../i18n/zoned-time.ts'
import type { AwardVisit } from '../award-visit.ts'
import { awardOf } from '../awards.server.ts'
import { certificatesOf } from '../certificates/certificates.server.ts'
import { undrawable } from '../certificates/draw-certificates.server.ts'
import { whyNotShownTo } from '../result/result-readers.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { watcherOf } from '../watcher.server.ts'
import { officeName } from './office-name.server.ts'

/**
 * What an office can take away of an award: certificates of the final result, and tables.
 * @throws ForbiddenError
 */
export async function exportsPage(
  db: Db,
  visit: AwardVisit & { readonly origin: string },
  id: string,
  language: Language,
): Promise<ExportsView | undefined> {
  const watcher = await watcherOf(db, visit.visitor, id)
  const award = await awardOf(db, visit.visitor, id)
  if (!award) return undefined
  const rules = await rulesInForce(db, id)
  const certificates =
    award.state === 'final' ? await certificatesOf(db, visit, { award: id, language, origin: visit.origin }) : undefined
  return {
    award: await officeName(db, award, visit.now),
    mayRun: award.powers.run,
    certificates:
      certificates?.map(({ entry, certificate: { title, organisation, category } }) => ({
        entry,
        title,
        organisation,
        category,
      })) ?? null,
    undrawable: undrawable(certificates?.map(({ certificate }) => certificate) ?? []),
    notShown: award.sealed === undefined ? 'not-opened' : (whyNotShownTo(watcher, award) ?? null),
    zone: rules ? zoneName(language, rules.timeZone, visit.now) : '',
    isPublic: award.state === 'notice' || award.state === 'final',
  }
}
