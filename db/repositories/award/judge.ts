import type { Db, Tables } from '../../schema.ts'

/** Who judges. The id says nothing of the person, whose account may be erased. */
export interface Judge {
  readonly id: string
  /** Undefined while an invitation waits, and for who judges on paper. */
  readonly personId: string | undefined
  /** Empty once the person is erased. */
  readonly name: string
  readonly group: string
  /** Who they work for or are tied to: what conflicts are looked for by. */
  readonly organisations: readonly string[]
  /** Categories they know well. */
  readonly expertise: readonly string[]
  /** Social issues of the library they know well; not said of who is only being added. */
  readonly issues?: readonly string[]
  /** How many entries at most in a stage; undefined: as the stage says. */
  readonly cap: number | undefined
  readonly pledgedAt: string | undefined
  /** Of what was signed here; undefined for a pledge on paper. */
  readonly pledgeDigest: string | undefined
  readonly declaredAt: string | undefined
  /** What they gave is kept and not counted. */
  readonly removedAt: string | undefined
  /** The link they are invited by, until it is used up and cleared away. */
  readonly invitationId: string | undefined
}

function asJudge(row: Tables['award_judge']): Judge {
  return {
    id: row.id,
    personId: row.person_id ?? undefined,
    name: row.name,
    group: row.group_id,
    organisations: JSON.parse(row.organisations_json) as string[],
    expertise: JSON.parse(row.expertise_json) as string[],
    issues: JSON.parse(row.issues_json) as string[],
    cap: row.cap ?? undefined,
    pledgedAt: row.pledged_at ?? undefined,
    pledgeDigest: row.pledge_digest ?? undefined,
    declaredAt: row.declared_at ?? undefined,
    removedAt: row.removed_at ?? undefined,
    invitationId: row.invitation_id ?? undefined,
  }
}

/** Ordered by name. */
export async function listJudges(db: Db, awardId: string): Promise<Judge[]> {
  const rows = await db
    .selectFrom('award_judge')
    .selectAll()
    .where('award_id', '=', awardId)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.map(asJudge)
}

export async function findJudge(
  db: Db,
  awardId: string,
  by: { readonly id: string } | { readonly personId: string },
): Promise<Judge | undefined> {
  const row = await db
    .selectFrom('award_judge')
    .selectAll()
    .where('award_id', '=', awardId)
    .where((where) => ('id' in by ? where('id', '=', by.id) : where('person_id', '=', by.personId)))
    .executeTakeFirst()
  return row && asJudge(row)
}

export async function insertJudge(db: Db, awardId: string, judge: Judge): Promise<void> {
  await db
    .insertInto('award_judge')
    .values({
      award_id: awardId,
      id: judge.id,
      person_id: judge.personId ?? null,
      name: judge.name,
      group_id: judge.group,
      organisations_json: JSON.stringify(judge.organisations),
      expertise_json: JSON.stringify(judge.expertise),
      issues_json: JSON.stringify(judge.issues ?? []),
      cap: judge.cap ?? null,
      pledged_at: judge.pledgedAt ?? null,
      pledge_digest: judge.pledgeDigest ?? null,
      declared_at: judge.declaredAt ?? null,
      removed_at: judge.removedAt ?? null,
      invitation_id: judge.invitationId ?? null,
    })
    .execute()
}

/** What the award office says of a judge. */
export async function saveJudge(
  db: Db,
  awardId: string,
  judge: Pick<Judge, 'id' | 'group' | 'organisations' | 'expertise' | 'cap'>,
): Promise<void> {
  await db
    .updateTable('award_judge')
    .set({
      group_id: judge.group,
      organisations_json: JSON.stringify(judge.organisations),
      expertise_json: JSON.stringify(judge.expertise),
      cap: judge.cap ?? null,
    })
    .where('award_id', '=', awardId)
    .where('id', '=', judge.id)
    .execute()
}

/** What a judge knows well: categories of the award and social issues of the library. */
export async function saveExpertise(
  db: Db,
  awardId: string,
  judge: Required<Pick<Judge, 'id' | 'expertise' | 'issues'>>,
): Promise<void> {
  await db
    .updateTable('award_judge')
    .set({ expertise_json: JSON.stringify(judge.expertise), issues_json: JSON.stringify(judge.issues) })
    .where('award_id', '=', awardId)
    .where('id', '=', judge.id)
    .execute()
}

/** @param removedAt undefined: the judge is back */
export async function saveRemoved(
  db: Db,
  awardId: string,
  judgeId: string,
  removedAt: string | undefined,
): Promise<void> {
  await db
    .updateTable('award_judge')
    .set({ removed_at: removedAt ?? null })
    .where('award_id', '=', awardId)
    .where('id', '=', judgeId)
    .execute()
}

/** @param pledge what was signed is what this digest is of; null for a pledge on paper */
export async function savePledge(
  db: Db,
  awardId: string,
  judgeId: string,
  pledge: { readonly at: string; readonly digest: string | null },
): Promise<void> {
  await db
    .updateTable('award_judge')
    .set({ pledged_at: pledge.at, pledge_digest: pledge.digest })
    .where('award_id', '=', awardId)
    .where('id', '=', judgeId)
    .execute()
}

export async function saveDeclared(db: Db, awardId: string, judgeId: string, at: string): Promise<void> {
  await db
    .updateTable('award_judge')
    .set({ declared_at: at })
    .where('award_id', '=', awardId)
    .where('id', '=', judgeId)
    .execute()
}

/**
 * An invitation was used: who came is the judge it was made for, unless they judge there already.
 * @returns who they are now, and where
 */
export async function bindInvitedJudges(
  db: Db,
  invitationId: string,
  personId: string,
): Promise<{ readonly award: string; readonly judge: string }[]> {
  return db
    .updateTable('award_judge')
    .set({ person_id: personId })
    .where('invitation_id', '=', invitationId)
    .where('person_id', 'is', null)
    .where('award_id', 'not in', (from) =>
      from.selectFrom('award_judge').select('award_id').where('person_id', '=', personId),
    )
    .returning(['award_id as award', 'id as judge'])
    .execute()
}

/**
 * Puts somebody into the seat of a judge in a rehearsal, or nobody. A judge of an award that is none is left alone,
 * whoever asks.
 */
export async function seatInRehearsal(
  db: Db,
  awardId: string,
  judgeId: string,
  personId: string | undefined,
): Promise<void> {
  await db
    .updateTable('award_judge')
    .set({ person_id: personId ?? null })
    .where('award_id', '=', awardId)
    .where('id', '=', judgeId)
    .where('award_id', 'in', (from) => from.selectFrom('award').select('id').where('rehearsal_of', 'is not', null))
    .execute()
}

/** An invitation was made anew. */
export async function moveInvitedJudges(db: Db, fromId: string, toId: string): Promise<void> {
  await db.updateTable('award_judge').set({ invitation_id: toId }).where('invitation_id', '=', fromId).execute()
}
