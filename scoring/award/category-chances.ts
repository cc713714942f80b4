import { ranker } from '../panel/model/ranks-of-draw.ts'
import { scoreDraws } from '../panel/model/score-draws.ts'
import type { PanelFit } from './panel-fits.ts'

/** Draws behind the chances of places. */
export const DRAWS = 2000
/** Of the first panel; each further one has the next, so that panels are drawn independently. */
const SEED = 1

export interface PlaceChances {
  /** Share of the draws in which the entry is first in its category, and in which it is within the places. */
  readonly first: number
  readonly top: number
}

/** Entries of one category that are scored in every group, and how many of them have a place. */
export interface RankedCategory {
  readonly entries: readonly string[]
  readonly top: number
}

/**
 * The chances of places within categories: the true worth of all entries of a panel is drawn together, groups are added
 * by their shares, and places are counted.
 *
 * @param categories entries that lie in one panel of each group
 * @returns by entry; an entry is left out where a panel of its category cannot be drawn from
 */
export function placeChances(
  fits: readonly PanelFit[],
  shares: ReadonlyMap<string, number>,
  categories: readonly RankedCategory[],
): ReadonlyMap<string, PlaceChances> {
  const panels = fits.map((fit, index) => {
    const draws = scoreDraws(fit.sheets, { method: 'REML', seed: SEED + index })
    return { fit, draws, effects: new Float64Array(fit.entries.length) }
  })
  const counted = categories.flatMap(({ entries, top }) => {
    const parts = panels.flatMap(({ fit, draws, effects }) => {
      if (!entries.some((entry) => fit.entries.includes(entry))) return []
      const places = entries.map((entry) => (draws.ok ? draws.value.entries.indexOf(entry) : -1))
      return [{ places, effects, share: shares.get(fit.group)! }]
    })
    if (entries.length === 0 || parts.some(({ places }) => places.includes(-1))) return []
    return [
      {
        entries,
        top,
        parts,
        values: new Float64Array(entries.length),
        ranks: new Uint32Array(entries.length).fill(1),
        rank: entries.length > 1 ? ranker(entries.length) : undefined,
        first: new Float64Array(entries.length),
        within: new Float64Array(entries.length),
      },
    ]
  })
  for (let round = 0; round < DRAWS; round += 1) {
    for (const { draws, effects } of panels) if (draws.ok) draws.value.draw(effects)
    for (const { parts, top, values, ranks, rank, first, within } of counted) {
      values.fill(0)
      for (const { places, effects, share } of parts) {
        for (let entry = 0; entry < values.length; entry += 1) values[entry]! += share * effects[places[entry]!]!
      }
      rank?.(values, ranks)
      for (let entry = 0; entry < values.length; entry += 1) {
        if (ranks[entry] === 1) first[entry]! += 1
        if (ranks[entry]! <= top) within[entry]! += 1
      }
    }
  }
  return new Map(
    counted.flatMap(({ entries, first, within }) =>
      entries.map((entry, index) => [entry, { first: first[index]! / DRAWS, top: within[index]! / DRAWS }] as const),
    ),
  )
}
