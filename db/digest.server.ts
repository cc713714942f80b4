import { createHash } from 'node:crypto'

/** Lower-case hex sha256. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * One digest for a set of named contents: of a revision's files, or of a library's cases. The order of the entries does
 * not matter, names and contents do.
 */
export function digestOf(entries: Iterable<readonly [name: string, digest: string]>): string {
  const lines = [...entries].map(([name, digest]) => `${name}\0${digest}\n`)
  return sha256(lines.sort().join(''))
}
