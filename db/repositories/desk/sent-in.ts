import type { Selectable } from 'kysely'
import type { Db, Tables } from '../../schema.ts'
import { raiseLibraryVersion, type LibraryTransaction } from '../library-state.ts'

export type SentInKind = 'correction' | 'reply'

/** `accepted`: of a reply, that readers see it. `taken-back` and `replaced`: a reply that readers saw once. */
export type SentInState = 'waiting' | 'accepted' | 'declined' | 'spam' | 'taken-back' | 'replaced'

/** What somebody sent in about a case, and what has come of it. Who that was stands beside it (`SentInSender`). */
export interface SentIn {
  readonly id: string
  readonly kind: SentInKind
  readonly caseId: string
  /** What readers saw when it was sent. */
  readonly revisionId: string
  /** The sender's. */
  readonly language: string
  /** Which place of the case it is about, as its form names it; empty for a reply. */
  readonly place: string
  /** The same as it was called when it was sent. */
  readonly placeWords: { readonly 'zh-CN': string; readonly en: string }
  /** What is wrong, or the reply. */
  readonly text: string
  readonly right: string
  readonly source: string
  readonly organisation: string
  /** In what function somebody speaks for the organisation. */
  readonly speakerFunction: string
  /** ISO 8601, UTC. */
  readonly sentAt: string
  readonly state: SentInState
  /** Goes up with each change, so that a window that has missed one is told so. */
  readonly tag: number
  readonly answer: { readonly 'zh-CN': string; readonly en: string }
  /** Number of the revision in which it was put right. */
  readonly correctedByNumber: number | undefined
  /** How it was made sure that the organisation has sent it. */
  readonly verifiedBy: string
  readonly note: string
  readonly answeredBy: string | undefined
  readonly answeredAt: string | undefined
  /** When a reply stopped being shown. */
  readonly endedAt: string | undefined
}

/** Personal data of who sent something in; gone once they are erased. */
export interface SentInSender {
  readonly name: string
  readonly email: string
  /** The secret of the page on which the sender follows it, sealed: letters lead there. */
  readonly linkSealed: string
}

/** What may change of it. */
export type SentInOutcome = Pick<
  SentIn,
  'state' | 'answer' | 'correctedByNumber' | 'verifiedBy' | 'note' | 'answeredBy' | 'answeredAt' | 'endedAt'
>

/** @returns false where something with this secret is here already, and nothing was written */
export async function saveSentIn(
  db: Db,
  sent: Omit<SentIn, 'tag' | keyof SentInOutcome>,
  secretHash: string,
  sender: SentInSender,
): Promise<boolean> {
  const result = await db
    .insertInto('sent_in')
    .values({
      id: sent.id,
      secret_hash: secretHash,
      kind: sent.kind,
      case_id: sent.caseId,
      revision_id: sent.revisionId,
      language: sent.language,
      place: sent.place,
      place_zh: sent.placeWords['zh-CN'],
      place_en: sent.placeWords.en,
      text: sent.text,
      right_text: sent.right,
      source: sent.source,
      organisation: sent.organisation,
      speaker_function: sent.speakerFunction,
      sent_at: sent.sentAt,
      state: 'waiting',
      tag: 1,
      answer_zh: '',
      answer_en: '',
      verified_by: '',
      note: '',
    })
    .onConflict((conflict) => conflict.column('secret_hash').doNothing())
    .executeTakeFirst()
  if (result.numInsertedOrUpdatedRows !== 1n) return false
  const { name, email, linkSealed } = sender
  await db.insertInto('sent_in_sender').values({ sent_in_id: sent.id, name, email, link_sealed: linkSealed }).execute()
  return true
}

export async function findSentIn(db: Db, by: { readonly id: string } | { readonly secretHash: string }) {
  const [column, value] = 'id' in by ? (['id', by.id] as const) : (['secret_hash', by.secretHash] as const)
  const row = await db.selectFrom('sent_in').selectAll().where(column, '=', value).executeTakeFirst()
  return row && asSentIn(row)
}

export async function findSentInSender(db: Db, id: string): Promise<SentInSender | undefined> {
  const row = await db.selectFrom('sent_in_sender').selectAll().where('sent_in_id', '=', id).executeTakeFirst()
  return row && { name: row.name, email: row.email, linkSealed: row.link_sealed }
}

