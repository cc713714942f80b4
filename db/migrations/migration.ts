import type { DatabaseKind } from '../schema.ts'

/**
 * One step forward; there is no way back but a backup. Once released a step never changes: its checksum is recorded
 * where it ran, and a database that ran another version of it refuses to open.
 */
export interface Migration {
  /** `0001-library`: steps run in the order of their names. */
  readonly name: string
  /** SQL, one statement an entry. All pending steps run in one transaction. */
  readonly statements: (kind: DatabaseKind) => readonly string[]
}
