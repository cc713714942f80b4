import { library } from './0001-library.ts'
import { publication } from './0002-publication.ts'
import { accounts } from './0003-accounts.ts'
import { desk } from './0004-desk.ts'
import type { Migration } from './migration.ts'

/** Every step, in order. A static list, because a bundle has no folder to read. */
export const MIGRATIONS: readonly Migration[] = [library, publication, accounts, desk]
