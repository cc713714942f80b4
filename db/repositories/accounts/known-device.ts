import type { Db } from '../../schema.ts'

/** Whether this browser has signed in to this account before. */
export async function isKnownDevice(db: Db, personId: string, tokenHash: string, now: string): Promise<boolean> {
  const row = await db
    .selectFrom('known_device')
    .select('token_hash')
    .where('token_hash', '=', tokenHash)
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

export async function saveKnownDevice(
  db: Db,
  device: {
    readonly tokenHash: string
    readonly personId: string
    readonly createdAt: string
    readonly expiresAt: string
  },
): Promise<void> {
  await db
    .insertInto('known_device')
    .values({
      token_hash: device.tokenHash,
      person_id: device.personId,
      created_at: device.createdAt,
      expires_at: device.expiresAt,
    })
    .execute()
}

/** Forgets all of a person's browsers but so many, the oldest first. */
export async function deleteOldestDevices(db: Db, personId: string, keep: number): Promise<void> {
  const rows = await db
    .selectFrom('known_device')
    .select('token_hash')
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('token_hash')
    .offset(keep)
    .limit(1_000)
    .execute()
  if (rows.length === 0) return
  await db.deleteFrom('known_device').where('token_hash', 'in', rows.map((row) => row.token_hash)).execute() // prettier-ignore
}

export async function deleteKnownDevices(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('known_device').where('person_id', '=', personId).execute()
}

export async function deleteExpiredDevices(db: Db, now: string): Promise<void> {
  await db.deleteFrom('known_device').where('expires_at', '<=', now).execute()
}
