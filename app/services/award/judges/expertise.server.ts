import { lockAward } from '#db/repositories/award/award.ts'
import { findJudge, saveExpertise, type Judge } from '#db/repositories/award/judge.ts'
import type { Db } from '#db/schema.ts'
import { awardScope, demandRight, ForbiddenError } from '../../../access/need.ts'
import type { ExpertiseView } from '../../../components/award/judge/judge-view.ts'
import type { Language } from '../../../i18n/languages.ts'
import { change, UNCHANGED, type AuditEntry, type Write } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { homeOf } from './judge-home.server.ts'
import { seatOf } from './seat.server.ts'

/** What somebody knows well: categories of the award, social issues of the library. */
export interface Expertise {
  readonly expertise: readonly string[]
  readonly issues: readonly string[]
}

/**
 * A judge says what they know well: plans of readings prefer it, and nothing else follows from it.
 * @throws ForbiddenError
 */
export async function stateExpertise(db: Db, visit: AwardVisit, awardId: string, given: Expertise): Promise<void> {
  await change(db, visit.by, async (write, record) => {
    await lockAward(write, awardId)
    const answer = await seatOf(write, visit, awardId)
    if (!answer?.ok || answer.seat.judge.pledgedAt === undefined) throw new ForbiddenError('nobody here judges in the award') // prettier-ignore
    const { rules, judge } = answer.seat
    // A category that the rules have not, or no more, is nothing to know.
    const expertise = given.expertise.filter((one) => rules.categories.some(({ id }) => id === one))
    return keepExpertise(write, record, awardId, judge, { expertise, issues: given.issues })
  })
}

/**
 * The office says which social issues a judge knows well.
 * @throws ForbiddenError
 */
export async function setIssues(
  db: Db,
  { visitor, by }: AwardVisit,
  given: Pick<Expertise, 'issues'> & { readonly award: string; readonly judge: string },
): Promise<{ readonly ok: true } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  const answer = await orRefused(
    change(db, by, async (write, record) => {
      const award = await lockAward(write, given.award)
      const judge = award && (await findJudge(write, given.award, { id: given.judge }))
      if (!judge) throw new RefusedError(refused('judge-gone'))
      if (award.state !== 'draft' && award.state !== 'open') throw new RefusedError(refused('award-closed'))
      return keepExpertise(write, record, given.award, judge, { expertise: judge.expertise, issues: given.issues })
    }),
  )
  return answer === undefined || answer === UNCHANGED ? { ok: true } : answer
}

async function keepExpertise(
  write: Write,
  record: (entry: AuditEntry) => void,
  awardId: string,
  judge: Judge,
  given: Expertise,
): Promise<typeof UNCHANGED | undefined> {
  const sorted = { expertise: [...given.expertise].sort(), issues: [...given.issues].sort() }
  const before = { expertise: [...judge.expertise].sort(), issues: [...(judge.issues ?? [])].sort() }
  if (JSON.stringify(sorted) === JSON.stringify(before)) return UNCHANGED
  await saveExpertise(write, awardId, { id: judge.id, ...sorted })
  record({ action: 'award.expertise', subject: `award:${awardId}`, after: { judge: judge.id } })
  return undefined
}

/** @returns undefined where there is no such award */
export async function expertisePage(
  db: Db,
  visit: AwardVisit,
  awardId: string,
  language: Language,
): Promise<ExpertiseView | undefined> {
  const answer = await seatOf(db, visit, awardId)
  if (!answer) return undefined
  const home = await homeOf(db, answer, visit, language)
  if (!answer.ok) return { home, categories: [], expertise: [], issues: [] }
  const { rules, judge } = answer.seat
  return {
    home,
    categories: rules.categories.map(({ id, title }) => ({ id, title: title[language] })),
    expertise: judge.expertise,
    issues: judge.issues ?? [],
  }
}
