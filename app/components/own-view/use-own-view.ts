import { useLocation, useNavigate } from '@remix-run/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { NetAmounts } from '#scoring/net-value/amounts.ts'
import type { CarbonPriceChoice } from '#scoring/net-value/own-carbon-price.ts'
import type { Dimension } from '#scoring/vocabulary.ts'
import {
  areOfficial,
  OFFICIAL_PERCENTS,
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
  /** The reader has changed something since the page was opened. */
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
  const [state, setState] = useState<OwnViewState>(data.query)
  const [touched, setTouched] = useState(false)
  const [held, setHeld] = useState<{ readonly dimension: Dimension; readonly from: WeightPercents } | null>(null)
  const [live, setLive] = useState(false)
  useEffect(() => setLive(true), [])
  const percents = state.weights ?? OFFICIAL_PERCENTS
  const codes = useMemo(() => data.cases.map(({ levels }) => levels), [data.cases])
  const official = useMemo(() => standings(codes, data.others, OFFICIAL_PERCENTS), [codes, data.others])
  const own = useMemo(() => standings(codes, data.others, percents), [codes, data.others, percents])
  const { pathname, search } = useLocation()
  useAddress(state, touched)
  const change = (changes: Partial<OwnViewState>) => {
    setTouched(true)
    setState({ ...state, ...changes })
  }
  return {
    state,
    touched,
    percents,
    official,
    own,
    ...useAmounts(data, state.carbonPrice),
    live,
    resetAddress: `${pathname}${searchWithOwnView(search, { weights: null, carbonPrice: null })}#own-view`,
    setWeight: (dimension, to) => {
      const from = held?.dimension === dimension ? held.from : percents
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

/** Writes what the reader has changed into the address in place: no new entry of the history, nothing scrolled. */
function useAddress(state: OwnViewState, touched: boolean): void {
  const navigate = useNavigate()
  const { pathname, search, hash } = useLocation()
  const wanted = searchWithOwnView(search, state)
  const address = wanted === searchOf([...new URLSearchParams(search)]) ? null : pathname + wanted + hash
  useEffect(() => {
    if (!touched || address === null) return
    const timer = setTimeout(() => navigate(address, { replace: true, preventScrollReset: true }), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [address, touched, navigate])
}

/** The amounts under the reader's price: the server's for the price of the address, then computed here. */
function useAmounts(
  data: OwnViewData,
  carbonPrice: CarbonPriceChoice | null,
): Pick<OwnViewControl, 'ownAmounts' | 'failed'> {
  const { cases, query, seed } = data
  const [shown, setShown] = useState<OwnAmounts | null>(
    () =>
      query.carbonPrice && { carbonPrice: query.carbonPrice, amounts: cases.map(({ carbon }) => carbon?.own ?? null) },
  )
  const [failed, setFailed] = useState(false)
  const isShown = shown?.carbonPrice === carbonPrice && shown?.amounts.length === cases.length
  // What is drawn for one price serves the next.
  const follower = useRef<{ readonly of: OwnViewData['cases']; readonly amountsAt: ReturnType<typeof netFollower> }>()
  useEffect(() => {
    if (carbonPrice === null || isShown) return
    let left = false
    loadNet().then(
      (part) => {
        if (left) return
        if (follower.current?.of !== cases) follower.current = { of: cases, amountsAt: part.netFollower(cases, seed) }
        setShown({ carbonPrice, amounts: follower.current.amountsAt(carbonPrice) })
        setFailed(false)
      },
      () => setFailed(!left),
    )
    return () => {
      left = true
    }
  }, [cases, carbonPrice, isShown, seed])
  return { ownAmounts: carbonPrice === null ? null : shown, failed: failed && carbonPrice !== null }
}
