import { evidenceFindings } from '#cases/evidence/evidence-findings.ts'
import { listCaseJson, listHeadVersions } from '#db/repositories/desk/head-case.ts'
import type { Db } from '#db/schema.ts'
import { madeOnce } from '../../made-once.ts'
import type { StoredCase } from '../library-derive.server.ts'
import type { Library } from '../library.server.ts'

/** A case as it was last saved, published or not. */
export interface HeadCase {
  readonly id: string
  readonly revisionId: string
  readonly computedAt: string
  readonly facts: StoredCase['case']
}

/** All cases that are not withdrawn, as they were last saved. */
export interface HeadCases {
  readonly cases: readonly HeadCase[]
  /** Those whose newest revision cannot be read. */
  readonly unreadable: readonly string[]
}

/** What was read last of each database: a case that was not saved since is not read again. */
const held = new WeakMap<Db, HeadCases>()

/**
 * Reads stored facts of the newest revisions, and of those only what has changed since the last time: nothing is parsed
 * or scored. Where nothing changed it is the same object, so that what is made of it is made once.
 * @param shelf what readers see: most newest revisions stand there already
 */
export async function headCases(db: Db, shelf: Pick<Library, 'byId'>): Promise<HeadCases> {
  const versions = await listHeadVersions(db)
  const before = held.get(db)
  const known = new Map(before?.cases.map((one) => [one.id, one]))
  const isSame = (one: HeadCase | undefined, version: { revisionId: string; computedAt: string }) =>
    one?.revisionId === version.revisionId && one.computedAt === version.computedAt
  const readable = versions.filter(({ ok }) => ok)
  const found = new Map<string, HeadCase>()
  for (const version of readable) {
    const old = known.get(version.caseId)
    const shown = shelf.byId.get(version.caseId)
    if (isSame(old, version)) found.set(version.caseId, old!)
    else if (shown?.revision.id === version.revisionId && shown.computedAt === version.computedAt) {
      found.set(version.caseId, { id: version.caseId, ...withoutCase(version), facts: shown.case })
    }
  }
  const missing = readable.filter(({ caseId }) => !found.has(caseId))
  const json = await listCaseJson(db, missing.map(({ revisionId }) => revisionId)) // prettier-ignore
  for (const version of missing) {
    const stored = json.get(version.revisionId)
    if (stored === undefined) continue
    const { case: facts } = JSON.parse(stored) as StoredCase
    found.set(version.caseId, { id: version.caseId, ...withoutCase(version), facts })
  }
  const cases = readable.flatMap(({ caseId }) => found.get(caseId) ?? [])
  const unreadable = versions.filter(({ caseId }) => !found.has(caseId)).map(({ caseId }) => caseId)
  const isUnchanged =
    before?.cases.length === cases.length &&
    before.cases.every((one, place) => one === cases[place]) &&
    before.unreadable.join() === unreadable.join()
  if (isUnchanged) return before
  const now = { cases, unreadable }
  held.set(db, now)
  return now
}

const withoutCase = ({ revisionId, computedAt }: { revisionId: string; computedAt: string }) => ({
  revisionId,
  computedAt,
})

/** How it stands with the evidence of a case, found once for each revision. */
export const findingsOf = madeOnce((facts: StoredCase['case']) => evidenceFindings(facts))
