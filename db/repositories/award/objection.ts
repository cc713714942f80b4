import type { Db, Tables } from '../../schema.ts'

/** An objection to a result on public notice, with who it is from. */
export interface Objection {
  /** Its number in the award, such as `O001`. */
  readonly id: string
  /** Undefined where it is about the result as a whole. */
  readonly entry: string | undefined
  /** Of who objects; empty where the rules ask for none, and once it is erased. */
  readonly name: string
  readonly contact: string
  readonly language: string
  /** Of the form and all that it said: the same one sent twice is one. */
  readonly formHash: string
  readonly groundsDigest: string
  readonly filedAt: string
  readonly upheld: boolean | undefined
  readonly answerDigest: string | undefined
  readonly answeredAt: string | undefined
  readonly answeredBy: string | undefined
  readonly erasedAt: string | undefined
}

function asObjection(row: Tables['award_objection']): Objection {
  return {
    id: row.id,
    entry: row.entry_id ?? undefined,
    name: row.name,
    contact: row.contact,
    language: row.language,
    formHash: row.form_hash,
    groundsDigest: row.grounds_digest,
    filedAt: row.filed_at,
    upheld: row.upheld === null ? undefined : row.upheld === 1,
    answerDigest: row.answer_digest ?? undefined,
    answeredAt: row.answered_at ?? undefined,
    answeredBy: row.answered_by ?? undefined,
    erasedAt: row.erased_at ?? undefined,
  }
}

/** In the order in which they came. */
export async function listObjections(db: Db, awardId: string): Promise<Objection[]> {
  const rows = await db
    .selectFrom('award_objection')
    .selectAll()
    .where('award_id', '=', awardId)
    .orderBy('filed_at')
    .orderBy('id')
    .execute()
  return rows.map(asObjection)
}

export async function findObjection(
  db: Db,
  awardId: string,
  by: { readonly id: string } | { readonly formHash: string },
): Promise<Objection | undefined> {
  const row = await db
    .selectFrom('award_objection')
    .selectAll()
    .where('award_id', '=', awardId)
    .where((where) => ('id' in by ? where('id', '=', by.id) : where('form_hash', '=', by.formHash)))
    .executeTakeFirst()
  return row && asObjection(row)
}

export async function countObjections(db: Db, awardId: string): Promise<number> {
  const { count } = await db
    .selectFrom('award_objection')
    .select((row) => row.fn.countAll().as('count'))
    .where('award_id', '=', awardId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function insertObjection(
  db: Db,
  awardId: string,
  objection: Omit<Objection, 'upheld' | 'answerDigest' | 'answeredAt' | 'answeredBy' | 'erasedAt'>,
): Promise<void> {
  await db
    .insertInto('award_objection')
    .values({
      award_id: awardId,
      id: objection.id,
      entry_id: objection.entry ?? null,
      name: objection.name,
      contact: objection.contact,
      language: objection.language,
      form_hash: objection.formHash,
      grounds_digest: objection.groundsDigest,
      filed_at: objection.filedAt,
    })
    .execute()
}

export async function saveObjectionAnswer(
  db: Db,
  awardId: string,
  id: string,
  answer: { readonly upheld: boolean; readonly digest: string; readonly at: string; readonly by: string | undefined },
): Promise<void> {
  await db
    .updateTable('award_objection')
    .set({
      upheld: answer.upheld ? 1 : 0,
      answer_digest: answer.digest,
      answered_at: answer.at,
      answered_by: answer.by ?? null,
    })
    .where('award_id', '=', awardId)
    .where('id', '=', id)
    .execute()
}

/** Who it is from is gone after this; what they wrote lies elsewhere, by its digest. */
export async function saveObjectorErased(db: Db, awardId: string, id: string, erasedAt: string): Promise<void> {
  await db
    .updateTable('award_objection')
    .set({ name: '', contact: '', erased_at: erasedAt })
    .where('award_id', '=', awardId)
    .where('id', '=', id)
    .execute()
}

/** Objections whose objectors are still known, answered before one moment or filed before another. */
export async function listNamedObjections(
  db: Db,
  before: { readonly answered: string; readonly filed: string },
): Promise<{ readonly award: string; readonly id: string }[]> {
  const rows = await db
    .selectFrom('award_objection')
    .select(['award_id', 'id'])
    .where('erased_at', 'is', null)
    .where((row) => row.or([row('answered_at', '<', before.answered), row('filed_at', '<', before.filed)]))
    .execute()
  return rows.map(({ award_id, id }) => ({ award: award_id, id }))
}
