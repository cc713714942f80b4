import type { CaseFacts, FilterShare, InvestmentFact, LevelRange, OutcomeFact } from '../facts.ts'
import { FILTER_NAMES, type FilterName } from '../net-value/filters.ts'
import { newestObservation } from '../net-value/quantity.ts'
import type { RowQuantity } from '../net-value/row.ts'
import {
  INDICATORS, type EvidenceGrade, type Indicator, type IndicatorState, type NotPricedCode, type OutcomeKind, type Sign,
} from '../vocabulary.ts' // prettier-ignore
import type { FactParts } from './number-change.ts'
import { investmentKey, mixOutcome, outcomesIn } from './mix-facts.ts'

/** What a change is about. `row` has an outcome's or harm's id, `evidence` that of a piece of evidence. */
export type ChangeSubject =
  | { readonly kind: 'indicator'; readonly id: Indicator }
  | { readonly kind: 'row'; readonly id: string }
  | { readonly kind: 'evidence'; readonly id: string }
  | { readonly kind: 'case' }

/** The size of a filter as it is written: shares of 1. Null: no size, because it is unknown. */
type FilterSize = { readonly low: number; readonly central: number | null; readonly high: number } | null

/** Each field that the two methods read, with what it holds. */
interface FieldValues {
  readonly level: LevelRange
  readonly state: IndicatorState
  /** Ids of evidence. */
  readonly links: readonly string[]
  readonly present: boolean
  readonly quantity: RowQuantity | null
  readonly chain: readonly string[] | null
  readonly 'benefit-years': number | null
  readonly kind: OutcomeKind
  readonly sign: Sign
  readonly 'part-of': { readonly id: string; readonly relation: 'certain' | 'possible' } | null
  readonly 'not-priced': NotPricedCode | null
  readonly filter: { readonly name: FilterName; readonly size: FilterSize }
  readonly 'filter-state': { readonly name: FilterName; readonly state: FilterShare['state']; readonly links: readonly string[]; readonly who: string | null } // prettier-ignore
  readonly grade: EvidenceGrade
  readonly 'case-date': string
  readonly harms: CaseFacts['harms']['state']
  readonly investments: CaseFacts['investments']['state']
  readonly 'investment-amounts': readonly {
    readonly year: string
    readonly scope: string
    readonly amountCny: number
  }[]
  readonly 'investment-links': readonly (readonly string[])[]
}

export type ChangedField = keyof FieldValues

/** Fields that belong to the evidence state; all others are data. */
const EVIDENCE_FIELDS: readonly ChangedField[] = [
  'state', 'links', 'filter-state', 'grade', 'harms', 'investments', 'investment-links',
] // prettier-ignore

/** One field that is not what it was. */
export type SingleChange = {
  readonly [Field in ChangedField]: {
    readonly part: 'data' | 'evidence'
    readonly subject: ChangeSubject
    readonly field: Field
    readonly before: FieldValues[Field]
    readonly after: FieldValues[Field]
  }
}[ChangedField]

/**
 * Every field of the facts that the two methods read and that is not the same in two revisions: indicators in published
 * order, then rows, grades and the case as a whole. Text, labels, notes and sources are not among them; neither are the
 * facts that only proposals are read from, since a proposal never counts by itself. Whether a field moved a number is for
 * the split to say; where none of a part is listed, that part moved nothing.
 */
export function singleChanges(before: CaseFacts, after: CaseFacts): SingleChange[] {
  if (before === after) return []
  return [
    ...INDICATORS.flatMap((id) => indicatorChanges(id, before, after)),
    ...rowFields(before, after),
    ...gradeChanges(before, after),
    ...caseChanges(before, after),
  ]
}

/** The parts that the changes belong to; `data` where there is none, so that facts are always compared. */
export function partsOf(singles: readonly SingleChange[]): FactParts {
  if (!singles.some(({ part }) => part === 'evidence')) return ['data']
  return singles.some(({ part }) => part === 'data') ? ['data', 'evidence'] : ['evidence']
}

/** A change of a field, or nothing where it is the same whatever the order in which its keys were written. */
function changed<Field extends ChangedField>(
  subject: ChangeSubject,
  field: Field,
  before: FieldValues[Field],
  after: FieldValues[Field],
): SingleChange[] {
  if (inFixedOrder(before) === inFixedOrder(after)) return []
  const part = EVIDENCE_FIELDS.includes(field) ? 'evidence' : 'data'
  return [{ part, subject, field, before, after } as SingleChange]
}

function inFixedOrder(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
    return Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
  })
}

function indicatorChanges(id: Indicator, before: CaseFacts, after: CaseFacts): SingleChange[] {
  const [old, now] = [before.indicators[id], after.indicators[id]]
  const subject = { kind: 'indicator', id } as const
  const levelOf = ({ min, max }: LevelRange): LevelRange => ({ min, max })
  return [
    ...changed(subject, 'level', levelOf(old.level), levelOf(now.level)),
    ...changed(subject, 'state', old.state, now.state),
    ...changed(subject, 'links', old.evidence, now.evidence),
  ]
}

