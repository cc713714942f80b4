import { scored, unscorable, type Scored } from '../result.ts'
import type { AwardState } from './award-state.ts'
import { FEEDBACK_LEAST } from './judge-feedback.ts'
import type { AwardRules } from './rules.ts'

/** Of own scores that stand out. */
const MOST_UNUSUAL = 3
/** Of the scale. */
const UNUSUAL_FROM = 1 / 8

/** An own score that the judge's other scores would not lead to expect. */
export interface UnusualScore {
  readonly entry: string
  readonly criterion: string
  readonly given: number
  /** What the judge gives the entry and the criterion else comes to. */
  readonly expected: number
}

/**
 * Where the scores of a judge differ most from the judge's own pattern: what they give an entry and what they give a
 * criterion, added. Nobody else's scores are in it. At most one an entry, those that stand out most at the front.
 *
 * @returns `few-own`, `one-criterion`
 */
export function unusualScores(
  rules: AwardRules,
  state: AwardState,
  stageId: string,
  judge: string,
): Scored<readonly UnusualScore[]> {
  const { sheets } = state.stages.get(stageId)!
  const own = sheets.filter((sheet) => sheet.judge === judge && sheet.setAside === null)
  if (own.length < FEEDBACK_LEAST.own) return unscorable('few-own', { sheets: own.length, least: FEEDBACK_LEAST.own })
  const cells = own.flatMap(({ entry, scores }) =>
    Object.entries(scores).map(([criterion, given]) => ({ entry, criterion, given })),
  )
  if (new Set(cells.map(({ criterion }) => criterion)).size < 2) return unscorable('one-criterion')
  const meanOf = (list: readonly { readonly given: number }[]) =>
    list.reduce((sum, { given }) => sum + given, 0) / list.length
  const meansBy = (key: 'entry' | 'criterion') => {
    const groups = new Map<string, (typeof cells)[number][]>()
    for (const cell of cells) {
      const group = groups.get(cell[key])
      if (group) group.push(cell)
      else groups.set(cell[key], [cell])
    }
    return new Map([...groups].map(([id, group]) => [id, meanOf(group)]))
  }
  const all = meanOf(cells)
  const [ofEntry, ofCriterion] = [meansBy('entry'), meansBy('criterion')]
  const told = cells
    .map((cell) => ({ ...cell, expected: ofEntry.get(cell.entry)! + ofCriterion.get(cell.criterion)! - all }))
    .filter(({ criterion, given, expected }) => {
      const scores = rules.criteria.find(({ id }) => id === criterion)!.levels.map(({ score }) => score)
      return Math.abs(given - expected) >= (Math.max(...scores) - Math.min(...scores)) * UNUSUAL_FROM
    })
    .toSorted((one, other) => Math.abs(other.given - other.expected) - Math.abs(one.given - one.expected) || (one.entry < other.entry ? -1 : 1)) // prettier-ignore
  const first = new Map<string, UnusualScore>()
  for (const cell of told) if (!first.has(cell.entry)) first.set(cell.entry, cell)
  return scored([...first.values()].slice(0, MOST_UNUSUAL))
}
