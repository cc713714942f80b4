import { findAward } from '#db/repositories/award/award.ts'
import { listPersonNames } from '#db/repositories/accounts/person.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { brokenSeals, standingSeal } from '#scoring/award/lot-seals.ts'
import type { DrawnView, LotsView } from '../../../components/award/office/lots/lots-view.ts'
import type { Language } from '../../../i18n/languages.ts'
import type { AwardVisit } from '../award-visit.ts'
import { listEntries } from '../entries/entries.server.ts'
import { readEvents } from '../events/events.server.ts'
import { whyNotShownTo } from '../result/result-readers.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { watcherOf } from '../watcher.server.ts'
import { officeName } from './office-name.server.ts'

/**
 * What lies sealed for the next lots, and what was drawn so far. A tie tells who is near the line, so that it is shown to
 * those alone who see scores.
 * @throws ForbiddenError
 */
export async function lotsPage(
  db: Db,
  { visitor, now }: AwardVisit,
  id: string,
  language: Language,
): Promise<LotsView | undefined> {
  const watcher = await watcherOf(db, visitor, id)
  const [award, rules] = [await findAward(db, id), await rulesInForce(db, id)]
  if (!award || !rules) return undefined
  const logged = await readEvents(db, id)
  const events = logged.map(({ event }) => event)
  const areTiesHidden = whyNotShownTo(watcher, award) !== undefined
  const broken = new Set(brokenSeals(events, sha256))
  const titles = new Map((await listEntries(db, visitor, id)).map((entry) => [entry.id, entry.title[language]]))
  const names = await listPersonNames(db, [...new Set(logged.flatMap(({ event, by }) => (event.kind === 'lots' ? [by] : [])))]) // prettier-ignore
  const draws = logged.flatMap(({ event, sequence, at, by }, index): DrawnView[] => {
    if (event.kind !== 'lots' || (areTiesHidden && event.for === undefined)) return []
    return [
      {
        sequence,
        at,
        by: names.get(by) ?? '',
        purpose: event.for ?? 'tie',
        stage: rules.stages.find((stage) => stage.id === event.stage)?.title[language] ?? event.stage,
        seed: event.seed,
        salt: event.salt ?? null,
        seal: standingSeal(events.slice(0, index)) ?? null,
        fits: !broken.has(index + 1),
        order: event.order.map((entry) => ({ id: entry, title: titles.get(entry) ?? '' })),
      },
    ]
  })
  const digest = standingSeal(events)
  const since = logged.findLast(
    ({ event }) =>
      (event.kind === 'rules' && event.lotsSeal === digest) || (event.kind === 'lots' && event.nextSeal === digest),
  )
  return {
    award: await officeName(db, award, now),
    mayRun: watcher.runs,
    timeZone: rules.timeZone,
    isOpened: award.rulesVersion > 0,
    seal: digest === undefined || !since ? null : { digest, at: since.at },
    draws: draws.reverse(),
    areTiesHidden,
  }
}
