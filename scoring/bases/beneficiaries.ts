import { coveredBy, periodFailures } from '../comparability/period.ts'
import type { CaseFacts, Observation, ObservationBasis, OutcomeFact } from '../facts.ts'
import { scored, unscorable, type Refusal, type Scored } from '../result.ts'
import { daySpan, daysBetween } from '../social-value/calendar.ts'
import type { Unit } from '../units.ts'
import type { BaseFigure, Divisor } from './basis.ts'

/** What people are counted in who are served; volunteers serve. */
const COUNTED_IN: readonly Unit[] = ['person', 'pupil', 'household']

export interface BeneficiaryDivisor {
  readonly divisor: Extract<Divisor, { kind: 'beneficiaries' }>
  /** `beneficiaries-period` where the count covers a part of the figure's time only, or nobody knows how much of it. */
  readonly remarks: readonly Refusal[]
}

interface Count {
  readonly outcome: OutcomeFact
  readonly observation: Observation
}

interface TimedCount extends Count {
  /** What the rules of time say against it; nothing where it covers the same time. */
  readonly overlap: readonly Refusal[]
  /** Days between the last days of the count and of the figure. */
  readonly endsApart: number
}

/**
 * The people a figure of a case is divided by. A count of people serves where it is
 *
 * - an outcome or a reach in persons, pupils or households with evidence; an output can be staff or trainers;
 * - not the figure itself, nor a part of it, nor the whole that it is part of: that would be a share;
 * - of the same component as the figure, or of the whole project as the figure is;
 * - counted on the same basis (total, year, stock) over time that certainly overlaps, and not after the case's date.
 *
 * Of several the one that covers the same time best is taken, then the one that ends nearest, then the one listed
 * first; the rest are named.
 *
 * @returns `undated`, or the last condition that some count still failed: `no-beneficiaries` (nothing is counted in
 *   people), `beneficiaries-are-the-figure`, `beneficiaries-of-another-part`, `beneficiaries-of-another-time`,
 *   `beneficiaries-without-evidence`, `divisor-not-positive`
 */
export function beneficiaryDivisor(
  figure: BaseFigure,
  { outcomes, asOf }: Pick<CaseFacts, 'outcomes' | 'asOf'>,
): Scored<BeneficiaryDivisor> {
  if (figure.covers === null) return unscorable('undated')
  const counts = outcomes.filter(
    ({ sign, kind, unit, observations }) =>
      sign === 'benefit' &&
      (kind === 'outcome' || kind === 'reach') &&
      COUNTED_IN.includes(unit) &&
      observations.length > 0,
  )
  if (counts.length === 0) return unscorable('no-beneficiaries')

  const apart = counts.filter(({ id }) => !related(figure.id, id, outcomes))
  if (apart.length === 0) return unscorable('beneficiaries-are-the-figure', { outcome: counts[0]!.id })

  const samePart = apart.filter(({ component }) => component === figure.component)
  if (samePart.length === 0) return unscorable('beneficiaries-of-another-part', { outcome: apart[0]!.id })

  const evidenced = samePart.flatMap((outcome) =>
    outcome.observations
      .filter((one) => one.evidence.length > 0 && daySpan(one.asOf).earliest <= daySpan(asOf).latest)
      .map((observation): Count => ({ outcome, observation })),
  )
  if (evidenced.length === 0) return unscorable('beneficiaries-without-evidence', { outcome: samePart[0]!.id })

  const best = bestOfEach(figure.covers, evidenced)
  const [first] = best
  if (first === undefined) return unscorable('beneficiaries-of-another-time', { outcome: evidenced[0]!.outcome.id })
  const { outcome, observation } = first
  if (!(observation.value > 0))
    return unscorable('divisor-not-positive', { outcome: outcome.id, value: observation.value })
  return scored({
    divisor: {
      kind: 'beneficiaries',
      outcome: outcome.id,
      value: observation.value,
      unit: outcome.unit,
      qualifier: observation.qualifier,
      covers: observation.basis,
      others: best.slice(1).map(({ outcome: other }) => other.id),
    },
    remarks: first.overlap.map(({ detail }) => ({ code: 'beneficiaries-period', detail })),
  })
}

/** True for one and the same outcome, and for two of which one is part of the other, over any number of steps. */
function related(one: string, other: string, outcomes: readonly OutcomeFact[]): boolean {
  return isInside(one, other, outcomes) || isInside(other, one, outcomes)
}

function isInside(part: string, whole: string, outcomes: readonly OutcomeFact[]): boolean {
  const seen = new Set<string>()
  let id: string | undefined = part
  while (id !== undefined && !seen.has(id)) {
    if (id === whole) return true
    seen.add(id)
    const current: string = id
    id = outcomes.find((outcome) => outcome.id === current)?.partOf?.id
  }
  return false
}

/** The best observation of each outcome, the best outcome first. */
function bestOfEach(covers: ObservationBasis, counts: readonly Count[]): readonly TimedCount[] {
  const timed = counts
    .filter(({ observation }) => observation.basis.kind === covers.kind)
    .map((count): TimedCount => ({
      ...count,
      overlap: periodFailures(coveredBy(covers), coveredBy(count.observation.basis)),
      endsApart: Math.abs(daysBetween(lastDay(covers), lastDay(count.observation.basis))),
    }))
    .filter(({ overlap }) => !overlap.some(({ code }) => code === 'period' || code === 'period-unknown'))
    .sort((left, right) => left.overlap.length - right.overlap.length || left.endsApart - right.endsApart)
  return timed.filter(({ outcome }, place) => timed.findIndex((other) => other.outcome.id === outcome.id) === place)
}

function lastDay(basis: ObservationBasis): number {
  const covered = coveredBy(basis)
  return daySpan(covered.kind === 'span' ? covered.to : covered.at).latest
}
