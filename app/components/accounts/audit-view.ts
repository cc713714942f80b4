import type { AuditQuery, LeftOutAuditPart } from '../../forms/accounts/audit-query.ts'

/** One entry of the audit as the page shows it. People stand in it by their ids; `AuditView.names` says who they are. */
export interface AuditEntryView {
  readonly sequence: number
  readonly at: string
  /** In whose name; null: nobody was signed in. */
  readonly actorId: string | null
  /** The administrator who acted for that person. */
  readonly trueActorId: string | null
  readonly action: string
  readonly subject: string
  readonly before: unknown
  readonly after: unknown
  /** null: erased. */
  readonly address: string | null
  /** null: none was asked for, or it was erased. */
  readonly reason: string | null
  readonly previousHash: string
  readonly hash: string
}

export interface AuditView {
  readonly query: AuditQuery
  readonly leftOut: readonly LeftOutAuditPart[]
  readonly entries: readonly AuditEntryView[]
  /** By id; empty for somebody whose account was erased. */
  readonly names: Readonly<Record<string, string>>
  /** Ids of those whom the words for a person stand for; null where nobody was asked for. */
  readonly people: readonly string[] | null
  readonly older: string | null
  readonly newest: string | null
  /** `sequence:hash` of the last entry, for `npm run audit:verify`; null where there is none. */
  readonly head: string | null
}
