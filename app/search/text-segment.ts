import { GramTable } from './gram-table.ts'
import type { SearchTerm } from './search-query.ts'

/** A text to be found in, folded; `tierEnds` are where its title and then its summary end. */
export interface IndexedText {
  readonly folded: string
  readonly tierEnds: readonly [title: number, summary: number]
}

/** Texts of a segment: a change of one makes at most so many be read again. */
export const SEGMENT_LIMIT = 1 << 14

/**
 * Some thousand texts that can be searched for any string. Every pair of neighbouring characters is listed with the
 * places where it stands, counted through all texts, so a word stands wherever its pairs stand one behind the other:
 * the lists alone decide, and no text is read to answer. Single characters have lists of the texts that hold them.
 */
export class TextSegment {
  readonly #texts: Ends
  readonly #pairs: GramTable
  readonly #places: Lists
  readonly #characters: Lists

  /** Linear in the length of the texts. */
  constructor(texts: readonly IndexedText[]) {
    this.#texts = endsOf(texts)
    this.#pairs = new GramTable()
    this.#places = placesOfPairs(texts, this.#pairs)
    this.#characters = textsOfCharacters(texts)
  }

  /**
   * Where each text has a term first, the best over its word and all synonyms: 1 in the title, 2 in the summary, 3
   * further on, 0 nowhere.
   */
  find(term: SearchTerm): Uint8Array {
    const tiers = new Uint8Array(this.#texts.ends.length)
    for (const word of [term.word, ...term.synonyms]) {
      if (word.length > 1) this.#markWord(word, tiers)
      else for (const text of listed(this.#characters, word.charCodeAt(0))) mark(tiers, text >>> 2, text & 3)
    }
    return tiers
  }

  #markWord(word: string, tiers: Uint8Array): void {
    const { ends, titleEnds, summaryEnds } = this.#texts
    let text = 0
    for (const start of this.#startsOf(word)) {
      while (ends[text]! <= start) text += 1
      mark(tiers, text, start < titleEnds[text]! ? 1 : start < summaryEnds[text]! ? 2 : 3)
    }
  }

  /** Places where the word begins, ascending: the rarest of its pairs first, then those that the others confirm. */
  #startsOf(word: string): Uint32Array {
    const offsets = Array.from({ length: word.length >> 1 }, (_, pair) => pair * 2)
    if (word.length % 2 === 1) offsets.push(word.length - 2)
    const pairs = offsets
      .map((offset) => ({ offset, places: this.#placesOf(pairAt(word, offset)) }))
      .sort((left, right) => left.places.length - right.places.length)
    const rarest = pairs[0]!
    // A pair nearer to the very beginning than to that of the word belongs to no whole word.
    const first = rarest.places.findIndex((place) => place >= rarest.offset)
    let starts: Uint32Array = first < 0 ? NOWHERE : rarest.places.subarray(first).map((place) => place - rarest.offset)
    for (const { offset, places } of pairs.slice(1)) starts = confirmed(starts, places, offset)
    return starts
  }

  #placesOf(pair: number): Uint32Array {
    const slot = this.#pairs.slotOf(pair)
    return slot < 0 ? NOWHERE : listed(this.#places, slot)
  }
}

interface Ends {
  /** One behind the last character of each text, counted through all texts. */
  readonly ends: Uint32Array
  readonly titleEnds: Uint32Array
  readonly summaryEnds: Uint32Array
}

/** List `n` stands from `starts[n]` up to `starts[n + 1]`. */
interface Lists {
  readonly starts: Uint32Array
  readonly items: Uint32Array
}

const NOWHERE = new Uint32Array(0)

function listed({ starts, items }: Lists, number: number): Uint32Array {
  return items.subarray(starts[number]!, starts[number + 1]!)
}

function mark(tiers: Uint8Array, text: number, tier: number): void {
  if (tiers[text] === 0 || tiers[text]! > tier) tiers[text] = tier
}

/** Two neighbouring characters as one number. */
function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1)
}

/** Those starts behind which, at the offset, a place is listed; both ascend. Long stretches of places are leapt over. */
function confirmed(starts: Uint32Array, places: Uint32Array, offset: number): Uint32Array {
  const kept = new Uint32Array(starts.length)
  let count = 0
  let at = 0
  for (const start of starts) {
    const wanted = start + offset
    if (places[at]! < wanted) {
      let leap = 1
      while (at + leap < places.length && places[at + leap]! < wanted) leap *= 2
      let low = at + (leap >> 1)
      let high = Math.min(at + leap, places.length)
      while (low < high) {
        const middle = (low + high) >>> 1
        if (places[middle]! < wanted) low = middle + 1
        else high = middle
      }
      at = low
    }
    if (at === places.length) break
    if (places[at] === wanted) {
      kept[count] = start
      count += 1
    }
  }
  return kept.subarray(0, count)
}

function endsOf(texts: readonly IndexedText[]): Ends {
  const ends = new Uint32Array(texts.length)
  const titleEnds = new Uint32Array(texts.length)
  const summaryEnds = new Uint32Array(texts.length)
  let start = 0
  texts.forEach(({ folded, tierEnds: [titleEnd, summaryEnd] }, number) => {
    titleEnds[number] = start + titleEnd
    summaryEnds[number] = start + summaryEnd
    start += folded.length
    ends[number] = start
  })
  return { ends, titleEnds, summaryEnds }
}

/** Counts first and fills then, so that every list is as long as it has to be and all stand in one array. */
function placesOfPairs(texts: readonly IndexedText[], pairs: GramTable): Lists {
  let counts = new Uint32Array(1 << 12)
  for (const { folded } of texts) {
    for (let at = 0; at + 1 < folded.length; at += 1) {
      const slot = pairs.slotFor(pairAt(folded, at))
      if (slot === counts.length) {
        const larger = new Uint32Array(counts.length * 2)
        larger.set(counts)
        counts = larger
      }
      counts[slot]! += 1
    }
  }
  const { starts, items, next } = emptyLists(counts.subarray(0, pairs.size))
  let start = 0
  for (const { folded } of texts) {
    for (let at = 0; at + 1 < folded.length; at += 1) {
      const slot = pairs.slotOf(pairAt(folded, at))
      items[next[slot]!] = start + at
      next[slot]! += 1
    }
    start += folded.length
  }
  return { starts, items }
}

/** For each character the texts that hold it, each number four times as large to leave room for the tier. */
function textsOfCharacters(texts: readonly IndexedText[]): Lists {
  const counts = new Uint32Array(0x10000)
  const lastText = new Int32Array(0x10000).fill(-1)
  const visitFirst = (visit: (character: number, text: number, at: number) => void) => {
    lastText.fill(-1)
    texts.forEach(({ folded }, number) => {
      for (let at = 0; at < folded.length; at += 1) {
        const character = folded.charCodeAt(at)
        if (lastText[character] === number) continue
        lastText[character] = number
        visit(character, number, at)
      }
    })
  }
  visitFirst((character) => (counts[character]! += 1))
  const { starts, items, next } = emptyLists(counts)
  visitFirst((character, number, at) => {
    const [titleEnd, summaryEnd] = texts[number]!.tierEnds
    items[next[character]!] = number * 4 + (at < titleEnd ? 1 : at < summaryEnd ? 2 : 3)
    next[character]! += 1
  })
  return { starts, items }
}

function emptyLists(counts: Uint32Array): Lists & { readonly next: Uint32Array } {
  const starts = new Uint32Array(counts.length + 1)
  for (let number = 0; number < counts.length; number += 1) starts[number + 1] = starts[number]! + counts[number]!
  return { starts, items: new Uint32Array(starts[counts.length]!), next: starts.slice() }
}
