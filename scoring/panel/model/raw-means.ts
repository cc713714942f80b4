import type { PanelDesign } from './panel-design.ts'

interface Means {
  readonly means: number[]
  readonly scores: number[]
}

/** Means of the scores as they were given, every score counting once, and how many there are. */
export function rawMeans(design: PanelDesign): {
  readonly entries: Means
  readonly judges: Means
  readonly criterionScores: number[]
} {
  const { cellStart, cellShort, cellCount, cellSum, partCriterion, partCount } = design
  const longs = {
    means: new Array<number>(cellStart.length - 1).fill(0),
    scores: new Array<number>(cellStart.length - 1).fill(0),
  }
  const shortNames = design.entriesAreLong ? design.judges : design.entries
  const shorts = { means: shortNames.map(() => 0), scores: shortNames.map(() => 0) }
  for (let long = 0; long < cellStart.length - 1; long += 1) {
    for (let cell = cellStart[long]!; cell < cellStart[long + 1]!; cell += 1) {
      for (const [side, level] of [
        [longs, long],
        [shorts, cellShort[cell]!],
      ] as const) {
        side.means[level]! += cellSum[cell]!
        side.scores[level]! += cellCount[cell]!
      }
    }
  }
  for (const { means, scores } of [longs, shorts]) {
    means.forEach((sum, level) => (means[level] = design.mean + sum / scores[level]!))
  }
  const criterionScores = design.criteria.map(() => 0)
  partCriterion.forEach((criterion, part) => (criterionScores[criterion]! += partCount[part]!))
  const entries = design.entriesAreLong ? longs : shorts
  return { entries, judges: design.entriesAreLong ? shorts : longs, criterionScores }
}
