import { useLocation, useNavigate, type Location } from '@remix-run/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { NetAmounts } from '#scoring/net-value/amounts.ts'
import { isOwnCarbonPrice, type CarbonPriceChoice } from '#scoring/net-value/own-carbon-price.ts'
import type { Dimension } from '#scoring/vocabulary.ts'
import { readOwnView, type OwnViewQuery } from '../../forms/own-view-query.ts'
import {
  areOfficial,
  OFFICIAL_PERCENTS,
  OWN_VIEW_PARAMETERS,
  searchOf,
  searchWithOwnView,
  type OwnViewState,
  type WeightPercents,
} from '../../forms/own-view-state.ts'
import { moveWeight } from './linked-weights.ts'
import type { netFollower } from './own-net.ts'
import type { OwnViewData } from './own-view-data.ts'
import { standings, type Standings } from './standings.ts'

/** The address follows once the reader has paused: browsers refuse a hundred changes in half a minute. */
const PAUSE_MS = 300

/** The amounts under a price, by position of the case; null for cases without carbon. */
export interface OwnAmounts {
  readonly carbonPrice: CarbonPriceChoice
  readonly amounts: readonly (NetAmounts | null)[]
}

export interface OwnViewControl {
  readonly state: OwnViewState
  /** What the address said, with what could not be read of it. */
  readonly query: OwnViewQuery
  /** The reader has changed something since this address was opened. */
  readonly touched: boolean
  readonly percents: WeightPercents
  readonly official: Standings
  readonly own: Standings
  /** Stay at the price before until those of a new price are there. */
  readonly ownAmounts: OwnAmounts | null
  /** The part that prices carbon did not load. */
  readonly failed: boolean
  /** False on the server and where scripts do not run: then there is the form alone. */
  readonly live: boolean
  readonly resetAddress: string
  readonly setWeight: (dimension: Dimension, to: number) => void
  readonly setCarbonPrice: (carbonPrice: CarbonPriceChoice | null) => void
  readonly reset: () => void
}

const loadNet = () => import('./own-net.ts')

/** Fetches the part that prices carbon before it is needed. */
export function preloadNet(): void {
  // A failure shows where the price is used, and is tried again there.
  loadNet().catch(() => undefined)
}