/** Writes what has come of it, which readers may see. @returns false where somebody else was quicker */
export async function saveSentInOutcome(
  library: LibraryTransaction,
  { id, tag }: Pick<SentIn, 'id' | 'tag'>,
  outcome: SentInOutcome,
): Promise<boolean> {
  const result = await library
    .updateTable('sent_in')
    .set({
      state: outcome.state,
      tag: tag + 1,
      answer_zh: outcome.answer['zh-CN'],
      answer_en: outcome.answer.en,
      corrected_by_number: outcome.correctedByNumber ?? null,
      verified_by: outcome.verifiedBy,
      note: outcome.note,
      answered_by: outcome.answeredBy ?? null,
      answered_at: outcome.answeredAt ?? null,
      ended_at: outcome.endedAt ?? null,
    })
    .where('id', '=', id)
    .where('tag', '=', tag)
    .executeTakeFirst()
  if (result.numUpdatedRows !== 1n) return false
  await raiseLibraryVersion(library)
  return true
}

/**
 * Erases who sent it, with the letters to them that have not left: address and link stand in them. Under the lock under
 * which answers are written, so that no letter is queued beside it.
 */
export async function eraseSentInSender(library: LibraryTransaction, id: string): Promise<boolean> {
  await library.deleteFrom('letter').where('sent_in_id', '=', id).execute()
  const result = await library.deleteFrom('sent_in_sender').where('sent_in_id', '=', id).executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** What still names its sender and was answered, or is over, or was sent at all, before these moments. */
export async function listNamedSentIn(
  db: Db,
  before: { readonly answered: string; readonly sent: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('sent_in_sender')
    .innerJoin('sent_in', 'sent_in.id', 'sent_in_sender.sent_in_id')
    .select('sent_in.id')
    .where((where) =>
      where.or([
        where('sent_in.answered_at', '<', before.answered),
        where('sent_in.ended_at', '<', before.answered),
        where('sent_in.sent_at', '<', before.sent),
      ]),
    )
    .orderBy('sent_in.id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Spam that was found to be that before this moment. */
export async function listSpamBefore(db: Db, foundAt: string): Promise<string[]> {
  const rows = await db
    .selectFrom('sent_in')
    .select('id')
    .where('state', '=', 'spam')
    .where('answered_at', '<', foundAt)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Deletes spam with its words; its sender is erased already. @returns false where it is no spam any more */
export async function deleteSpam(db: Db, id: string): Promise<boolean> {
  const result = await db.deleteFrom('sent_in').where('id', '=', id).where('state', '=', 'spam').executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** What stands in one of these states, the newest first. */
export async function listSentIn(
  db: Db,
  of: { readonly states: readonly SentInState[]; readonly limit: number; readonly offset: number },
): Promise<SentIn[]> {
  const rows = await db
    .selectFrom('sent_in')
    .selectAll()
    .where('state', 'in', of.states)
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .limit(of.limit)
    .offset(of.offset)
    .execute()
  return rows.map(asSentIn)
}

export async function countSentIn(db: Db): Promise<ReadonlyMap<SentInState, number>> {
  const rows = await db
    .selectFrom('sent_in')
    .select((row) => ['state', row.fn.countAll().as('count')])
    .groupBy('state')
    .execute()
  return new Map(rows.map(({ state, count }) => [state as SentInState, Number(count)]))
}

/** The reply of its organisation that readers of a case see now. */
export async function findShownReply(db: Db, caseId: string): Promise<SentIn | undefined> {
  const row = await db
    .selectFrom('sent_in')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('kind', '=', 'reply')
    .where('state', '=', 'accepted')
    .executeTakeFirst()
  return row && asSentIn(row)
}

/** Everything that was answered and is for readers to see: of all cases, the oldest answer first. */
export async function listPublicSentIn(db: Db): Promise<SentIn[]> {
  const rows = await db
    .selectFrom('sent_in')
    .selectAll()
    .where('state', 'in', ['accepted', 'declined', 'taken-back', 'replaced'])
    .orderBy('answered_at')
    .orderBy('id')
    .execute()
  return rows.map(asSentIn)
}

function asSentIn(row: Selectable<Tables['sent_in']>): SentIn {
  return {
    id: row.id,
    kind: row.kind as SentInKind,
    caseId: row.case_id,
    revisionId: row.revision_id,
    language: row.language,
    place: row.place,
    placeWords: { 'zh-CN': row.place_zh, en: row.place_en },
    text: row.text,
    right: row.right_text,
    source: row.source,
    organisation: row.organisation,
    speakerFunction: row.speaker_function,
    sentAt: row.sent_at,
    state: row.state as SentInState,
    tag: row.tag,
    answer: { 'zh-CN': row.answer_zh, en: row.answer_en },
    correctedByNumber: row.corrected_by_number ?? undefined,
    verifiedBy: row.verified_by,
    note: row.note,
    answeredBy: row.answered_by ?? undefined,
    answeredAt: row.answered_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
  }
}
