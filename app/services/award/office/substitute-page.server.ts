import { listReadings } from '#db/repositories/award/reading.ts'
import type { Db } from '#db/schema.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { SubstituteView } from '../../../components/award/office/judges/substitute-view.ts'
import type { AwardVisit } from '../award-visit.ts'
import { awardOf } from '../awards.server.ts'
import { listEntries } from '../entries/entries.server.ts'
import { listJudges, type ListedJudge } from '../judges/judges.server.ts'
import { standingOf } from '../events/standing.server.ts'
import { previewSubstitution } from '../planning/substitution.server.ts'
import { officeName } from './office-name.server.ts'

/**
 * Who could take over from a judge, and what it would change where one is chosen.
 * @throws ForbiddenError
 */
export async function substitutePage(
  db: Db,
  visit: AwardVisit,
  id: string,
  judgeId: string,
  to: string | undefined,
): Promise<SubstituteView | undefined> {
  demandRight(visit.visitor, 'award.run', awardScope(id))
  const award = await awardOf(db, visit.visitor, id)
  const judges = award ? await listJudges(db, visit, id) : []
  const from = judges.find((one) => one.id === judgeId)
  if (!award || !from) return undefined
  const standing = await standingOf(db, id)
  const readings = await listReadings(db, id)
  const load = (judge: string) => readings.filter((reading) => reading.judge === judge).length
  const fit = judges.filter((one) => one.id !== from.id && one.group === from.group && one.removedAt === undefined)
  const chosen = fit.find((one) => one.id === to)
  const found = chosen ? await previewSubstitution(db, visit, { award: id, from: from.id, to: chosen.id }) : undefined
  const entries = new Map((await listEntries(db, visit.visitor, id)).map((entry) => [entry.id, entry.title]))
  const named = <Line extends { readonly entry: string }>(line: Line) => ({ ...line, title: entries.get(line.entry) ?? { 'zh-CN': '', en: '' } }) // prettier-ignore
  const stageTitle = (stage: string) => standing?.sealed.rules.stages.find((one) => one.id === stage)?.title ?? { 'zh-CN': stage, en: stage } // prettier-ignore
  const nameOfJudge = ({ id: judge, name }: ListedJudge) => (name === '' ? judge : name)
  return {
    award: await officeName(db, award, visit.now),
    judge: { id: from.id, name: nameOfJudge(from) },
    canChange: award.state === 'open',
    others: fit
      .map((one) => ({
        id: one.id,
        name: nameOfJudge(one),
        readings: load(one.id),
        isReady: one.declaredAt !== undefined,
      }))
      .sort((one, other) => one.readings - other.readings),
    preview:
      chosen && found?.ok
        ? {
            to: { id: chosen.id, name: nameOfJudge(chosen) },
            digest: found.digest,
            stages: found.stages.map(({ stage, moves, stays, done }) => ({
              id: stage,
              title: stageTitle(stage),
              moves: moves.map(named),
              stays: stays.map(named),
              done,
            })),
          }
        : null,
  }
}
