/**
 * The case format, `format: 1`: one zod schema for the front matter of `case.md`, strict everywhere, so an unknown or
 * misspelt key is a problem and not silence. Pure: the editor runs it in the browser. How to write a case: README.md.
 */
import { z } from 'zod'
import { UNIT_NAMES } from '#scoring/units.ts'
import {
  ADMIN_LEVELS, ASSET_KINDS, CLAIMANT_KINDS, EVIDENCE_GRADES, FOUNDATION_ROLES, FUNDING_SCOPES, INDICATORS,
  INDICATOR_STATES, MECHANISMS, NOT_PRICED_CODES, OUTCOME_KINDS, QUALIFIERS, REGION_SCOPES, SEARCH_SCOPES, SECTORS,
  SIDES, SIGNS, SOCIAL_ISSUES, SOURCE_KINDS, SPENDING_DETAILS, TRIGGERS,
} from '#scoring/vocabulary.ts' // prettier-ignore
import { isPartialDate } from './partial-date.ts'
import { PROVINCE_CODES } from './provinces.ts'

// A page's content policy forbids code made at run time: zod would try, fall back and leave a report of the attempt.
if ('location' in globalThis) z.config({ jitless: true })

export const FORMAT_VERSION = 1

const text = z.string().trim().min(1).max(4000)
/** Text shown on a page: both languages, always. */
const localText = z.strictObject({ 'zh-CN': text, en: text })
const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/).max(80) // prettier-ignore
const id = slug
/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; a bare year that YAML reads as a number is accepted. */
export const partialDate = z.preprocess(
  (value) => (typeof value === 'number' && Number.isInteger(value) ? String(value) : value),
  z.string().refine(isPartialDate, { params: { problem: 'bad-date' } }),
)
const fullDate = partialDate.refine((value) => typeof value === 'string' && value.length === 10, {
  params: { problem: 'need-full-date' },
})
const url = z.url({ protocol: /^https?$/ }).max(2000)
const evidenceIds = z.array(id).max(60).default([])
const amount = z.number().nonnegative().finite()
const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
const levelRange = z
  .strictObject({ min: level, max: level })
  .refine((range) => range.min <= range.max, { params: { problem: 'level-min-above-max' } })
const share = z.number().min(0).max(1)

const source = z.strictObject({
  id,
  title: text,
  publisher: text,
  date: partialDate.optional(),
  url: url.optional(),
  accessed: fullDate.optional(),
  /** The copy that was kept of it, by the digest of its bytes, and the day it was made. */
  archived: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), date: fullDate }).optional(),
  kind: z.enum(SOURCE_KINDS),
  note: localText.optional(),
})

const evidence = z.strictObject({
  id,
  source: id,
  locator: localText,
  claimedBy: z.strictObject({ who: localText, kind: z.enum(CLAIMANT_KINDS) }),
  originalSource: text.optional(),
  grade: z.enum(EVIDENCE_GRADES),
  /** True for a repost without a clear origin: shown with a visible mark. */
  weak: z.boolean().default(false),
  quote: z
    .string()
    .refine((quote) => (quote.match(/\p{Script=Han}/gu)?.length ?? 0) <= 15, { params: { problem: 'quote-too-long' } })
    .optional(),
  note: localText.optional(),
})

const period = z.strictObject({ start: partialDate.optional(), end: partialDate.optional(), evidence: evidenceIds })

const region = z.strictObject({
  scope: z.enum(REGION_SCOPES),
  provinces: z.array(z.enum(PROVINCE_CODES)).default([]),
  provinceCount: z.number().int().positive().max(34).optional(),
  cities: z.array(text).default([]),
  cityCount: z.number().int().positive().optional(),
  asOf: partialDate.optional(),
  evidence: evidenceIds,
})

const component = z.strictObject({
  id,
  name: localText,
  period: period.optional(),
  regions: z.array(region).default([]),
  status: z.enum(['active', 'ended', 'unknown']),
  note: localText.optional(),
  evidence: evidenceIds,
})

const partner = z
  .strictObject({
    name: localText.optional(),
    group: localText.optional(),
    count: z.number().int().positive().optional(),
    sector: z.enum(SECTORS),
    affiliate: z.boolean().default(false),
    agreement: z.strictObject({ signed: partialDate, parties: localText, evidence: evidenceIds }).optional(),
    role: localText,
    asOf: partialDate.optional(),
    evidence: evidenceIds,
  })
  .refine((value) => (value.name === undefined) !== (value.group === undefined), {
    params: { problem: 'partner-name-or-group' },
  })

