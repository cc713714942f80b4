import { z } from 'zod'
import { isLanguage } from '../i18n/languages.ts'
import { shortened } from './shortened.ts'

export const COMPARE_AT_LEAST = 2
export const COMPARE_AT_MOST = 6

/** What figures are divided by. */
export const COMPARE_BASES = ['reported', 'year', 'beneficiary', 'yuan'] as const
export type CompareBasis = (typeof COMPARE_BASES)[number]

/** More than this many names in an address are not even looked up. */
const MOST_READ = 60
const LONGEST_SHOWN = 40
const LONGEST_WORDS = 60

/** Parameters that other parts of the page read; every link carries them on as they are. */
const CARRIED = ['w', 'p'] as const
const CARRIED_NAMES: readonly string[] = [...CARRIED, 'lang']

const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(80)
const revision = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
const basis = z.enum(COMPARE_BASES)
const differences = z.enum(['1', '0', '']).transform((value) => value === '1')
const words = z.string().trim().max(LONGEST_WORDS)

/** A case as an address names it: `a.12` is its twelfth revision for good, `a` whichever is the latest. */
export interface AskedColumn {
  readonly id: string
  readonly revision: number | null
}

/** Everything that an address of the page says, and what its links carry on. */
export interface CompareState {
  readonly columns: readonly AskedColumn[]
  readonly basis: CompareBasis
  readonly differencesOnly: boolean
  /** What the reader looks for among the cases that could be added. */
  readonly find: string
  /** Parameters of other parts of the page, and the language where the address holds it. */
  readonly carried: readonly (readonly [name: string, value: string])[]
}

/** Something in an address that could not be followed; `values` are cut short for showing. */
export type IgnoredPart =
  | { readonly kind: 'malformed' | 'duplicate' | 'revision' | 'repeated'; readonly values: readonly string[] }
  | { readonly kind: 'basis' | 'diff' | 'find'; readonly values: readonly string[] }
  | { readonly kind: 'names'; readonly read: number; readonly given: number }

export interface CompareQuery extends CompareState {
  readonly ignored: readonly IgnoredPart[]
}

/** Reads `c=a.12~b&basis=year&diff=1`, whatever else an address holds. */
export function readCompareQuery(query: URLSearchParams): CompareQuery {
  const given = namesIn(query)
  const names = [...new Set(given)]
  const read = names.slice(0, MOST_READ)
  const malformed: string[] = []
  const noRevision: string[] = []
  const columns = read.flatMap((name): AskedColumn[] => {
    const dot = name.indexOf('.')
    const id = slug.safeParse(dot === -1 ? name : name.slice(0, dot))
    const number = dot === -1 ? null : revision.safeParse(name.slice(dot + 1))
    if (!id.success) malformed.push(name)
    else if (number && !number.success) noRevision.push(name)
    // What follows the dot is no revision: the case itself was still meant.
    return id.success ? [{ id: id.data, revision: number?.data ?? null }] : []
  })
  const basisRead = readOne(query, 'basis', basis, 'reported')
  const differencesRead = readOne(query, 'diff', differences, false)
  const findRead = readOne(query, 'find', words, '')
  const repeated = ['basis', 'diff', 'find', ...CARRIED].filter((name) => query.getAll(name).length > 1)
  const ignored: IgnoredPart[] = [
    { kind: 'malformed', values: shown(malformed) },
    { kind: 'revision', values: shown(noRevision) },
    { kind: 'duplicate', values: shown(given.filter(seenBefore())) },
    { kind: 'basis', values: basisRead.ignored },
    { kind: 'diff', values: differencesRead.ignored },
    { kind: 'find', values: findRead.ignored },
    { kind: 'repeated', values: repeated },
  ]
  return {
    columns,
    basis: basisRead.value,
    differencesOnly: differencesRead.value,
    find: findRead.value,
    carried: carriedFrom(query),
    ignored: [
      ...ignored.filter((part) => 'values' in part && part.values.length > 0),
      ...(names.length > MOST_READ ? [{ kind: 'names', read: MOST_READ, given: names.length } as const] : []),
    ],
  }
}

/**
 * A form sends `c` once for each box that is ticked: the same page under one address, everything else kept. Nothing
 * where the address has one `c` or none.
 */
export function oneAddress(query: URLSearchParams): string | null {
  if (query.getAll('c').length <= 1) return null
  const others = [...query].filter(([name, value]) => name !== 'c' && value !== '')
  return address(namesIn(query), others)
}

/** Where these cases stand side by side in this way. Defaults are left out, so that one view has one address. */
export function compareAddress({ columns, basis, differencesOnly, find, carried }: CompareState): string {
  return address(columns.map(columnName), [
    ...(basis === 'reported' ? [] : [['basis', basis] as const]),
    ...(differencesOnly ? [['diff', '1'] as const] : []),
    ...(find === '' ? [] : [['find', find] as const]),
    ...carried,
  ])
}

/** An address of this page with what `search` says for the other parts of it, whatever it said itself. */
export function carriedOn(pageAddress: string, search: string): string {
  const [path = '', place] = pageAddress.split('#', 2)
  const [, query = ''] = path.split('?', 2)
  const own = query.split('&').filter((part) => part !== '' && !CARRIED_NAMES.includes(part.split('=', 1)[0]!))
  const on = carriedFrom(new URLSearchParams(search)).map(written)
  const parts = [...own, ...on]
  return `/compare${parts.length > 0 ? `?${parts.join('&')}` : ''}${place === undefined ? '' : `#${place}`}`
}

/** A column as an address names it: `a.12` or `a`. */
export function columnName({ id, revision: number }: AskedColumn): string {
  return number === null ? id : `${id}.${number}`
}

/** True for each value after its first. */
function seenBefore(): (value: string) => boolean {
  const seen = new Set<string>()
  return (value) => {
    if (seen.has(value)) return true
    seen.add(value)
    return false
  }
}

function address(names: readonly string[], others: readonly (readonly [string, string])[]): string {
  const query = [...(names.length > 0 ? [`c=${names.map(encodeURIComponent).join('~')}`] : []), ...others.map(written)]
  return query.length === 0 ? '/compare' : `/compare?${query.join('&')}`
}

function written([name, value]: readonly [string, string]): string {
  return `${encodeURIComponent(name)}=${encodeURIComponent(value)}`
}

function namesIn(query: URLSearchParams): string[] {
  return query
    .getAll('c')
    .flatMap((value) => value.split('~'))
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

/** The first value of a parameter; one that it can't have is ignored and told. */
function readOne<T>(
  query: URLSearchParams,
  name: string,
  schema: z.ZodType<T, string>,
  fallback: T,
): { readonly value: T; readonly ignored: readonly string[] } {
  const given = query.get(name)
  if (given === null || given === '') return { value: fallback, ignored: [] }
  const parsed = schema.safeParse(given)
  return parsed.success ? { value: parsed.data, ignored: [] } : { value: fallback, ignored: shown([given]) }
}

/** The parameters of an address that other parts of the page read, and its language. */
export function carriedFrom(query: URLSearchParams): CompareState['carried'] {
  const language = query.get('lang')
  return [
    ...CARRIED.flatMap((name) => {
      const value = query.get(name)
      return value === null || value === '' ? [] : [[name, value] as const]
    }),
    ...(isLanguage(language) ? [['lang', language] as const] : []),
  ]
}

/** All that were read; of names that only stand there again, as many. */
function shown(values: readonly string[]): string[] {
  return [...new Set(values.map((value) => shortened(value, LONGEST_SHOWN)))].slice(0, MOST_READ)
}
