import { listEntries } from '#db/repositories/award/entry.ts'
import { listPublishedCases } from '#db/repositories/published-case.ts'
import type { Db } from '#db/schema.ts'
import type { Judge } from '#db/repositories/award/judge.ts'
import type { StoredCase } from '../../library-derive.server.ts'

/**
 * The social issue of each entry that is a case of the library, as the case says it now; nothing where no judge has named
 * an issue, so that nobody waits for it.
 */
export async function issuesOfEntries(
  db: Db,
  awardId: string,
  judges: readonly Pick<Judge, 'issues'>[],
): Promise<ReadonlyMap<string, string>> {
  if (judges.every(({ issues = [] }) => issues.length === 0)) return new Map()
  const entries = await listEntries(db, awardId)
  const cases = await listPublishedCases(db, [...new Set(entries.flatMap(({ caseId }) => caseId ?? []))])
  const issues = new Map(
    cases.flatMap(({ revision, derived }) => {
      if (derived.caseJson === undefined) return []
      return [[revision.caseId, (JSON.parse(derived.caseJson) as StoredCase).case.socialIssue] as const]
    }),
  )
  return new Map(
    entries.flatMap(({ id, caseId }) => {
      const issue = caseId === undefined ? undefined : issues.get(caseId)
      return issue === undefined ? [] : [[id, issue] as const]
    }),
  )
}
