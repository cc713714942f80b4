import { components, type Component } from '#scoring/panel/graph/components.ts'
import { planPrecision, type ComponentPrecision } from '#scoring/panel/graph/plan-precision.ts'
import { scored, type Scored } from '#scoring/result.ts'
import { planOf, type PlanFrom, type ReadingPlan } from './reading-plan.ts'

/** A plan with what it will be able to tell. */
export interface DrawnPlan {
  readonly plan: ReadingPlan
  /** Parts that no judge links. One where all entries can be compared. */
  readonly components: readonly Component[]
  /** In units of the chance error of one reading; nothing is supposed about how strict judges are. */
  readonly precision: readonly ComponentPrecision[]
}

/** @returns refusals of `planOf` */
export function drawPlan(from: PlanFrom): Scored<DrawnPlan> {
  const plan = planOf(from)
  if (!plan.ok) return plan
  const { readings, entries } = plan.value
  return scored({
    plan: plan.value,
    components: components(readings, { entries }),
    precision: planPrecision(readings),
  })
}
