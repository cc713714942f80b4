import type { Db, Tables } from '../../schema.ts'

export const BALLOT_STATES = ['open', 'counted', 'no-quorum', 'cancelled'] as const
export type BallotState = (typeof BALLOT_STATES)[number]

/** A secret ballot on one entry. Nothing in it says who voted or how. */
export interface Ballot {
  readonly id: string
  readonly stage: string
  readonly entry: string
  readonly state: BallotState
  readonly openedAt: string
  readonly endedAt: string | undefined
  /** Once it has ended: how many could have voted, and how many papers were in the box. */
  readonly entitled: number | undefined
  readonly papers: number | undefined
  /** Digest of why it was decided so, or ended without a count. */
  readonly reasonDigest: string | undefined
}

function asBallot(row: Tables['award_ballot']): Ballot {
  return {
    id: row.id,
    stage: row.stage_id,
    entry: row.entry_id,
    state: row.state as BallotState,
    openedAt: row.opened_at,
    endedAt: row.ended_at ?? undefined,
    entitled: row.entitled ?? undefined,
    papers: row.papers ?? undefined,
    reasonDigest: row.reason_digest ?? undefined,
  }
}

/** In the order in which they were opened. */
export async function listBallots(
  db: Db,
  awardId: string,
  which: { readonly stage?: string; readonly entry?: string; readonly state?: BallotState } = {},
): Promise<Ballot[]> {
  const rows = await db
    .selectFrom('award_ballot')
    .selectAll()
    .where('award_id', '=', awardId)
    .$if(which.stage !== undefined, (query) => query.where('stage_id', '=', which.stage!))
    .$if(which.entry !== undefined, (query) => query.where('entry_id', '=', which.entry!))
    .$if(which.state !== undefined, (query) => query.where('state', '=', which.state!))
    .orderBy('opened_at')
    .orderBy('id')
    .execute()
  return rows.map(asBallot)
}

export async function findBallot(db: Db, awardId: string, id: string): Promise<Ballot | undefined> {
  const row = await db
    .selectFrom('award_ballot')
    .selectAll()
    .where('award_id', '=', awardId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && asBallot(row)
}

/** Opens a ballot with an empty box. */
export async function insertBallot(
  db: Db,
  awardId: string,
  { id, stage, entry, openedAt }: Pick<Ballot, 'id' | 'stage' | 'entry' | 'openedAt'>,
): Promise<void> {
  await db
    .insertInto('award_ballot')
    .values({
      award_id: awardId,
      id,
      stage_id: stage,
      entry_id: entry,
      state: 'open',
      opened_at: openedAt,
      ended_at: null,
      entitled: null,
      papers: null,
      reason_digest: null,
    })
    .execute()
  await db.insertInto('award_ballot_box').values({ award_id: awardId, ballot_id: id, papers_json: '[]' }).execute()
}

export async function saveBallotEnded(
  db: Db,
  { id, state, endedAt, entitled, papers, reasonDigest }: Omit<Ballot, 'stage' | 'entry' | 'openedAt'>,
): Promise<void> {
  await db
    .updateTable('award_ballot')
    .set({
      state,
      ended_at: endedAt ?? null,
      entitled: entitled ?? null,
      papers: papers ?? null,
      reason_digest: reasonDigest ?? null,
    })
    .where('id', '=', id)
    .execute()
}

/** Who has voted, by their ids; in no order of time. */
export async function listVoters(db: Db, ballotId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('award_ballot_voter')
    .select('judge_id')
    .where('ballot_id', '=', ballotId)
    .orderBy('judge_id')
    .execute()
  return rows.map(({ judge_id }) => judge_id)
}

/** Who has voted in the ballots of a stage, by ballot; in no order of time. */
export async function listVotersByBallot(
  db: Db,
  awardId: string,
  stage: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('award_ballot_voter as voter')
    .innerJoin('award_ballot as ballot', 'ballot.id', 'voter.ballot_id')
    .select(['voter.ballot_id', 'voter.judge_id'])
    .where('ballot.award_id', '=', awardId)
    .where('ballot.stage_id', '=', stage)
    .orderBy('voter.judge_id')
    .execute()
  const voters = new Map<string, string[]>()
  for (const { ballot_id, judge_id } of rows) voters.set(ballot_id, [...(voters.get(ballot_id) ?? []), judge_id])
  return voters
}

/** @returns false where this judge has voted already, and nothing was written */
export async function insertVoter(db: Db, awardId: string, ballotId: string, judgeId: string): Promise<boolean> {
  const result = await db
    .insertInto('award_ballot_voter')
    .values({ award_id: awardId, ballot_id: ballotId, judge_id: judgeId })
    .onConflict((same) => same.columns(['ballot_id', 'judge_id']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export const BALLOT_CHOICES = ['yes', 'no', 'abstain'] as const
export type BallotChoice = (typeof BALLOT_CHOICES)[number]

/** A paper in the box: of nobody, from no time. */
export interface BallotPaper {
  /** Random; the voter alone was told. */
  readonly code: string
  readonly group: string
  readonly choice: BallotChoice
}

/** The papers of a ballot in the order of their codes; empty where it ended without a count. */
export async function listPapers(db: Db, ballotId: string): Promise<BallotPaper[]> {
  const row = await db
    .selectFrom('award_ballot_box')
    .select('papers_json')
    .where('ballot_id', '=', ballotId)
    .executeTakeFirst()
  return row ? (JSON.parse(row.papers_json) as BallotPaper[]) : []
}

/** The papers of the ballots of a stage that were counted, by ballot: who shows a page opens no other box. */
export async function listCountedPapers(
  db: Db,
  awardId: string,
  stage: string,
): Promise<ReadonlyMap<string, readonly BallotPaper[]>> {
  const rows = await db
    .selectFrom('award_ballot_box as box')
    .innerJoin('award_ballot as ballot', 'ballot.id', 'box.ballot_id')
    .select(['box.ballot_id', 'box.papers_json'])
    .where('ballot.award_id', '=', awardId)
    .where('ballot.stage_id', '=', stage)
    .where('ballot.state', '=', 'counted')
    .execute()
  return new Map(rows.map(({ ballot_id, papers_json }) => [ballot_id, JSON.parse(papers_json) as BallotPaper[]]))
}

/** Writes all papers of a ballot anew, in the order of their codes: which came last cannot be seen. */
export async function savePapers(db: Db, ballotId: string, papers: readonly BallotPaper[]): Promise<void> {
  const ordered = papers
    .map(({ code, group, choice }) => ({ code, group, choice }))
    .sort((one, other) => (one.code < other.code ? -1 : 1))
  await db
    .updateTable('award_ballot_box')
    .set({ papers_json: JSON.stringify(ordered) })
    .where('ballot_id', '=', ballotId)
    .execute()
}
