/** How long each part of a presentation takes, in minutes. */
export interface PresentationTimes {
  readonly talkMinutes: number
  readonly questionMinutes: number
  /** From the end of one to the beginning of the next. */
  readonly changeMinutes: number
  /** After how many presentations of the whole list, and how long; it takes the place of the change. */
  readonly breaks: readonly { readonly after: number; readonly minutes: number }[]
}

export interface PresentationSlot {
  readonly entry: string
  /** Minutes from the beginning of the first. */
  readonly fromMinute: number
  readonly questionsFromMinute: number
  readonly toMinute: number
  /** A break that follows it; 0 for none. */
  readonly breakMinutes: number
}

/**
 * When each entry of a list presents.
 *
 * @param order ids in the order in which they present
 * @returns slots in that order, which never overlap; a break after the last one is left out
 * @throws RangeError for minutes below 0, a talk without minutes, or a break after no presentation
 * @example presentationSlots(['E001', 'E002'], { talkMinutes: 8, questionMinutes: 5, changeMinutes: 2, breaks: [] })
 * // E001 from 0 to 13, E002 from 15 to 28
 */
export function presentationSlots(
  order: readonly string[],
  { talkMinutes, questionMinutes, changeMinutes, breaks }: PresentationTimes,
): PresentationSlot[] {
  const minutes = [talkMinutes, questionMinutes, changeMinutes, ...breaks.map((one) => one.minutes)]
  if (!minutes.every((each) => Number.isInteger(each) && each >= 0) || talkMinutes === 0) {
    throw new RangeError('Expected whole minutes from 0 on, and a talk of some.')
  }
  if (!breaks.every(({ after }) => Number.isInteger(after) && after > 0)) {
    throw new RangeError('Expected breaks after a presentation.')
  }
  const breakAfter = new Map(breaks.map(({ after, minutes: long }) => [after, long]))
  let fromMinute = 0
  return order.map((entry, place) => {
    const questionsFromMinute = fromMinute + talkMinutes
    const toMinute = questionsFromMinute + questionMinutes
    const isLast = place === order.length - 1
    const breakMinutes = isLast ? 0 : (breakAfter.get(place + 1) ?? 0)
    const slot = { entry, fromMinute, questionsFromMinute, toMinute, breakMinutes }
    fromMinute = toMinute + (breakMinutes > 0 ? breakMinutes : changeMinutes)
    return slot
  })
}
