import { findCaseStanding, findRevisionRecord, type CaseStanding, type RevisionRecord } from '#db/repositories/revision-history.ts' // prettier-ignore
import { isCaseSlug } from '#db/repositories/revision.ts'
import type { Db } from '#db/schema.ts'
import { may } from '../../access/rights.ts'
import type { Visitor } from '../../access/visitor.ts'

/** Whether somebody sees what was never published, and what was withdrawn. */
export function mayReadDrafts(visitor: Visitor | undefined): visitor is Visitor {
  return visitor !== undefined && !visitor.session.awaitsSecondFactor && may(visitor, 'case.write')
}

/** Where a case stands for a visitor: undefined where nothing of it is theirs to see, as if there were no such case. */
export async function visibleCase(
  db: Db,
  visitor: Visitor | undefined,
  slug: string,
): Promise<CaseStanding | undefined> {
  if (!isCaseSlug(slug)) return undefined
  const standing = await findCaseStanding(db, slug)
  if (!standing || mayReadDrafts(visitor)) return standing
  const seen = standing.retiredAt === undefined && standing.newestSeenNumber !== undefined
  return seen ? standing : undefined
}

/** The newest revision of a case that a visitor may see, by its number. */
export function newestVisible(standing: CaseStanding, visitor: Visitor | undefined): number {
  return mayReadDrafts(visitor) ? standing.headNumber : (standing.newestSeenNumber ?? 0)
}

/** A revision that a visitor may see: what readers ever saw of a case that is not withdrawn, and to researchers all. */
export async function visibleRevision(
  db: Db,
  visitor: Visitor | undefined,
  standing: CaseStanding,
  number: number,
): Promise<RevisionRecord | undefined> {
  const record = await findRevisionRecord(db, standing.caseId, number)
  return record?.publishedAt !== undefined || mayReadDrafts(visitor) ? record : undefined
}

const NUMBER = /^[1-9]\d{0,8}$/

/** The number of a revision as it stands in an address; undefined for what is none. */
export function revisionNumber(text: string | null | undefined): number | undefined {
  return text !== null && text !== undefined && NUMBER.test(text) ? Number(text) : undefined
}
