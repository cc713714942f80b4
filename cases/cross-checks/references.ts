import type { LocalText } from '#scoring/facts.ts'
import { allOutcomes } from '../figure-targets.ts'
import { didYouMean } from '../nearest.ts'
import type { Path } from '../problem.ts'
import { outcomesWithPath, type CrossCheck } from './cross-check.ts'

/** Every id points to something, and (a warning) something points to every id. */
export const checkReferences: CrossCheck = (matter, report, use) => {
  const evidenceIds = new Set(matter.evidence.map((entry) => entry.id))
  const usedEvidence = new Set(use.cited)
  for (const [id, path] of evidenceReferences(matter)) {
    usedEvidence.add(id)
    if (!evidenceIds.has(id)) report('unknown-evidence', path, { id, hint: hintFor(id, evidenceIds) })
  }
  for (const [index, { id }] of matter.evidence.entries())
    if (!usedEvidence.has(id)) report('unused-evidence', ['evidence', index, 'id'], { id })

  const sourceIds = new Set(matter.sources.map((entry) => entry.id))
  const usedSources = new Set(matter.evidence.map((entry) => entry.source))
  for (const [index, { source }] of matter.evidence.entries())
    if (!sourceIds.has(source))
      report('unknown-source', ['evidence', index, 'source'], {
        id: source,
        hint: hintFor(source, sourceIds),
      })
  for (const [index, { id }] of matter.sources.entries())
    if (!usedSources.has(id)) report('unused-source', ['sources', index, 'id'], { id })

  for (const [index, { id }] of matter.facts.entries())
    if (!use.linked.has(id)) report('unused-fact', ['facts', index, 'id'], { id })

  const componentIds = new Set(matter.components.map((entry) => entry.id))
  const wholes = new Map(allOutcomes(matter).map((outcome) => [outcome.id, outcome.partOf?.id]))
  for (const [outcome, path] of outcomesWithPath(matter)) {
    const { component, partOf } = outcome
    if (component !== undefined && !componentIds.has(component))
      report('unknown-component', [...path, 'component'], {
        id: component,
        hint: hintFor(component, componentIds),
      })
    if (partOf === undefined) continue
    if (!wholes.has(partOf.id))
      report('unknown-outcome', [...path, 'partOf', 'id'], {
        id: partOf.id,
        hint: hintFor(partOf.id, wholes.keys()),
      })
    else {
      const circle = circleFrom(outcome.id, wholes)
      if (circle) report('part-of-circle', [...path, 'partOf', 'id'], { circle: circle.join(' → ') })
    }
  }
}

const hintFor = (id: string, known: Iterable<string>): LocalText =>
  didYouMean(id, known, { 'zh-CN': '请补上。', en: 'Add it.' })

/** The way from an outcome through its wholes back to itself, if there is one. */
function circleFrom(start: string, wholes: ReadonlyMap<string, string | undefined>): string[] | undefined {
  const way = [start]
  for (let next = wholes.get(start); next !== undefined; next = wholes.get(next)) {
    if (next === start) return [...way, start]
    if (way.includes(next)) return undefined
    way.push(next)
  }
  return undefined
}

/** All ids in `evidence: […]` lists, at whatever depth, and in `triggerEvidence`. */
export function* evidenceReferences(matter: Readonly<Record<string, unknown>>): Generator<readonly [string, Path]> {
  for (const [name, value] of Object.entries(matter)) {
    if (name === 'evidence' || name === 'sources') continue
    if (name === 'triggerEvidence') yield* idsIn(value as readonly string[], [name])
    else if (typeof value === 'object' && value !== null) yield* referencesIn(value, [name])
  }
}

function* referencesIn(value: object, path: Path): Generator<readonly [string, Path]> {
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value)
  for (const [step, inner] of entries as Iterable<[string | number, unknown]>) {
    if (typeof inner !== 'object' || inner === null) continue
    if (step === 'evidence') yield* idsIn(inner as readonly string[], [...path, step])
    else yield* referencesIn(inner, [...path, step])
  }
}

function* idsIn(ids: readonly string[], path: Path): Generator<readonly [string, Path]> {
  for (const [index, id] of ids.entries()) yield [id, [...path, index]]
}
