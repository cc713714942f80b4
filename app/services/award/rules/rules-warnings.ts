import type { AwardRules } from '#scoring/award/rules.ts'
import type { RulesWarning } from '../../../components/award/office/rules/rules-page.tsx'

/** Apart from `rulesProblems`, by which packages of older awards are read again: nothing here keeps rules from holding. */
export function rulesWarnings({ criteria, stages, call }: AwardRules): readonly RulesWarning[] {
  const used = new Set(stages.flatMap((stage) => stage.criteria))
  const early = call && stages.find(({ opensAt }) => Date.parse(opensAt) < Date.parse(call.closesAt))
  return [
    ...criteria.flatMap(({ id }) => (used.has(id) ? [] : [{ code: 'unused-criterion', criterion: id } as const])),
    ...(early ? [{ code: 'before-call-ends', stage: early.id } as const] : []),
  ]
}
