import { z } from 'zod'

export const COMPARE_AT_LEAST = 2
export const COMPARE_AT_MOST = 6

/** More than this many names in an address are not even looked up. */
const MOST_READ = 60
const LONGEST_SHOWN = 40

const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(80)

export interface CompareQuery {
  /** Names that a case could have, each once, in the order given. */
  readonly ids: readonly string[]
  /** What could name no case, cut short for showing. */
  readonly malformed: readonly string[]
  /** False where a form has sent `c` several times: the same page has one address. */
  readonly canonical: boolean
}

/** Reads `c=a~b` and `c=a&c=b`, whatever else an address holds. */
export function readCompareQuery(query: URLSearchParams): CompareQuery {
  const given = query.getAll('c')
  const names = [...new Set(given.flatMap((value) => value.split('~')).map((name) => name.trim()))]
    .filter((name) => name !== '')
    .slice(0, MOST_READ)
  const ids = names.filter((name) => slug.safeParse(name).success)
  const malformed = names.filter((name) => !ids.includes(name)).map(shortened)
  return { ids, malformed: [...new Set(malformed)], canonical: given.length <= 1 }
}

/** Where these cases stand side by side. */
export function compareAddress(ids: readonly string[]): string {
  return ids.length === 0 ? '/compare' : `/compare?c=${ids.map(encodeURIComponent).join('~')}`
}

function shortened(name: string): string {
  const characters = [...name]
  return characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN).join('')}…` : name
}
