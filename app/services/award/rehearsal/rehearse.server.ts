import { findAward } from '#db/repositories/award/award.ts'
import type { Db } from '#db/schema.ts'
import { rulesProblems } from '#scoring/award/rules-problems.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import { DEFAULT_LANGUAGE, type Language } from '../../../i18n/languages.ts'
import { refused, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { closeStage } from '../stages.server.ts'
import { newestRules } from '../rules/sealed-rules.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { letJudgesScore } from './let-judges-score.server.ts'
import { rehearsalId } from './rehearsal-names.ts'
import { makeRehearsal } from './rehearsal.server.ts'
import type { Hear } from './under-way.server.ts'

/** How far a rehearsal is when it is begun: open for judging, or with every stage scored and closed. */
export const HOW_FAR = ['open', 'scored'] as const
export type HowFar = (typeof HOW_FAR)[number]

interface Rehearsed {
  readonly award: string
  readonly seed: number
  readonly howFar?: HowFar
  /** Of the made-up names. */
  readonly language?: Language
}

/**
 * What stands in the way of a rehearsal, before anything is set to work.
 * @throws ForbiddenError
 */
export async function mayRehearse(
  db: Db,
  { visitor }: AwardVisit,
  award: string,
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(award))
  const [of, rules] = [await findAward(db, award), await rulesInForce(db, award)]
  if (!of || !rules || of.rehearsalOf !== undefined) return refused('award-gone')
  if (await findAward(db, rehearsalId(award))) return refused('rehearsal-exists')
  return rulesProblems(rules).length > 0 ? refused('rules-broken') : { ok: true }
}

/**
 * Makes a rehearsal and, where it is to be scored, goes through its stages as the office would: the judges give, the
 * stage is closed. Killed on the way it stands where it came to, and can be taken on from there.
 * @throws ForbiddenError; what `hear` throws, between two transactions
 */
export async function rehearse(
  db: Db,
  visit: AwardVisit,
  { award, seed, howFar = 'scored', language = DEFAULT_LANGUAGE }: Rehearsed,
  hear: Hear = () => undefined,
): Promise<{ readonly ok: true; readonly id: string } | Refused> {
  const made = await makeRehearsal(db, visit, { award, seed, language })
  if (!made.ok || howFar === 'open') return made
  const { id } = made
  const sealed = (await newestRules(db, id))!
  const office = runsIt(visit, id)
  const { createdAt } = (await findAward(db, id))!
  for (const _ of sealed.rules.stages) {
    const given = await letJudgesScore(db, office, { award: id, share: 'all' }, hear)
    if (!given.ok) return given
    // Another one of the same name may be there by now.
    if ((await findAward(db, id))?.createdAt !== createdAt) return refused('award-gone')
    const closed = await closeStage(db, office, { award: id, stage: given.stage })
    if (!closed.ok) return closed
  }
  return made
}

/** Who has made it runs it: the role was given after this request was read. */
function runsIt(visit: AwardVisit, id: string): AwardVisit {
  const grants = [...(visit.visitor?.grants ?? []), { role: 'award-office' as const, scope: awardScope(id) }]
  return visit.visitor ? { ...visit, visitor: { ...visit.visitor, grants } } : visit
}
