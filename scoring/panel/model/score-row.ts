/** One score that one judge gave one entry, on one criterion where the rubric has several. */
export interface ScoreRow {
  readonly entry: string
  readonly judge: string
  /** Given on every row or on none. */
  readonly criterion?: string | undefined
  /** In the rubric's own units; higher is better. */
  readonly score: number
  /** Place of the score in the order in which this judge worked: 1, 2, 3 … Only `judgeDrift` reads it. */
  readonly order?: number | undefined
}
