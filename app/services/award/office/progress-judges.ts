import type { ProgressAsked, ProgressWho } from '../../../forms/award/progress-query.ts'

/** How far a judge is in a stage, as much as filter and order need. */
export interface FarJudge {
  readonly name: string
  readonly group: string
  readonly state: 'invited' | 'joined' | 'pledged' | 'declared'
  readonly readings: number
  readonly submitted: number
  readonly drafts: number
  readonly lastAt: string | null
}

/** The judges who are asked for, in the order that is asked for; where that leaves two alike, by name. */
export function askedJudges<Judge extends FarJudge>(judges: readonly Judge[], asked: ProgressAsked): Judge[] {
  const chosen = judges.filter((judge) => (asked.group === '' || judge.group === asked.group) && isMeant(asked.who, judge)) // prettier-ignore
  const byName = (one: FarJudge, other: FarJudge) => one.name.localeCompare(other.name, 'zh-CN')
  const left = ({ readings, submitted }: FarJudge) => readings - submitted
  const orders = {
    name: byName,
    open: (one: FarJudge, other: FarJudge) => left(other) - left(one) || byName(one, other),
    // Who was never here comes first: they are asked about first.
    last: (one: FarJudge, other: FarJudge) =>
      (one.lastAt ?? '').localeCompare(other.lastAt ?? '') || byName(one, other),
  }
  return chosen.sort(orders[asked.sort])
}

function isMeant(who: ProgressWho, { state, readings, submitted, drafts }: FarJudge): boolean {
  switch (who) {
    case 'all':
      return true
    case 'not-here':
      return state === 'invited'
    case 'not-declared':
      return state !== 'declared'
    case 'not-started':
      return readings > submitted && submitted + drafts === 0
    case 'unfinished':
      return readings > submitted
    case 'finished':
      return readings > 0 && readings === submitted
  }
}
