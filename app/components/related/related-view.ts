import type { Mechanism, SocialIssue } from '#scoring/vocabulary.ts'

/** Why a case stands beside another; it holds the other way round as well. */
export type RelatedReason =
  | { readonly kind: 'issue'; readonly issue: SocialIssue }
  /** They create their change in the same way, in different industries. */
  | { readonly kind: 'mechanism'; readonly mechanisms: readonly Mechanism[] }
  | { readonly kind: 'organisation' }

/** A case that is shown beside another, in the reader's language. */
export interface RelatedCaseView {
  readonly id: string
  /** What stands in its address. */
  readonly slug: string
  readonly title: string
  readonly organisation: string
  readonly industry: string
  readonly reasons: readonly RelatedReason[]
}
