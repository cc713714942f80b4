import fc from 'fast-check'
import type { CaseFacts, FilterShare, IndicatorFact, LevelRange, OutcomeFact, Valuation } from '#scoring/facts.ts'
import { FILTER_NAMES } from '#scoring/net-value/filters.ts'
import { EVIDENCE_GRADES, INDICATORS, LEVELS, type Indicator } from '#scoring/vocabulary.ts'
import { assumed, evidenced, makeObservation, makeOutcome, makeValuation, unknown } from './net-value-facts.ts'

/** A way to make another revision of any case. */
export type Edit = (facts: CaseFacts) => CaseFacts

/** Chains that end in yuan from some unit, one that ends in nothing, and one that nobody has. */
const CHAINS = [
  ['carbon-price'],
  ['recycling.pp-boxes', 'carbon-price'],
  ['volunteer.hour'],
  ['work.lost-day'],
  ['no.factor'],
]
const UNITS = ['tCO2e', 't', 'hour', 'day', 'person'] as const

const place = fc.nat({ max: 1000 })
const level: fc.Arbitrary<LevelRange> = fc
  .tuple(fc.constantFrom(...LEVELS), fc.constantFrom(...LEVELS))
  .map(([one, other]) => ({ min: one < other ? one : other, max: one < other ? other : one }))
const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100)
const shares = fc.tuple(share, share, share).map((three) => three.toSorted((left, right) => left - right))
const links = fc.constantFrom<readonly string[]>([], ['e1'], ['e1', 'e2'])
const filter: fc.Arbitrary<FilterShare> = fc.oneof(
  fc.constant(unknown),
  shares.map(([low, central, high]) => evidenced(low!, central!, high!)),
  shares.map(([low, central, high]) => assumed(low!, central!, high!)),
)
const valuation: fc.Arbitrary<Valuation> = fc
  .tuple(
    fc.constantFrom(...CHAINS),
    fc.tuple(filter, filter, filter, filter),
    fc.option(fc.integer({ min: 1, max: 5 })),
  )
  .map(([chain, [deadweight, displacement, attribution, dropoff], benefitYears]) =>
    makeValuation(chain, { deadweight, displacement, attribution, dropoff, ...(benefitYears && { benefitYears }) }),
  )
const date = fc.constantFrom('2021-12', '2022-12', '2023-06', '2023-12')
const observations = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 1_000_000 }), date, links)
    .map(([value, asOf, evidence]) =>
      makeObservation(value, { asOf, basis: { kind: 'cumulative', to: asOf }, evidence }),
    ),
  { maxLength: 3 },
)
const outcome: fc.Arbitrary<OutcomeFact> = fc
  .tuple(place, fc.constantFrom(...UNITS), fc.constantFrom('benefit', 'harm'), observations, valuation)
  .map(([number, unit, sign, observed, worth]) =>
    makeOutcome({ id: `made-${number % 5}`, unit, sign: sign as 'benefit', observations: observed, valuation: worth }),
  )

const indicator = (id: Indicator, change: (fact: IndicatorFact) => IndicatorFact): Edit => {
  return (facts) => ({ ...facts, indicators: { ...facts.indicators, [id]: change(facts.indicators[id]) } })
}

/** Changes the outcome or listed harm at a place, counted around; a case without any stays as it is. */
function outcomeAt(at: number, change: (outcome: OutcomeFact) => OutcomeFact): Edit {
  return (facts) => {
    const harms = facts.harms.state === 'listed' ? facts.harms.items : []
    const chosen = at % Math.max(1, facts.outcomes.length + harms.length)
    return {
      ...facts,
      outcomes: facts.outcomes.map((one, index) => (index === chosen ? change(one) : one)),
      ...(harms.length > 0 && {
        harms: { state: 'listed', items: harms.map((one, index) => (index + facts.outcomes.length === chosen ? change(one) : one)) }, // prettier-ignore
      }),
    }
  }
}

const changeFilter = (at: number, change: (old: FilterShare) => FilterShare): Edit =>
  outcomeAt(at, (one) => {
    if (!one.valuation) return one
    const name = FILTER_NAMES[at % FILTER_NAMES.length]!
    return { ...one, valuation: { ...one.valuation, [name]: change(one.valuation[name]) } }
  })

