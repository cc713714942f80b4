import { scored, unscorable, type Refusal, type Scored } from '../result.ts'
import { medianRule, meanRule, trimmedRule, type ScoringRule } from '../panel/ranks/scoring-rules.ts'
import type { CorrectedPanel } from './panel-fits.ts'
import type { ScoreRule, Stage } from './rules.ts'
import { isWithoutModel, scoresWithoutModel, type WithoutModel } from './scores-without-model.ts'
import type { GroupSheet } from './stage-sheets.ts'

/** An entry in a stage of sheets. */
export interface EntryScore {
  /** Over the groups by their shares, not rounded. */
  readonly score: Scored<number>
  /** By voter group, in the order of the shares. */
  readonly groups: readonly {
    readonly group: string
    readonly sheets: number
    readonly score: number | null
    /** Of the rule `corrected`: why it is not the model's (`scoresWithoutModel`). Absent where it is. */
    readonly instead?: WithoutModel
  }[]
}

/**
 * The scores of entries by a rule. Groups are scored apart and weighed; an entry that a group has not read has no score,
 * since leaving the group out would judge it by another rule than its rivals.
 *
 * @param panels only read by the rule `corrected`
 * @param unfitted what the rule `corrected` gives to a panel of which the model says `no-convergence`: its plain means, or a
 *   refusal
 * @returns by entry; refusals `no-sheets`, `group-without-sheets`, `no-convergence`
 */
export function entryScores(
  entries: readonly string[],
  sheets: readonly GroupSheet[],
  rule: ScoreRule,
  trimmedFrom: Stage['scoring']['trimmedFrom'],
  shares: ReadonlyMap<string, number>,
  panels: () => readonly CorrectedPanel[],
  unfitted: 'mean' | 'refused',
): ReadonlyMap<string, EntryScore> {
  const counts = new Map<string, number>()
  for (const { entry, group } of sheets) {
    const key = `${group}\u0000${entry}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const groupScore =
    rule === 'corrected' ? correctedScore(panels(), unfitted) : plainScore(sheets, plainRule(rule, trimmedFrom))
  return new Map(
    entries.map((entry) => {
      const groups = [...shares.keys()].map((group) => ({
        group,
        sheets: counts.get(`${group}\u0000${entry}`) ?? 0,
        ...groupScore(group, entry),
      }))
      const read = groups.filter((group) => group.sheets > 0).length
      const missing = groups.find((group) => group.sheets === 0)
      const refused = groups.find(({ score }) => !score.ok)
      const score =
        read === 0
          ? unscorable('no-sheets')
          : missing !== undefined
            ? unscorable('group-without-sheets', { group: missing.group })
            : refused !== undefined && !refused.score.ok
              ? { ok: false as const, why: refused.score.why }
              : scored(weighed(groups, shares))
      return [
        entry,
        {
          score,
          groups: groups.map((group) => ({ ...group, score: group.score.ok ? group.score.value : null })),
        },
      ]
    }),
  )
}

function weighed(
  groups: readonly { readonly group: string; readonly score: Scored<number> }[],
  shares: ReadonlyMap<string, number>,
): number {
  return groups.reduce((sum, { group, score }) => sum + (score.ok ? score.value : 0) * shares.get(group)!, 0)
}

type GroupScore = (group: string, entry: string) => { readonly score: Scored<number>; readonly instead?: WithoutModel }

const NO_SHEETS = { score: unscorable('no-sheets') }

function plainRule(rule: Exclude<ScoreRule, 'corrected'>, trimmedFrom: number): ScoringRule {
  return rule === 'mean' ? meanRule : rule === 'median' ? medianRule : trimmedRule(trimmedFrom)
}

function plainScore(sheets: readonly GroupSheet[], rule: ScoringRule): GroupScore {
  const byGroup = new Map<string, GroupSheet[]>()
  for (const sheet of sheets) {
    const own = byGroup.get(sheet.group)
    if (own) own.push(sheet)
    else byGroup.set(sheet.group, [sheet])
  }
  const scores = new Map([...byGroup].map(([group, own]) => [group, rule(own)]))
  return (group, entry) => {
    const ofGroup = scores.get(group)
    const score = ofGroup?.ok ? ofGroup.value.get(entry) : undefined
    return score === undefined ? NO_SHEETS : { score: scored(score) }
  }
}

function correctedScore(panels: readonly CorrectedPanel[], unfitted: 'mean' | 'refused'): GroupScore {
  const known = new Map<string, Map<string, ReturnType<GroupScore>>>()
  for (const { group, entries, sheets, scores } of panels) {
    const ofGroup = known.get(group) ?? new Map<string, ReturnType<GroupScore>>()
    known.set(group, ofGroup)
    const isRefused = !scores.ok && scores.why.code === 'no-convergence' && unfitted === 'refused'
    const instead = !scores.ok && !isRefused && isWithoutModel(scores.why.code) ? scores.why.code : undefined
    const found = instead === undefined ? scores : scoresWithoutModel(instead, sheets)
    for (const entry of entries) {
      const score = found.ok ? scored(found.value.get(entry)!) : found
      ofGroup.set(entry, instead === undefined ? { score } : { score, instead })
    }
  }
  return (group, entry) => known.get(group)?.get(entry) ?? NO_SHEETS
}

/**
 * Whether the entries lie in one panel of each group; across panels that share nobody a strict jury can't be told from
 * weak entries, and a corrected score says nothing.
 *
 * @returns null where they do, else `not-comparable` with the group and the parts of its entries
 */
export function whyNotComparable(entries: readonly string[], panels: readonly CorrectedPanel[]): Refusal | null {
  const asked = new Set(entries)
  const byGroup = new Map<string, string[]>()
  for (const { group, entries: inside } of panels) {
    const own = inside.filter((entry) => asked.has(entry))
    if (own.length > 0) byGroup.set(group, [...(byGroup.get(group) ?? []), own.join(', ')])
  }
  const apart = [...byGroup].find(([, parts]) => parts.length > 1)
  if (apart === undefined) return null
  const [group, parts] = apart
  return { code: 'not-comparable', detail: { group, components: parts.length, named: parts.join(' / ') } }
}
