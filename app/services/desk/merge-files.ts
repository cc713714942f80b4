import { agreed, type Conflict } from '#cases/merge/conflict.ts'
import type { Picks } from './merge-texts.ts'

/** Digests of the files beside the texts of a case, by path. */
export type FileDigests = ReadonlyMap<string, string>

/** A file that two people changed differently; its versions are digests. */
export interface FileConflict extends Conflict {
  readonly file: string
  readonly place: { readonly kind: 'file'; readonly path: string }
  readonly base?: string
  readonly mine?: string
  readonly theirs?: string
  /** Sizes of the versions that are there. */
  readonly bytes?: Readonly<Partial<Record<'base' | 'mine' | 'theirs', number>>>
}

/**
 * Puts together what two people have done to the files of the same revision, file by file: what only one of them added,
 * replaced or took out is taken.
 * @param picks by the id of a conflict as it was given out here
 * @returns files hold theirs where it could not be decided
 */
export function mergeFiles(
  base: FileDigests,
  mine: FileDigests,
  theirs: FileDigests,
  picks: Picks = {},
): { readonly files: FileDigests; readonly conflicts: readonly FileConflict[] } {
  const files = new Map<string, string>()
  const conflicts: FileConflict[] = []
  for (const path of [...new Set([...base.keys(), ...theirs.keys(), ...mine.keys()])].sort()) {
    const versions = { base: base.get(path), mine: mine.get(path), theirs: theirs.get(path) }
    const whole = agreed(versions.base, versions.mine, versions.theirs)
    const id = `file ${path}`
    const pick = picks[id]
    const chosen = pick === 'mine' || pick === 'theirs' || pick === 'base' ? pick : undefined
    const digest = whole ? whole.value : versions[chosen ?? 'theirs']
    if (digest !== undefined) files.set(path, digest)
    if (whole || chosen) continue
    const known = Object.entries(versions).filter(([, version]) => version !== undefined)
    conflicts.push({ id, file: path, place: { kind: 'file', path }, ...Object.fromEntries(known) })
  }
  return { files, conflicts }
}
