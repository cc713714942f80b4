import type { Words } from '#scoring/award/rules.ts'
import type { Db, Tables } from '../../schema.ts'
import { inChunks } from '../in-chunks.ts'

export const ENTRY_STATES = ['draft', 'submitted', 'eligible', 'ineligible', 'withdrawn'] as const
/** `submitted`: waits for the check of eligibility (资格审查). */
export type EntryState = (typeof ENTRY_STATES)[number]

/** What judges read of an entry. */
export interface EntryContent {
  readonly title: Words
  readonly organisation: string
  readonly summary: Words
  /** What the caps of the rules count by: region, ownership, industry. */
  readonly attributes: Readonly<Record<string, string>>
  readonly links: readonly { readonly label: string; readonly url: string }[]
  /** What a sheet can name as evidence. */
  readonly evidence: readonly {
    readonly id: string
    readonly label: Words
    readonly source: string
    readonly url: string | null
  }[]
  /** Where all of this comes from, in words; empty for a library case. */
  readonly source: string
  /** The revision of a library case as it was entered, such as `slug@3`. */
  readonly caseRevision: string | null
  /** Files that were handed in with it; of a copy without names those the office has let through. Absent: none. */
  readonly attachments?: readonly Attachment[]
}

/** A file of an entry, known by what is in it. */
export interface Attachment {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
}

export interface Entry {
  /** `E001` and on, in the order in which entries came. */
  readonly id: string
  readonly category: string
  readonly state: EntryState
  readonly title: Words
  readonly organisation: string
  readonly caseId: string | undefined
  readonly revision: number
  /** Goes up with each change, also of its category and state. */
  readonly tag: number
  readonly enteredBy: string | undefined
  readonly createdAt: string
  readonly submittedAt: string | undefined
  /** Since when it is of this organisation, where it came under another one. */
  readonly organisationSince?: string | undefined
  /** Whose decision it is that it is eligible or not, once that is decided. */
  readonly decidedBy?: 'checks' | 'office' | undefined
}

export interface EntryRevision {
  readonly number: number
  readonly content: EntryContent
  /** What judges see where entrants are hidden from them; null: nobody has made such a copy. */
  readonly redacted: EntryContent | null
  /** Of both copies. */
  readonly digest: string
  readonly at: string
}

function asEntry(row: Tables['award_entry']): Entry {
  return {
    id: row.id,
    category: row.category_id,
    state: row.state as EntryState,
    title: { 'zh-CN': row.title_zh, en: row.title_en },
    organisation: row.organisation,
    caseId: row.case_id ?? undefined,
    revision: row.revision,
    tag: row.tag,
    enteredBy: row.entered_by ?? undefined,
    createdAt: row.created_at,
    submittedAt: row.submitted_at ?? undefined,
    organisationSince: row.organisation_since ?? undefined,
    decidedBy: (row.decided_by as Entry['decidedBy'] | null) ?? undefined,
  }
}

function asRevision(row: Tables['award_entry_revision']): EntryRevision {
  return {
    number: row.number,
    content: JSON.parse(row.content_json) as EntryContent,
    redacted: row.redacted_json === null ? null : (JSON.parse(row.redacted_json) as EntryContent),
    digest: row.digest,
    at: row.at,
  }
}

/** Ordered by id. */
export async function listEntries(db: Db, awardId: string): Promise<Entry[]> {
  const rows = await db.selectFrom('award_entry').selectAll().where('award_id', '=', awardId).orderBy('id').execute()
  return rows.map(asEntry)
}

export async function findEntry(db: Db, awardId: string, id: string): Promise<Entry | undefined> {
  const row = await db
    .selectFrom('award_entry')
    .selectAll()
    .where('award_id', '=', awardId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && asEntry(row)
}

export async function findEntryRevision(
  db: Db,
  awardId: string,
  entryId: string,
  number: number,
): Promise<EntryRevision | undefined> {
  const row = await db
    .selectFrom('award_entry_revision')
    .selectAll()
    .where('award_id', '=', awardId)
    .where('entry_id', '=', entryId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && asRevision(row)
}

/** The newest content of every entry, by its id. */
export async function listEntryContents(db: Db, awardId: string): Promise<ReadonlyMap<string, EntryRevision>> {
  const rows = await db
    .selectFrom('award_entry_revision')
    .innerJoin('award_entry', (join) =>
      join
        .onRef('award_entry.award_id', '=', 'award_entry_revision.award_id')
        .onRef('award_entry.id', '=', 'award_entry_revision.entry_id')
        .onRef('award_entry.revision', '=', 'award_entry_revision.number'),
    )
    .selectAll('award_entry_revision')
    .where('award_entry.award_id', '=', awardId)
    .execute()
  return new Map(rows.map((row) => [row.entry_id, asRevision(row)]))
}

/** Every content that any entry has had, or these have. */
export async function listEntryRevisions(
  db: Db,
  awardId: string,
  entryIds?: readonly string[],
): Promise<readonly (EntryRevision & { readonly entryId: string })[]> {
  const found: (EntryRevision & { readonly entryId: string })[] = []
  const read = async (chunk?: readonly string[]) => {
    const rows = await db
      .selectFrom('award_entry_revision')
      .selectAll()
      .where('award_id', '=', awardId)
      .$if(chunk !== undefined, (query) => query.where('entry_id', 'in', chunk!))
      .execute()
    found.push(...rows.map((row) => ({ entryId: row.entry_id, ...asRevision(row) })))
  }
  if (entryIds === undefined) await read()
  else await inChunks([...new Set(entryIds)], read)
  return found
}

export async function insertEntry(db: Db, awardId: string, entry: Entry): Promise<void> {
  await db
    .insertInto('award_entry')
    .values({ award_id: awardId, ...columnsOf(entry), id: entry.id, created_at: entry.createdAt, tag: entry.tag })
    .execute()
}

/**
 * Writes an entry where nobody else has changed it since.
 * @returns false where another window was quicker, and nothing was written
 */
export async function replaceEntry(db: Db, awardId: string, entry: Entry): Promise<boolean> {
  const result = await db
    .updateTable('award_entry')
    .set({ ...columnsOf(entry), tag: entry.tag + 1 })
    .where('award_id', '=', awardId)
    .where('id', '=', entry.id)
    .where('tag', '=', entry.tag)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

function columnsOf(entry: Entry) {
  return {
    category_id: entry.category,
    state: entry.state,
    title_zh: entry.title['zh-CN'],
    title_en: entry.title.en,
    organisation: entry.organisation,
    case_id: entry.caseId ?? null,
    revision: entry.revision,
    entered_by: entry.enteredBy ?? null,
    submitted_at: entry.submittedAt ?? null,
    organisation_since: entry.organisationSince ?? null,
    decided_by: entry.decidedBy ?? null,
  }
}

export async function saveEntryRevision(
  db: Db,
  awardId: string,
  entryId: string,
  revision: EntryRevision,
): Promise<void> {
  await db
    .insertInto('award_entry_revision')
    .values({
      award_id: awardId,
      entry_id: entryId,
      number: revision.number,
      content_json: JSON.stringify(revision.content),
      redacted_json: revision.redacted === null ? null : JSON.stringify(revision.redacted),
      digest: revision.digest,
      at: revision.at,
    })
    .execute()
}
