import type { RegionFact } from '../facts.ts'
import type { Level } from '../vocabulary.ts'
import { evidenced, propose, type Proposal } from './proposal.ts'

/** Guangdong has the most prefecture-level cities, 21: n cities lie in at least n/21 provinces. */
const MOST_CITIES_IN_ONE_PROVINCE = 21
const PROVINCE_LEVEL_UNITS = 34

interface Span {
  readonly min: number
  readonly max: number
}

/** What one entry says: its listed provinces, its cities by name or number, and whether it speaks of whole provinces. */
interface Reach {
  readonly provinces: readonly string[]
  readonly provinceCount: number | undefined
  readonly cityNames: readonly string[]
  readonly cityCount: number | undefined
  readonly wholeProvince: boolean
}

/**
 * E3: geographic span from all entries together. Where only a number of cities is known, the level ranges over what
 * that number allows; scope `national` or `abroad` is level 3; an entry without scope and numbers says nothing.
 */
export function proposeRegionSpan(facts: readonly RegionFact[]): Proposal | null {
  const regions = evidenced(facts)
  const wide = regions.filter((region) => region.scope === 'national' || region.scope === 'abroad')
  if (wide.length > 0) return propose({ min: 3, max: 3 }, 'wide-scope', { entries: wide.length }, wide)

  const used = regions.filter(saysSomething)
  if (used.length === 0) return null
  const reaches = used.map(reachOf)
  const provinces = provinceSpan(reaches)
  const cities = citySpan(reaches)
  const someWholeProvince = reaches.some((reach) => reach.wholeProvince)
  const level = {
    min: levelOf(provinces.min, cities.min, someWholeProvince),
    max: levelOf(provinces.max, cities.max, someWholeProvince),
  }
  const detail = { provincesMin: provinces.min, provincesMax: provinces.max, citiesMin: cities.min }
  return propose(level, 'provinces-and-cities', detail, used)
}

function saysSomething(region: RegionFact): boolean {
  const { provinces, cityNames, provinceCount, cityCount } = reachOf(region)
  const hasNumbers = provinces.length + cityNames.length > 0 || provinceCount !== undefined || cityCount !== undefined
  return hasNumbers || region.scope === 'province'
}

function reachOf(region: RegionFact): Reach {
  const cityNames = region.cities ?? []
  const cityCount =
    region.cityCount === undefined && cityNames.length === 0
      ? undefined
      : Math.max(region.cityCount ?? 0, cityNames.length)
  return {
    provinces: region.provinces,
    provinceCount: region.provinceCount,
    cityNames,
    cityCount,
    wholeProvince: region.scope === 'province' || (region.scope === 'unknown' && cityCount === undefined),
  }
}

function provinceSpan(reaches: readonly Reach[]): Span {
  const listed = new Set(reaches.flatMap((reach) => reach.provinces)).size
  const fewest = Math.max(1, listed, ...reaches.map(fewestProvinces))
  const most = listed + reaches.reduce((sum, reach) => sum + unlistedProvinces(reach), 0)
  return { min: fewest, max: Math.max(fewest, Math.min(most, PROVINCE_LEVEL_UNITS)) }
}

function fewestProvinces(reach: Reach): number {
  return reach.provinceCount ?? Math.ceil((reach.cityCount ?? 0) / MOST_CITIES_IN_ONE_PROVINCE)
}

/** How many provinces beyond its list an entry can reach; a list its cities fit into is taken as whole. */
function unlistedProvinces(reach: Reach): number {
  const listed = reach.provinces.length
  if (reach.provinceCount !== undefined) return Math.max(0, reach.provinceCount - listed)
  if (reach.cityCount === undefined) return listed > 0 ? 0 : PROVINCE_LEVEL_UNITS
  if (listed > 0 && reach.cityCount <= listed * MOST_CITIES_IN_ONE_PROVINCE) return 0
  return reach.cityCount - listed
}

function citySpan(reaches: readonly Reach[]): Span {
  const names = new Set(reaches.flatMap((reach) => reach.cityNames)).size
  const counts = reaches.map((reach) => reach.cityCount ?? Infinity)
  const unnamed = reaches.reduce((sum, reach, index) => sum + (counts[index] ?? 0) - reach.cityNames.length, 0)
  const fewest = Math.max(1, names, ...counts.filter(Number.isFinite))
  return { min: fewest, max: names + unnamed }
}

function levelOf(provinces: number, cities: number, someWholeProvince: boolean): Level {
  if (provinces >= 10) return 3
  if (provinces >= 2) return 2
  return someWholeProvince || cities >= 2 ? 1 : 0
}
