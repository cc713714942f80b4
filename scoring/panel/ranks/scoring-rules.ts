import { scored, unscorable, type Scored } from '../../result.ts'
import { components } from '../graph/components.ts'
import { notComparable } from '../graph/not-comparable.ts'
import type { Sheet } from './sheets.ts'

/** Turns sheets into one score for each entry; in the order of the names, whatever the order of the sheets. */
export type ScoringRule = (sheets: readonly Sheet[]) => Scored<ReadonlyMap<string, number>>

/** The mean of the sheets of each entry, as they are. */
export const meanRule: ScoringRule = (sheets) => eachEntry(sheets, mean)

/** The median of the sheets of each entry; of an even number the mean of the middle two. */
export const medianRule: ScoringRule = (sheets) =>
  eachEntry(sheets, (ascending) => {
    const middle = ascending.length >> 1
    return ascending.length % 2 === 1 ? ascending[middle]! : (ascending[middle - 1]! + ascending[middle]!) / 2
  })

/**
 * The mean without the one highest and the one lowest sheet (去掉最高分最低分), for entries with at least so many; below
 * that the plain mean. Entries with fewer sheets are so treated by another rule than their rivals.
 *
 * @param fromJudges 3 or more, else `RangeError`; award practice starts at 5
 */
export function trimmedRule(fromJudges = 5): ScoringRule {
  if (!Number.isInteger(fromJudges) || fromJudges < 3) {
    throw new RangeError(`Expected 3 judges or more to leave two sheets out but got ${fromJudges}.`)
  }
  return (sheets) =>
    eachEntry(sheets, (ascending) => mean(ascending.length >= fromJudges ? ascending.slice(1, -1) : ascending))
}

/**
 * The mean of each sheet less the mean of all sheets of its judge, plus the mean of all sheets: takes out how strict a
 * judge is as far as judges read entries of like quality, which is better than nothing and worse than the model.
 *
 * @returns `not-comparable` where no judge links two parts of the entries: their judges' means have nothing in common
 */
export const judgeCentredRule: ScoringRule = (sheets) => {
  const parts = components(sheets)
  if (parts.length > 1) return notComparable(parts)
  const ofJudge = grouped(sheets, ({ judge }) => judge)
  const means = new Map([...ofJudge].map(([judge, ascending]) => [judge, mean(ascending)]))
  const all = mean(sheets.map(({ score }) => score).sort((first, second) => first - second))
  const centred = sheets.map((sheet) => ({ ...sheet, score: sheet.score - means.get(sheet.judge)! + all }))
  return eachEntry(centred, mean)
}

function eachEntry(
  sheets: readonly Sheet[],
  score: (ascending: readonly number[]) => number,
): Scored<ReadonlyMap<string, number>> {
  if (sheets.length === 0) return unscorable('no-scores')
  const ofEntry = [...grouped(sheets, ({ entry }) => entry)].sort(([first], [second]) => (first < second ? -1 : 1))
  return scored(new Map(ofEntry.map(([entry, ascending]) => [entry, score(ascending)])))
}

/** The scores of each group, ascending: sums then do not depend on the order of the sheets. */
function grouped(sheets: readonly Sheet[], by: (sheet: Sheet) => string): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>()
  for (const sheet of sheets) {
    const group = groups.get(by(sheet))
    if (group) group.push(sheet.score)
    else groups.set(by(sheet), [sheet.score])
  }
  for (const group of groups.values()) group.sort((first, second) => first - second)
  return groups
}

function mean(values: readonly number[]): number {
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}
