import type { LocalText } from '#scoring/facts.ts'
import { resolveChain } from '#scoring/net-value/chain.ts'
import { CARBON_PRICE_ID, FACTORS } from '#scoring/net-value/factors/library.ts'
import type { Refusal } from '#scoring/result.ts'
import { didYouMean } from '../nearest.ts'
import { outcomesWithPath, type CrossCheck, type OutcomeEntry, type Report } from './cross-check.ts'
import type { Path } from '../problem.ts'

const FILTERS = ['deadweight', 'displacement', 'attribution', 'dropoff'] as const
const FACTOR_IDS = new Set([CARBON_PRICE_ID, ...FACTORS.map((factor) => factor.id)])

/** What is valued may be valued, its factors lead from its unit to money, and its filters are possible. */
export const checkValuations: CrossCheck = (matter, report) => {
  if (matter.harms.state === 'listed')
    for (const [index, harm] of matter.harms.items.entries())
      if (harm.sign !== 'harm') report('harm-sign', ['harms', 'items', index, 'sign'])

  for (const [outcome, path] of outcomesWithPath(matter)) {
    if (!outcome.valuation) continue
    if (outcome.kind === 'transfer') report('transfer-valued', [...path, 'valuation'])
    checkChain(outcome.valuation.chain, outcome.unit, [...path, 'valuation', 'chain'], report)
    for (const name of FILTERS) {
      const filter = outcome.valuation[name]
      const at = [...path, 'valuation', name]
      if (filter.state === 'unknown') continue
      const values = [filter.low, filter.central, filter.high].filter((value) => value !== undefined)
      if (values.some((value, index) => index > 0 && value < values[index - 1]!))
        report('filter-out-of-order', at, { values: values.join(', ') })
      if (filter.state === 'evidenced' && filter.evidence.length === 0) report('filter-without-evidence', at)
    }
  }
}

function checkChain(chain: readonly string[], unit: OutcomeEntry['unit'], path: Path, report: Report): void {
  const unknown = chain.findIndex((id) => !FACTOR_IDS.has(id))
  if (unknown !== -1) {
    const id = chain[unknown]!
    const hint = didYouMean(id, FACTOR_IDS, {
      'zh-CN': '可用的因子见因子库页面。',
      en: 'The factors page lists them all.',
    })
    return report('unknown-factor', [...path, unknown], { id, hint })
  }
  const resolved = resolveChain(chain, { unit, factors: FACTORS, ...ANY_YEAR })
  const reason = resolved.ok ? undefined : REASONS[resolved.why.code]?.(resolved.why.detail)
  if (reason) report('chain-unfit', path, { reason })
}

/** Whether the steps fit together doesn't depend on the year or the carbon price; refusals that do are left to scoring. */
const ANY_YEAR = { year: 2023, priceYear: 2023, carbonPrice: 'epa-2.0' } as const

const REASONS: Readonly<Record<string, (detail: Refusal['detail']) => LocalText>> = {
  'unit-mismatch': ({ from, to, factor }) => ({
    'zh-CN': `“${factor}”要的是 ${to}，得到的是 ${from}。`,
    en: `"${factor}" takes ${to}, but gets ${from}.`,
  }),
  'price-before-end': ({ factor }) => ({
    'zh-CN': `“${factor}”是价格，只能放在最后。`,
    en: `"${factor}" is a price and can only come last.`,
  }),
  'chain-without-price': ({ unit }) => ({
    'zh-CN': `最后得到的是 ${unit}，还缺一个价格。`,
    en: `it ends in ${unit}: a price is missing.`,
  }),
  'parameter-in-chain': ({ factor }) => ({
    'zh-CN': `“${factor}”是参数，不能直接相乘。`,
    en: `"${factor}" is a parameter, not something to multiply by.`,
  }),
  'carbon-price-is-a-choice': () => ({
    'zh-CN': '碳价由读者选择，请写 carbon-price。',
    en: 'the reader chooses the carbon price: write carbon-price.',
  }),
}
