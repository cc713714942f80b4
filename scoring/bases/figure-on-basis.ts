import type { CaseFacts } from '../facts.ts'
import { scored, unscorable, type Refusal, type Scored } from '../result.ts'
import { UNITS } from '../units.ts'
import type { Qualifier } from '../vocabulary.ts'
import type { BaseFigure, Basis, Divisor, FigureOnBasis } from './basis.ts'
import { beneficiaryDivisor } from './beneficiaries.ts'
import { investmentDivisor } from './investment.ts'
import { quotientEnds, statedEnds, type Ends } from './stated-ends.ts'
import { quotientQualifier } from './quotient.ts'
import { yearDivisor } from './year-divisor.ts'

/**
 * A figure of a case on a basis: as reported, a year, a beneficiary, or a yuan of 2023 invested. What was divided by
 * what stands in the result, and the qualifiers of both are carried through (`quotientQualifier`).
 *
 * @param figure one of the same case: `outcomeFigure` or `mainMoneyOf`
 * @returns besides the refusals of `yearDivisor`, `beneficiaryDivisor` and `investmentDivisor`: `not-a-sum` (a share, a
 *   score or a time a thing takes can't be divided up), `money-by-money` (yuan a yuan), `not-a-quantity` (below zero),
 *   `no-direction` (at least so much by at least so many, and the like)
 * @throws RangeError for a value that is no finite number
 */
export function figureOnBasis(
  figure: BaseFigure,
  basis: Basis,
  facts: Pick<CaseFacts, 'asOf' | 'outcomes' | 'investments'>,
): Scored<FigureOnBasis> {
  if (!Number.isFinite(figure.value)) throw new RangeError(`Expected a finite figure but got ${figure.value}.`)
  const whole = {
    basis,
    value: figure.value,
    unit: figure.unit,
    qualifier: figure.qualifier,
    approximate: false,
    ends: statedEnds(figure.value, figure.qualifier),
    dividend: figure,
  }
  if (basis === 'reported') return scored({ ...whole, per: null, divisor: null, remarks: [] })
  if (figure.value < 0) return unscorable('not-a-quantity', { value: figure.value })
  if (!isSum(figure)) return unscorable('not-a-sum', { unit: figure.unit })

  switch (basis) {
    case 'per-year': {
      const years = yearDivisor(figure.covers)
      if (!years.ok) return years
      const { divisor, qualifier } = years.value
      if (divisor === null) return scored({ ...whole, per: 'year', divisor: null, remarks: [] })
      const ends = { low: divisor.fewestYears, high: divisor.years }
      return divided(figure, basis, { divisor, qualifier, by: divisor.years, ends, per: 'year', remarks: [] })
    }
    case 'per-beneficiary': {
      const people = beneficiaryDivisor(figure, facts)
      if (!people.ok) return people
      const { divisor, remarks } = people.value
      const ends = statedEnds(divisor.value, divisor.qualifier)
      const quotient = divided(figure, basis, { divisor, qualifier: divisor.qualifier, by: divisor.value, ends, per: divisor.unit, remarks }) // prettier-ignore
      return remarks.length > 0 && quotient.ok ? scored(loosened(quotient.value)) : quotient
    }
    case 'per-yuan': {
      if (UNITS[figure.unit].measure === 'CNY') return unscorable('money-by-money')
      const money = investmentDivisor(figure, facts)
      if (!money.ok) return money
      const { divisor, remarks } = money.value
      const { qualifier, amountCny2023: by } = divisor
      const ends = {
        low: divisor.scope === 'programme' ? 0 : divisor.wholeYearsCny2023,
        high: qualifier === 'atLeast' ? Infinity : by,
      }
      return divided(figure, basis, { divisor, qualifier, by, ends, per: 'CNY', remarks })
    }
  }
}

function divided(
  figure: BaseFigure,
  basis: Basis,
  parts: {
    readonly divisor: Divisor
    readonly qualifier: Qualifier
    readonly by: number
    readonly ends: Ends
    readonly per: FigureOnBasis['per']
    readonly remarks: readonly Refusal[]
  },
): Scored<FigureOnBasis> {
  const known = quotientQualifier(figure.qualifier, parts.qualifier)
  if (known === null) return unscorable('no-direction', { dividend: figure.qualifier, divisor: parts.qualifier })
  return scored({
    basis,
    value: figure.value / parts.by,
    unit: figure.unit,
    per: parts.per,
    ...known,
    ends: quotientEnds(statedEnds(figure.value, figure.qualifier), parts.ends),
    dividend: figure,
    divisor: parts.divisor,
    remarks: parts.remarks,
  })
}

/** Where the two that were divided cover different times, no end of the quotient is certain any more. */
function loosened(figure: FigureOnBasis): FigureOnBasis {
  const undirected = figure.qualifier === 'exact' || figure.qualifier === 'about'
  return undirected ? { ...figure, qualifier: 'about' } : { ...figure, approximate: true }
}

/** True for what adds up over time and people. A time on a day (minutes until help comes) is a property, not a sum. */
function isSum({ unit, covers }: BaseFigure): boolean {
  const { measure } = UNITS[unit]
  if (measure === 'share' || measure === 'score') return false
  return !(measure === 'time' && covers?.kind === 'stock')
}
