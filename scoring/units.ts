import { scored, unscorable, type Scored } from './result.ts'

/**
 * Units of quantities. Units of one `measure` convert exactly by `perBase`; every counted thing is a measure of its
 * own, so persons, person-times (人次) and households can never be added or converted into each other.
 */
interface UnitDefinition {
  readonly measure: string
  readonly perBase: number
}

const counted = <const N extends string>(name: N) => ({ measure: name, perBase: 1 })

export const UNITS = {
  // mass
  t: { measure: 'mass', perBase: 1 },
  kg: { measure: 'mass', perBase: 1 / 1000 },
  // greenhouse gas, kept apart from mass: a tonne of boxes is not a tonne of CO2e
  tCO2e: { measure: 'tCO2e', perBase: 1 },
  kgCO2e: { measure: 'tCO2e', perBase: 1 / 1000 },
  // a tonne in a platform's own book of credits: nobody else has said of what
  'credited-t': counted('credited-t'),
  // energy
  MWh: { measure: 'energy', perBase: 1 },
  kWh: { measure: 'energy', perBase: 1 / 1000 },
  // area: 15 mu are one hectare
  ha: { measure: 'area', perBase: 1 },
  mu: { measure: 'area', perBase: 1 / 15 },
  m2: { measure: 'area', perBase: 1 / 10_000 },
  m3: { measure: 'volume', perBase: 1 },
  // time
  hour: { measure: 'time', perBase: 1 },
  minute: { measure: 'time', perBase: 1 / 60 },
  day: counted('day'),
  year: counted('year'),
  // money as reported; conversion goes through dated exchange rates, never through this table
  CNY: { measure: 'CNY', perBase: 1 },
  USD: { measure: 'USD', perBase: 1 },
  EUR: { measure: 'EUR', perBase: 1 },
  GBP: { measure: 'GBP', perBase: 1 },
  // pollution equivalents 污染当量 of the environmental protection tax: air and water have rates of their own
  'air-equivalent': counted('air-equivalent'),
  'water-equivalent': counted('water-equivalent'),
  // a year of life in full health
  qaly: counted('qaly'),
  // pure shares: 1 % is 0.01
  share: { measure: 'share', perBase: 1 },
  percent: { measure: 'share', perBase: 1 / 100 },
  // people and what they do
  person: counted('person'),
  'person-time': counted('person-time'),
  household: counted('household'),
  pupil: { measure: 'person', perBase: 1 },
  volunteer: { measure: 'person', perBase: 1 },
  job: counted('job'),
  user: counted('user'),
  account: counted('account'),
  follower: counted('follower'),
  play: counted('play'),
  merchant: counted('merchant'),
  organisation: counted('organisation'),
  // things and events
  item: counted('item'),
  'product-type': counted('product-type'),
  order: counted('order'),
  donation: counted('donation'),
  parcel: counted('parcel'),
  notice: counted('notice'),
  'route-plan': counted('route-plan'),
  event: counted('event'),
  course: counted('course'),
  lesson: counted('lesson'),
  project: counted('project'),
  patent: counted('patent'),
  award: counted('award'),
  device: counted('device'),
  vehicle: counted('vehicle'),
  tree: counted('tree'),
  call: counted('call'),
  service: counted('service'),
  rescue: counted('rescue'),
  // places
  room: counted('room'),
  school: counted('school'),
  station: counted('station'),
  centre: counted('centre'),
  village: counted('village'),
  community: counted('community'),
  county: counted('county'),
  city: counted('city'),
  province: counted('province'),
  region: counted('region'),
  // other
  case: counted('case'),
  score: counted('score'),
} as const satisfies Record<string, UnitDefinition>

export type Unit = keyof typeof UNITS
export const UNIT_NAMES = Object.keys(UNITS) as [Unit, ...Unit[]]

/** True for a name this table knows. */
export function isUnit(name: string): name is Unit {
  return Object.hasOwn(UNITS, name)
}

/**
 * Converts a quantity between units of one measure.
 * @returns the quantity in `to`, or `unit-mismatch` where the two measure different things (t of boxes, tCO2e).
 * @example convertUnit(1500, 'kg', 't') // => { ok: true, value: 1.5 }
 */
export function convertUnit(quantity: number, from: Unit, to: Unit): Scored<number> {
  const source = UNITS[from]
  const target = UNITS[to]
  if (source.measure !== target.measure) return unscorable('unit-mismatch', { from, to })
  return scored(from === to ? quantity : (quantity * source.perBase) / target.perBase)
}
