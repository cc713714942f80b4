/** Adds new figures to a case without touching any that stand there. */
import type { LocalText, ObservationBasis } from '#scoring/facts.ts'
import type { ClaimantKind, EvidenceGrade, Qualifier, SourceKind } from '#scoring/vocabulary.ts'
import { applyEdits, frontMatterValue, type CaseEdit } from '../edit/edit-case.ts'
import { isList } from '../edit/json.ts'
import { sourceKeys } from '../evidence/source-identity.ts'
import { allOutcomes, newestObservation } from '../figure-targets.ts'
import { findFences } from '../front-matter.ts'
import { parseCase, parseTranslation } from '../parse.ts'
import { latestDay } from '../partial-date.ts'
import type { Path, Problem } from '../problem.ts'
import { figureLinksIn } from '../prose.ts'
import type { FrontMatter } from '../schema.ts'
import { families, familyOf, type FigureKind } from './figure-rows.ts'

/** One figure to be added. */
export interface NewFigure {
  readonly kind: FigureKind
  readonly id: string
  readonly asOf: string
  /** Left out for facts, which have none. */
  readonly basis: ObservationBasis | undefined
  readonly value: number
  readonly qualifier: Qualifier
  /** An id of the case's evidence; left out: the new one. */
  readonly evidence: string | undefined
}

/** A source that is not in the case yet, and the place in it from which the figures are. */
export interface NewEvidence {
  readonly source: {
    readonly title: string
    readonly publisher: string
    readonly date?: string | undefined
    readonly url?: string | undefined
    readonly accessed?: string | undefined
    readonly kind: SourceKind
  }
  readonly locator: LocalText
  readonly claimedBy: { readonly who: LocalText; readonly kind: ClaimantKind }
  readonly grade: EvidenceGrade
}

export interface Texts {
  readonly text: string
  readonly english: string | undefined
}

/** Why a figure was not added; `at` is its place among those that were to be. */
export type FigureRefusal =
  /** A figure of the same date that counts the same is there, and stays. */
  | { readonly why: 'there'; readonly at: number; readonly value: number }
  /** Its newest figure is split into parts. */
  | { readonly why: 'has-parts'; readonly at: number }
  /** The case has no such outcome, fact or evidence (any more). */
  | { readonly why: 'gone'; readonly at: number }
  /** With it the case would break a rule. */
  | { readonly why: 'rule'; readonly at: number; readonly problem: Problem }
  /** With all of them together it would break a rule that is about no one of them. */
  | { readonly why: 'case'; readonly problem: Problem }

export type FiguresAdded =
  { readonly ok: true; readonly texts: Texts } | { readonly ok: false; readonly refusals: readonly FigureRefusal[] }

type Outcome = FrontMatter['outcomes'][number]

/**
 * Adds observations to outcomes and harms, and entries to `facts`; only new lines come in. What the text links to stays what
 * it was: a link to an outcome's newest figure gets the date of that figure (`fact:trees` → `fact:trees@2023-12`).
 * All are added, or none.
 *
 * @param texts of a case without errors
 * @param figures `asOf` and the dates of the basis as the format has them
 * @param evidence for figures that name none
 */
