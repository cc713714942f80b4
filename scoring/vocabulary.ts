/**
 * Every closed list that cases, scores and screens share. A case cannot name a dimension, unit or reason that scoring
 * does not know, because `cases/schema.ts` builds its enums from here. Labels in both languages live in `app/i18n`.
 */

/** Dimensions of the social value impact index, in their published order. */
export const DIMENSIONS = ['mission', 'execution', 'finance', 'communication'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** The 14 published indicators (document 003). The grouping 3/5/3/3 is inferred from a table with merged cells. */
export const INDICATORS = [
  'M1', 'M2', 'M3', 'E1', 'E2', 'E3', 'E4', 'E5', 'F1', 'F2', 'F3', 'C1', 'C2', 'C3',
] as const // prettier-ignore
export type Indicator = (typeof INDICATORS)[number]

export const DIMENSION_OF: Readonly<Record<Indicator, Dimension>> = {
  M1: 'mission', M2: 'mission', M3: 'mission',
  E1: 'execution', E2: 'execution', E3: 'execution', E4: 'execution', E5: 'execution',
  F1: 'finance', F2: 'finance', F3: 'finance',
  C1: 'communication', C2: 'communication', C3: 'communication',
} // prettier-ignore

/** Indicators a person judges; all others are derived from structured facts. */
export const JUDGED_INDICATORS = ['M1', 'M2', 'M3'] as const
export type JudgedIndicator = (typeof JUDGED_INDICATORS)[number]

export const LEVELS = [0, 1, 2, 3] as const
export type Level = (typeof LEVELS)[number]

export const INDICATOR_STATES = ['unknown', 'searched-none', 'proposed', 'confirmed'] as const
export type IndicatorState = (typeof INDICATOR_STATES)[number]

export const SOCIAL_ISSUES = [
  'rural-revitalisation', 'rural-governance', 'social-assistance', 'accessibility', 'green-consumption', 'women',
  'child-development', 'ageing', 'platform-giving', 'emergency-relief', 'health', 'sustainability-integration',
  'corporate-esg',
] as const // prettier-ignore
export type SocialIssue = (typeof SOCIAL_ISSUES)[number]

export const TRIGGERS = ['planned', 'incidental', 'unknown'] as const
export type Trigger = (typeof TRIGGERS)[number]

/** How a project creates its change: what a reader looks for who asks "same mechanism, another sector". */
export const MECHANISMS = [
  'existing-technology', 'user-participation', 'platform-organisation', 'supply-chain', 'staff-secondment',
  'professional-service', 'product-redesign', 'game-design', 'incentive-design', 'research-and-standards',
  'organisational-process', 'circular-economy', 'social-enterprise',
] as const // prettier-ignore
export type Mechanism = (typeof MECHANISMS)[number]

export const SECTORS = ['government', 'nonprofit', 'academia', 'business'] as const
export type Sector = (typeof SECTORS)[number]

/** A: audited, official register or peer-reviewed. B: an independent publisher's own finding. C: the organisation's claim. */
export const EVIDENCE_GRADES = ['A', 'B', 'C'] as const
export type EvidenceGrade = (typeof EVIDENCE_GRADES)[number]

export const CLAIMANT_KINDS = ['organisation', 'government', 'nonprofit', 'academia', 'media', 'individual'] as const
export type ClaimantKind = (typeof CLAIMANT_KINDS)[number]

export const SOURCE_KINDS = [
  'report', 'news', 'company', 'government', 'foundation', 'journal', 'register', 'repost', 'encyclopaedia',
] as const // prettier-ignore
export type SourceKind = (typeof SOURCE_KINDS)[number]

export const REGION_SCOPES = ['city', 'province', 'national', 'abroad', 'unknown'] as const
export type RegionScope = (typeof REGION_SCOPES)[number]

/** Administrative levels the work reaches (indicator E4, administrative reading). */
export const ADMIN_LEVELS = ['national', 'province', 'city', 'county', 'community'] as const
export type AdminLevel = (typeof ADMIN_LEVELS)[number]

export const FUNDING_SCOPES = ['company', 'programme', 'project'] as const
export type FundingScope = (typeof FUNDING_SCOPES)[number]

export const SPENDING_DETAILS = ['narrative', 'breakdown', 'audited-breakdown'] as const
export type SpendingDetail = (typeof SPENDING_DETAILS)[number]

export const FOUNDATION_ROLES = ['funds', 'partner', 'receives'] as const
export type FoundationRole = (typeof FOUNDATION_ROLES)[number]

export const ASSET_KINDS = ['name', 'logo', 'page', 'account', 'registered-mark', 'site', 'mini-program'] as const
export type AssetKind = (typeof ASSET_KINDS)[number]

/** `stored-pages`: only stored copies were searched; such a log raises a floor and never makes a "searched, none". */
export const SEARCH_SCOPES = ['live-web', 'stored-pages'] as const
export type SearchScope = (typeof SEARCH_SCOPES)[number]

export const OUTCOME_KINDS = ['output', 'outcome', 'reach', 'transfer'] as const
export type OutcomeKind = (typeof OUTCOME_KINDS)[number]

export const SIDES = ['environment', 'social'] as const
export type Side = (typeof SIDES)[number]

export const SIGNS = ['benefit', 'harm'] as const
export type Sign = (typeof SIGNS)[number]

export const QUALIFIERS = ['exact', 'about', 'atLeast', 'atMost'] as const
export type Qualifier = (typeof QUALIFIERS)[number]

export const NOT_PRICED_CODES = [
  'NO_QUANTITY', 'OUTPUT_NOT_OUTCOME', 'NO_COUNTERFACTUAL', 'NO_FACTOR', 'TRANSFER', 'SUBSET', 'ETHICAL',
] as const // prettier-ignore
export type NotPricedCode = (typeof NOT_PRICED_CODES)[number]

export const ROW_STATUSES = ['priced', 'bounded', 'scenario', 'notPriced'] as const
export type RowStatus = (typeof ROW_STATUSES)[number]

/** The carbon price is a choice with no silent default: both headline choices are always computed. */
export const CARBON_PRICES = ['cn-ets', 'epa-2.5', 'epa-2.0', 'epa-1.5'] as const
export type CarbonPrice = (typeof CARBON_PRICES)[number]

/** The five bands of a published CSR index (CASS), used here as names for ranges of this index. */
export const BANDS = ['bystander', 'starter', 'follower', 'leader', 'outstanding'] as const
export type Band = (typeof BANDS)[number]
