import { fewestWalks, walksOf } from './fewest-walks.ts'

/** An entry that a meeting speaks about. */
export interface AgendaEntry {
  readonly entry: string
  /** Who must not be in the room then. */
  readonly aside: readonly string[]
}

export interface AgendaItem extends AgendaEntry {
  /** Who goes out before it, and who comes back; of who stays outside nothing is said. */
  readonly leave: readonly string[]
  readonly comeBack: readonly string[]
}

export interface MeetingAgenda {
  readonly items: readonly AgendaItem[]
  /** How often somebody goes out. Everybody is in the room when it begins. */
  readonly walks: number
  /** The same in the order that was given. */
  readonly walksAsGiven: number
  /** Whether no order has fewer. */
  readonly exact: boolean
}

/**
 * Orders the entries of a meeting so that people with a conflict of interest go out least often. Entries about which all
 * may stay come first, those with the same people outside follow each other. Parts of the list that share nobody are
 * ordered apart, which costs nothing: to come back between two entries of the one part because of the other helps nobody.
 *
 * @returns the same order for the same list; entries that are equal in this stay in the order given
 * @throws RangeError where an entry is there twice
 */
export function meetingAgenda(entries: readonly AgendaEntry[]): MeetingAgenda {
  if (new Set(entries.map(({ entry }) => entry)).size < entries.length) {
    throw new RangeError('Expected each entry once but got one twice.')
  }
  const bySet = new Map<string, AgendaEntry[]>()
  for (const { entry, aside } of entries) {
    const people = [...new Set(aside)].sort()
    const key = JSON.stringify(people)
    bySet.set(key, [...(bySet.get(key) ?? []), { entry, aside: people }])
  }
  const nobody = bySet.get('[]') ?? []
  bySet.delete('[]')
  const solved = partsOf([...bySet.values()]).map((part) => {
    const found = fewestWalks(part.map(([first]) => first!.aside))
    return { ...found, entries: found.order.flatMap((place) => part[place]!) }
  })
  const ordered = [...nobody, ...solved.flatMap((part) => part.entries)]
  return {
    items: ordered.map(({ entry, aside }, place) => {
      const before = ordered[place - 1]?.aside ?? []
      return {
        entry,
        aside,
        leave: aside.filter((each) => !before.includes(each)),
        comeBack: before.filter((each) => !aside.includes(each)),
      }
    }),
    walks: walksOf(ordered.map(({ aside }) => aside)),
    walksAsGiven: walksOf(entries.map(({ aside }) => aside)),
    exact: solved.every(({ exact }) => exact),
  }
}

/** Sets in parts that share nobody, in the order of the first of each. */
function partsOf(sets: readonly (readonly AgendaEntry[])[]): (readonly AgendaEntry[])[][] {
  const parts: { readonly people: Set<string>; readonly sets: (readonly AgendaEntry[])[] }[] = []
  for (const set of sets) {
    const people = set[0]!.aside
    const touched = parts.filter((part) => people.some((each) => part.people.has(each)))
    const whole = {
      people: new Set([...touched.flatMap((part) => [...part.people]), ...people]),
      sets: [...touched.flatMap((part) => part.sets), set],
    }
    const place = touched[0] ? parts.indexOf(touched[0]) : parts.length
    parts.splice(place, touched[0] ? 1 : 0, whole)
    for (const merged of touched.slice(1)) parts.splice(parts.indexOf(merged), 1)
  }
  return parts.map((part) => part.sets)
}
