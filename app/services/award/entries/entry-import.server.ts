import { listEntries } from '#db/repositories/award/entry.ts'
import { sha256 } from '#db/digest.server.ts'
import type { Db } from '#db/schema.ts'
import { awardScope, demandRight } from '../../../access/need.ts'
import type { Visitor } from '../../../access/visitor.ts'
import { fold } from '../../../search/fold.ts'
import { change } from '../../accounts/change.server.ts'
import { orRefused, refused, RefusedError, type Refused } from '../../accounts/refused.ts'
import type { AwardVisit } from '../award-visit.ts'
import { readEntryTable, type EntryTable, type TableRow } from './entry-table.ts'
import { enterAll, openForEntries } from './entries.server.ts'
import { rulesInForce } from '../rules/rules-of.server.ts'

export type ImportPreview = EntryTable & {
  /** Of the text that was looked at: what is imported is what was seen. */
  readonly digest: string
  /** By line, an entry of the award that has the same organisation and title. */
  readonly known: ReadonlyMap<number, string>
}

/**
 * What a table of entries holds, before anything is written.
 * @returns undefined where there is no such award
 * @throws ForbiddenError
 */
export async function previewImport(
  db: Db,
  visitor: Visitor | undefined,
  { award, text }: { readonly award: string; readonly text: string },
): Promise<ImportPreview | undefined> {
  demandRight(visitor, 'award.run', awardScope(award))
  const rules = await rulesInForce(db, award)
  if (!rules) return undefined
  const table = readEntryTable(text, rules)
  const entries = (await listEntries(db, award)).filter(({ state }) => state !== 'withdrawn')
  const byKey = new Map(entries.map((entry) => [keyOf(entry.organisation, entry.title['zh-CN']), entry.id]))
  const known = table.rows.flatMap(({ line, content }) => {
    const entry = byKey.get(keyOf(content.organisation, content.title['zh-CN']))
    return entry === undefined ? [] : [[line, entry] as const]
  })
  return { ...table, digest: sha256(text), known: new Map(known) }
}

const keyOf = (organisation: string, title: string): string => `${fold(organisation)} ${fold(title)}`

/**
 * Enters a whole table, or nothing of it where a line is wrong.
 * @param given.digest of the text as it was looked at
 * @throws ForbiddenError
 */
export async function importEntries(
  db: Db,
  { visitor, by }: AwardVisit,
  given: { readonly award: string; readonly text: string; readonly digest: string },
): Promise<{ readonly ok: true; readonly added: readonly string[] } | Refused> {
  demandRight(visitor, 'award.run', awardScope(given.award))
  if (sha256(given.text) !== given.digest) return refused('import-changed')
  const added = await orRefused(
    change(db, by, async (write, record) => {
      const award = await openForEntries(write, given.award)
      const { rows, problems } = readEntryTable(given.text, (await rulesInForce(write, given.award))!)
      if (problems.length > 0) throw new RefusedError(refused('import-problems', { count: problems.length }))
      return enterAll(write, record, by, award, rows.map(asNew))
    }),
  )
  return 'ok' in added ? added : { ok: true, added }
}

const asNew = ({ category, content, redacted }: TableRow) => ({ category, content, redacted, caseId: undefined })
