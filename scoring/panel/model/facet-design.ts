import { scored, unscorable, type Scored } from '../../result.ts'
import { components } from '../graph/components.ts'
import { notComparable } from '../graph/not-comparable.ts'
import type { ScoreRow } from './score-row.ts'

/** Scores on an ordered scale as the many-facet model needs them: levels counted from 0, rows sorted by entry. */
export interface FacetDesign {
  readonly entries: readonly string[]
  readonly judges: readonly string[]
  /** Empty where there are no criteria or only one. */
  readonly criteria: readonly string[]
  /** The highest level, counted from 0. */
  readonly top: number
  /** Rows of entry e: rowStart[e] up to rowStart[e + 1]. */
  readonly rowStart: Int32Array
  readonly judge: Int32Array
  /** −1 without criteria. */
  readonly criterion: Int32Array
  readonly level: Int32Array
  /** How often each level was given. */
  readonly used: readonly number[]
}

/** The declared ends of the scale, both whole numbers; every level between them counts as one step. */
export interface LevelScale {
  readonly lowest: number
  readonly highest: number
}

/**
 * Orders the rows and refuses what no estimate can come from: `no-scores`, `one-judge`, `one-entry`, `not-comparable`,
 * `empty-category` with a level of the declared scale that nobody gave (its threshold has no finite estimate; declare
 * a coarser scale or merge levels), and `extreme-totals` where a judge or a criterion has only the lowest or only the
 * highest level. A score off the scale, or a criterion on some rows only, throws `RangeError`.
 */
export function facetDesign(rows: readonly ScoreRow[], { lowest, highest }: LevelScale): Scored<FacetDesign> {
  if (!Number.isInteger(lowest) || !Number.isInteger(highest) || lowest >= highest) {
    throw new RangeError(`Expected a scale of whole levels but got ${lowest} to ${highest}.`)
  }
  const wrong = rows.find(({ score }) => !Number.isInteger(score) || score < lowest || score > highest)
  if (wrong) throw new RangeError(`Expected levels from ${lowest} to ${highest} but got ${wrong.score}.`)
  const withCriterion = rows.filter(({ criterion }) => criterion !== undefined).length
  if (withCriterion > 0 && withCriterion < rows.length) {
    throw new RangeError(`Expected a criterion on every score or on none but got it on ${withCriterion}.`)
  }
  if (rows.length === 0) return unscorable('no-scores')
  const entries = names(rows.map(({ entry }) => entry))
  const judges = names(rows.map(({ judge }) => judge))
  const all = withCriterion > 0 ? names(rows.map(({ criterion }) => criterion!)) : []
  const criteria = all.length > 1 ? all : []
  if (judges.length < 2) return unscorable('one-judge', { judges: judges.length, named: judges.join(', ') })
  if (entries.length < 2) return unscorable('one-entry', { entries: entries.length, named: entries.join(', ') })
  const groups = components(rows)
  if (groups.length > 1) return notComparable(groups)

  const numberOf = (list: readonly string[]) => new Map(list.map((name, index) => [name, index]))
  const [ofEntry, ofJudge, ofCriterion] = [numberOf(entries), numberOf(judges), numberOf(criteria)]
  const sorted = rows
    .map((row) => ({
      entry: ofEntry.get(row.entry)!,
      judge: ofJudge.get(row.judge)!,
      criterion: ofCriterion.get(row.criterion ?? '') ?? -1,
      level: row.score - lowest,
    }))
    .sort((one, other) =>
      one.entry - other.entry || one.judge - other.judge || one.criterion - other.criterion || one.level - other.level) // prettier-ignore
  const used = Array.from({ length: highest - lowest + 1 }, () => 0)
  const rowStart = new Int32Array(entries.length + 1)
  sorted.forEach(({ entry, level }, row) => {
    used[level]! += 1
    rowStart[entry + 1] = row + 1
  })
  const empty = used.indexOf(0)
  if (empty !== -1) return unscorable('empty-category', { level: lowest + empty })
  const design: FacetDesign = {
    entries,
    judges,
    criteria,
    top: highest - lowest,
    rowStart,
    judge: Int32Array.from(sorted, ({ judge }) => judge),
    criterion: Int32Array.from(sorted, ({ criterion }) => criterion),
    level: Int32Array.from(sorted, ({ level }) => level),
    used,
  }
  const extreme = [...extremeOf(judges, design.judge, design), ...extremeOf(criteria, design.criterion, design)]
  return extreme.length > 0 ? extremeTotals(extreme) : scored(design)
}

/** The refusal of those who were only given, or only gave, the lowest or the highest level. */
export function extremeTotals(named: readonly string[]): ReturnType<typeof unscorable> {
  return unscorable('extreme-totals', { count: named.length, named: named.join(', ') })
}

/** Names whose levels are all the lowest or all the highest. */
export function extremeOf(list: readonly string[], numbers: Int32Array, { level, top }: FacetDesign): string[] {
  const lowest = list.map(() => top)
  const highest = list.map(() => 0)
  numbers.forEach((number, row) => {
    if (number < 0) return
    lowest[number] = Math.min(lowest[number]!, level[row]!)
    highest[number] = Math.max(highest[number]!, level[row]!)
  })
  return list.filter((_, number) => highest[number] === 0 || lowest[number] === top)
}

/** The entry of each row. */
export function entryOfRow({ rowStart, level }: FacetDesign): Int32Array {
  const entry = new Int32Array(level.length)
  for (let index = 0; index < rowStart.length - 1; index += 1) entry.fill(index, rowStart[index]!, rowStart[index + 1]!)
  return entry
}

function names(all: readonly string[]): string[] {
  return [...new Set(all)].sort()
}
