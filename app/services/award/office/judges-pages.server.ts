import { listConflicts, type Conflict } from '#db/repositories/award/conflict.ts'
import type { Db } from '#db/schema.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { ConflictRow, JudgeRow, JudgeState, JudgesView, JudgeView } from '../../../components/award/office/judges/judges-view.ts' // prettier-ignore
import type { AwardVisit } from '../award-visit.ts'
import { awardOf, type AwardView } from '../awards.server.ts'
import { listEntries, type ListedEntry } from '../entries/entries.server.ts'
import { earliestPledge, paperPledgeOf } from '../judges/paper-pledge.server.ts'
import { listJudges, type ListedJudge } from '../judges/judges.server.ts'
import { dayIn } from '#scoring/award/notice-days.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'
import { watcherOf } from '../watcher.server.ts'
import { wordsOf } from '../words.server.ts'
import { officeName } from './office-name.server.ts'

/** What both pages are made of. */
interface Panel {
  readonly award: AwardView
  readonly judges: readonly ListedJudge[]
  readonly conflicts: readonly Conflict[]
  readonly entries: readonly ListedEntry[]
  readonly words: ReadonlyMap<string, string>
  readonly isBlind: boolean
  readonly frame: Pick<JudgesView, 'award' | 'timeZone' | 'groups' | 'categories' | 'canChange'>
}

async function panelOf(db: Db, visit: AwardVisit, id: string): Promise<Panel | undefined> {
  const award = await awardOf(db, visit.visitor, id)
  const rules = award && (await rulesInForce(db, id))
  if (!rules) return undefined
  const judges = await listJudges(db, visit, id)
  const { isBlind } = await watcherOf(db, visit.visitor, id)
  const entries = await listEntries(db, visit.visitor, id)
  const shown = new Set(entries.map(({ id: entry }) => entry))
  const conflicts = (await listConflicts(db, id)).filter(({ entry }) => shown.has(entry))
  const digests = conflicts.flatMap(({ wordsDigest }) => wordsDigest ?? [])
  return {
    award,
    judges,
    conflicts,
    entries,
    words: await wordsOf(db, id, digests),
    isBlind,
    frame: {
      award: await officeName(db, award, visit.now),
      timeZone: rules.timeZone,
      groups: rules.groups.map(({ id: group, title }) => ({ id: group, title })),
      categories: rules.categories.map(({ id: category, title }) => ({ id: category, title })),
      canChange: award.state === 'draft' || award.state === 'open',
    },
  }
}

/**
 * All judges with their conflicts, for who runs or watches an award.
 * @throws ForbiddenError
 */
export async function judgesPage(
  db: Db,
  visit: AwardVisit,
  id: string,
  shown: Pick<JudgesView, 'hasMail' | 'notice'>,
): Promise<JudgesView | undefined> {
  const panel = await panelOf(db, visit, id)
  if (!panel) return undefined
  return {
    ...panel.frame,
    mayRun: panel.award.powers.run,
    ...shown,
    judges: panel.judges.map((judge) => rowOf(judge, panel)),
    isBlind: panel.isBlind,
    // With whom a judge is tied says who has entered.
    conflicts: panel.isBlind ? [] : panel.conflicts.flatMap((conflict) => conflictOf(conflict, panel)),
  }
}

/**
 * One judge, for who runs an award.
 * @throws ForbiddenError
 */
export async function judgePage(
  db: Db,
  visit: AwardVisit,
  id: string,
  judgeId: string,
  saved: boolean,
): Promise<JudgeView | undefined> {
  demandRight(visit.visitor, 'award.run', awardScope(id))
  const panel = await panelOf(db, visit, id)
  const judge = panel?.judges.find((one) => one.id === judgeId)
  if (!panel || !judge) return undefined
  const today = dayIn(panel.frame.timeZone, visit.now)
  return {
    ...panel.frame,
    judge: rowOf(judge, panel),
    pledge:
      judge.pledgedAt === undefined
        ? null
        : { signedAt: judge.pledgedAt, paper: (await paperPledgeOf(db, id, judge)) ?? null },
    mayRecordPledge: panel.award.state === 'open' && judge.removedAt === undefined,
    today,
    earliestPledge: earliestPledge(today),
    conflicts: panel.conflicts
      .filter((conflict) => conflict.judge === judgeId)
      .flatMap((conflict) => conflictOf(conflict, panel)),
    entries: panel.entries
      .filter(({ state }) => state !== 'withdrawn')
      .map(({ id: entry, title, organisation }) => ({ id: entry, title, organisation })),
    saved,
  }
}

function stateOf({ removedAt, declaredAt, pledgedAt, personId }: ListedJudge): JudgeState {
  if (removedAt !== undefined) return 'removed'
  if (declaredAt !== undefined) return 'declared'
  if (pledgedAt !== undefined) return 'pledged'
  return personId === undefined ? 'invited' : 'joined'
}

function rowOf(judge: ListedJudge, { award, conflicts }: Panel): JudgeRow {
  const { id, name, email, group, organisations, expertise, issues = [], cap, invitation, invitationId } = judge
  return {
    id,
    name: name === '' ? id : name,
    email,
    group,
    organisations,
    expertise,
    issues,
    cap: cap ?? null,
    state: stateOf(judge),
    pledgedOnPaper:
      award.rehearsalOf === undefined && judge.pledgedAt !== undefined && judge.pledgeDigest === undefined,
    invitation: invitation ?? null,
    // Nobody else has an address, and without one nothing can be made anew.
    link: invitation === undefined || email === '' ? null : (invitationId ?? null),
    conflicts: conflicts.filter((conflict) => conflict.judge === id).length,
  }
}

function conflictOf(conflict: Conflict, { judges, entries, words }: Panel): ConflictRow[] {
  const judge = judges.find(({ id }) => id === conflict.judge)
  const entry = entries.find(({ id }) => id === conflict.entry)
  if (!judge || !entry) return []
  return [
    {
      judge: judge.id,
      judgeName: judge.name === '' ? judge.id : judge.name,
      entry: entry.id,
      entryTitle: entry.title,
      organisation: entry.organisation,
      source: conflict.source,
      kind: conflict.kind,
      words: words.get(conflict.wordsDigest ?? '') ?? '',
      at: conflict.at,
    },
  ]
}
