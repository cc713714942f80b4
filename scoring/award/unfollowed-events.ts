import { AWARD_METHOD, KNOWN_METHODS, type AwardMethods } from './award-methods.ts'
import type { AwardState } from './award-state.ts'
import { drawLots, waitingForLots } from './draw-lots.ts'
import type { AwardEvent } from './event.ts'
import { foldEvents } from './fold-events.ts'
import type { AwardRules } from './rules.ts'
import { selection } from './selection.ts'
import { goingOn, workedStages } from './stage-outcome.ts'

/** An event that says what something came to, and it does not follow from what had happened by then. */
export type UnfollowedEvent =
  /** The order is not that of the seed, or who was drawn before was drawn again. */
  | { readonly code: 'lots-differ'; readonly event: number; readonly stage: string }
  | {
      readonly code: 'goes-on-differs'
      readonly event: number
      readonly stage: string
      /** Ids that the close names and the scores do not, sorted. */
      readonly more: readonly string[]
      /** Ids that the scores give and the close does not name, sorted. */
      readonly fewer: readonly string[]
    }

type Of<Kind extends AwardEvent['kind']> = Extract<AwardEvent, { readonly kind: Kind }>

/**
 * Works out anew what lots and the closing of stages have settled, each under the rules and from the events before it,
 * by the methods of today or by those under which it may have been settled.
 * Closes that were written before it was kept who goes on say nothing and are passed over, and so is what stands in a
 * history that does not hold together, which `foldEvents` tells of.
 *
 * @param versions of the rules, from the first
 * @param events of one award, from the first
 * @returns what does not follow, in its order, with the number of its event from 1
 */
export function unfollowedEvents(
  versions: readonly AwardRules[],
  events: readonly AwardEvent[],
): readonly UnfollowedEvent[] {
  const found: UnfollowedEvent[] = []
  let version = 0
  for (const [index, event] of events.entries()) {
    if (event.kind === 'rules') version += 1
    if (event.kind !== 'lots' && event.kind !== 'stage.close') continue
    const rules = versions[version - 1]
    const before = rules && foldEvents(rules, events.slice(0, index))
    if (!rules || !before?.ok) continue
    const state = before.value
    const under = (methods: AwardMethods) =>
      event.kind === 'lots' ? otherLots(rules, state, event, methods) : otherClose(rules, state, event, methods)
    const unfollowed = under(AWARD_METHOD)
    if (unfollowed && KNOWN_METHODS.every((methods) => under(methods) !== null)) {
      found.push({ ...unfollowed, event: index + 1 })
    }
  }
  return found
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'event'> : never

/** Whether anything in a history is settled by lots or by a close that says who goes on. */
export function settlesAnything(events: readonly AwardEvent[]): boolean {
  return events.some((event) => event.kind === 'lots' || (event.kind === 'stage.close' && event.goesOn !== undefined))
}

function otherClose(
  rules: AwardRules,
  state: AwardState,
  { stage, goesOn }: Of<'stage.close'>,
  methods: AwardMethods,
): Unnumbered<UnfollowedEvent> | null {
  const worked = workedStages(rules, state, methods).find(({ outcome }) => outcome.stage === stage)
  // What the first close has settled no later one changes.
  if (goesOn === undefined || !worked || state.stages.get(stage)!.closed) return null
  const due = goingOn(worked.outcome)
  const [named, given] = [new Set(goesOn), new Set(due)]
  const more = [...named].filter((entry) => !given.has(entry)).sort()
  const fewer = due.filter((entry) => !named.has(entry))
  return more.length + fewer.length === 0 ? null : { code: 'goes-on-differs', stage, more, fewer }
}

function otherLots(
  rules: AwardRules,
  state: AwardState,
  event: Of<'lots'>,
  methods: AwardMethods,
): Unnumbered<UnfollowedEvent> | null {
  const { stage, seed, order } = event
  const drawn = state.stages.get(stage)
  if (!drawn) return null
  const isPresentation = event.for === 'presentation'
  const earlier = (isPresentation ? drawn.presentation : drawn.lots)?.order ?? []
  const waiting = new Set(isPresentation ? [] : waitingIn(rules, state, stage, methods))
  const fresh = order.filter((entry) => waiting.has(entry) || !earlier.includes(entry))
  const due = [...earlier.filter((entry) => !fresh.includes(entry)), ...drawLots(fresh, seed)]
  const isSame = due.length === order.length && due.every((entry, place) => entry === order[place])
  return isSame ? null : { code: 'lots-differ', stage }
}

/** Who waited for lots: in the last stage alone, which decides the places. */
function waitingIn(rules: AwardRules, state: AwardState, stage: string, methods: AwardMethods): readonly string[] {
  if (rules.stages.at(-1)?.id !== stage) return []
  const outcomes = workedStages(rules, state, methods).map(({ outcome }) => outcome)
  return waitingForLots(selection(rules, state, outcomes, methods))
}
