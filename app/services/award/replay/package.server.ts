import { findAward } from '#db/repositories/award/award.ts'
import type { Db } from '#db/schema.ts'
import type { AwardVisit } from '../award-visit.ts'
import { readEvents } from '../events/events.server.ts'
import { packageFiles } from './package-format.ts'
import { publishedNames } from '../entries/published-names.server.ts'
import { whyNotShownTo, type NotShown } from '../result/result-readers.server.ts'
import { shownSheets } from '../result/shown-sheets.ts'
import { currentResult } from '../result/result.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { rulesVersions } from '../rules/sealed-rules.server.ts'
import { watcherOf } from '../watcher.server.ts'
import { writeZip } from '../write-zip.ts'

export interface AwardPackage {
  readonly name: string
  readonly bytes: Uint8Array
  readonly seal: string
}

export type PackageAnswer =
  | { readonly ok: true; readonly package: AwardPackage }
  /** `sheets`: it holds every sheet, and some are kept from who asks. */
  | { readonly ok: false; readonly why: NotShown | 'not-opened' | 'blind' | 'sheets' }

/**
 * Everything that the result of an award follows from, in one archive: rules, events, and the result itself.
 * @returns `not-opened` where no rules are sealed; the same history gives the same bytes
 * @throws ForbiddenError
 */
export async function awardPackage(db: Db, { visitor, now }: AwardVisit, awardId: string): Promise<PackageAnswer> {
  const award = await findAward(db, awardId)
  if (!award || award.rulesVersion === 0) return { ok: false, why: 'not-opened' }
  const watcher = await watcherOf(db, visitor, awardId)
  const why = whyNotShownTo(watcher, award)
  if (why) return { ok: false, why }
  // A package bears the names of all entrants.
  if (watcher.isBlind) return { ok: false, why: 'blind' }
  if (!shownSheets(watcher, (await rulesInForce(db, awardId))!).isAll) return { ok: false, why: 'sheets' }
  const made = await packageOf(db, awardId, now)
  return made ? { ok: true, package: made } : { ok: false, why: 'not-opened' }
}

/** The same without asking who wants it: for the seal on a public notice. */
export async function packageOf(db: Db, awardId: string, now: string): Promise<AwardPackage | undefined> {
  const [award, computed] = [await findAward(db, awardId), await currentResult(db, awardId, now)]
  if (!award || !computed) return undefined
  const events = (await readEvents(db, awardId)).slice(0, computed.headSequence)
  const versions = events.filter(({ event }) => event.kind === 'rules').length
  const rules = (await rulesVersions(db, awardId)).slice(0, versions).map((version) => version.rules)
  const { files, seal } = packageFiles({
    award: awardId,
    title: rules.at(-1)!.title,
    rehearsal: award.rehearsalOf !== undefined,
    rules,
    events,
    entries: await publishedNames(db, awardId, events),
    result: computed.result,
  })
  return { name: `${awardId}-${computed.headSequence}.zip`, bytes: writeZip(files), seal }
}
