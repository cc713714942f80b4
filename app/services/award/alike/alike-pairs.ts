import { gramsOf } from './grams.ts'

/** Something that was entered, as it is compared with others. */
export interface Compared {
  readonly key: string
  /** In each language in which there is one. */
  readonly titles: readonly string[]
  readonly organisation: string
  /** Everything said of it, its title too. */
  readonly text: string
}

/** How much two have in common, as shares from 0 to 1 in which what many texts say weighs little. */
export interface Alike {
  readonly title: number
  readonly organisation: number
  /** Of the shorter text, how much stands in the longer one; null where one says too little to tell. */
  readonly text: number | null
}

export interface AlikePair extends Alike {
  readonly one: string
  readonly other: string
}

/** From these on two are shown to somebody who decides. */
export const TITLE_ALONE = 0.6
export const TITLE_WITH_ORGANISATION = 0.35
export const ORGANISATION = 0.6
export const TEXT = 0.5

/** Of a text, so many grams are compared at most: always the same ones, whatever stands around them. */
const MOST_GRAMS = 400
/** With fewer a text says too little. */
const FEWEST_GRAMS = 24
/** Texts lead to each other by their rarest grams, so many of each, where at most so many texts have one. */
const RAREST = 40
const COMMON = 60
/** Those that share most with one are compared with it in full. */
const MOST_CANDIDATES = 20
/** Pairs that are shown at most. */
export const MOST_PAIRS = 500

/** Numbers of grams, ascending, and what they weigh together. */
interface Bag {
  readonly grams: Int32Array
  readonly weight: number
}

interface Prepared {
  readonly key: string
  readonly titles: readonly Bag[]
  readonly organisation: Bag
  readonly text: Bag
}

/**
 * Which of the entries of an award look like one another, or like something else that is known, most alike first. The
 * same texts give the same pairs in the same order. The work grows with the number of texts, not with that of pairs: an
 * entry is compared with the few that share rare grams with it.
 *
 * @param own entries of the award: compared with each other and with all others
 * @param isKept false for two that are not compared, such as an entry and the case it was made from
 * @param pause called every few entries, so that others get their turn
 */
