import type { AwardEvent } from './event.ts'

/**
 * A history as if some entries had never been in it: for who must learn nothing of them. Whatever else happened is there
 * as it was, in its order.
 * @returns for each event what is left of it; undefined where it was about these entries alone
 */
export function eventWithout(event: AwardEvent, entries: ReadonlySet<string>): AwardEvent | undefined {
  const isLeft = (entry: string) => !entries.has(entry)
  switch (event.kind) {
    case 'stage.close':
      return event.goesOn ? { ...event, goesOn: event.goesOn.filter(isLeft) } : event
    case 'lots':
      return { ...event, order: event.order.filter(isLeft) }
    case 'entry.same':
      return isLeft(event.entry) && isLeft(event.other) ? event : undefined
    case 'objection':
      // What follows from it names it, so it stays, about nothing.
      return event.entry === null || isLeft(event.entry) ? event : { ...event, entry: null }
    default:
      return !('entry' in event) || isLeft(event.entry) ? event : undefined
  }
}
