/** How it stands with the evidence of one case: what is cited and not there, there and not cited, ageing, or hard to find again. */
import type { LocalText } from '#scoring/facts.ts'
import { outcomesWithPath } from '../cross-checks/cross-check.ts'
import { figuresWithoutEvidence } from '../cross-checks/figures.ts'
import { evidenceReferences } from '../cross-checks/references.ts'
import { earliestDay, latestDay } from '../partial-date.ts'
import type { Path } from '../problem.ts'
import { citationsIn } from '../prose.ts'
import type { FactsAndText } from '../parse.ts'
import type { FrontMatter } from '../schema.ts'

/** In the order in which they matter. */
export const EVIDENCE_FINDINGS = [
  'missing-evidence',
  'figure-without-evidence',
  'ageing-source',
  'unused-evidence',
  'unused-source',
  'no-access-date',
  'no-copy',
] as const
export type EvidenceFindingKind = (typeof EVIDENCE_FINDINGS)[number]

export interface EvidenceFinding {
  readonly kind: EvidenceFindingKind
  /** Where it is among the facts; `['body']` for the text. */
  readonly path: Path
  /** Line of the file, where it is in the text. */
  readonly line?: number
  /** The id of the evidence, the title of the source or the label of the figure. */
  readonly name: LocalText
  /** Of a source: its date, else the day it was accessed, where that is what the finding is about. */
  readonly date?: string
}

/** A source this much older than what a case speaks for may no longer be true of it. */
export const AGEING_YEARS = 3

type Source = FrontMatter['sources'][number]

/**
 * Whether a source is old beside a case: its date, or where it has none the day it was accessed, certainly lies more than
 * `AGEING_YEARS` years before the date for which the case speaks. The clock is not asked: the same text gets the same answer.
 * @param asOf the case's date, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`
 * @returns the date that is old
 */
export function ageOf(source: Pick<Source, 'date' | 'accessed'>, asOf: string): string | undefined {
  const date = source.date ?? source.accessed
  if (date === undefined) return undefined
  const last = latestDay(date)
  const lastGood = `${Number(last.slice(0, 4)) + AGEING_YEARS}${last.slice(4)}`
  return lastGood < earliestDay(asOf) ? date : undefined
}

/** Whether a copy of the source is kept. */
export const hasCopy = (source: Source): boolean => 'archived' in source && source.archived !== undefined

/** Evidence that a fact or the text of a case names, there or not. */
export function namedEvidence(facts: FactsAndText): ReadonlySet<string> {
  const named = new Set(citationsIn(facts.body).keys())
  for (const [id] of evidenceReferences(facts)) named.add(id)
  return named
}

/** All findings of a case, the gravest kind first, each kind in the order of the file. */
export function evidenceFindings(facts: FactsAndText): EvidenceFinding[] {
  const named = namedEvidence(facts)
  const found: EvidenceFinding[] = [...missing(facts)]
  for (const path of figuresWithoutEvidence(facts))
    found.push({ kind: 'figure-without-evidence', path, name: labelAt(facts, path) })
  const sources = new Set(facts.evidence.filter(({ id }) => named.has(id)).map(({ source }) => source))
  const evidenced = new Set(facts.evidence.map(({ source }) => source))
  for (const [index, { id }] of facts.evidence.entries())
    if (!named.has(id)) found.push({ kind: 'unused-evidence', path: ['evidence', index], name: inBoth(id) })
  for (const [index, source] of facts.sources.entries()) {
    const about = { path: ['sources', index], name: inBoth(source.title) }
    const old = sources.has(source.id) ? ageOf(source, facts.asOf) : undefined
    if (old !== undefined) found.push({ kind: 'ageing-source', ...about, date: old })
    if (!evidenced.has(source.id)) found.push({ kind: 'unused-source', ...about })
    if (source.url === undefined) continue
    if (source.accessed === undefined) found.push({ kind: 'no-access-date', ...about })
    if (!hasCopy(source)) found.push({ kind: 'no-copy', ...about })
  }
  return EVIDENCE_FINDINGS.flatMap((kind) => found.filter((finding) => finding.kind === kind))
}

function* missing(facts: FactsAndText): Generator<EvidenceFinding> {
  const there = new Set(facts.evidence.map(({ id }) => id))
  for (const [id, path] of evidenceReferences(facts))
    if (!there.has(id)) yield { kind: 'missing-evidence', path, name: inBoth(id) }
  for (const [id, at] of citationsIn(facts.body)) {
    if (there.has(id)) continue
    const line = facts.bodyLine + facts.body.slice(0, at).split('\n').length - 1
    yield { kind: 'missing-evidence', path: ['body'], line, name: inBoth(id) }
  }
  const sources = new Set(facts.sources.map(({ id }) => id))
  for (const [index, { source }] of facts.evidence.entries())
    if (!sources.has(source))
      yield { kind: 'missing-evidence', path: ['evidence', index, 'source'], name: inBoth(source) }
}

const inBoth = (text: string): LocalText => ({ 'zh-CN': text, en: text })

/** The label of the figure at a path that `figuresWithoutEvidence` gave. */
function labelAt(facts: FrontMatter, path: Path): LocalText {
  const [list, first, second] = path
  if (list === 'facts') return facts.facts[Number(first)]!.label
  if (list === 'funding') return facts.funding[Number(first)]!.label
  if (list === 'investments' && facts.investments.state === 'listed')
    return facts.investments.items[Number(second)]!.label
  for (const [outcome, at] of outcomesWithPath(facts))
    if (at.every((step, index) => step === path[index])) return outcome.label
  throw new RangeError(`no figure stands at ${path.join('.')}`)
}
