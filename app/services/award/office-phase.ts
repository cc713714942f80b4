import { dayIn } from '#scoring/award/notice-days.ts'
import type { AwardRules } from '#scoring/award/rules.ts'
import type { OfficePhase } from '../../components/award/office-phase.ts'
import { awardPhase } from './award-phase.ts'

type Award = Parameters<typeof awardPhase>[0]

/** What has happened in an award that its rules do not tell. */
export interface Happened {
  /** Stages that the office has closed. */
  readonly closed: readonly string[]
  /** The last day of the newest public notice. */
  readonly noticeUntil: string | undefined
}

/**
 * Where an award stands for its office: beyond what everybody is told, the stage that is to be judged or closed next. A
 * stage is over once the office has closed it, not with its hours.
 * @param rules in force; undefined while none are sealed
 */
export function officePhase(
  award: Award,
  rules: Pick<AwardRules, 'call' | 'stages' | 'timeZone'> | undefined,
  { closed, noticeUntil }: Happened,
  now: string,
): OfficePhase {
  const phase = awardPhase(award, rules, now)
  if (!rules) return phase
  const { stages, timeZone } = rules
  if (award.state === 'notice' && noticeUntil !== undefined) {
    return { what: dayIn(timeZone, now) <= noticeUntil ? 'notice-until' : 'notice-over', day: noticeUntil }
  }
  if (award.state !== 'open') return phase
  const next = stages.find(({ id }) => !closed.includes(id))
  if (!next) return { what: 'all-closed' }
  const { title: stage, opensAt, closesAt } = next
  if (award.isRehearsal) return { what: 'stage-open', stage, until: null }
  if (closed.length === 0 && phase.what !== 'open' && phase.what !== 'over') return phase
  if (Date.parse(now) < Date.parse(opensAt)) return { what: 'stage-before', stage, until: { at: opensAt, timeZone } }
  if (Date.parse(now) < Date.parse(closesAt)) return { what: 'stage-open', stage, until: { at: closesAt, timeZone } }
  return { what: 'stage-over', stage }
}