function rowFields(before: CaseFacts, after: CaseFacts): SingleChange[] {
  const olds = new Map(outcomesIn(before).map((outcome) => [outcome.id, outcome]))
  const news = new Map(outcomesIn(after).map((outcome) => [outcome.id, outcome]))
  const gone = [...olds.keys()].filter((id) => !news.has(id))
  return [...news.keys(), ...gone].flatMap((id) => {
    const [old, now] = [olds.get(id), news.get(id)]
    const subject = { kind: 'row', id } as const
    if (old === undefined || now === undefined) {
      return changed(subject, 'present', old !== undefined, now !== undefined)
    }
    return sameRowFields(subject, { outcome: old, asOf: before.asOf }, { outcome: now, asOf: after.asOf })
  })
}

interface DatedOutcome {
  readonly outcome: OutcomeFact
  /** Of the case: it decides which observation is the newest. */
  readonly asOf: string
}

function sameRowFields(subject: ChangeSubject, before: DatedOutcome, after: DatedOutcome): SingleChange[] {
  const [old, now] = [before.outcome, after.outcome]
  // A new valuation brings its filters with it, and a new observation its links: they are part of that change.
  const filters = (old.valuation && now.valuation ? FILTER_NAMES : []).flatMap((name) => [
    ...changed(subject, 'filter', { name, size: sizeOf(old, name) }, { name, size: sizeOf(now, name) }),
    ...changed(subject, 'filter-state', filterState(old, name), filterState(now, name)),
  ])
  return [
    ...changed(subject, 'quantity', quantityOf(before), quantityOf(after)),
    ...linkChanges(subject, before, after),
    ...changed(subject, 'chain', old.valuation?.chain ?? null, now.valuation?.chain ?? null),
    ...changed(subject, 'benefit-years', old.valuation?.benefitYears ?? null, now.valuation?.benefitYears ?? null),
    ...filters,
    ...changed(subject, 'not-priced', old.notPriced?.code ?? null, now.notPriced?.code ?? null),
    ...changed(subject, 'kind', old.kind, now.kind),
    ...changed(subject, 'sign', old.sign, now.sign),
    ...changed(subject, 'part-of', partOf(old), partOf(now)),
  ]
}

const newestIn = ({ outcome, asOf }: DatedOutcome) => newestObservation(outcome.observations, asOf)

function quantityOf(dated: DatedOutcome): RowQuantity | null {
  const newest = newestIn(dated)
  if (newest === undefined) return null
  const { value, qualifier, basis, asOf } = newest
  return { value, unit: dated.outcome.unit, asOf, qualifier, basis }
}

/** Of the figure that counts today, else of the one that counted before; each only where both revisions have it. */
function linkChanges(subject: ChangeSubject, before: DatedOutcome, after: DatedOutcome): SingleChange[] {
  const links = (dated: DatedOutcome) => newestIn(dated)?.evidence ?? []
  const linked = (data: DatedOutcome, evidence: DatedOutcome) =>
    links({ outcome: mixOutcome(data.outcome, evidence.outcome), asOf: data.asOf })
  const ofNow = changed(subject, 'links', linked(after, before), links(after))
  return ofNow.length > 0 ? ofNow : changed(subject, 'links', links(before), linked(before, after))
}

const partOf = ({ partOf: whole }: OutcomeFact) => (whole ? { id: whole.id, relation: whole.relation } : null)

function sizeOf({ valuation }: OutcomeFact, name: FilterName): FilterSize {
  const filter = valuation?.[name]
  if (filter === undefined || filter.state === 'unknown') return null
  return { low: filter.low, central: filter.central ?? null, high: filter.high }
}

function filterState({ valuation }: OutcomeFact, name: FilterName): FieldValues['filter-state'] {
  const filter = valuation?.[name] ?? { state: 'unknown' }
  return {
    name,
    state: filter.state,
    links: filter.state === 'evidenced' ? filter.evidence : [],
    who: filter.state === 'assumed' ? filter.who : null,
  }
}

function gradeChanges(before: CaseFacts, after: CaseFacts): SingleChange[] {
  const olds = new Map(before.evidence.map(({ id, grade }) => [id, grade]))
  return after.evidence.flatMap(({ id, grade }) => {
    const old = olds.get(id)
    return old === undefined ? [] : changed({ kind: 'evidence', id }, 'grade', old, grade)
  })
}

function caseChanges(before: CaseFacts, after: CaseFacts): SingleChange[] {
  const subject = { kind: 'case' } as const
  const [old, now] = [investmentsOf(before), investmentsOf(after)]
  const amounts = (items: readonly InvestmentFact[]) =>
    items.map(({ year, scope, amountCny }) => ({ year, scope, amountCny }))
  // Links of an investment that only one side has came or went with it.
  const linksOfShared = (items: readonly InvestmentFact[], others: readonly InvestmentFact[]) => {
    const keys = new Set(others.map(investmentKey))
    return items.filter((item) => keys.has(investmentKey(item))).map(({ evidence }) => evidence)
  }
  return [
    ...changed(subject, 'case-date', before.asOf, after.asOf),
    ...changed(subject, 'harms', before.harms.state, after.harms.state),
    ...changed(subject, 'investments', before.investments.state, after.investments.state),
    ...changed(subject, 'investment-amounts', amounts(old), amounts(now)),
    ...changed(subject, 'investment-links', linksOfShared(old, now), linksOfShared(now, old)),
  ]
}

const investmentsOf = ({ investments }: CaseFacts) => (investments.state === 'listed' ? investments.items : [])
