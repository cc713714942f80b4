/** What a library can be narrowed down by, as numbers: for each facet the values of each document. */
export interface FacetColumn {
  /** Every value that occurs, in the order of its number. */
  readonly values: readonly string[]
  /** The numbers of document `place` stand from `starts[place]` up to `starts[place + 1]`. */
  readonly starts: Uint32Array
  readonly numbers: Uint32Array
}

/** @param valuesOf the values of each document, in the library's order */
export function facetColumn(valuesOf: readonly (readonly string[])[]): FacetColumn {
  const numberOf = new Map<string, number>()
  const starts = new Uint32Array(valuesOf.length + 1)
  const numbers: number[] = []
  valuesOf.forEach((values, place) => {
    for (const value of new Set(values)) {
      const number = numberOf.get(value) ?? numberOf.size
      numberOf.set(value, number)
      numbers.push(number)
    }
    starts[place + 1] = numbers.length
  })
  return { values: [...numberOf.keys()], starts, numbers: Uint32Array.from(numbers) }
}

export interface Narrowed {
  /** Places of the documents that meet every condition, ascending. */
  readonly places: Uint32Array
  /** For each facet, by the number of the value: documents that have it and meet every condition of the other facets. */
  readonly counts: readonly Uint32Array[]
}

/**
 * Narrows documents down by the chosen values of each facet (several of one widen, several facets narrow) and counts
 * what each other choice would give, in one pass.
 * @param tiers 0 for documents that the words leave out
 * @param chosen the values chosen of each facet; none where the facet is left open; unknown values meet nothing
 */
export function narrow(
  tiers: Uint8Array,
  columns: readonly FacetColumn[],
  chosen: readonly (readonly string[])[],
): Narrowed {
  const wanted = columns.map(({ values }, facet) => {
    if (chosen[facet]!.length === 0) return undefined
    const choice = new Set(chosen[facet])
    return Uint8Array.from(values, (value) => (choice.has(value) ? 1 : 0))
  })
  const counts = columns.map(({ values }) => new Uint32Array(values.length))
  const places = new Uint32Array(tiers.length)
  let found = 0
  for (let place = 0; place < tiers.length; place += 1) {
    if (tiers[place] === 0) continue
    const failed = failedFacet(columns, wanted, place)
    if (failed === SEVERAL) continue
    if (failed === NONE) {
      places[found] = place
      found += 1
    }
    for (let facet = failed === NONE ? 0 : failed; facet < columns.length; facet += 1) {
      const { starts, numbers } = columns[facet]!
      const count = counts[facet]!
      for (let at = starts[place]!; at < starts[place + 1]!; at += 1) count[numbers[at]!]! += 1
      if (failed !== NONE) break
    }
  }
  return { places: places.slice(0, found), counts }
}

const NONE = -1
const SEVERAL = -2

/** The one facet whose choice a document does not meet: such a document still counts for the other values there. */
function failedFacet(
  columns: readonly FacetColumn[],
  wanted: readonly (Uint8Array | undefined)[],
  place: number,
): number {
  let failed = NONE
  for (let facet = 0; facet < columns.length; facet += 1) {
    const choice = wanted[facet]
    if (choice === undefined) continue
    const { starts, numbers } = columns[facet]!
    let met = false
    for (let at = starts[place]!; !met && at < starts[place + 1]!; at += 1) met = choice[numbers[at]!] === 1
    if (met) continue
    if (failed !== NONE) return SEVERAL
    failed = facet
  }
  return failed
}
