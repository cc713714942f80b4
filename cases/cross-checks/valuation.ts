import { outcomesWithPath, type CrossCheck } from './cross-check.ts'

const FILTERS = ['deadweight', 'displacement', 'attribution', 'dropoff'] as const

/** What is valued may be valued, and its filters are possible. */
export const checkValuations: CrossCheck = (matter, report) => {
  if (matter.harms.state === 'listed')
    for (const [index, harm] of matter.harms.items.entries())
      if (harm.sign !== 'harm') report('harm-sign', ['harms', 'items', index, 'sign'])

  for (const [outcome, path] of outcomesWithPath(matter)) {
    if (!outcome.valuation) continue
    if (outcome.kind === 'transfer') report('transfer-valued', [...path, 'valuation'])
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
