import { ageOf, hasCopy, namedEvidence } from '#cases/evidence/evidence-findings.ts'
import { addressKey, sourceKeys } from '#cases/evidence/source-identity.ts'
import { sha256 } from '#db/digest.server.ts'
import type { LocalText } from '#scoring/facts.ts'
import { EVIDENCE_GRADES, type EvidenceGrade, type SourceKind } from '#scoring/vocabulary.ts'
import { madeOnce } from '../../made-once.ts'
import { fold } from '../../search/fold.ts'
import type { HeadCase, HeadCases } from './head-cases.server.ts'

/** A source as one case has it. */
export interface SourceUse {
  readonly caseId: string
  readonly title: LocalText
  readonly sourceId: string
  /** Entries of `evidence` from it, and how many of them something rests on. */
  readonly evidence: number
  readonly used: number
  readonly grades: Readonly<Record<EvidenceGrade, number>>
  /** What sources of the case disagree on, where this is one of them. */
  readonly contradictions: readonly LocalText[]
  /** The date that is old beside the case. */
  readonly old: string | undefined
}

/** One document of the library, in however many cases it is used. */
export interface RegisteredSource {
  /** For an address within the page: the same as long as the document is known under the same name. */
  readonly anchor: string
  readonly title: string
  readonly publisher: string
  readonly date: string | undefined
  readonly kinds: readonly SourceKind[]
  /** One of each page; `key` is how a check knows it. */
  readonly addresses: readonly { readonly key: string; readonly url: string }[]
  readonly uses: readonly SourceUse[]
  readonly evidence: number
  readonly used: number
  readonly oldestAccess: string | undefined
  /** Some case has its address and does not say when it was read. */
  readonly lacksAccess: boolean
  /** It has an address and no case has kept a copy. */
  readonly lacksCopy: boolean
  readonly hasCopy: boolean
  /** Digests of the copies that cases point to. */
  readonly copies: readonly string[]
  /** Title and publisher, folded for searching. */
  readonly searched: string
}

type Source = HeadCase['facts']['sources'][number]
interface Entry {
  readonly source: Source
  readonly keys: readonly string[]
  readonly use: SourceUse
}

/** All sources of the library, each once; made once for each state of the library. */
export const sourceRegister = madeOnce(({ cases }: HeadCases): readonly RegisteredSource[] =>
  grouped(cases.flatMap((one) => entriesOf(one))).map(registered),
)

/** What a case has of sources; found once for each revision. */
const entriesOf = madeOnce(({ id, facts }: HeadCase): readonly Entry[] => {
  const named = namedEvidence(facts)
  return facts.sources.map((source) => {
    const evidence = facts.evidence.filter((entry) => entry.source === source.id)
    const ids = new Set(evidence.map((entry) => entry.id))
    const used = evidence.filter((entry) => named.has(entry.id))
    const contradictions = facts.contradictions.filter(({ values }) =>
      values.some((value) => value.evidence.some((one) => ids.has(one))),
    )
    const use: SourceUse = {
      caseId: id,
      title: facts.title,
      sourceId: source.id,
      evidence: evidence.length,
      used: used.length,
      grades: countGrades(evidence.map(({ grade }) => grade)),
      contradictions: contradictions.map(({ about }) => about),
      old: used.length > 0 ? ageOf(source, facts.asOf) : undefined,
    }
    return { source, keys: sourceKeys(source), use }
  })
})

function countGrades(grades: readonly EvidenceGrade[]): SourceUse['grades'] {
  const count = (wanted: EvidenceGrade) => grades.filter((grade) => grade === wanted).length
  return Object.fromEntries(EVIDENCE_GRADES.map((grade) => [grade, count(grade)])) as Record<EvidenceGrade, number>
}

/** Entries that share a key are one document, also by way of a third. */
function grouped(entries: readonly Entry[]): Entry[][] {
  const groupOf = new Map<string, Entry[]>()
  const groups = new Set<Entry[]>()
  for (const entry of entries) {
    const met = new Set(entry.keys.flatMap((key) => [groupOf.get(key) ?? []].filter((group) => group.length > 0)))
    // The smaller ones go into the largest, so that much cited documents take no longer.
    const [largest = [], ...others] = [...met].sort((left, right) => right.length - left.length)
    const moved = [entry, ...others.flat()]
    for (const other of others) groups.delete(other)
    for (const one of moved) largest.push(one)
    groups.add(largest)
    for (const { keys } of moved) for (const key of keys) groupOf.set(key, largest)
  }
  return [...groups]
}

function registered(group: readonly Entry[]): RegisteredSource {
  const sources = group.map(({ source }) => source)
  const uses = group.map(({ use }) => use)
  const title = mostOften(sources.map((source) => source.title))
  const named = sources.find((source) => source.title === title)!
  const addresses = new Map(sources.flatMap(({ url }) => (url === undefined ? [] : [[addressKey(url), url] as const])))
  const accessed = sources.flatMap((source) => source.accessed ?? [])
  const isKept = sources.some(hasCopy)
  return {
    anchor: `s-${sha256(group.flatMap(({ keys }) => keys).sort()[0]!).slice(0, 12)}`,
    title,
    publisher: named.publisher,
    date: named.date ?? sources.find(({ date }) => date !== undefined)?.date,
    kinds: [...new Set(sources.map(({ kind }) => kind))],
    addresses: [...addresses].map(([key, url]) => ({ key, url })),
    uses,
    evidence: uses.reduce((sum, { evidence }) => sum + evidence, 0),
    used: uses.reduce((sum, { used }) => sum + used, 0),
    oldestAccess: accessed.sort()[0],
    lacksAccess: sources.some(({ url, accessed: day }) => url !== undefined && day === undefined),
    lacksCopy: addresses.size > 0 && !isKept,
    hasCopy: isKept,
    copies: [...new Set(sources.flatMap(({ archived }) => archived?.sha256 ?? []))],
    searched: fold(`${title} ${named.publisher}`),
  }
}

/** The value that stands there most often; of equal ones the first. */
function mostOften(values: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}