export function addFigures(
  texts: Texts,
  figures: readonly NewFigure[],
  evidence: NewEvidence | undefined,
): FiguresAdded {
  const before = parseCase(texts.text, 'case.md')
  if (!before.ok) return { ok: false, refusals: before.problems.map((problem) => ({ why: 'case', problem })) }
  const facts = before.case
  const refusals = figures.flatMap((figure, at) => refusalOf(facts, figures, figure, at) ?? [])
  if (refusals.length > 0) return { ok: false, refusals }

  const edits: CaseEdit[] = []
  const needsNew = evidence !== undefined && figures.some((figure) => figure.evidence === undefined)
  const newId = needsNew ? addEvidence(facts, evidence, edits) : ''
  const taken = new Set([...facts.facts, ...allOutcomes(facts)].map(({ id }) => id))
  /** Ids of outcomes that get a newer figure, with the date of the one the text speaks of. */
  const moved = new Map<string, string>()
  for (const [list, outcomes] of [
    ['outcome', facts.outcomes],
    ['harm', facts.harms.state === 'listed' ? facts.harms.items : []],
  ] as const) {
    for (const [index, outcome] of outcomes.entries()) {
      const own = figures.filter(({ kind, id }) => kind === list && id === outcome.id)
      if (own.length === 0) continue
      const path = list === 'outcome' ? ['outcomes', index] : ['harms', 'items', index]
      edits.push(...observationEdits([...path, 'observations'], outcome, own, newId))
      const newest = newestObservation(outcome)
      if (newest && own.some(({ asOf }) => isLater(asOf, newest.asOf))) moved.set(outcome.id, newest.asOf)
    }
  }
  const newFacts = figures.filter(({ kind }) => kind === 'fact').map((figure) => nextFact(facts, figure, newId, taken))
  if (newFacts.length > 0) edits.push({ do: 'set', path: ['facts'], value: withFacts(texts.text, newFacts) })

  const edited = applyEdits(texts.text, edits)
  if (!edited.ok) return { ok: false, refusals: edited.problems.map((problem) => ({ why: 'case', problem })) }
  const added = {
    text: withDatedLinks(edited.value, moved),
    english: texts.english === undefined ? undefined : withDatedLinks(texts.english, moved),
  }
  const broken = rulesBroken(added, figures)
  return broken.length > 0 ? { ok: false, refusals: broken } : { ok: true, texts: added }
}

const isLater = (date: string, than: string): boolean => latestDay(date) > latestDay(than)

function refusalOf(
  facts: FrontMatter,
  figures: readonly NewFigure[],
  figure: NewFigure,
  at: number,
): FigureRefusal | undefined {
  const { kind, id, asOf, basis, evidence } = figure
  if (evidence !== undefined && facts.evidence.every((entry) => entry.id !== evidence)) return { why: 'gone', at }
  const earlier = figures.slice(0, at).filter((other) => other.kind === kind && other.id === id)
  if (kind === 'fact') {
    const fact = facts.facts.find((one) => one.id === id)
    if (!fact) return { why: 'gone', at }
    const same = families(facts).get(familyOf(fact))!.find((one) => one.asOf === asOf) ?? earlier.find((one) => one.asOf === asOf) // prettier-ignore
    return same && { why: 'there', at, value: same.value }
  }
  const list = kind === 'outcome' ? facts.outcomes : facts.harms.state === 'listed' ? facts.harms.items : []
  const outcome = list.find((one) => one.id === id)
  if (!outcome || basis === undefined) return { why: 'gone', at }
  const same = [...outcome.observations, ...earlier].find((one) => one.asOf === asOf && one.basis && isSameBasis(one.basis, basis)) // prettier-ignore
  if (same) return { why: 'there', at, value: same.value }
  const newest = newestObservation(outcome)
  return outcome.breakdown && (!newest || isLater(asOf, newest.asOf)) ? { why: 'has-parts', at } : undefined
}

/** Where a running total began is passed over: two of the same days are two answers to one question. */
function isSameBasis(one: ObservationBasis, other: ObservationBasis): boolean {
  return one.kind === other.kind && endOf(one) === endOf(other)
}
const endOf = (basis: ObservationBasis): string =>
  basis.kind === 'cumulative' ? basis.to : basis.kind === 'annual' ? basis.year : basis.at

/** The new observations where their dates have them among the others; before one of the same date. */
function observationEdits(
  path: Path,
  { observations }: Outcome,
  figures: readonly NewFigure[],
  newId: string,
): readonly CaseEdit[] {
  const all: { readonly asOf: string; readonly written?: unknown }[] = observations.map(({ asOf }) => ({ asOf }))
  const inserts = figures.map((figure): CaseEdit => {
    const { asOf, basis, value, evidence = newId } = figure
    const later = all.findIndex((other) => !isLater(asOf, other.asOf))
    const index = later === -1 ? all.length : later
    const written = { asOf, basis, value, ...qualified(figure), evidence: [evidence] }
    all.splice(index, 0, { asOf, written })
    return { do: 'insert', path, index, value: written }
  })
  // A list that is empty may not be written at all.
  return observations.length > 0 ? inserts : [{ do: 'set', path, value: all.map(({ written }) => written) }]
}

const qualified = ({ qualifier }: { readonly qualifier: Qualifier }) => (qualifier === 'exact' ? {} : { qualifier })

