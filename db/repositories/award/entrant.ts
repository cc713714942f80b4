import type { Db, Tables } from '../../schema.ts'

export type EntrantOrigin = 'asked' | 'invited'

/** Somebody who may enter, or is to. The address stands with the link, and later with the account. */
export interface Entrant {
  readonly id: string
  /** Undefined until the link is used. */
  readonly personId: string | undefined
  /** Undefined once the link has run out and is cleared away. */
  readonly invitationId: string | undefined
  readonly origin: EntrantOrigin
  readonly at: string
}

const asEntrant = (row: Tables['award_entrant']): Entrant => ({
  id: row.id,
  personId: row.person_id ?? undefined,
  invitationId: row.invitation_id ?? undefined,
  origin: row.origin as EntrantOrigin,
  at: row.at,
})

/** The newest first. */
export async function listEntrants(db: Db, awardId: string): Promise<Entrant[]> {
  const rows = await db
    .selectFrom('award_entrant')
    .selectAll()
    .where('award_id', '=', awardId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(asEntrant)
}

export async function findEntrant(db: Db, awardId: string, id: string): Promise<Entrant | undefined> {
  const row = await db
    .selectFrom('award_entrant')
    .selectAll()
    .where('award_id', '=', awardId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && asEntrant(row)
}

export async function insertEntrant(db: Db, awardId: string, entrant: Entrant): Promise<void> {
  await db
    .insertInto('award_entrant')
    .values({
      award_id: awardId,
      id: entrant.id,
      person_id: entrant.personId ?? null,
      invitation_id: entrant.invitationId ?? null,
      origin: entrant.origin,
      at: entrant.at,
    })
    .execute()
}

/** An invitation was used: who came is the entrant it was made for. */
export async function bindInvitedEntrants(db: Db, invitationId: string, personId: string): Promise<void> {
  await db
    .updateTable('award_entrant')
    .set({ person_id: personId })
    .where('invitation_id', '=', invitationId)
    .where('person_id', 'is', null)
    .execute()
}

/** An invitation was made anew. */
export async function moveInvitedEntrants(db: Db, fromId: string, toId: string): Promise<void> {
  await db.updateTable('award_entrant').set({ invitation_id: toId }).where('invitation_id', '=', fromId).execute()
}
