import type { Database } from '#db/open.server.ts'
import { listCaseStates, restoreCases, retireCases } from '#db/repositories/case.ts'
import { changeLibrary } from '#db/repositories/library-state.ts'

export interface RetireReport {
  /** Taken away from readers, or brought back to them. */
  readonly changed: readonly string[]
  /** Were so already. */
  readonly unchanged: readonly string[]
}

/** No such case in the database; nothing was changed. */
export class UnknownCaseError extends Error {
  override readonly name = 'UnknownCaseError'
}

/**
 * Takes cases away from readers, with every revision that they ever saw, or brings retired ones back. Nothing is
 * deleted: the page of such a case is gone, a comparison and the API say that it was withdrawn.
 * @param options.restore brings back
 * @throws UnknownCaseError where one of the ids names no case: a slip must not go by as done
 */
export async function retire(
  database: Database,
  caseIds: readonly string[],
  options: { restore?: boolean } = {},
): Promise<RetireReport> {
  return changeLibrary(database.db, async (library) => {
    const states = new Map((await listCaseStates(library)).map((state) => [state.caseId, state]))
    const asked = [...new Set(caseIds)]
    const unknown = asked.filter((id) => !states.has(id))
    if (unknown.length > 0) throw new UnknownCaseError(`no such case in the database: ${unknown.join(', ')}`)
    const isRetired = (id: string) => states.get(id)!.retiredAt !== undefined
    const [changed, unchanged] = [true, false].map((change) =>
      asked.filter((id) => (isRetired(id) === (options.restore ?? false)) === change),
    ) as [string[], string[]]
    if (options.restore) await restoreCases(library, changed)
    else await retireCases(library, changed, new Date().toISOString())
    return { changed, unchanged }
  })
}