const funding = z.strictObject({
  label: localText,
  scope: z.enum(FUNDING_SCOPES),
  amountCny: amount.optional(),
  qualifier: z.enum(QUALIFIERS).optional(),
  payer: localText,
  period: z.strictObject({ start: partialDate.optional(), end: partialDate.optional() }).optional(),
  /** The year, where the amount is of one year. */
  year: partialDate.optional(),
  asOf: partialDate.optional(),
  evidence: evidenceIds,
})

const spending = z.strictObject({
  detail: z.enum(SPENDING_DETAILS),
  statement: localText,
  asOf: partialDate.optional(),
  evidence: evidenceIds,
})

const foundation = z.strictObject({
  name: localText,
  registerId: text.optional(),
  role: z.enum(FOUNDATION_ROLES),
  amountCny: amount.optional(),
  statement: localText.optional(),
  asOf: partialDate.optional(),
  evidence: evidenceIds,
})

const asset = z.strictObject({
  kind: z.enum(ASSET_KINDS),
  label: localText,
  url: url.optional(),
  asOf: partialDate.optional(),
  evidence: evidenceIds,
})

const enquiry = z.strictObject({
  sent: fullDate,
  replied: fullDate.optional(),
  substantive: z.boolean(),
  note: localText.optional(),
})

const newsLog = z.strictObject({
  query: text,
  date: fullDate,
  scope: z.enum(SEARCH_SCOPES),
  distinctDomains: z.number().int().nonnegative(),
  windowMonths: z.number().int().positive().optional(),
  domains: z.array(z.string().max(200)).default([]),
})

const account = z.strictObject({
  label: localText,
  own: z.boolean(),
  followers: z.number().nonnegative().optional(),
  reads: z.number().nonnegative().optional(),
  asOf: partialDate.optional(),
  evidence: evidenceIds,
})

const coding = z.strictObject({
  coder: text,
  date: fullDate,
  level: levelRange,
  evidence: evidenceIds,
  note: localText.optional(),
})

const indicator = z.strictObject({
  state: z.enum(INDICATOR_STATES),
  level: levelRange,
  evidence: evidenceIds,
  /** For `searched-none`: when and where somebody looked. */
  search: z.strictObject({ date: fullDate, scope: z.enum(SEARCH_SCOPES), query: text }).optional(),
  /** For `confirmed`: who and when. `library` is this library's own first coding, by no named person. */
  confirmed: z.strictObject({ by: text, date: fullDate }).optional(),
  codings: z.array(coding).default([]),
  /** Why the level differs from what the facts derive. */
  override: localText.optional(),
  note: localText.optional(),
})

const basis = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cumulative'), from: partialDate.optional(), to: partialDate }),
  z.strictObject({ kind: z.literal('annual'), year: partialDate }),
  z.strictObject({ kind: z.literal('stock'), at: partialDate }),
])

const observation = z.strictObject({
  asOf: partialDate,
  basis,
  value: z.number().finite(),
  qualifier: z.enum(QUALIFIERS).default('exact'),
  note: localText.optional(),
  evidence: evidenceIds,
})

const breakdownPart = z.strictObject({ id, label: localText, value: z.number().finite(), evidence: evidenceIds })

const filterShape = {
  low: share,
  central: share.optional(),
  high: share,
}
const filter = z
  .discriminatedUnion('state', [
    z.strictObject({ state: z.literal('unknown') }),
    z.strictObject({ state: z.literal('evidenced'), ...filterShape, evidence: evidenceIds }),
    z.strictObject({ state: z.literal('assumed'), ...filterShape, who: text, why: localText }),
  ])
  .default({ state: 'unknown' })

const valuation = z.strictObject({
  chain: z.array(z.string().regex(/^[a-z0-9.-]+$/)).min(1),
  deadweight: filter,
  displacement: filter,
  attribution: filter,
  dropoff: filter,
  benefitYears: z.number().int().positive().max(100).optional(),
  note: localText.optional(),
})

const outcome = z
  .strictObject({
    id,
    label: localText,
    unit: z.enum(UNIT_NAMES),
    population: localText.optional(),
    side: z.enum(SIDES),
    sign: z.enum(SIGNS),
    kind: z.enum(OUTCOME_KINDS),
    partOf: z.strictObject({ id, relation: z.enum(['certain', 'possible']) }).optional(),
    component: id.optional(),
    observations: z.array(observation).default([]),
    /** Parts of the newest observation; `complete` parts must add up to it. */
    breakdown: z.strictObject({ complete: z.boolean(), parts: z.array(breakdownPart).min(1) }).optional(),
    valuation: valuation.optional(),
    notPriced: z.strictObject({ code: z.enum(NOT_PRICED_CODES), reason: localText }).optional(),
    note: localText.optional(),
    /** For a harm or claim without a quantity. */
    evidence: evidenceIds,
  })
  .refine((value) => (value.valuation === undefined) !== (value.notPriced === undefined), {
    params: { problem: 'valuation-or-not-priced' },
  })

