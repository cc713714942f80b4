import { z } from 'zod'
import type { CarbonPrice } from '#scoring/vocabulary.ts'
import { CASE_SORTS, caseListAddress, readCaseFilter, type CaseFilter, type LeftOutCondition } from './case-filter.ts'
import { COMPARE_AT_MOST, readCompareQuery } from './compare-query.ts'
import { shortened } from './shortened.ts'

/** The two headline carbon prices: a market price, which is a floor, and a damage estimate. */
export const MAP_CARBON_PRICES = ['cn-ets', 'epa-2.0'] as const satisfies readonly CarbonPrice[]
export type MapCarbonPrice = (typeof MAP_CARBON_PRICES)[number]

/** Orders of the table that the list of cases does not have. */
const OWN_SORTS = ['upper', 'amount'] as const
export type MapSort = (typeof CASE_SORTS)[number] | (typeof OWN_SORTS)[number]

export interface LibraryMapQuery {
  /** Conditions of the list of cases, the same in both addresses. */
  readonly filter: CaseFilter
  readonly carbonPrice: MapCarbonPrice
  /** False where the address names no carbon price: then the page says which one it shows. */
  readonly carbonNamed: boolean
  readonly sort: MapSort
  /** Of the table, from 1; not yet held against how many there are. */
  readonly page: number
  /** Cases chosen for a comparison, at most six; not yet held against the library. */
  readonly chosen: readonly string[]
}

/** Something in the address that the page does not know or has no room for, and left out. */
export interface LeftOutOfMap {
  readonly name: LeftOutCondition['name'] | 'carbon' | 'page' | 'c'
  readonly value: string
}

/** As many as stand side by side in a comparison. */
export const MOST_CHOSEN = COMPARE_AT_MOST

const carbonPrice = z.enum(MAP_CARBON_PRICES)
const ownSort = z.enum(OWN_SORTS)
const page = z.string().regex(/^[1-9]\d{0,5}$/).transform(Number) // prettier-ignore

/**
 * Reads an address of the map, whatever it holds. Conditions are those of the list of cases, read by its own reader.
 * @param organisations the names in addresses of the organisations in the library
 */
export function readLibraryMapQuery(
  query: URLSearchParams,
  organisations: ReadonlySet<string>,
): { readonly query: LibraryMapQuery; readonly leftOut: readonly LeftOutOfMap[] } {
  const leftOut: LeftOutOfMap[] = []
  const once = <Value>(name: 'carbon' | 'page', schema: z.ZodType<Value>): Value | undefined => {
    const [wish, ...others] = query.getAll(name).filter((value) => value.trim() !== '')
    if (wish === undefined) return undefined
    const read = schema.safeParse(wish.trim())
    for (const value of read.success ? others : [wish, ...others]) leftOut.push({ name, value: shortened(value) })
    return read.success ? read.data : undefined
  }
  const named = once('carbon', carbonPrice)
  const asked = once('page', page)

  const conditions = new URLSearchParams(query)
  conditions.delete('page')
  const own = ownSort.safeParse(query.getAll('sort').find((value) => ownSort.safeParse(value).success))
  for (const sort of OWN_SORTS) conditions.delete('sort', sort)
  const { filter, leftOut: conditionsLeftOut } = readCaseFilter(conditions, organisations)

  const ids = chosenInMap(query)
  const malformed = readCompareQuery(chosenOnly(query)).ignored.flatMap((part) => (part.kind === 'malformed' ? part.values : [])) // prettier-ignore
  for (const value of [...malformed, ...ids.slice(MOST_CHOSEN)]) leftOut.push({ name: 'c', value: shortened(value) })
  return {
    query: {
      filter,
      carbonPrice: named ?? 'cn-ets',
      carbonNamed: named !== undefined,
      sort: own.success ? own.data : filter.sort,
      page: asked ?? 1,
      chosen: ids.slice(0, MOST_CHOSEN),
    },
    leftOut: [...conditionsLeftOut, ...leftOut],
  }
}

/** The cases that an address names as chosen, each once, however many they are. */
export function chosenInMap(query: URLSearchParams): readonly string[] {
  return [...new Set(readCompareQuery(chosenOnly(query)).columns.map(({ id }) => id))]
}

/** Other parameters of a comparison mean something else here. */
function chosenOnly(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams(query.getAll('c').map((value) => ['c', value]))
}

/** The address of the map in this state; the carbon price is always named. */
export function libraryMapAddress(
  { filter, carbonPrice, sort, page, chosen }: Omit<LibraryMapQuery, 'carbonNamed'>,
  path: '/map' | '/charts/map.png' = '/map',
): string {
  const query = new URLSearchParams(caseListAddress(filter).split('?')[1] ?? '')
  query.set('carbon', carbonPrice)
  if (ownSort.safeParse(sort).success) query.set('sort', sort)
  if (page > 1) query.set('page', String(page))
  // Small letters, digits and hyphens only, so the sign between them may stand as it is.
  const chosenPart = chosen.length === 0 ? '' : `&c=${chosen.map(encodeURIComponent).join('~')}`
  return `${path}?${query}${chosenPart}`
}
