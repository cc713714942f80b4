/** A process of its own for a large plan, so that it holds up no request. Gets what it is made from; answers once. */
import type { Scored } from '#scoring/result.ts'
import type { Apart } from '../apart.server.ts'
import { drawPlan, type DrawnPlan } from './drawn-plan.ts'
import type { PlanFrom } from './reading-plan.ts'

export type PlanAnswer = Scored<DrawnPlan>

process.send!('started' satisfies Apart<PlanAnswer>)

// What it cannot plan it says itself; whatever else goes wrong ends this process, which is heard as well.
process.once('message', (from: PlanFrom) =>
  process.send!({ answer: drawPlan(from) } satisfies Apart<PlanAnswer>, () => process.disconnect()),
)
