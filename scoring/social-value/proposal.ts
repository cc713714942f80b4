import type { Evidenced, LevelRange } from '../facts.ts'
import type { Level } from '../vocabulary.ts'

/** Which rule proposed a level; a page translates it with the numbers in `detail`. */
export type ProposalCode =
  | 'partners'
  | 'age'
  | 'wide-scope'
  | 'provinces-and-cities'
  | 'administrative-levels'
  | 'no-reply'
  | 'empty-reply'
  | 'substantive-reply'
  | 'funding-without-project-amount'
  | 'project-amount'
  | 'yearly-amounts'
  | 'spending-detail'
  | 'foundation-without-funding'
  | 'foundation-funds'
  | 'foundation-amount'
  | 'own-name'
  | 'own-logo-page-or-account'
  | 'own-mark-site-or-program'
  | 'news-domains'
  | 'news-floor'
  | 'third-party-posts'
  | 'third-party-reads'
  | 'own-account'
  | 'own-account-large'
  | 'own-account-small'

/** What the facts say a level is, why, and which evidence they rest on. */
export interface Proposal {
  readonly level: LevelRange
  readonly reason: { readonly code: ProposalCode; readonly detail: Readonly<Record<string, string | number>> }
  /** Evidence ids of the facts used; empty for the two logs (news, enquiries), which are themselves the evidence. */
  readonly evidence: readonly string[]
}

/** Builds a proposal; each evidence id is named once. */
export function propose(
  level: LevelRange,
  code: ProposalCode,
  detail: Proposal['reason']['detail'],
  used: readonly Evidenced[],
): Proposal {
  return { level, reason: { code, detail }, evidence: [...new Set(used.flatMap((fact) => fact.evidence))] }
}

/** Only facts that point to evidence count. */
export function evidenced<T extends Evidenced>(facts: readonly T[]): T[] {
  return facts.filter((fact) => fact.evidence.length > 0)
}

/** A level known for certain. */
export function exactly(level: Level): LevelRange {
  return { min: level, max: level }
}
