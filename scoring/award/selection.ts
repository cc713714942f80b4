import type { Refusal } from '../result.ts'
import { AWARD_METHOD, type AwardMethods } from './award-methods.ts'
import type { AwardState } from './award-state.ts'
import { comparable } from './comparable.ts'
import type { AwardRules, Category } from './rules.ts'
import type { StageEntry, StageOutcome } from './stage-outcome.ts'

/** What became of an entry, and the numbers and ids that say why. */
export type Standing =
  /** Within the places by its rank. */
  | { readonly code: 'won'; readonly place: number; readonly byLot: boolean }
  /** Its rank lay below the places; it came up (递补) since these above it could not win. */
  | { readonly code: 'moved-up'; readonly place: number; readonly byLot: boolean; readonly passed: readonly string[] }
  /** Next in order, should a winner fall out. */
  | { readonly code: 'reserve'; readonly place: number }
  | { readonly code: 'vetoed'; readonly grounds: readonly string[] }
  | { readonly code: 'capped'; readonly attribute: string; readonly value: string; readonly most: number }
  /** `sameAs`: the winner that is the same project under another name; absent where it is the organisation. */
  | { readonly code: 'double'; readonly organisation: string; readonly category: string; readonly sameAs?: string }
  /** Level with others, of whom not all can win, and nothing in the rules parts them: lots have to. */
  | { readonly code: 'shared-last-place'; readonly places: number; readonly sharing: readonly string[] }
  | { readonly code: 'below-the-line' }
  | { readonly code: 'no-score'; readonly why: Refusal }
  | { readonly code: 'not-advanced'; readonly stage: string; readonly rank: number | null }
  | { readonly code: 'ineligible'; readonly failed: readonly string[] }
  | { readonly code: 'withdrawn' }

export interface SelectedEntry {
  readonly entry: string
  /** In the last stage. */
  readonly rank: number | null
  readonly standing: Standing
}

export interface CategorySelection {
  readonly category: string
  readonly places: number
  /** Ids of winners in their order; those who share a place by id, after them whom lots gave it. */
  readonly winners: readonly string[]
  readonly reserves: readonly string[]
  /** Whether places wait for lots. */
  readonly open: boolean
  /** By rank, those without one last. */
  readonly entries: readonly SelectedEntry[]
}

/** What a selection has given away so far: it goes through the categories in the order of the rules. */
interface Given {
  readonly categoryOf: Map<string, string>
  readonly byValue: Map<string, number>
  /** The category in which an entry has won. */
  readonly winners: Map<string, string>
  /** By entry, the others that are the same project, also by way of a third. */
  readonly same: ReadonlyMap<string, ReadonlySet<string>>
  /** By what organisations and values are the same. */
  readonly keyOf: (text: string) => string
}

/**
 * Who wins: in each category, in the order of the rules, the first by rank that no gate stops, until the places are
 * full; then as many in reserve. A veto takes an entry out; a cap counts winners of the whole award who share a value;
 * with no double winning an organisation that won in an earlier category is passed over in later ones, and so is an
 * entry that is the same project as a winner.
 *
 * Where more share the last place than there is room for, none of them wins it until lots are drawn in the last stage;
 * nobody below them moves up meanwhile. Where there is room for all who are level and a cap or a double stands between
 * some of them, lots part these alone, and all of that rank who win share its place.
 *
 * @param outcomes of all stages in their order; the last one decides
 * @param methods of another version, for what was sealed under them: until `award-selection/3` an organisation or a
 *   value was another one when it was written in another width, case or with other blanks
 */
export function selection(
  rules: AwardRules,
  state: AwardState,
  outcomes: readonly StageOutcome[],
  methods: AwardMethods = AWARD_METHOD,
): readonly CategorySelection[] {
  const given: Given = {
    categoryOf: new Map(),
    byValue: new Map(),
    winners: new Map(),
    same: sameProjects(state.same),
    keyOf: methods.selection === 'award-selection/2' ? (text) => text : comparable,
  }
  return rules.categories.map((category) => selectIn(rules, state, outcomes, category, given))
}