function nextFact(facts: FrontMatter, figure: NewFigure, newId: string, taken: Set<string>) {
  const last = facts.facts.find(({ id }) => id === figure.id)!
  const { asOf, value, evidence = newId } = figure
  const name = `${last.id.replace(/-(?:19|20)\d{2}(?:-\d{2}){0,2}$/, '')}-${asOf}`
  let id = name
  for (let more = 2; taken.has(id); more++) id = `${name}-${more}`
  taken.add(id)
  const { label, unit, context } = last
  const entry = { id, label, value, unit, ...qualified(figure), ...(context ? { context } : {}), asOf, evidence: [evidence] } // prettier-ignore
  return { after: facts.facts.indexOf(last), value: entry }
}

/** The facts as the file has them, each new one behind the one that it goes on from. */
function withFacts(text: string, added: readonly { readonly after: number; readonly value: unknown }[]): unknown[] {
  const matter = frontMatterValue(text)
  const written = matter.ok ? matter.value['facts'] : undefined
  if (!isList(written)) throw new RangeError('a fact was found in a file that has no list of them')
  return written.flatMap((fact, place) => [
    fact,
    ...added.flatMap(({ after, value }) => (after === place ? [value] : [])),
  ])
}

/** Plans the new evidence, and its source where the case has it not yet under another name. */
function addEvidence(
  facts: FrontMatter,
  { source, locator, claimedBy, grade }: NewEvidence,
  edits: CaseEdit[],
): string {
  const keys = sourceKeys(source)
  const known = facts.sources.find((one) => sourceKeys(one).some((key) => keys.includes(key)))
  const year = /^\d{4}/.exec(source.date ?? source.accessed ?? '')?.[0]
  const sourceId = known?.id ?? freeId(year === undefined ? 'update' : `update-${year}`, facts.sources)
  if (!known) {
    edits.push({ do: 'insert', path: ['sources'], index: facts.sources.length, value: { id: sourceId, ...source } })
  }
  const id = freeId(`${sourceId}-figures`, facts.evidence)
  const entry = { id, source: sourceId, locator, claimedBy, grade }
  edits.push({ do: 'insert', path: ['evidence'], index: facts.evidence.length, value: entry })
  return id
}

function freeId(name: string, list: readonly { readonly id: string }[]): string {
  const taken = new Set(list.map(({ id }) => id))
  let id = name
  for (let more = 2; taken.has(id); more++) id = `${name}-${more}`
  return id
}

/** Links to the newest figure of an outcome, with the date of the figure they were written for. */
function withDatedLinks(text: string, moved: ReadonlyMap<string, string>): string {
  const fences = findFences(text, 'case.md')
  if (moved.size === 0 || !fences.ok) return text
  const { bodyStart } = fences.value
  let dated = text.slice(0, bodyStart)
  const body = text.slice(bodyStart)
  let from = 0
  for (const { target, at } of figureLinksIn(body)) {
    const date = moved.get(target)
    if (date === undefined) continue
    dated += `${body.slice(from, at + target.length)}@${date}`
    from = at + target.length
  }
  return dated + body.slice(from)
}

/** What is wrong with the case once everything is in it, each said of the figure it is about. */
function rulesBroken({ text, english }: Texts, figures: readonly NewFigure[]): FigureRefusal[] {
  const parsed = parseCase(text, 'case.md')
  if (!parsed.ok) {
    const errors = parsed.problems.filter(({ severity }) => severity === 'error')
    return errors.map((problem) => {
      const id = parsed.facts && outcomeAt(parsed.facts, problem.path)
      const at = id === undefined ? -1 : figures.findIndex((figure) => figure.kind !== 'fact' && figure.id === id)
      return at === -1 ? { why: 'case', problem } : { why: 'rule', at, problem }
    })
  }
  if (english === undefined) return []
  const translated = parseTranslation(english, 'en.md', parsed.case)
  return translated.ok
    ? []
    : translated.problems.filter(({ severity }) => severity === 'error').map((problem) => ({ why: 'case', problem }))
}

/** The outcome or harm that a dotted path leads into. */
function outcomeAt(facts: FrontMatter, path: string): string | undefined {
  const [, outcome, harm] = /^(?:outcomes\[(\d+)\]|harms\.items\[(\d+)\])/.exec(path) ?? []
  if (outcome !== undefined) return facts.outcomes[Number(outcome)]?.id
  return harm === undefined || facts.harms.state !== 'listed' ? undefined : facts.harms.items[Number(harm)]?.id
}