/** An edit of what decides whether a thing counts, and of nothing else. */
export const evidenceEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...INDICATORS), fc.constantFrom('unknown', 'proposed', 'confirmed'))
    .map(([id, state]) => indicator(id, (fact) => ({ ...fact, state: state as 'unknown' }))),
  fc
    .tuple(place, links)
    .map(([at, evidence]) =>
      outcomeAt(at, (one) => ({ ...one, observations: one.observations.map((seen) => ({ ...seen, evidence })) })),
    ),
  fc.tuple(place, links).map(([at, evidence]) =>
    changeFilter(at, (old) => (old.state === 'unknown' ? old : { ...old, state: 'evidenced', evidence })),
  ), // prettier-ignore
  fc.tuple(place, fc.constantFrom(...EVIDENCE_GRADES)).map(([at, grade]): Edit => (facts) => ({
    ...facts,
    evidence: facts.evidence.map((one, index) => (index === at % facts.evidence.length ? { ...one, grade } : one)),
  })),
)

/** An edit of levels and figures, and of nothing else. */
export const dataEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...INDICATORS), level)
    .map(([id, found]) => indicator(id, (fact) => ({ ...fact, level: found }))),
  fc
    .tuple(place, fc.integer({ min: 0, max: 1_000_000 }))
    .map(([at, value]) =>
      outcomeAt(at, (one) => ({ ...one, observations: one.observations.map((seen) => ({ ...seen, value })) })),
    ),
  fc
    .tuple(place, shares)
    .map(([at, [low, central, high]]) =>
      changeFilter(at, (old) =>
        old.state === 'unknown' ? old : { ...old, low: low!, central: central!, high: high! },
      ),
    ),
  fc
    .tuple(place, fc.constantFrom(...CHAINS))
    .map(([at, chain]) =>
      outcomeAt(at, (one) => (one.valuation ? { ...one, valuation: { ...one.valuation, chain } } : one)),
    ),
  fc
    .tuple(place, fc.constantFrom('benefit', 'harm'))
    .map(([at, sign]) => outcomeAt(at, (one) => ({ ...one, sign: sign as 'harm' }))),
  outcome.map((made): Edit => (facts) => ({
    ...facts,
    outcomes: [...facts.outcomes.filter(({ id }) => id !== made.id), made],
  })),
  place.map((at): Edit => (facts) => ({
    ...facts,
    outcomes: facts.outcomes.filter((_, index) => index !== at % facts.outcomes.length),
  })),
)

/** An edit of anything that the methods read. */
export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 3, arbitrary: evidenceEdit },
  { weight: 4, arbitrary: dataEdit },
  {
    weight: 2,
    arbitrary: fc
      .tuple(place, observations)
      .map(([at, seen]) => outcomeAt(at, (one) => ({ ...one, observations: seen }))),
  },
  { weight: 2, arbitrary: fc.tuple(place, filter).map(([at, made]) => changeFilter(at, () => made)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(place, valuation)
      .map(([at, made]) => outcomeAt(at, ({ notPriced: _notPriced, ...one }) => ({ ...one, valuation: made }))),
  },
  {
    weight: 1,
    arbitrary: place.map((at) =>
      outcomeAt(at, ({ valuation: _valuation, ...one }) => ({
        ...one,
        notPriced: { code: 'NO_COUNTERFACTUAL', reason: { 'zh-CN': '无', en: 'none' } },
      })),
    ),
  },
  { weight: 1, arbitrary: date.map((asOf): Edit => (facts) => ({ ...facts, asOf })) },
  {
    weight: 2,
    arbitrary: fc
      .oneof(
        fc.constant({ state: 'unknown' } as const),
        fc.constant({ state: 'searched-none', date: '2024-01-01' } as const),
        fc.uniqueArray(outcome, { minLength: 1, maxLength: 2, selector: ({ id }) => id }).map((items) => ({
          state: 'listed' as const,
          items: items.map((item) => ({ ...item, id: `harm-${item.id}`, sign: 'harm' as const })),
        })),
      )
      .map((harms): Edit => (facts) => ({ ...facts, harms })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 1e9 }), links, fc.boolean())
      .map(([amountCny, evidence, known]): Edit => (facts) => ({
        ...facts,
        investments: known
          ? {
              state: 'listed',
              items: [{ label: { 'zh-CN': '钱', en: 'money' }, amountCny, year: '2022', scope: 'project', evidence }],
            }
          : { state: 'unknown' },
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(place, place, fc.constantFrom('certain', 'possible'))
      .map(([at, of, relation]) =>
        outcomeAt(at, (one) => ({ ...one, partOf: { id: `made-${of % 5}`, relation: relation as 'certain' } })),
      ),
  },
)

/** One edit after another. */
export const edits = (edit: fc.Arbitrary<Edit>, most = 6): fc.Arbitrary<Edit> =>
  fc.array(edit, { minLength: 1, maxLength: most }).map(
    (all): Edit =>
      (facts) =>
        all.reduce((edited, one) => one(edited), facts),
  )