function selectIn(
  rules: AwardRules,
  state: AwardState,
  outcomes: readonly StageOutcome[],
  category: Category,
  given: Given,
): CategorySelection {
  const last = outcomes.at(-1)!
  const decided = last.categories.find((each) => each.category === category.id)!.entries
  const lots = state.stages.get(last.stage)!.lots?.order ?? []
  const standings = new Map<string, Standing>()
  const winners: string[] = []
  const reserves: string[] = []
  const passed: string[] = []
  /** Below what there is to win a cap costs nobody anything; a veto stands whatever the place. */
  const whyStopped = (entry: string) =>
    winners.length >= category.places && reserves.length >= category.reserves
      ? vetoed(state, entry)
      : stoppedBy(rules, state, category, given, entry)
  const stop = (entry: string, standing: Standing) => {
    standings.set(entry, standing)
    passed.push(entry)
  }
  let open = false
  for (const level of levelsOf(decided)) {
    const free = level.filter((entry) => {
      const stopped = whyStopped(entry)
      if (stopped !== null) stop(entry, stopped)
      return stopped === null
    })
    if (free.length === 0) continue
    const room = category.places - winners.length
    if (open || room <= 0) {
      keepInReserve(category, free, reserves, standings, open)
      continue
    }
    const rank = decided.find(({ entry }) => entry === free[0])!.rank!
    const win = (entry: string, place: number, byLot: boolean) => {
      winners.push(entry)
      count(rules, state, category, given, entry)
      standings.set(
        entry,
        rank > category.places
          ? { code: 'moved-up', place, byLot, passed: [...passed].sort() }
          : { code: 'won', place, byLot },
      )
    }
    const isRoom = free.length <= room
    const waiting = isRoom ? inEachOthersWay(rules, state, given, free) : free
    const sharedPlace = winners.length + 1
    for (const entry of free) if (!waiting.includes(entry)) win(entry, sharedPlace, false)
    if (waiting.some((entry) => !lots.includes(entry))) {
      open = true
      const places = category.places - winners.length
      for (const entry of waiting) standings.set(entry, { code: 'shared-last-place', places, sharing: waiting })
      continue
    }
    const rest: string[] = []
    for (const entry of waiting.toSorted((first, second) => lots.indexOf(first) - lots.indexOf(second))) {
      const stopped = whyStopped(entry)
      if (stopped !== null) stop(entry, stopped)
      // Where there is room for all, lots say who wins and not who of them is better.
      else if (winners.length < category.places) win(entry, isRoom ? sharedPlace : winners.length + 1, true)
      else rest.push(entry)
    }
    keepInReserve(category, rest, reserves, standings, false)
  }
  return {
    category: category.id,
    places: category.places,
    winners,
    reserves,
    open,
    entries: [
      ...decided.map(({ entry, rank, why }) => ({
        entry,
        rank,
        standing: standings.get(entry) ?? withoutRank(state, entry, why),
      })),
      ...elsewhere(state, outcomes, category, new Set(decided.map(({ entry }) => entry))),
    ],
  }
}

/** Each entry with all that are the same project as it is, directly or by way of others. */
function sameProjects(pairs: AwardState['same']): ReadonlyMap<string, ReadonlySet<string>> {
  const projects = new Map<string, Set<string>>()
  for (const [one, other] of pairs) {
    const all = new Set([one, other, ...(projects.get(one) ?? []), ...(projects.get(other) ?? [])])
    for (const entry of all) projects.set(entry, all)
  }
  return new Map(
    [...projects].map(([entry, all]) => [entry, new Set([...all].filter((other) => other !== entry).sort())]),
  )
}

/** The entries of each rank, best first. */
function levelsOf(entries: readonly StageEntry[]): readonly (readonly string[])[] {
  const levels = new Map<number, string[]>()
  for (const { entry, rank } of entries) if (rank !== null) levels.set(rank, [...(levels.get(rank) ?? []), entry])
  return [...levels].sort(([first], [second]) => first - second).map(([, members]) => members.sort())
}