export async function alikePairs(
  own: readonly Compared[],
  others: readonly Compared[],
  isKept: (one: string, other: string) => boolean = () => true,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<AlikePair[]> {
  const given = [...own, ...others]
  const cut: { readonly titles: ReadonlySet<string>[]; organisation: ReadonlySet<string>; text: ReadonlySet<string> }[] = [] // prettier-ignore
  for (const [place, one] of given.entries()) {
    if (place % 20 === 19) await pause()
    cut.push({
      titles: one.titles.map(gramsOf),
      organisation: gramsOf(one.organisation),
      text: sampled(gramsOf(one.text)),
    })
  }
  const titles = new Grams(cut.map((one) => one.titles))
  const organisations = new Grams(cut.map(({ organisation }) => [organisation]))
  const texts = new Grams(cut.map(({ text }) => [text]))
  const all = given.map(({ key }, place): Prepared => ({
    key,
    titles: titles.bagsOf(place).filter(({ grams }) => grams.length > 0),
    organisation: organisations.bagsOf(place)[0]!,
    text: texts.bagsOf(place)[0]!,
  }))
  const pairs: AlikePair[] = []
  for (let index = 0; index < own.length; index += 1) {
    if (index % 20 === 19) await pause()
    const shared = new Map<number, number>()
    // A word of the title tells more than one of the text.
    titles.share(index, own.length, 8, shared)
    texts.share(index, own.length, 1, shared)
    for (const place of mostShared(shared)) {
      const [one, other] = [all[index]!, all[place]!]
      if (!isKept(one.key, other.key)) continue
      const alike = alikeOf(one, other, { titles, organisations, texts })
      if (looksAlike(alike)) pairs.push({ one: one.key, other: other.key, ...alike })
    }
  }
  return pairs.sort((first, second) => strength(second) - strength(first) || byKeys(first, second)).slice(0, MOST_PAIRS)
}

const mostShared = (shared: ReadonlyMap<number, number>): number[] =>
  [...shared]
    .sort(([first, one], [second, other]) => other - one || first - second)
    .slice(0, MOST_CANDIDATES)
    .map(([place]) => place)

const looksAlike = ({ title, organisation, text }: Alike): boolean =>
  title >= TITLE_ALONE ||
  (title >= TITLE_WITH_ORGANISATION && organisation >= ORGANISATION) ||
  (text !== null && text >= TEXT)

const strength = ({ title, organisation, text }: Alike): number =>
  Math.max(title, text ?? 0) + Math.min(title, text ?? title) / 2 + organisation / 2

const byKeys = (first: AlikePair, second: AlikePair): number =>
  `${first.one} ${first.other}` < `${second.one} ${second.other}` ? -1 : 1

/** Those of the smallest hashes: two long texts keep what they share. */
function sampled(grams: ReadonlySet<string>): ReadonlySet<string> {
  if (grams.size <= MOST_GRAMS) return grams
  const hashed = [...grams].map((gram) => [hashOf(gram), gram] as const)
  hashed.sort(([first, gram], [second, other]) => first - second || (gram < other ? -1 : 1))
  return new Set(hashed.slice(0, MOST_GRAMS).map(([, gram]) => gram))
}

/** FNV-1a. */
function hashOf(gram: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < gram.length; at += 1) hash = Math.imul(hash ^ gram.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** The grams of one part of all texts: numbered, weighed by how few have them, and where each stands. */
class Grams {
  readonly #places: number[][] = []
  readonly #weights: Float64Array
  readonly #bags: readonly (readonly Bag[])[]

  /** @param given by text, its grams; a text can have several sets of them, such as titles in two languages */
  constructor(given: readonly (readonly ReadonlySet<string>[])[]) {
    const numbers = new Map<string, number>()
    const numbered = given.map((sets, place) => {
      const own = sets.map((grams) => Int32Array.from([...grams].map((gram) => this.#numberOf(gram, numbers))).sort())
      for (const gram of new Set(own.flatMap((grams) => [...grams]))) this.#places[gram]!.push(place)
      return own
    })
    this.#weights = Float64Array.from(this.#places, ({ length }) => Math.log(1 + given.length / length))
    this.#bags = numbered.map((sets) =>
      sets.map((grams) => ({ grams, weight: grams.reduce((sum, gram) => sum + this.#weights[gram]!, 0) })),
    )
  }

  #numberOf(gram: string, numbers: Map<string, number>): number {
    const known = numbers.get(gram)
    if (known !== undefined) return known
    numbers.set(gram, this.#places.length)
    this.#places.push([])
    return this.#places.length - 1
  }

  bagsOf(place: number): readonly Bag[] {
    return this.#bags[place]!
  }

  /**
   * Adds, for each text that shares rare grams with one, what they weigh; of two entries of the award the later one is
   * found from the earlier one alone.
   */
  share(index: number, own: number, factor: number, shared: Map<number, number>): void {
    const grams = [...new Set(this.#bags[index]!.flatMap((bag) => [...bag.grams]))]
      .filter((gram) => this.#places[gram]!.length <= COMMON)
      .sort((one, other) => this.#places[one]!.length - this.#places[other]!.length || one - other)
      .filter((gram) => this.#places[gram]!.length > 1)
      .slice(0, RAREST)
    for (const gram of grams) {
      const weight = this.#weights[gram]! * factor
      for (const place of this.#places[gram]!) {
        if (place >= own || place > index) shared.set(place, (shared.get(place) ?? 0) + weight)
      }
    }
  }

  /** What two have in common, of all that they have together, and of the one that has less. */
  overlap(one: Bag, other: Bag): { readonly ofBoth: number; readonly ofShorter: number } {
    if (one.weight === 0 || other.weight === 0) return { ofBoth: 0, ofShorter: 0 }
    let common = 0
    for (let at = 0, across = 0; at < one.grams.length && across < other.grams.length;) {
      const difference = one.grams[at]! - other.grams[across]!
      if (difference === 0) common += this.#weights[one.grams[at]!]!
      if (difference <= 0) at += 1
      if (difference >= 0) across += 1
    }
    return {
      ofBoth: (2 * common) / (one.weight + other.weight),
      ofShorter: common / Math.min(one.weight, other.weight),
    }
  }
}

interface AllGrams {
  readonly titles: Grams
  readonly organisations: Grams
  readonly texts: Grams
}

function alikeOf(one: Prepared, other: Prepared, { titles, organisations, texts }: AllGrams): Alike {
  const title = Math.max(
    0,
    ...one.titles.flatMap((bag) => other.titles.map((another) => titles.overlap(bag, another).ofBoth)),
  )
  const isTold = one.text.grams.length >= FEWEST_GRAMS && other.text.grams.length >= FEWEST_GRAMS
  return {
    title,
    organisation: organisations.overlap(one.organisation, other.organisation).ofBoth,
    text: isTold ? texts.overlap(one.text, other.text).ofShorter : null,
  }
}
