import { findAuditHead, listAudit, type AuditConcern, type StoredAuditRow } from '#db/repositories/accounts/audit.ts'
import { listPeople } from '#db/repositories/accounts/people.ts'
import { listPersonNames } from '#db/repositories/accounts/person.ts'
import type { Db } from '#db/schema.ts'
import { demandRight } from '../../access/need.ts'
import type { Visitor } from '../../access/visitor.ts'
import type { AuditEntryView, AuditView } from '../../components/accounts/audit-view.ts'
import { auditAddress, startOfDay, subjectsOf, type AuditQuery } from '../../forms/accounts/audit-query.ts'

const ENTRIES_ON_PAGE = 50
/** How many people a part of a name may stand for. */
const MOST_PEOPLE = 20

/**
 * A page of the audit, the newest entries first.
 * @throws ForbiddenError
 */
export async function readAudit(
  db: Db,
  visitor: Visitor | undefined,
  query: AuditQuery,
): Promise<Omit<AuditView, 'leftOut'>> {
  demandRight(visitor, 'audit.read')
  const personIds = query.person === '' ? undefined : await personIdsFor(db, query.person)
  const concerns: AuditConcern[] = []
  if (personIds) concerns.push({ actorIds: personIds, subjects: personIds.map((id) => `person:${id}`) })
  if (query.id !== '') concerns.push({ actorIds: [query.id.replace(/^person:/, '')], subjects: subjectsOf(query.id) })
  const [rows, head] = await Promise.all([
    personIds?.length === 0
      ? []
      : listAudit(
          db,
          {
            concerns,
            action: query.action,
            from: query.from && startOfDay(query.from),
            until: query.to && startOfDay(query.to, 1),
            sequence: query.entry,
            before: query.before,
          },
          ENTRIES_ON_PAGE + 1,
        ),
    findAuditHead(db),
  ])
  const entries = rows.slice(0, ENTRIES_ON_PAGE).map(entryView)
  const names = await listPersonNames(db, [...new Set([...entries.flatMap(personIdsIn), ...(personIds ?? [])])])
  return {
    query,
    entries,
    names: Object.fromEntries(names),
    people: personIds ?? null,
    older: rows.length > ENTRIES_ON_PAGE ? auditAddress({ ...query, before: entries.at(-1)!.sequence }) : null,
    newest: query.before === undefined ? null : auditAddress({ ...query, before: undefined }),
    head: head && head.sequence > 0 ? `${head.sequence}:${head.hash}` : null,
  }
}

const PERSON_ID = /^(?:person:)?(p_[A-Za-z0-9_-]+)$/

async function personIdsFor(db: Db, words: string): Promise<readonly string[]> {
  const id = PERSON_ID.exec(words)?.[1]
  if (id !== undefined) return [id]
  const people = await listPeople(db, { words, role: undefined, state: undefined }, { limit: MOST_PEOPLE, offset: 0 })
  return people.map((person) => person.id)
}

function entryView(row: StoredAuditRow): AuditEntryView {
  return {
    sequence: row.sequence,
    at: row.at,
    actorId: row.actorId ?? null,
    trueActorId: row.trueActorId ?? null,
    action: row.action,
    subject: row.subject,
    before: readable(row.beforeJson),
    after: readable(row.afterJson),
    address: row.address?.text ?? null,
    reason: row.reason?.text ?? null,
    previousHash: row.previousHash,
    hash: row.hash,
  }
}

/** Whoever spoilt an entry past this program must not be able to hide the others with it. */
function readable(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}

/** All people an entry speaks of, wherever in it. */
function personIdsIn({ actorId, trueActorId, subject, before, after }: AuditEntryView): string[] {
  const ids: string[] = []
  const collect = (value: unknown): void => {
    if (typeof value === 'string') {
      const id = PERSON_ID.exec(value)?.[1]
      if (id !== undefined) ids.push(id)
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  collect([actorId, trueActorId, subject, before, after])
  return ids
}
