import type { Db } from '../../schema.ts'

/** A key pair of which the private half stays in somebody's device. */
export interface Passkey {
  /** As the device names it; base64url. */
  readonly credentialId: string
  readonly personId: string
  /** COSE, base64url. */
  readonly publicKey: string
  /** How often the device says it has signed; 0 where it does not count. */
  readonly counter: number
  /** How browsers may reach the device: `internal`, `usb`, `hybrid` … */
  readonly transports: readonly string[]
  /** What its owner calls it. */
  readonly name: string
  readonly createdAt: string
  readonly usedAt: string | undefined
}

export async function hasPasskeys(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('passkey')
    .select('credential_id')
    .where('person_id', '=', personId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

function asPasskey(row: {
  credential_id: string
  person_id: string
  public_key: string
  counter: number
  transports_json: string
  name: string
  created_at: string
  used_at: string | null
}): Passkey {
  return {
    credentialId: row.credential_id,
    personId: row.person_id,
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports: JSON.parse(row.transports_json) as string[],
    name: row.name,
    createdAt: row.created_at,
    usedAt: row.used_at ?? undefined,
  }
}

/** The oldest first. */
export async function listPasskeys(db: Db, personId: string): Promise<Passkey[]> {
  const rows = await db
    .selectFrom('passkey')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at')
    .orderBy('credential_id')
    .execute()
  return rows.map(asPasskey)
}

export async function findPasskey(db: Db, credentialId: string): Promise<Passkey | undefined> {
  const row = await db.selectFrom('passkey').selectAll().where('credential_id', '=', credentialId).executeTakeFirst()
  return row && asPasskey(row)
}

/** False where there is one with this id already, whosever it is. */
export async function savePasskey(db: Db, passkey: Omit<Passkey, 'usedAt'>): Promise<boolean> {
  const result = await db
    .insertInto('passkey')
    .values({
      credential_id: passkey.credentialId,
      person_id: passkey.personId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports_json: JSON.stringify(passkey.transports),
      name: passkey.name,
      created_at: passkey.createdAt,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/**
 * Notes that a passkey has signed. False where its counter has not gone up: a copy of it has been used. A device that
 * does not count always says 0. Of two uses with one count only one succeeds.
 */
export async function usePasskey(db: Db, credentialId: string, counter: number, usedAt: string): Promise<boolean> {
  const result = await db
    .updateTable('passkey')
    .set({ counter, used_at: usedAt })
    .where('credential_id', '=', credentialId)
    .where((where) => (counter === 0 ? where('counter', '=', 0) : where('counter', '<', counter)))
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** False where the person has no such passkey. */
export async function renamePasskey(db: Db, personId: string, credentialId: string, name: string): Promise<boolean> {
  const result = await db
    .updateTable('passkey')
    .set({ name })
    .where('credential_id', '=', credentialId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** False where the person has no such passkey. */
export async function deletePasskey(db: Db, personId: string, credentialId: string): Promise<boolean> {
  const result = await db
    .deleteFrom('passkey')
    .where('credential_id', '=', credentialId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

export async function deletePasskeys(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('passkey').where('person_id', '=', personId).execute()
}
