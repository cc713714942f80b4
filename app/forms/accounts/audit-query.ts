import { z } from 'zod'
import { AUDIT_ACTIONS, AUDIT_SUBJECTS, type AuditAction } from '../../access/audit-actions.ts'
import { shortened } from '../shortened.ts'

/** What the page of the audit is narrowed down to. */
export interface AuditQuery {
  /** Part of a name or address, or the id of a person: who did it, who acted for them, or to whom it was done. */
  readonly person: string
  readonly action: AuditAction | undefined
  /** Days by the clock of Beijing, both included. */
  readonly from: string | undefined
  readonly to: string | undefined
  /** Of whatever it was done to or whoever did it, with or without what it is: `session:s_1`, `s_1`. */
  readonly id: string
  /** One entry by its number. */
  readonly entry: number | undefined
  /** Only entries with smaller numbers: the next page. */
  readonly before: number | undefined
}

export type AuditQueryPart = keyof AuditQuery

export interface LeftOutAuditPart {
  readonly name: AuditQueryPart
  readonly value: string
}

// No database takes a NUL in a text, and nobody means one.
const words = z.string().trim().max(200).regex(/^\P{Cc}*$/u) // prettier-ignore
const number = z.string().regex(/^[1-9]\d{0,8}$/).transform(Number) // prettier-ignore
const SCHEMAS = {
  person: words,
  action: z.enum(AUDIT_ACTIONS),
  from: z.iso.date(),
  to: z.iso.date(),
  id: words,
  entry: number,
  before: number,
}

/** Reads an address, whatever it holds: what is not understood is listed in `leftOut` and narrows nothing down. */
export function readAuditQuery(query: URLSearchParams): {
  readonly query: AuditQuery
  readonly leftOut: readonly LeftOutAuditPart[]
} {
  const leftOut: LeftOutAuditPart[] = []
  const read = <Value>(name: AuditQueryPart, schema: z.ZodType<Value>): Value | undefined => {
    const text = query.get(name) ?? ''
    if (text.trim() === '') return undefined
    const parsed = schema.safeParse(text)
    if (parsed.success) return parsed.data
    leftOut.push({ name, value: shortened(text) })
    return undefined
  }
  const from = read('from', SCHEMAS.from)
  const to = read('to', SCHEMAS.to)
  const backwards = from !== undefined && to !== undefined && to < from
  if (backwards) leftOut.push({ name: 'to', value: to })
  return {
    query: {
      person: read('person', SCHEMAS.person) ?? '',
      action: read('action', SCHEMAS.action),
      from,
      to: backwards ? undefined : to,
      id: read('id', SCHEMAS.id) ?? '',
      entry: read('entry', SCHEMAS.entry),
      before: read('before', SCHEMAS.before),
    },
    leftOut,
  }
}

/** The address of a page of the audit. */
export function auditAddress(query: Partial<AuditQuery>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  const search = new URLSearchParams(given).toString()
  return search === '' ? '/admin/audit' : `/admin/audit?${search}`
}

/** All subjects that an id can be part of. */
export const subjectsOf = (id: string): readonly string[] =>
  id.includes(':') ? [id] : AUDIT_SUBJECTS.map((kind) => `${kind}:${id}`)

const HOURS_AHEAD = 8

/** When a day begins in Beijing. ISO 8601, UTC. */
export function startOfDay(day: string, daysLater = 0): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + (daysLater * 24 - HOURS_AHEAD) * 3_600_000).toISOString()
}
