import { listEntries, listEntryContents, type EntryContent } from '#db/repositories/award/entry.ts'
import { listJudges } from '#db/repositories/award/judge.ts'
import type { Db } from '#db/schema.ts'
import { comparable } from '#scoring/award/comparable.ts'
import type { AwardRules, Stage } from '#scoring/award/rules.ts'
import { entryDigest, plainContent } from '../entries/entry-content.ts'
import { isHandedIn } from '../events/opening-events.server.ts'
import { seatId } from './rehearsal-names.ts'

/** A rehearsal is made in one transaction, which others wait for. Of a larger award it has the first entries. */
export const MOST_ENTRIES = 1_000
/** Where no judges are there yet, a group has so many. */
const FEWEST_JUDGES = 5
/** Where nothing is entered yet, a category has so many entries. */
const ENTRIES_A_CATEGORY = 6
/** How long each stage of a rehearsal is open at least. */
const OPEN_DAYS = 60
const DAY_MS = 86_400_000

/** The rules of an award with every stage open from now on, each once those before it are closed. */
export function rehearsedRules(rules: AwardRules, now: string): AwardRules {
  const atLeast = new Date(Date.parse(now) + OPEN_DAYS * DAY_MS).toISOString()
  const closing = (closesAt: string) => (Date.parse(closesAt) > Date.parse(atLeast) ? closesAt : atLeast)
  return { ...rules, stages: rules.stages.map((stage) => ({ ...stage, opensAt: now, closesAt: closing(stage.closesAt) })) } // prettier-ignore
}

export interface MadeUpEntry {
  readonly id: string
  readonly category: string
  readonly content: EntryContent
  readonly digest: string
}

/** As many entries as there are, as numbers: nothing of them but their category and what the caps count them by, and told apart as they tell it. */
export async function madeUpEntries(db: Db, of: string, rules: AwardRules): Promise<MadeUpEntry[]> {
  const real = (await listEntries(db, of)).filter(isHandedIn).slice(0, MOST_ENTRIES)
  const contents = await listEntryContents(db, of)
  const organisations = numbers()
  const values = numbers()
  const given =
    real.length > 0
      ? real.map(({ id, category, organisation }) => ({
          category,
          organisation,
          attributes: contents.get(id)?.content.attributes ?? {},
        }))
      : rules.categories.flatMap(({ id }) =>
          Array.from({ length: ENTRIES_A_CATEGORY }, (_, index) => ({
            category: id,
            organisation: `${id} ${index}`,
            attributes: {},
          })),
        )
  return given.map(({ category, organisation, attributes }, index) => {
    const id = `E${String(index + 1).padStart(3, '0')}`
    const content = plainContent({
      title: { 'zh-CN': `参评项目 ${id}`, en: `Entry ${id}` },
      organisation: `示例单位 ${organisations(comparable(organisation))}`,
      attributes: Object.fromEntries(
        Object.entries<string>(attributes).map(([name, value]) => [
          name,
          `${name} ${values(`${name} ${comparable(value)}`)}`,
        ]),
      ),
    })
    return { id, category, content, digest: entryDigest(content, content) }
  })
}

/** Gives each text a number, from 1, in the order in which it is first seen. */
function numbers(): (text: string) => number {
  const known = new Map<string, number>()
  return (text) => {
    const number = known.get(text) ?? known.size + 1
    known.set(text, number)
    return number
  }
}

export interface MadeUpSeat {
  readonly judge: string
  readonly group: string
}

/** As many judges as there are, and at least as many as the readings of the rules need. */
export async function madeUpSeats(db: Db, of: string, rules: AwardRules, entries: number): Promise<MadeUpSeat[]> {
  const real = (await listJudges(db, of)).filter(({ removedAt }) => removedAt === undefined)
  const needed = ({ reads, cap }: Stage) =>
    Math.max(
      reads === null ? 0 : reads + 1,
      reads !== null && cap !== null ? Math.ceil((entries * reads) / cap) + 1 : 0,
    )
  const groups = rules.groups.flatMap(({ id }) => {
    const stages = rules.stages.filter((stage) => stage.groups.includes(id))
    const own = real.filter(({ group }) => group === id).length
    const count = Math.max(own > 0 ? own : FEWEST_JUDGES, ...stages.map(needed))
    return Array.from({ length: count }, () => id)
  })
  return groups.map((group, index) => ({ judge: seatId(index), group }))
}
