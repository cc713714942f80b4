import { readdirSync, readFileSync } from 'node:fs'
import { plainText } from '#cases/plain-text.ts'
import { searchDocument, type SearchDocument } from '#app/search/search-document.ts'
import { fork, type Random } from '#scoring/random.ts'

/** Clauses of the shipped library: words stand beside each other as they do in what people write. */
const CLAUSES = readdirSync('cases/library', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => {
    const [, , ...body] = readFileSync(`cases/library/${name}/case.md`, 'utf8').split(/^---$/mu)
    return plainText(body.join('---')).split(/[。，；：、\n]+/u)
  })
  .filter((clause) => clause.length >= 4 && clause.length <= 40)

/** A document of a family without end: a title, a summary and some five hundred characters; the same number, the same. */
export function generatedDocument(number: number): SearchDocument {
  const random = fork(number, 'generated-text')
  return searchDocument(`case-${number}`, [
    { field: 'title', language: 'zh-CN', text: `${clauses(random, 1)}${number}` },
    { field: 'summary', language: 'zh-CN', text: clauses(random, 3) },
    { field: 'text', language: 'zh-CN', text: clauses(random, 36) },
  ])
}

/** Values as a library has them: few issues, some thousand organisations, several goals and provinces a case. */
export function generatedFacets(number: number): readonly (readonly string[])[] {
  const random = fork(number, 'generated-facets')
  const one = (of: number) => [String(Math.floor(random() * of))]
  const some = (of: number, most: number) =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, () => one(of)[0]!)
  return [one(13), one(3000), one(20), some(13, 3), one(3), some(17, 4), some(36, 6), one(3)]
}

/** What is asked: anything cut out of the documents, 1 to 8 characters long, and now and then two such words. */
export function generatedQuery(documents: readonly SearchDocument[], number: number): string {
  const random = fork(number, 'generated-query')
  const cut = () => {
    const { folded } = documents[Math.floor(random() * documents.length)]!
    const from = Math.floor(random() * folded.length)
    return folded.slice(from, from + 1 + Math.floor(random() * 8)).replace(/\s+/g, '')
  }
  return random() < 0.2 ? `${cut()} ${cut()}` : cut()
}

function clauses(random: Random, count: number): string {
  return Array.from({ length: count }, () => CLAUSES[Math.floor(random() * CLAUSES.length)]!).join('，')
}