function stoppedBy(
  rules: AwardRules,
  state: AwardState,
  category: Category,
  given: Given,
  id: string,
): Standing | null {
  const veto = vetoed(state, id)
  if (veto !== null) return veto
  const { organisation, attributes } = state.entries.get(id)!
  const before = given.categoryOf.get(given.keyOf(organisation))
  if (rules.gates.noDoubleWinning && before !== undefined && before !== category.id) {
    return { code: 'double', organisation, category: before }
  }
  const twin = rules.gates.noDoubleWinning ? [...(given.same.get(id) ?? [])].find((other) => given.winners.has(other)) : undefined // prettier-ignore
  if (twin !== undefined) return { code: 'double', organisation, category: given.winners.get(twin)!, sameAs: twin }
  for (const { attribute, most } of rules.gates.caps) {
    const value = attributes[attribute]
    if (value !== undefined && (given.byValue.get(valueKey(given, attribute, value)) ?? 0) >= most) {
      return { code: 'capped', attribute, value, most }
    }
  }
  return null
}

const valueKey = ({ keyOf }: Given, attribute: string, value: string) => `${attribute}\u0000${keyOf(value)}`

function count(rules: AwardRules, state: AwardState, category: Category, given: Given, id: string): void {
  const { organisation, attributes } = state.entries.get(id)!
  const owner = given.keyOf(organisation)
  if (!given.categoryOf.has(owner)) given.categoryOf.set(owner, category.id)
  given.winners.set(id, category.id)
  for (const { attribute } of rules.gates.caps) {
    const value = attributes[attribute]
    if (value === undefined) continue
    const key = valueKey(given, attribute, value)
    given.byValue.set(key, (given.byValue.get(key) ?? 0) + 1)
  }
}

/**
 * Those of one rank who can't all win for a cap or since they are the same project: who is level must not be parted by
 * the order of ids. The others win whichever of these do.
 */
function inEachOthersWay(rules: AwardRules, state: AwardState, given: Given, entries: readonly string[]): string[] {
  const { noDoubleWinning, caps } = rules.gates
  const keyOf = (entry: string, attribute: string) => {
    const value = state.entries.get(entry)!.attributes[attribute]
    return value === undefined ? undefined : valueKey(given, attribute, value)
  }
  return entries.filter((entry) => {
    if (noDoubleWinning && entries.some((other) => given.same.get(entry)?.has(other) ?? false)) return true
    return caps.some(({ attribute, most }) => {
      const key = keyOf(entry, attribute)
      if (key === undefined) return false
      const more = entries.filter((other) => keyOf(other, attribute) === key).length
      return (given.byValue.get(key) ?? 0) + more > most
    })
  })
}

/** Those of one rank are in reserve together, so there may be more of them than the rules name. */
function keepInReserve(
  category: Category,
  entries: readonly string[],
  reserves: string[],
  standings: Map<string, Standing>,
  open: boolean,
): void {
  const place = reserves.length + 1
  const isNamed = !open && place <= category.reserves
  for (const entry of entries) {
    standings.set(entry, isNamed ? { code: 'reserve', place } : { code: 'below-the-line' })
    if (isNamed) reserves.push(entry)
  }
}

function vetoed(state: AwardState, entry: string): Standing | null {
  const { vetoes } = state.entries.get(entry)!
  return vetoes.length > 0 ? { code: 'vetoed', grounds: vetoes } : null
}

function withoutRank(state: AwardState, entry: string, why: Refusal | null): Standing {
  return vetoed(state, entry) ?? { code: 'no-score', why: why ?? { code: 'no-sheets', detail: {} } }
}

/** Entries of a category that do not stand in the last stage, and why. */
function elsewhere(
  state: AwardState,
  outcomes: readonly StageOutcome[],
  category: Category,
  decided: ReadonlySet<string>,
): readonly SelectedEntry[] {
  return [...state.entries.values()]
    .filter(({ id, category: own }) => own === category.id && !decided.has(id))
    .map(({ id, withdrawn, eligible, failed }) => {
      if (withdrawn) return { entry: id, rank: null, standing: { code: 'withdrawn' } as const }
      if (eligible === false) return { entry: id, rank: null, standing: { code: 'ineligible', failed } as const }
      const left = outcomes.findLast(({ categories }) =>
        categories.some(({ entries }) => entries.some(({ entry }) => entry === id)),
      )!
      const own = left.categories.flatMap(({ entries }) => entries).find(({ entry }) => entry === id)!
      return {
        entry: id,
        rank: null,
        standing: { code: 'not-advanced', stage: left.stage, rank: own.rank } as const,
      }
    })
}