const investment = z.strictObject({
  label: localText,
  amountCny: amount,
  year: partialDate,
  scope: z.enum(FUNDING_SCOPES),
  evidence: evidenceIds,
})

const register = <T extends z.ZodType>(item: T) =>
  z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('unknown') }),
    z.strictObject({ state: z.literal('searched-none'), date: fullDate }),
    z.strictObject({ state: z.literal('listed'), items: z.array(item).min(1) }),
  ])

const fact = z.strictObject({
  id,
  label: localText,
  value: z.number().finite(),
  unit: z.enum(UNIT_NAMES),
  qualifier: z.enum(QUALIFIERS).default('exact'),
  /** What the figure is about: the case itself or the world around it. */
  context: z.boolean().default(false),
  asOf: partialDate.optional(),
  note: localText.optional(),
  evidence: evidenceIds,
})

const contradiction = z.strictObject({
  id,
  about: localText,
  values: z.array(z.strictObject({ value: localText, evidence: evidenceIds })).min(2),
  /** Index into `values` of the one this case uses, or null where none is chosen. */
  chosen: z.number().int().nonnegative().nullable(),
  reason: localText,
})

const openQuestion = z.strictObject({
  question: localText,
  /** Indicator, outcome or field the answer would settle. */
  settles: z.array(text).default([]),
  where: localText.optional(),
})

export const frontMatterSchema = z.strictObject({
  format: z.literal(FORMAT_VERSION),
  id: slug,
  kind: z.enum(['full', 'short']),
  title: localText,
  summary: localText,
  organisation: z.strictObject({
    name: localText,
    legalName: text.optional(),
    stockCodes: z.array(z.string().regex(/^[A-Z]{2,6}:[A-Z0-9.]{1,10}$/)).default([]),
    /** Section letter of GB/T 4754. */
    industry: z.enum([...'ABCDEFGHIJKLMNOPQRST'] as [string, ...string[]]),
    affiliates: z.array(localText).default([]),
  }),
  socialIssue: z.enum(SOCIAL_ISSUES),
  sdgs: z
    .array(z.strictObject({ goal: z.number().int().min(1).max(17), assignedBy: z.enum(['source', 'us']) }))
    .default([]),
  trigger: z.enum(TRIGGERS),
  triggerEvidence: evidenceIds,
  innovationPoints: z
    .array(
      z.strictObject({
        point: localText,
        mechanism: z.enum(MECHANISMS),
        assignedBy: z.enum(['source', 'us']),
        evidence: evidenceIds,
      }),
    )
    .default([]),
  asOf: partialDate,
  licence: text,
  status: z.enum(['active', 'ended', 'unknown']),
  sources: z.array(source).min(1),
  evidence: z.array(evidence).min(1),
  period,
  components: z.array(component).default([]),
  partners: z.array(partner).default([]),
  regions: z.array(region).default([]),
  levels: z.array(z.strictObject({ level: z.enum(ADMIN_LEVELS), evidence: evidenceIds })).default([]),
  funding: z.array(funding).default([]),
  spending: z.array(spending).default([]),
  foundations: z.array(foundation).default([]),
  assets: z.array(asset).default([]),
  enquiryLog: z.array(enquiry).default([]),
  newsLog: z.array(newsLog).default([]),
  accounts: z.array(account).default([]),
  indicators: z.strictObject(
    Object.fromEntries(INDICATORS.map((name) => [name, indicator])) as Record<
      (typeof INDICATORS)[number],
      typeof indicator
    >,
  ),
  outcomes: z.array(outcome).default([]),
  harms: register(outcome),
  investments: register(investment),
  facts: z.array(fact).default([]),
  contradictions: z.array(contradiction).default([]),
  openQuestions: z.array(openQuestion).default([]),
})

export type FrontMatter = z.infer<typeof frontMatterSchema>

/** Front matter of `en.md`: what it translates, and the text's own title and summary where they differ. */
export const translationSchema = z.strictObject({
  format: z.literal(FORMAT_VERSION),
  id: slug,
  /** sha256 of the `case.md` this text was written from; a page says so when the original has moved on. */
  translates: z.string().regex(/^[0-9a-f]{64}$/),
})

export type TranslationFrontMatter = z.infer<typeof translationSchema>
