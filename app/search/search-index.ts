import type { SearchDocument } from './search-document.ts'
import type { SearchQuery } from './search-query.ts'
import { SEGMENT_LIMIT, TextSegment } from './text-segment.ts'

/** Documents of a segment that are of no use any more may be this share of it. */
const MOST_DEAD = 0.5

interface Part {
  readonly documents: readonly SearchDocument[]
  readonly segment: TextSegment
}

const GONE = 0xffffffff

/**
 * All documents of a library, to be searched for any string. It never changes: `updated` gives the index of a changed
 * library, which shares with this one the segments that hold what stayed. Small segments are joined as they pile up, so
 * that a document is read again a few times at most while a library grows one by one.
 */
export class SearchIndex {
  /** In the library's order. */
  readonly documents: readonly SearchDocument[]
  readonly #parts: readonly Part[]
  /** For each document of each segment its place in the library, or `GONE`. */
  readonly #places: readonly Uint32Array[]

  private constructor(documents: readonly SearchDocument[], parts: readonly Part[]) {
    this.documents = documents
    this.#parts = parts
    const placeOf = new Map(documents.map(({ id }, place) => [id, place]))
    this.#places = parts.map(({ documents: held }) =>
      Uint32Array.from(held, (document) => {
        const place = placeOf.get(document.id)
        return place !== undefined && documents[place] === document ? place : GONE
      }),
    )
  }

  /** Takes time in proportion to the length of all texts. */
  static of(documents: readonly SearchDocument[]): SearchIndex {
    return new SearchIndex(documents, partsOf(documents))
  }

  /** The index of these documents; those that stand in this one already, the same objects, are not read again. */
  updated(documents: readonly SearchDocument[]): SearchIndex {
    const wanted = new Set(documents)
    const kept: Part[] = []
    let loose: SearchDocument[] = []
    for (const part of this.#parts) {
      const alive = part.documents.filter((document) => wanted.has(document))
      if (alive.length === 0) continue
      if (alive.length < part.documents.length * (1 - MOST_DEAD)) loose = loose.concat(alive)
      else kept.push(part)
      for (const document of alive) wanted.delete(document)
    }
    loose = loose.concat([...wanted])
    // A part no larger than what follows it is read again together with it.
    for (let last = kept.at(-1); last !== undefined && loose.length > 0; last = kept.at(-1)) {
      if (last.documents.length > loose.length || last.documents.length + loose.length > SEGMENT_LIMIT) break
      const alive = new Set(documents)
      loose = last.documents.filter((document) => alive.has(document)).concat(loose)
      kept.pop()
    }
    return new SearchIndex(documents, [...kept, ...partsOf(loose)])
  }

  /** For each document, in the library's order, how well it answers: 1 best, 3 least, 0 not at all. */
  find({ terms }: SearchQuery): Uint8Array {
    const tiers = new Uint8Array(this.documents.length)
    if (terms.length === 0) return tiers.fill(3)
    this.#parts.forEach(({ segment }, number) => {
      const places = this.#places[number]!
      const worst = segment.find(terms[0]!)
      for (const term of terms.slice(1)) {
        const next = segment.find(term)
        for (let text = 0; text < worst.length; text += 1) {
          if (next[text] === 0 || worst[text] === 0) worst[text] = 0
          else if (next[text]! > worst[text]!) worst[text] = next[text]!
        }
      }
      for (let text = 0; text < worst.length; text += 1) {
        if (worst[text] !== 0 && places[text] !== GONE) tiers[places[text]!] = worst[text]!
      }
    })
    return tiers
  }
}

function partsOf(documents: readonly SearchDocument[]): Part[] {
  const parts: Part[] = []
  for (let from = 0; from < documents.length; from += SEGMENT_LIMIT) {
    const held = documents.slice(from, from + SEGMENT_LIMIT)
    parts.push({ documents: held, segment: new TextSegment(held) })
  }
  return parts
}
