import { GramTable } from './gram-table.ts'
import type { SearchTerm } from './search-query.ts'

/** A text to be found in, folded; `tierEnds` are where its title and then its summary end. */
export interface IndexedText {
  readonly folded: string
  readonly tierEnds: readonly [title: number, summary: number]
}

/** Where a text has a word first: 1 in the title, 2 in the summary, 3 further on; 0 nowhere. */
export type Tier = 0 | 1 | 2 | 3

/** A text's number inside a segment and its tier share 16 bits. */
export const SEGMENT_LIMIT = 1 << 14
const TIER_BITS = 2
/** Below this many candidates it is cheaper to read the texts than to look at one more list. */
const FEW_CANDIDATES = 48

/**
 * Up to 16,384 texts that can be searched for any string. Single characters and pairs of neighbouring characters are
 * listed with the texts that hold them, so words of one and two characters are answered from a list. Longer words take
 * the texts that hold all of their pairs, and the texts themselves decide.
 */
export class TextSegment {
  readonly texts: readonly IndexedText[]
  readonly #grams: GramTable
  readonly #lists: Uint16Array
  readonly #starts: Uint32Array

  /** Linear in the length of the texts. */
  constructor(texts: readonly IndexedText[]) {
    if (texts.length > SEGMENT_LIMIT) throw new RangeError(`Expected at most ${SEGMENT_LIMIT} texts.`)
    this.texts = texts
    this.#grams = new GramTable()
    const { starts, lists } = listsOf(texts, this.#grams)
    this.#starts = starts
    this.#lists = lists
  }

  /** The tier of each text for a term: the best over its word and all synonyms. */
  find(term: SearchTerm): Uint8Array {
    const tiers = this.#findWord(term.word)
    for (const synonym of term.synonyms) {
      const others = this.#findWord(synonym)
      for (let number = 0; number < tiers.length; number += 1) {
        const other = others[number]!
        if (other > 0 && (tiers[number] === 0 || other < tiers[number]!)) tiers[number] = other
      }
    }
    return tiers
  }

  #findWord(word: string): Uint8Array {
    const tiers = new Uint8Array(this.texts.length)
    if (word.length <= 2) {
      const list = this.#listOf(word.length === 1 ? word.charCodeAt(0) : pairAt(word, 0))
      for (const posting of list) tiers[posting >>> TIER_BITS] = posting & 3
      return tiers
    }
    for (const number of this.#candidates(word)) {
      const { folded, tierEnds } = this.texts[number]!
      const at = folded.indexOf(word)
      if (at >= 0) tiers[number] = at < tierEnds[0] ? 1 : at < tierEnds[1] ? 2 : 3
    }
    return tiers
  }

  /** Texts that hold every pair of the word; the shortest lists first. */
  #candidates(word: string): Uint16Array {
    const lists: Uint16Array[] = []
    for (let at = 0; at + 1 < word.length; at += 1) lists.push(this.#listOf(pairAt(word, at)))
    lists.sort((left, right) => left.length - right.length)
    let candidates: Uint16Array = lists[0]!.map((posting) => posting >>> TIER_BITS)
    for (const list of lists.slice(1)) {
      if (candidates.length <= FEW_CANDIDATES) break
      candidates = inBoth(candidates, list)
    }
    return candidates
  }

  #listOf(gram: number): Uint16Array {
    const slot = this.#grams.slotOf(gram)
    return slot < 0 ? NOTHING : this.#lists.subarray(this.#starts[slot]!, this.#starts[slot + 1]!)
  }
}

const NOTHING = new Uint16Array(0)

/** Two neighbouring characters as one number. The first is never 0: folded texts hold no NUL. */
function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1)
}

/** Both ascend. */
function inBoth(numbers: Uint16Array, list: Uint16Array): Uint16Array {
  const both = new Uint16Array(numbers.length)
  let count = 0
  let place = 0
  for (const number of numbers) {
    while (place < list.length && list[place]! >>> TIER_BITS < number) place += 1
    if (place === list.length) break
    if (list[place]! >>> TIER_BITS === number) {
      both[count] = number
      count += 1
    }
  }
  return both.subarray(0, count)
}

/** Counts first and fills then, so that every list is as long as it has to be and all stand in one array. */
function listsOf(texts: readonly IndexedText[], grams: GramTable): { starts: Uint32Array; lists: Uint16Array } {
  let counts = new Uint32Array(1 << 16)
  let lastText = new Int32Array(1 << 16).fill(-1)
  const visitNew = (visit: (slot: number, posting: number) => void) => {
    texts.forEach(({ folded, tierEnds: [titleEnd, summaryEnd] }, number) => {
      const note = (gram: number, tier: number) => {
        const slot = grams.slotFor(gram)
        if (slot >= lastText.length) {
          counts = doubled(counts, 0)
          lastText = doubled(lastText, -1)
        }
        // The first place a gram is met at is the best one.
        if (lastText[slot] === number) return
        lastText[slot] = number
        visit(slot, (number << TIER_BITS) | tier)
      }
      for (let at = 0; at < folded.length; at += 1) {
        const tier = at < titleEnd ? 1 : at < summaryEnd ? 2 : 3
        note(folded.charCodeAt(at), tier)
        if (at + 1 < folded.length) note(pairAt(folded, at), tier)
      }
    })
  }
  visitNew((slot) => (counts[slot] = counts[slot]! + 1))
  const starts = new Uint32Array(grams.size + 1)
  for (let slot = 0; slot < grams.size; slot += 1) starts[slot + 1] = starts[slot]! + counts[slot]!
  const lists = new Uint16Array(starts[grams.size]!)
  const ends = starts.slice()
  lastText.fill(-1)
  visitNew((slot, posting) => {
    lists[ends[slot]!] = posting
    ends[slot] = ends[slot]! + 1
  })
  return { starts, lists }
}

function doubled<Numbers extends Uint32Array | Int32Array>(numbers: Numbers, filler: number): Numbers {
  const larger = new (numbers.constructor as new (length: number) => Numbers)(numbers.length * 2).fill(filler)
  larger.set(numbers)
  return larger as Numbers
}
