import type { PublishedCase } from '#db/repositories/published-case.ts'
import { unscorable } from '#scoring/result.ts'
import { assembleLibrary, type LibraryCase } from './library.server.ts'

/** A revision as a case of its own, without a place in the library; nothing where its files make no case. */
export function earlierCase(row: PublishedCase): LibraryCase | undefined {
  const [entry] = assembleLibrary(0, [row]).cases
  return entry && { ...entry, rank: unscorable('earlier-revision') }
}
