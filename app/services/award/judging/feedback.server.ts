import { listConflicts } from '#db/repositories/award/conflict.ts'
import type { Db } from '#db/schema.ts'
import type { AwardEvent, LoggedEvent } from '#scoring/award/event.ts'
import { eventWithout } from '#scoring/award/events-without.ts'
import { feedbackCutInSteps } from '#scoring/award/feedback-cut.ts'
import { judgeFeedbackInSteps, type JudgeFeedback } from '#scoring/award/judge-feedback.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import { unusualScores } from '#scoring/award/unusual-scores.ts'
import type { FeedbackView } from '../../../components/award/judge/judge-view.ts'
import type { Gate, Seat } from '../judges/seat.server.ts'
import { inSteps } from '../in-steps.server.ts'
import { standingOf } from '../events/standing.server.ts'

/** Feedback that is remembered: of the judges who are about to look at it again. */
const MOST_KEPT = 200
const kept = new Map<string, JudgeFeedback>()

/**
 * What a judge is told in private of their own scoring in a stage. It is computed from the events alone, without those
 * about entries from which the judge stands aside, and written down nowhere.
 * @returns null where the rules have none
 */
export async function feedbackOf(
  db: Db,
  { award, rules, judge }: Seat,
  stage: Stage,
  gate: Gate,
): Promise<FeedbackView | null> {
  if (stage.ownFeedback !== true || stage.blind.scores === 'never') return null
  // It is made from what others gave, which the rules hide so long.
  if (stage.blind.scores === 'after-stage' && gate !== 'closed' && gate !== 'frozen') return { isLater: true }
  const standing = await standingOf(db, award.id)
  if (!standing) return null
  const aside = new Set((await listConflicts(db, award.id, { judge: judge.id })).map(({ entry }) => entry))
  const told = standing.events.flatMap((logged) => {
    const event = eventWithout(logged.event, aside)
    return event ? [{ ...logged, event }] : []
  })
  const { others, severity, scale, drift } = await panelFeedback(rules, told, stage.id, judge.id, [...aside].sort())
  const unusual = unusualScores(rules, standing.state, stage.id, judge.id)
  return { isLater: false, others, severity, scale, drift, unusual }
}

async function panelFeedback(
  rules: AwardRules,
  logged: readonly LoggedEvent[],
  stage: string,
  judge: string,
  aside: readonly string[],
): Promise<JudgeFeedback> {
  const events: readonly AwardEvent[] = logged.map(({ event }) => event)
  const cut = await inSteps(feedbackCutInSteps(rules, events, stage, judge))
  // The hash covers all that came before, and the rules in force are the newest there are.
  const key = [logged[cut - 1]?.hash ?? '', logged.findLast(({ event }) => event.kind === 'rules')?.hash, stage, judge, ...aside].join(' ') // prettier-ignore
  const known = kept.get(key) ?? (await inSteps(judgeFeedbackInSteps(rules, events.slice(0, cut), stage, judge)))
  kept.delete(key)
  kept.set(key, known)
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!)
  return known
}
