import { seededRandom } from '#scoring/random.ts'
import type { ScoreRow } from '#scoring/panel/model/score-row.ts'

export interface PanelShape {
  readonly seed: number
  readonly entries?: number
  readonly judges?: number
  readonly criteria?: number
  /** Judges an entry; each entry is linked to the next by one of them. */
  readonly reads?: number
  /** Standard deviations. */
  readonly entry?: number
  readonly judge?: number
  readonly criterion?: number
  readonly entryJudge?: number
  readonly noise?: number
}

/** Scores of an invented, connected panel from the crossed model itself, about 70. */
export function panelScores(shape: PanelShape): ScoreRow[] {
  const { seed, entries = 12, judges = 5, criteria = 1, reads = 3 } = shape
  const { entry = 6, judge = 5, criterion = 3, entryJudge = 2, noise = 6 } = shape
  const random = seededRandom(seed)
  // The sum of twelve uniform numbers less six: near enough to normal for made-up scores.
  const normal = () => Array.from({ length: 12 }, random).reduce((sum, each) => sum + each, -6)
  const effects = (count: number, deviation: number) => Array.from({ length: count }, () => deviation * normal())
  const ofEntry = effects(entries, entry)
  const ofJudge = effects(judges, judge)
  const ofCriterion = effects(criteria, criterion)
  return ofEntry.flatMap((quality, index) => {
    const readers = new Set([index % judges, (index + 1) % judges])
    if (entries < judges) for (let next = index; next < judges; next += entries) readers.add(next)
    while (readers.size < Math.min(reads, judges)) readers.add(Math.floor(random() * judges))
    return [...readers].flatMap((reader) => {
      const own = criteria > 1 ? entryJudge * normal() : 0
      return ofCriterion.map((level, number) => ({
        entry: `E${index + 1}`,
        judge: `J${reader + 1}`,
        ...(criteria > 1 ? { criterion: `C${number + 1}` } : {}),
        score: 70 + quality + ofJudge[reader]! + level + own + noise * normal(),
      }))
    })
  })
}
