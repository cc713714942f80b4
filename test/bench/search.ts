import { narrow, facetColumn } from '#app/search/facet-columns.ts'
import { placesInOrder } from '#app/search/first-places.ts'
import type { SearchDocument } from '#app/search/search-document.ts'
import { SearchIndex } from '#app/search/search-index.ts'
import { readSearchQuery } from '#app/search/search-query.ts'
import { snippets } from '#app/search/snippet.ts'
import { timed, type Measured } from './comparison.ts'
import { generatedDocument, generatedFacets, generatedQuery } from './generated-texts.ts'

const DOCUMENTS = 100_000
const QUERIES = 600
const WARM_UP = 60
const PAGE = 20
const UPDATES = 40
const YARDSTICK = 'scanning every text for the same words'

/** Searching 100,000 generated documents beside reading all of them, and what it takes to build and change the index. */
export function search(): Measured[] {
  const documents = Array.from({ length: DOCUMENTS }, (_, number) => generatedDocument(number))
  const characters = documents.reduce((sum, { folded }) => sum + folded.length, 0)
  const size = `${DOCUMENTS.toLocaleString('en')} documents of ${Math.round(characters / DOCUMENTS)} characters`
  const half = SearchIndex.of(documents.slice(0, DOCUMENTS / 2))
  const index = SearchIndex.of(documents)
  const columns = generatedColumns()
  const order = Uint32Array.from(documents, (_, place) => (place * 7919) % DOCUMENTS)
  const queries = Array.from({ length: QUERIES + WARM_UP }, (_, number) => generatedQuery(documents, number))

  const firstPage = (words: string, facets: boolean): number => {
    const query = readSearchQuery(words)
    const tiers = index.find(query)
    const { places } = narrow(tiers, facets ? columns : [], facets ? columns.map(() => []) : [])
    const page = placesInOrder(places, (place) => tiers[place]! * 2 ** 24 + order[place]!, 0, PAGE)
    for (const place of page) snippets(documents[place]!, query, { language: 'zh-CN', most: 3 })
    return places.length
  }
  const inTurns = (facets: boolean) => {
    let hits = 0
    const pairs = queries.map((words, number) => {
      const ours = timed(() => (hits += firstPage(words, facets)))
      // A scan costs the same whatever it finds: every tenth query is enough to know it.
      return { ours, yardstick: number % 10 === 0 ? timed(() => scan(documents, words)) : undefined }
    })
    const counted = pairs.slice(WARM_UP)
    const scans = counted.flatMap(({ yardstick }) => yardstick ?? [])
    return {
      ours: counted.map(({ ours }) => ours),
      yardstick: counted.map((_, number) => scans[number % scans.length]!),
      note: `${size}; ${Math.round(hits / queries.length).toLocaleString('en')} hits a query on average; anything of 1 to 8 characters cut out of the documents`,
    }
  }
  const shared = { yardstickName: YARDSTICK, unit: 'ms' } as const
  return [
    { ...shared, name: 'the first page of 20 with snippets', ...inTurns(false), limit: { percentile: 95, atMost: 5 } },
    { ...shared, name: 'the same with the counts of eight facets', ...inTurns(true), limit: { percentile: 95, atMost: 20 } }, // prettier-ignore
    building(documents),
    changing(half, documents),
  ]
}

function scan(documents: readonly SearchDocument[], words: string): number {
  const { terms } = readSearchQuery(words)
  let found = 0
  for (const { folded } of documents) {
    if (terms.every(({ word, synonyms }) => [word, ...synonyms].some((any) => folded.includes(any)))) found += 1
  }
  return found
}

function generatedColumns() {
  const facets = Array.from({ length: DOCUMENTS }, (_, number) => generatedFacets(number))
  return facets[0]!.map((_, facet) => facetColumn(facets.map((values) => values[facet]!)))
}

/** Linear where all of it takes twice as long as half of it. */
function building(documents: readonly SearchDocument[]): Measured {
  const turns = Array.from({ length: 3 }, () => ({
    yardstick: timed(() => SearchIndex.of(documents.slice(0, DOCUMENTS / 2))),
    ours: timed(() => SearchIndex.of(documents)),
  }))
  return {
    name: 'building the index',
    ours: turns.map(({ ours }) => ours),
    yardstick: turns.map(({ yardstick }) => yardstick),
    yardstickName: 'half as many documents',
    unit: 'ms',
    target: { atMost: 2.4 },
    note: 'twice the documents should take twice the time',
  }
}

/** One changed case after the other, as when a library is edited. */
function changing(from: SearchIndex, documents: readonly SearchDocument[]): Measured {
  const ours: number[] = []
  const yardstick: number[] = []
  const held = documents.slice(0, DOCUMENTS / 2)
  let index = from
  for (let number = 0; number < UPDATES; number += 1) {
    const place = (number * 1237) % held.length
    held[place] = generatedDocument(DOCUMENTS + number)
    const now = [...held]
    ours.push(timed(() => (index = index.updated(now))))
    if (number === 0) yardstick.push(timed(() => SearchIndex.of(now)))
  }
  return {
    name: 'bringing the index forward by one changed document',
    ours,
    yardstick: ours.map(() => yardstick[0]!),
    yardstickName: 'making it anew',
    unit: 'ms',
    target: { atMost: 0.1 },
    note: `${(DOCUMENTS / 2).toLocaleString('en')} documents, ${UPDATES} changes one after the other`,
  }
}
