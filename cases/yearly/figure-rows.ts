/** The newest figure of each outcome, harm and fact of a case: what a yearly update goes through. */
import type { LocalText, ObservationBasis } from '#scoring/facts.ts'
import type { Unit } from '#scoring/units.ts'
import type { Qualifier } from '#scoring/vocabulary.ts'
import { newestObservation } from '../figure-targets.ts'
import { latestDay } from '../partial-date.ts'
import type { FrontMatter } from '../schema.ts'

export const FIGURE_KINDS = ['outcome', 'harm', 'fact'] as const
export type FigureKind = (typeof FIGURE_KINDS)[number]
export type BasisKind = ObservationBasis['kind']

/** A figure as it was last given. */
export interface LastFigure {
  readonly value: number
  readonly qualifier: Qualifier
  /** Some facts do not say of when they are. */
  readonly asOf: string | undefined
  /** Facts have none. */
  readonly basis: ObservationBasis | undefined
}

export interface FigureRow {
  readonly kind: FigureKind
  /** Of the outcome or harm; of a fact that was given several times, of its newest entry. */
  readonly id: string
  readonly label: LocalText
  readonly unit: Unit
  /** Absent where an outcome has no figure yet. */
  readonly last: LastFigure | undefined
  /** What the next figure will count, where that is known: for a yearly one the year after. */
  readonly next: { readonly kind: BasisKind; readonly year: string | undefined } | undefined
  /** Its newest figure is split into parts, which would have to be given anew with it. */
  readonly hasParts: boolean
}

type Outcome = FrontMatter['outcomes'][number]
type Fact = FrontMatter['facts'][number]

/** Outcomes, harms, facts, each in the order of the file; of facts with one label and unit the newest. */
export function figureRows(facts: FrontMatter): FigureRow[] {
  const harms = facts.harms.state === 'listed' ? facts.harms.items : []
  return [
    ...facts.outcomes.map((outcome) => outcomeRow('outcome', outcome)),
    ...harms.map((harm) => outcomeRow('harm', harm)),
    ...[...families(facts).values()].map((family) => factRow(newestFact(family))),
  ]
}

function outcomeRow(kind: 'outcome' | 'harm', outcome: Outcome): FigureRow {
  const { id, label, unit, breakdown } = outcome
  const newest = newestObservation(outcome)
  const last = newest && { value: newest.value, qualifier: newest.qualifier, asOf: newest.asOf, basis: newest.basis }
  const basis = newest?.basis
  const year = basis?.kind === 'annual' ? String(Number(basis.year.slice(0, 4)) + 1) : undefined
  const next = basis && { kind: basis.kind, year }
  return { kind, id, label, unit, last, next, hasParts: breakdown !== undefined }
}

function factRow({ id, label, unit, value, qualifier, asOf }: Fact): FigureRow {
  const last = { value, qualifier, asOf, basis: undefined }
  return { kind: 'fact', id, label, unit, last, next: undefined, hasParts: false }
}

/** Entries of `facts` that are one figure at several times, by what they have in common. */
export function families(facts: Pick<FrontMatter, 'facts'>): ReadonlyMap<string, readonly Fact[]> {
  const found = new Map<string, Fact[]>()
  for (const fact of facts.facts) {
    const key = familyOf(fact)
    found.set(key, [...(found.get(key) ?? []), fact])
  }
  return found
}

/** What entries of `facts` that are one figure at several times have in common. */
export const familyOf = ({ label, unit, context }: Fact): string => JSON.stringify([label['zh-CN'], unit, context])

/** The one that speaks for the latest date; of equal ones the last written. */
export const newestFact = (family: readonly Fact[]): Fact =>
  family.reduce((newest, one) => (dayOf(one) >= dayOf(newest) ? one : newest))

const dayOf = ({ asOf }: Fact): string => (asOf === undefined ? '' : latestDay(asOf))
