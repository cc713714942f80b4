import type { AwardRules } from '#scoring/award/rules.ts'
import type { AwardPhase } from '../../components/award/award-phase.ts'

type State = 'draft' | 'open' | 'frozen' | 'notice' | 'final'

/**
 * Where an award stands by the clock. Sealed rules open it for whatever comes first, which is seldom judging: a call
 * for entries runs, or the first stage is days away. A stage that has opened counts before a call that still runs.
 * @param rules in force; undefined while none are sealed
 */
export function awardPhase(
  { state, isRehearsal }: { readonly state: State; readonly isRehearsal: boolean },
  rules: Pick<AwardRules, 'call' | 'stages' | 'timeZone'> | undefined,
  now: string,
): AwardPhase {
  if (state !== 'open' || !rules) return { what: state, until: null }
  const { call, stages, timeZone } = rules
  const moment = Date.parse(now)
  const isPast = (instant: string) => Date.parse(instant) <= moment
  const until = (what: AwardPhase['what'], at: string): AwardPhase => ({ what, until: { at, timeZone } })
  const opensAt = stages.map((stage) => stage.opensAt).sort((one, other) => Date.parse(one) - Date.parse(other))[0]
  // A rehearsal begins at once, whatever hours the award has, and nobody enters it.
  if (isRehearsal || opensAt === undefined) return { what: 'open', until: null }
  if (isPast(opensAt)) return { what: stages.every(({ closesAt }) => isPast(closesAt)) ? 'over' : 'open', until: null }
  if (call && !isPast(call.opensAt)) return until('call-before', call.opensAt)
  if (call && !isPast(call.closesAt)) return until('call', call.closesAt)
  return until('before', opensAt)
}
