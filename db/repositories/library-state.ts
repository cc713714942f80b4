import type { Transaction } from 'kysely'
import type { Db, Tables } from '../schema.ts'

declare const LOCKED: unique symbol

/** A transaction that holds the library's lock: one writer at a time, on both engines. Only `changeLibrary` and `lockLibrary` make one. */
export type LibraryTransaction = Transaction<Tables> & { readonly [LOCKED]: true }

export interface LibraryState {
  /** Raised by every transaction that changes what readers see: the key under which rendered pages are kept. */
  readonly version: number
  /** Digest of the case folder as last imported; absent before the first import. */
  readonly lastImportDigest: string | undefined
}

/** Runs `work` in one transaction that no other writer of the library runs beside; an exception undoes all of it. */
export async function changeLibrary<T>(db: Db, work: (library: LibraryTransaction) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (transaction) => work(await lockLibrary(transaction)))
}

/** Takes the library's lock in a transaction that also writes something else, and keeps it to its end. */
export async function lockLibrary(transaction: Transaction<Tables>): Promise<LibraryTransaction> {
  // Writes nothing new: it takes the row's lock on PostgreSQL. SQLite's transaction is exclusive already.
  await transaction
    .updateTable('library_state')
    .set((update) => ({ version: update.ref('version') }))
    .execute()
  return transaction as LibraryTransaction
}

export async function findLibraryState(db: Db): Promise<LibraryState> {
  const row = await db.selectFrom('library_state').selectAll().executeTakeFirstOrThrow()
  return { version: row.version, lastImportDigest: row.last_import_digest ?? undefined }
}

export async function saveImportDigest(library: LibraryTransaction, digest: string): Promise<void> {
  await library.updateTable('library_state').set({ last_import_digest: digest }).execute()
}

/** For the repositories: each write that readers can see calls this in its own transaction. */
export async function raiseLibraryVersion(library: LibraryTransaction): Promise<void> {
  await library
    .updateTable('library_state')
    .set((update) => ({ version: update('version', '+', 1) }))
    .execute()
}
