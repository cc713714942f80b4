import type { LensView } from '../../../components/award/result/result-view.ts'
import { casePath } from '../../../case-path.ts'
import type { LibraryCase } from '../../library.server.ts'

/**
 * A case of the library under the two lenses that are not the jury's: its index, and its net value at the Chinese carbon
 * price. Where nothing is priced but some outcomes have ends, the ends are shown as what they are.
 */
export function lensOf({ slug, index, net }: LibraryCase): LensView {
  const { p05, p95, bounds } = net['cn-ets']
  const priced = p05 !== null && p95 !== null ? { low: p05, high: p95, isPriced: true } : null
  return {
    address: casePath(slug),
    index: { low: index.lower, high: index.upper, coverage: index.coverage },
    netValueCny: priced ?? (bounds ? { ...bounds, isPriced: false } : null),
  }
}
