import type { Db } from '../../schema.ts'

/** One try to sign in to an account that exists. */
export interface SignIn {
  readonly id: string
  readonly personId: string
  readonly at: string
  readonly method: string
  readonly outcome: string
  readonly address: string
  readonly agent: string
}

export async function saveSignIn(db: Db, signIn: SignIn): Promise<void> {
  const { personId, ...row } = signIn
  await db
    .insertInto('sign_in')
    .values({ ...row, person_id: personId })
    .execute()
}

/** The newest first. */
export async function listSignIns(db: Db, personId: string, limit: number): Promise<SignIn[]> {
  const rows = await db
    .selectFrom('sign_in')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ person_id, ...row }) => ({ ...row, personId: person_id }))
}

export async function deleteSignInsBefore(db: Db, at: string): Promise<void> {
  await db.deleteFrom('sign_in').where('at', '<', at).execute()
}
