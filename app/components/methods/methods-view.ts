/** What the methods page shows, in the reader's language. */
import type { Dimension, Indicator } from '#scoring/vocabulary.ts'

export interface MethodView {
  readonly id: string
  /** Fragment of the page's address. */
  readonly anchor: string
  readonly name: string
  readonly measures: string
  readonly published: readonly string[]
  readonly ours: readonly string[]
  readonly bias: readonly string[]
}

export interface AnchorView {
  readonly id: Indicator
  readonly dimension: Dimension
  readonly name: string
  readonly asks: string
  /** Levels 0 to 3 in words. */
  readonly anchors: readonly string[]
  readonly settledBy: string
  /** Levels a person judges; the others are derived from structured facts. */
  readonly judged: boolean
  /** Share of the whole index under the default weights, and under equal weights of all indicators. */
  readonly weight: number
  readonly flatWeight: number
}

export interface MethodsView {
  readonly index: MethodView
  readonly netValue: MethodView
  readonly indicators: readonly AnchorView[]
  readonly factorCount: number
  readonly seed: number
}
