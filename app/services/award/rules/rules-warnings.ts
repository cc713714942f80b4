import type { AwardRules } from '#scoring/award/rules.ts'
import type { RulesWarning } from '../../../components/award/office/rules/rules-page.tsx'
import { alikeValues } from '../alike/alike-values.ts'
import { FEWEST_PAPERS } from '../meeting/fewest-papers.ts'

/** What the award has beside its rules. */
export interface Gathered {
  /** The group of each judge who takes part, also of those who have not come yet. */
  readonly judges: readonly string[]
  /** Of each entry that takes part. */
  readonly attributes: readonly Readonly<Record<string, string>>[]
}

/** Apart from `rulesProblems`, by which packages of older awards are read again: nothing here keeps rules from holding. */
export function rulesWarnings(rules: AwardRules, { judges, attributes }: Gathered): readonly RulesWarning[] {
  const { criteria, stages, call, gates } = rules
  const used = new Set(stages.flatMap((stage) => stage.criteria))
  const early = call && stages.find(({ opensAt }) => Date.parse(opensAt) < Date.parse(call.closesAt))
  return [
    ...criteria.flatMap(({ id }) => (used.has(id) ? [] : [{ code: 'unused-criterion', criterion: id } as const])),
    ...(early ? [{ code: 'before-call-ends', stage: early.id } as const] : []),
    ...fewInSecret(rules, judges),
    ...alikeValues(gates.caps, attributes).map((alike) => ({ code: 'alike-values', alike }) as const),
  ]
}

/** Groups too small for a secret ballot that they are to hold: the meeting refuses to open one. */
function fewInSecret({ stages, groups: known }: AwardRules, judges: readonly string[]): readonly RulesWarning[] {
  const countOf = (group: string) => judges.filter((one) => one === group).length
  return stages
    .filter(({ kind }) => kind === 'ballot')
    .flatMap(({ id, groups }) =>
      groups
        // One that the rules do not have is a problem of its own.
        .filter((group) => known.some((one) => one.id === group))
        .map(
          (group) =>
            ({ code: 'few-in-secret', stage: id, group, judges: countOf(group), fewest: FEWEST_PAPERS }) as const,
        ) // prettier-ignore
        .filter((warning) => warning.judges < FEWEST_PAPERS),
    )
}
