import type { Db } from '../../schema.ts'
import { inChunks } from '../in-chunks.ts'

/** `reset-asked` is no letter yet: somebody has typed an address, and whether it is anybody's is looked up later. */
export type LetterKind =
  | 'invitation'
  | 'reset'
  | 'reset-made'
  | 'password-changed'
  | 'second-factor-changed'
  | 'second-factor-removed'
  | 'case-published'
  | 'review-asked'
  | 'review-returned'
  | 'review-approved'
  | 'sent-in-received'
  | 'sent-in-answered'
  | 'award-reminder'
  | 'entry-link'
  | 'entry-invitation'
  | 'entry-received'
  | 'reset-asked'

/** A letter that waits to be sent, has been sent, or was given up. */
export interface Letter {
  readonly id: string
  readonly personId: string | undefined
  readonly kind: LetterKind
  /** Sealed with the key of the installation; absent once there is nothing to send any more. */
  readonly sealed: string | undefined
  readonly createdAt: string
  readonly tries: number
  readonly nextTryAt: string | undefined
  /** A try has begun and nothing is known of how it ended: it is under way, or was broken off. */
  readonly tryingSince: string | undefined
  readonly sentAt: string | undefined
  /** A code, never the words of a server: they often hold an address. */
  readonly lastError: string | undefined
}

function asLetter(row: {
  id: string
  person_id: string | null
  kind: string
  sealed: string | null
  created_at: string
  tries: number
  next_try_at: string | null
  sent_at: string | null
  last_error: string | null
  trying_since: string | null
}): Letter {
  return {
    id: row.id,
    personId: row.person_id ?? undefined,
    kind: row.kind as LetterKind,
    sealed: row.sealed ?? undefined,
    createdAt: row.created_at,
    tries: row.tries,
    nextTryAt: row.next_try_at ?? undefined,
    tryingSince: row.trying_since ?? undefined,
    sentAt: row.sent_at ?? undefined,
    lastError: row.last_error ?? undefined,
  }
}

/** Puts a letter in the queue, due at once. */
export async function saveLetter(
  db: Db,
  letter: {
    readonly id: string
    readonly personId?: string | undefined
    /** What was sent in, by whom the letter is for. */
    readonly sentInId?: string | undefined
    readonly kind: LetterKind
    readonly sealed: string
    readonly createdAt: string
    /** When it may go out; at once where left out. */
    readonly dueAt?: string | undefined
  },
): Promise<void> {
  await db
    .insertInto('letter')
    .values({
      id: letter.id,
      person_id: letter.personId ?? null,
      sent_in_id: letter.sentInId ?? null,
      kind: letter.kind,
      sealed: letter.sealed,
      created_at: letter.createdAt,
      tries: 0,
      next_try_at: letter.dueAt ?? letter.createdAt,
    })
    .execute()
}

/** Letters whose time has come, those that wait longest first. */
export async function listDueLetters(db: Db, now: string, limit: number): Promise<Letter[]> {
  const rows = await db
    .selectFrom('letter')
    .selectAll()
    .where('next_try_at', '<=', now)
    .orderBy('next_try_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(asLetter)
}

/**
 * Takes a due letter in hand until the lease ends. False where another process was quicker.
 * @param tries as it was read: with each try the number changes
 */
export async function claimLetter(
  db: Db,
  { id, tries }: Pick<Letter, 'id' | 'tries'>,
  lease: { readonly now: string; readonly until: string },
): Promise<boolean> {
  const result = await db
    .updateTable('letter')
    .set({ next_try_at: lease.until, tries: tries + 1, trying_since: lease.now })
    .where('id', '=', id)
    .where('tries', '=', tries)
    .where('next_try_at', '<=', lease.now)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Its words are erased: they hold a link. */
export async function saveLetterSent(db: Db, id: string, sentAt: string): Promise<void> {
  await db
    .updateTable('letter')
    .set({ sent_at: sentAt, next_try_at: null, sealed: null, last_error: null, trying_since: null })
    .where('id', '=', id)
    .execute()
}

/** @param nextTryAt undefined: given up, and its words are erased */
export async function saveLetterFailed(
  db: Db,
  id: string,
  failure: { readonly error: string; readonly nextTryAt: string | undefined },
): Promise<void> {
  await db
    .updateTable('letter')
    .set({ last_error: failure.error, next_try_at: failure.nextTryAt ?? null, trying_since: null })
    .$if(failure.nextTryAt === undefined, (update) => update.set({ sealed: null }))
    .where('id', '=', id)
    .execute()
}

/** Takes letters out of the queue that wait in it; one under way goes its way. */
export async function stopLetters(db: Db, ids: readonly string[]): Promise<void> {
  await inChunks(ids, (chunk) =>
    db
      .updateTable('letter')
      .set({ last_error: 'stopped', next_try_at: null, sealed: null })
      .where('id', 'in', chunk)
      .where('sent_at', 'is', null)
      .where('next_try_at', 'is not', null)
      .where('trying_since', 'is', null)
      .execute(),
  )
}

/** Lays a request for a new password before the administrators: whose it is, and nothing to send. */
export async function saveResetAsked(db: Db, id: string, personId: string): Promise<void> {
  await db
    .updateTable('letter')
    .set({ person_id: personId, next_try_at: null, sealed: null })
    .where('id', '=', id)
    .execute()
}

/** People who have asked for a new password where no letter can be sent, with when they last did. */
export async function listResetsAsked(
  db: Db,
  since: string,
): Promise<{ readonly personId: string; readonly at: string }[]> {
  const rows = await db
    .selectFrom('letter')
    .select((row) => ['person_id', row.fn.max('created_at').as('at')])
    .where('kind', '=', 'reset-asked')
    .where('person_id', 'is not', null)
    .where('created_at', '>', since)
    .groupBy('person_id')
    .orderBy('at')
    .execute()
  return rows.map(({ person_id, at }) => ({ personId: person_id!, at: String(at) }))
}

export async function deleteResetsAsked(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('letter').where('kind', '=', 'reset-asked').where('person_id', '=', personId).execute()
}

export async function deleteLetter(db: Db, id: string): Promise<void> {
  await db.deleteFrom('letter').where('id', '=', id).execute()
}

/** Why a letter was taken back that could have been sent. */
const NOT_WANTED = ['stopped', 'done', 'over']

/** Letters that could not be sent, or not yet, the newest first. */
export async function listTroubledLetters(db: Db, since: string, limit: number): Promise<Letter[]> {
  const rows = await db
    .selectFrom('letter')
    .selectAll()
    .where('sent_at', 'is', null)
    .where('last_error', 'is not', null)
    .where('last_error', 'not in', NOT_WANTED)
    .where('created_at', '>', since)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(asLetter)
}

export async function deleteLettersBefore(db: Db, createdAt: string): Promise<void> {
  await db.deleteFrom('letter').where('created_at', '<', createdAt).execute()
}
