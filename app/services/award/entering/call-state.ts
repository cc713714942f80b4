import type { CallRules } from '#scoring/award/rules.ts'

/** `grace`: the deadline is over, and the rules still take entries for a while. */
export type CallState = 'soon' | 'open' | 'grace' | 'closed'

/** The last instant before which an entry is taken. */
export const lastInstant = ({ closesAt, graceMinutes }: CallRules): string =>
  new Date(Date.parse(closesAt) + graceMinutes * 60_000).toISOString()

/** Where a call stands by the clock of the server. An entry is in time before the deadline, not at it. */
export function callState(call: CallRules, now: string): CallState {
  const at = Date.parse(now)
  if (at < Date.parse(call.opensAt)) return 'soon'
  if (at < Date.parse(call.closesAt)) return 'open'
  return at < Date.parse(lastInstant(call)) ? 'grace' : 'closed'
}

export const takesEntries = (state: CallState): boolean => state === 'open' || state === 'grace'