/** What the reader has set, kept in the address, and everything that follows from it. */
export function useOwnView(data: OwnViewData): OwnViewControl {
  const location = useLocation()
  const { pathname, search } = location
  const [{ state, query, touched }, set] = useStateOfAddress(data, location)
  const [held, setHeld] = useState<{ readonly dimension: Dimension; readonly from: WeightPercents } | null>(null)
  const [live, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  const percents = state.weights ?? OFFICIAL_PERCENTS
  const codes = useMemo(() => data.cases.map(({ levels }) => levels), [data.cases])
  const official = useMemo(
    () => standings(codes, data.others, OFFICIAL_PERCENTS, data.apart),
    [codes, data.others, data.apart],
  )
  const own = useMemo(
    () => standings(codes, data.others, percents, data.apart),
    [codes, data.others, percents, data.apart],
  )
  const change = (changes: Partial<OwnViewState>) => set({ ...state, ...changes })
  return {
    state,
    query,
    touched,
    percents,
    official,
    own,
    ...useAmounts(data, state.carbonPrice),
    live,
    resetAddress: `${pathname}${searchWithOwnView(search, { weights: null, carbonPrice: null })}#own-view`,
    setWeight: (dimension, to) => {
      const isHeld = held?.dimension === dimension && touched
      const from = isHeld ? held.from : percents
      const weights = moveWeight(from, dimension, to)
      setHeld({ dimension, from })
      change({ weights: areOfficial(weights) ? null : weights })
    },
    setCarbonPrice: (carbonPrice) => change({ carbonPrice }),
    reset: () => {
      setHeld(null)
      change({ weights: null, carbonPrice: null })
    },
  }
}

interface AddressState {
  readonly state: OwnViewState
  /** What was read where the state comes from. */
  readonly query: OwnViewQuery
  readonly touched: boolean
  /** The place that was looked at last. */
  readonly at: Location
  /** Weights and price of its address, as they stand in it. */
  readonly seen: string
  /** The same of the address that was written here last; null where the state comes from an address. */
  readonly written: string | null
}

/**
 * The state that the address holds, until the reader changes it; then the address follows. A link or a step through the
 * history that leads to other weights or another price brings those.
 */
function useStateOfAddress(data: OwnViewData, location: Location): [AddressState, (to: OwnViewState) => void] {
  const { pathname, search, hash } = location
  const inAddress = ownPartOf(search)
  const [kept, keep] = useState<AddressState>(() => ({
    ...{ state: data.query, query: data.query, touched: false, at: location, seen: inAddress, written: null },
  }))
  let current = kept
  if (location !== kept.at) {
    current = { ...kept, at: location, seen: inAddress }
    // A step back right after the address was written can come before that address was ever looked at: then the one
    // seen last is a place the reader went to.
    const isLed = inAddress !== kept.written && (inAddress !== kept.seen || kept.written !== null)
    if (isLed) {
      const query = readOwnView(new URLSearchParams(search))
      current = { state: query, query, touched: false, at: location, seen: inAddress, written: null }
    }
    keep(current)
  }
  const { state, touched } = current
  const navigate = useNavigate()
  const wanted = searchWithOwnView(search, state)
  const address = wanted === searchOf([...new URLSearchParams(search)]) ? null : pathname + wanted + hash
  useEffect(() => {
    if (!touched || address === null) return
    // In place: no new entry of the history, nothing scrolled.
    const timer = setTimeout(() => {
      keep((before) => ({ ...before, written: ownPartOf(wanted) }))
      navigate(address, { replace: true, preventScrollReset: true })
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [address, touched, navigate, wanted])
  return [current, (to) => keep((before) => ({ ...before, state: to, touched: true }))]
}

function ownPartOf(search: string): string {
  const query = new URLSearchParams(search)
  return searchOf(OWN_VIEW_PARAMETERS.flatMap((name) => query.getAll(name).map((value) => [name, value] as const)))
}

/** The amounts under the reader's price: the server's for the price it was asked for, then computed here. */
function useAmounts(
  data: OwnViewData,
  carbonPrice: CarbonPriceChoice | null,
): Pick<OwnViewControl, 'ownAmounts' | 'failed'> {
  const { cases, query, seed } = data
  const [made, setMade] = useState<(OwnAmounts & { readonly of: OwnViewData['cases'] }) | null>(null)
  const [failed, setFailed] = useState(false)
  const isServed = carbonPrice !== null && isSamePrice(carbonPrice, query.carbonPrice)
  // Amounts stand by position: with other cases, or the same ones in another order, none of them counts.
  const known = made?.of === cases ? made : null
  const isMade = known !== null && isSamePrice(known.carbonPrice, carbonPrice)
  // What is drawn for one price serves the next.
  const follower = useRef<{ readonly of: OwnViewData['cases']; readonly amountsAt: ReturnType<typeof netFollower> }>()
  useEffect(() => {
    if (carbonPrice === null || isServed || isMade) return
    let left = false
    loadNet().then(
      (part) => {
        if (left) return
        if (follower.current?.of !== cases) follower.current = { of: cases, amountsAt: part.netFollower(cases, seed) }
        setMade({ of: cases, carbonPrice, amounts: follower.current.amountsAt(carbonPrice) })
        setFailed(false)
      },
      () => setFailed(!left),
    )
    return () => {
      left = true
    }
  }, [cases, carbonPrice, isServed, isMade, seed])
  if (carbonPrice === null) return { ownAmounts: null, failed: false }
  const served = query.carbonPrice && {
    carbonPrice: query.carbonPrice,
    amounts: cases.map(({ carbon }) => carbon?.own ?? null),
  }
  return { ownAmounts: isServed ? served : (known ?? served), failed: failed && !isServed }
}

function isSamePrice(one: CarbonPriceChoice, other: CarbonPriceChoice | null): boolean {
  if (other === null || !isOwnCarbonPrice(one) || !isOwnCarbonPrice(other)) return one === other
  return one.cny2023PerTco2e === other.cny2023PerTco2e
}
