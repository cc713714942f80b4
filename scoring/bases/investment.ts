import { coveredBy } from '../comparability/period.ts'
import type { CaseFacts } from '../facts.ts'
import { conversionToCny } from '../net-value/currency.ts'
import { scored, unscorable, type Refusal, type Scored } from '../result.ts'
import { daySpan } from '../social-value/calendar.ts'
import type { Qualifier } from '../vocabulary.ts'
import type { BaseFigure, Divisor } from './basis.ts'

const PRICE_YEAR = 2023

export interface InvestmentDivisor {
  readonly divisor: Extract<Divisor, { kind: 'investment' }>
  /** `years-without-investment`, `years-in-part`, `programme-investment`. */
  readonly remarks: readonly Refusal[]
}

/**
 * The money invested over the years that a figure covers, each year's in yuan of 2023. Money for the project itself
 * counts; where there is none, money for its programme. Years are whole: a figure that begins or ends inside a year is
 * divided by all the money of that year, and the sum is "about". Where some year has no entry more may have been spent:
 * "at least". A programme spends on more than this project: "at most". Where one makes the sum too small and another too
 * large, nothing can be said. What is invested is known of the whole only, so the figure of a part has no such basis.
 *
 * @returns `undated`, `stock-has-no-years`, `no-start`; `investment-unknown` (nobody listed any), `investment-of-the-whole`
 *   (the figure is of a part of the project), `no-own-investment` (the company's only), `investment-without-evidence`,
 *   `investment-of-other-years`, `no-price-index`, `divisor-not-positive`, `no-direction`
 */
export function investmentDivisor(
  { covers, component }: Pick<BaseFigure, 'covers' | 'component'>,
  { investments }: Pick<CaseFacts, 'investments'>,
): Scored<InvestmentDivisor> {
  if (investments.state !== 'listed') return unscorable('investment-unknown')
  if (component !== undefined) return unscorable('investment-of-the-whole')
  if (covers === null) return unscorable('undated')
  const covered = coveredBy(covers)
  if (covered.kind === 'moment') return unscorable('stock-has-no-years', { at: covered.at })
  if (covered.from === null) return unscorable('no-start', { to: covered.to })

  const own = investments.items.filter(({ scope }) => scope === 'project')
  const listed = own.length > 0 ? own : investments.items.filter(({ scope }) => scope === 'programme')
  const scope = own.length > 0 ? 'project' : 'programme'
  if (listed.length === 0) return unscorable('no-own-investment', { listed: investments.items.length })

  const [first, last] = [yearOf(daySpan(covered.from).earliest), yearOf(daySpan(covered.to).latest)]
  const within = listed.filter(({ year }) => Number(year.slice(0, 4)) >= first && Number(year.slice(0, 4)) <= last)
  if (within.length === 0) return unscorable('investment-of-other-years', { from: first, to: last })
  if (within.some(({ evidence }) => evidence.length === 0)) return unscorable('investment-without-evidence')

  const items: { readonly year: number; readonly amountCny: number; readonly amountCny2023: number }[] = []
  for (const { year: date, amountCny } of within) {
    const year = Number(date.slice(0, 4))
    const converted = conversionToCny('CNY', year, PRICE_YEAR)
    if (!converted.ok) return converted
    items.push({ year, amountCny, amountCny2023: amountCny * converted.value.multiplier })
  }
  const amountCny2023 = items.reduce((sum, item) => sum + item.amountCny2023, 0)
  if (!(amountCny2023 > 0)) return unscorable('divisor-not-positive', { value: amountCny2023 })

  // A year that the figure begins or ends inside of is covered in part.
  const firstWhole = daySpan(covered.from).earliest === first * 10_000 + 101 ? first : first + 1
  const lastWhole = daySpan(covered.to).latest === last * 10_000 + 1231 ? last : last - 1
  const wholeYearsCny2023 = items
    .filter(({ year }) => year >= firstWhole && year <= lastWhole)
    .reduce((sum, item) => sum + item.amountCny2023, 0)

  const missing = last - first + 1 - new Set(items.map(({ year }) => year)).size
  const inPart = first < firstWhole || last > lastWhole
  // Years left out make the sum too small, a programme's other work and the rest of a year make it too large.
  if (missing > 0 && (inPart || scope === 'programme')) return unscorable('no-direction', { missing })
  const qualifier: Qualifier = scope === 'programme' ? 'atMost' : missing > 0 ? 'atLeast' : inPart ? 'about' : 'exact'
  return scored({
    divisor: { kind: 'investment', amountCny2023, wholeYearsCny2023, qualifier, scope, items },
    remarks: [
      ...(missing > 0 ? [{ code: 'years-without-investment', detail: { missing, from: first, to: last } }] : []),
      ...(inPart ? [{ code: 'years-in-part', detail: { from: first, to: last } }] : []),
      ...(scope === 'programme' ? [{ code: 'programme-investment', detail: {} }] : []),
    ],
  })
}

const yearOf = (day: number): number => Math.floor(day / 10_000)
