import type { AwardEvent, LoggedEvent } from './event.ts'
import { dayIn, noticeFrom } from './notice-days.ts'
import type { AwardRules } from './rules.ts'

/** An event whose time is not one at which the rules in force allow it. */
export interface UntimelyEvent {
  /**
   * `out-of-hours`: a judge's sheet came while its stage was not open. `notice-days`: a notice is not for the working
   * days that follow it. `final-early`: the result was made final before the last day of its notice had ended.
   */
  readonly code: 'out-of-hours' | 'notice-days' | 'final-early'
  /** Number of the event in the chain. */
  readonly sequence: number
}

/**
 * Holds what has hours or days against the calendar of the rules that were in force, by the times in the chain: sheets
 * that their judges typed, notices, and the end. Sheets on paper, a chair's corrections, and what judges change after
 * they have deliberated an entry come after the hours by right; a vote does not say whether it came on paper, so it is
 * passed over.
 *
 * @param versions of the rules, from the first
 * @param logged the history of one award, from the first event
 * @returns what came when it could not have, in its order
 * @throws RangeError for rules whose notice has too few working days
 */
export function untimelyEvents(
  versions: readonly AwardRules[],
  logged: readonly LoggedEvent[],
): readonly UntimelyEvent[] {
  const found: UntimelyEvent[] = []
  const deliberated = new Set<string>()
  let version = 0
  let lastDay: string | undefined
  for (const { sequence, at, event } of logged) {
    if (event.kind === 'rules') version += 1
    const rules = versions[version - 1]
    if (!rules) continue
    if (event.kind === 'deliberation') deliberated.add(pairOf(event))
    if (event.kind === 'sheet' && !isInHours(rules, event, at, deliberated)) found.push({ code: 'out-of-hours', sequence }) // prettier-ignore
    if (event.kind === 'notice') {
      const due = noticeFrom(rules, at)
      if (due.firstDay !== event.firstDay || due.lastDay !== event.lastDay) found.push({ code: 'notice-days', sequence }) // prettier-ignore
      lastDay = event.lastDay
    }
    if (event.kind === 'final' && lastDay !== undefined && dayIn(rules.timeZone, at) <= lastDay) {
      found.push({ code: 'final-early', sequence })
    }
  }
  return found
}

const pairOf = ({ stage, entry }: { readonly stage: string; readonly entry: string }) => `${stage} ${entry}`

type Sheet = Extract<AwardEvent, { readonly kind: 'sheet' }>

function isInHours({ stages }: AwardRules, sheet: Sheet, at: string, deliberated: ReadonlySet<string>): boolean {
  const stage = stages.find(({ id }) => id === sheet.stage)
  if (!stage || sheet.paper !== undefined || sheet.change?.by === 'chair') return true
  if (sheet.change !== null && deliberated.has(pairOf(sheet))) return true
  const time = Date.parse(at)
  return time >= Date.parse(stage.opensAt) && time < Date.parse(stage.closesAt)
}
