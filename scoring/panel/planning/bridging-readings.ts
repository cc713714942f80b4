import { scored, type Scored } from '../../result.ts'
import { components, type Component } from '../graph/components.ts'
import { notComparable } from '../graph/not-comparable.ts'
import type { Reading } from '../graph/reading-graph.ts'

/**
 * Readings that would link the parts of a plan which share nobody: one more reading for each part but one, of an entry
 * by a judge of another part. Of the possible ones the judge with the smallest load is asked, then the entry with the
 * fewest readings, then by name. One such reading makes two parts comparable and no more: everything between them then
 * hangs on one sheet (`fragileLinks`), and `planPrecision` says how little it tells.
 *
 * @param terms caps by judge (a judge without one has no limit) and pairs that must not meet
 * @returns none for a plan in one part; `not-comparable` with the parts that remain where nobody may or can link them
 */
export function bridgingReadings(
  readings: readonly Reading[],
  terms: { readonly caps?: Readonly<Record<string, number>>; readonly forbidden?: readonly Reading[] } = {},
): Scored<readonly Reading[]> {
  const forbidden = new Set((terms.forbidden ?? []).map(({ entry, judge }) => `${entry}\u0000${judge}`))
  const added: Reading[] = []
  for (;;) {
    const all = [...readings, ...added]
    const parts = components(all)
    if (parts.length <= 1) return scored(added)
    const next = cheapestBridge(parts, all, terms.caps ?? {}, forbidden)
    if (next === undefined) return notComparable(parts)
    added.push(next)
  }
}

function cheapestBridge(
  parts: readonly Component[],
  readings: readonly Reading[],
  caps: Readonly<Record<string, number>>,
  forbidden: ReadonlySet<string>,
): Reading | undefined {
  const distinct = new Map(readings.map((reading) => [`${reading.entry}\u0000${reading.judge}`, reading]))
  const loads = new Map<string, number>()
  const reads = new Map<string, number>()
  for (const { entry, judge } of distinct.values()) {
    loads.set(judge, (loads.get(judge) ?? 0) + 1)
    reads.set(entry, (reads.get(entry) ?? 0) + 1)
  }
  let best: { readonly reading: Reading; readonly load: number; readonly read: number } | undefined
  for (const [home, { judges }] of parts.entries()) {
    for (const judge of judges) {
      const load = loads.get(judge)!
      const full = Object.hasOwn(caps, judge) && load >= caps[judge]!
      if (full || (best !== undefined && load > best.load)) continue
      for (const [other, { entries }] of parts.entries()) {
        if (other === home) continue
        for (const entry of entries) {
          const read = reads.get(entry)!
          const better = best === undefined || load < best.load || read < best.read
          if (better && !forbidden.has(`${entry}\u0000${judge}`)) best = { reading: { entry, judge }, load, read }
        }
      }
    }
  }
  return best?.reading
}
