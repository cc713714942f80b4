import { comparable } from '#scoring/award/comparable.ts'
import type { Gates } from '#scoring/award/rules.ts'
import type { AlikeValues, ValueCount } from '../../../components/award/office/alike-values.ts'
import { fold } from '../../../search/fold.ts'

/** What is written after a name or left out, as in 广东省, 民营企业, 互联网行业 and Guangdong Province. */
const ENDINGS = [
  ...['省', '市', '区', '县', '地区', '自治区', '壮族自治区', '回族自治区', '维吾尔自治区', '特别行政区', '自治州'],
  ...['企业', '公司', '单位', '业', '行业', '产业', '类'],
  ...['province', 'city', 'municipality', 'company', 'enterprise', 'industry', 'sector'],
] as const
/** What is left without the ending has to be a name: 农业 is not 农. */
const SHORTEST = 2

/**
 * Pairs of values that look like one and that a cap counts as two. What differs in width, case or blanks alone is one
 * value for a cap as well (`comparable`); here are other marks, traditional characters, and an ending that one of the
 * two has and the other has not. 吉林省 and 吉林市 are no such pair.
 * @param entries the attributes of each
 */
export function alikeValues(
  caps: Gates['caps'],
  entries: readonly Readonly<Record<string, string>>[],
): readonly AlikeValues[] {
  return caps.flatMap(({ attribute, most }) => {
    const counted = countValues(entries.flatMap((attributes) => attributes[attribute] ?? []))
    return pairsOf(counted).map(([one, other]) => ({ attribute, most, one, other }))
  })
}

/** The values as a cap counts them, each as most of its entries write it, in the order in which they come. */
function countValues(written: readonly string[]): readonly ValueCount[] {
  const spellings = new Map<string, Map<string, number>>()
  for (const value of written.map((text) => text.trim()).filter(Boolean)) {
    const key = comparable(value)
    const of = spellings.get(key) ?? new Map<string, number>()
    spellings.set(key, of.set(value, (of.get(value) ?? 0) + 1))
  }
  return [...spellings.values()].map((of) => ({
    value: [...of].reduce((first, next) => (next[1] > first[1] ? next : first))[0],
    entries: [...of.values()].reduce((sum, count) => sum + count, 0),
  }))
}

function pairsOf(counted: readonly ValueCount[]): readonly (readonly [ValueCount, ValueCount])[] {
  const byName = new Map<string, ValueCount[]>()
  for (const one of counted) {
    const name = plain(one.value)
    byName.set(name, [...(byName.get(name) ?? []), one])
  }
  return [...byName].flatMap(([name, alike]) => [
    ...alike.slice(1).map((other) => [alike[0]!, other] as const),
    ...stemsOf(name).flatMap((stem) => {
      const [short] = byName.get(stem) ?? []
      return short ? [[short, alike[0]!] as const] : []
    }),
  ])
}

const plain = (text: string): string => fold(text).replaceAll(/[\s\p{P}\p{S}]+/gu, '')

const stemsOf = (name: string): readonly string[] =>
  ENDINGS.filter((ending) => name.endsWith(ending))
    .map((ending) => name.slice(0, -ending.length))
    .filter((stem) => [...stem].length >= SHORTEST)
