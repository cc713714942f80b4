import { listPersonNames } from '#db/repositories/accounts/person.ts'
import { listAuditOfSubject } from '#db/repositories/accounts/audit.ts'
import { listHistory, listRevisionSizes, findRevisionRecord, type HistoryEntry } from '#db/repositories/revision-history.ts' // prettier-ignore
import type { Db } from '#db/schema.ts'
import type { SocialValueIndex } from '#scoring/social-value/social-value-index.ts'
import type { Visitor } from '../../access/visitor.ts'
import type { HistoryAuthor, HistoryRow, HistoryView } from '../../components/history/history-view.ts'
import { casePath } from '../../case-path.ts'
import type { Language } from '../../i18n/languages.ts'
import { library } from '../library.server.ts'
import { missingCase } from '../missing-case.server.ts'
import { mayReadDrafts, newestVisible, revisionNumber, visibleCase } from './revision-access.server.ts'
import { revisionMessage } from './revision-message.ts'
import { computedRevision } from './revision-page.server.ts'

export const HISTORY_PAGE = 50

/** Who wrote what the case folder held. */
const FOLDER = 'library'

/**
 * A page of the history of a case, in a number of queries that does not grow with the history. Readers see what was
 * published once, without names: those are for who writes cases.
 * @param query `before` begins below a number
 * @throws Response 404, or 410 for a case that was withdrawn
 */
export async function historyPage(
  db: Db,
  visitor: Visitor | undefined,
  slug: string,
  query: URLSearchParams,
  language: Language,
): Promise<HistoryView> {
  const standing = await visibleCase(db, visitor, slug)
  if (!standing) throw await missingCase(db, await library(), slug, language)
  const full = mayReadDrafts(visitor)
  const asked = query.get('before')
  const before = revisionNumber(asked)
  // One more than is shown: what the last one is compared with, and whether there is a page behind.
  const entries = await listHistory(db, slug, { seenOnly: !full, before, limit: HISTORY_PAGE + 1 })
  const sizes = await listRevisionSizes(
    db,
    entries.map(({ revision }) => revision.id),
  )
  const names = full ? await authorNames(db, entries) : undefined
  const merged = full ? await mergedNumbers(db, slug, entries) : new Set<number>()
  const rows = entries.slice(0, HISTORY_PAGE).map((entry, place): HistoryRow => {
    const { revision, ok, indexJson } = entry
    const below = entries[place + 1]?.revision
    const size = sizes.get(revision.id) ?? { textBytes: 0, attachments: 0 }
    const sizeBelow = below && sizes.get(below.id)
    return {
      number: revision.number,
      at: revision.createdAt,
      author: names ? authorOf(revision.author, names) : null,
      message: revisionMessage(revision, language),
      merged: merged.has(revision.number),
      publishedAt: entry.publishedAt ?? null,
      isCurrent: standing.publishedNumber === revision.number,
      isNewest: newestVisible(standing, visitor) === revision.number,
      ok: ok ?? null,
      index: ok && indexJson !== undefined ? boundsOf(indexJson) : null,
      size: {
        bytes: size.textBytes,
        change: sizeBelow ? size.textBytes - sizeBelow.textBytes : null,
        attachments: size.attachments,
        attachmentsChange: sizeBelow ? size.attachments - sizeBelow.attachments : null,
      },
      previous: below?.number ?? null,
    }
  })
  const current = (await library()).addresses.slugOf(slug)
  const address = casePath(current, '/history')
  return {
    id: slug,
    slug: current,
    title: await titleNow(db, slug, newestVisible(standing, visitor), language),
    full,
    rows,
    older: entries.length > HISTORY_PAGE ? `${address}?before=${rows.at(-1)!.number}` : null,
    newest: before === undefined ? null : address,
    leftOut: asked !== null && before === undefined ? [{ name: 'before', value: asked }] : [],
  }
}

/** As readers know the case now; of one that they don't, as the newest revision has it that the visitor may see. */
async function titleNow(db: Db, slug: string, newest: number, language: Language): Promise<string> {
  const shown = (await library()).byId.get(slug)
  if (shown) return shown.case.title[language]
  const record = await findRevisionRecord(db, slug, newest)
  const computed = record && (await computedRevision(db, record))
  return computed && 'entry' in computed ? computed.entry.case.title[language] : ''
}

function boundsOf(indexJson: string): { lower: number; upper: number } {
  const { lower, upper } = JSON.parse(indexJson) as SocialValueIndex
  return { lower, upper }
}

function authorNames(db: Db, entries: readonly HistoryEntry[]): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(entries.map(({ revision }) => revision.author))
  ids.delete(FOLDER)
  return listPersonNames(db, [...ids])
}

/** An erased account has no name any more. */
function authorOf(author: string, names: ReadonlyMap<string, string>): HistoryAuthor {
  if (author === FOLDER) return { kind: 'folder' }
  const name = names.get(author) ?? ''
  return name === '' ? { kind: 'erased' } : { kind: 'person', name }
}

/** Revisions in which the work of several people was put together: they were begun from another one than the newest. */
async function mergedNumbers(db: Db, slug: string, entries: readonly HistoryEntry[]): Promise<ReadonlySet<number>> {
  const moments = [...new Set(entries.map(({ revision }) => revision.createdAt))]
  const saves = await listAuditOfSubject(db, `case:${slug}`, 'case.save', moments)
  return new Set(
    saves.flatMap(({ beforeJson, afterJson }) => {
      const before = JSON.parse(beforeJson) as { revision: number } | null
      const after = JSON.parse(afterJson) as { revision: number; base?: number | null } | null
      return before && after && typeof after.base === 'number' && after.base !== before.revision ? [after.revision] : []
    }),
  )
}
