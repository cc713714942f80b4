import type { Db } from '#db/schema.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { CardsView, ListPreview, ManyView, ObserversView, SheetView } from '../../../components/award/office/invite/invite-view.ts' // prettier-ignore
import type { MadeLinkView } from '../../../components/accounts/shown-link.tsx'
import { JUDGE_COLUMN_NAMES } from '../../../forms/award/judge-list.ts'
import { viewOfMadeLink } from '../../accounts/made-link.server.ts'
import type { ShownInvitation } from '../judges/award-invitations.server.ts'
import type { AwardVisit } from '../award-visit.ts'
import { awardOf } from '../awards.server.ts'
import { previewJudges, type InvitedJudges, type ListedJudges } from '../judges/judge-list.server.ts'
import { listJudges } from '../judges/judges.server.ts'
import { observersOf } from '../judges/observers.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { officeName } from './office-name.server.ts'

/**
 * Inviting many judges, for who runs an award.
 * @throws ForbiddenError
 */
export async function manyPage(db: Db, visit: AwardVisit, id: string, hasMail: boolean): Promise<ManyView | undefined> {
  demandRight(visit.visitor, 'award.run', awardScope(id))
  const award = await awardOf(db, visit.visitor, id)
  const rules = award && (await rulesInForce(db, id))
  if (!rules) return undefined
  return {
    award: await officeName(db, award, visit.now),
    groups: rules.groups.map(({ id: group, title }) => ({ id: group, title })),
    categories: rules.categories.map(({ id: category, title }) => ({ id: category, title })),
    columns: JUDGE_COLUMN_NAMES,
    hasMail,
    canChange: award.state === 'draft' || award.state === 'open',
  }
}

/** @throws ForbiddenError */
export async function listPreview(db: Db, visit: AwardVisit, given: ListedJudges): Promise<ListPreview | undefined> {
  const list = await previewJudges(db, visit.visitor, given)
  return (
    list && {
      list: given.text,
      language: given.language,
      digest: list.digest,
      rows: list.rows.map(({ line, name, email, role, group, organisations, expertise }) => {
        const hasAccount = list.withAccount.has(line)
        return { line, name, email, isChair: role === 'chair', group, organisations, expertise, hasAccount }
      }),
      problems: list.problems.map(({ code, line, values }) => ({ code, line: line ?? null, values })),
    }
  )
}

/** What was made, as cards; where letters went out there are none. */
export function madeCards({ invited, existing }: InvitedJudges): CardsView {
  return {
    cards: invited.map(({ name, email, invitation }) => viewOfMadeLink('invitation', { name, email }, invitation)),
    existing,
  }
}

export const shownCards = (shown: readonly ShownInvitation[]): MadeLinkView[] =>
  shown.map(({ invited, made }) => viewOfMadeLink('invitation', invited, made))

/**
 * Judges who have not come yet, for cards to hand out.
 * @throws ForbiddenError
 */
export async function sheetPage(db: Db, visit: AwardVisit, id: string): Promise<SheetView | undefined> {
  demandRight(visit.visitor, 'award.run', awardScope(id))
  const award = await awardOf(db, visit.visitor, id)
  if (!award) return undefined
  const judges = await listJudges(db, visit, id)
  return {
    award: await officeName(db, award, visit.now),
    canChange: award.state === 'draft' || award.state === 'open',
    waiting: judges.flatMap(({ id: judge, name, email, invitation, removedAt }) =>
      invitation === undefined || removedAt !== undefined || email === ''
        ? []
        : [{ id: judge, name, email, invitation }],
    ),
  }
}

/**
 * Who watches an award, for who runs it.
 * @throws ForbiddenError
 */
export async function observersPage(
  db: Db,
  visit: AwardVisit,
  id: string,
  shown: Pick<ObserversView, 'hasMail' | 'saved'>,
): Promise<ObserversView | undefined> {
  const observers = await observersOf(db, visit, id)
  const award = await awardOf(db, visit.visitor, id)
  return award && { award: await officeName(db, award, visit.now), ...observers, ...shown }
}
