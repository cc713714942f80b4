/** What can be written where the cursor is: keys, listed values, and ids of the case itself. */
import { isList, isMapping, type JsonMap } from '#cases/edit/json.ts'
import { findFences } from '#cases/front-matter.ts'
import { knownValues } from '#cases/known-values.ts'
import type { Path } from '#cases/problem.ts'
import { knownKeys } from '#cases/schema-problems.ts'
import { frontMatterSchema } from '#cases/schema.ts'
import { FACTORS } from '#scoring/net-value/factors/library.ts'
import { nameOf } from './name-of.ts'
import { writingPlace } from './writing-place.ts'

export interface Suggestion {
  readonly label: string
  /** What is put in, where it is more than the label. */
  readonly insert?: string
  readonly detail?: string
  readonly kind: 'key' | 'value' | 'id'
}

export interface Suggestions {
  /** Offset at which what is being written begins. */
  readonly from: number
  readonly options: readonly Suggestion[]
}

/**
 * @param facts the facts as they were last readable: ids come from them
 */
export function suggestionsAt(
  text: string,
  position: number,
  facts: JsonMap | undefined,
  language: 'zh-CN' | 'en',
): Suggestions | undefined {
  const fences = findFences(text, 'case.md')
  const yamlStart = fences.ok ? fences.value.yamlStart : text.indexOf('\n') + 1
  if (position < yamlStart) return undefined
  if (fences.ok && position >= fences.value.bodyStart) return inBody(text, position, facts, language)
  if (fences.ok && position > fences.value.yamlEnd) return undefined
  const place = writingPlace(text.slice(yamlStart, position))
  if (!place) return undefined
  const { path, want, begun } = place
  const options: Suggestion[] = []
  if (want !== 'value') {
    const present = new Set(keysBeside(facts, path))
    for (const key of knownKeys(frontMatterSchema, path)) {
      if (want === 'either' || !present.has(key)) options.push({ label: key, insert: `${key}: `, kind: 'key' })
    }
  }
  if (want !== 'key') {
    for (const value of knownValues(frontMatterSchema, path)) options.push({ label: value, kind: 'value' })
    options.push(...idsFor(path, facts, language))
  }
  return options.length === 0 ? undefined : { from: position - begun, options }
}

/** Keys that are there already; known only of the facts' own ones, for places in lists are not counted. */
const keysBeside = (facts: JsonMap | undefined, path: Path): readonly string[] =>
  path.length === 0 && facts ? Object.keys(facts) : []

function inBody(
  text: string,
  position: number,
  facts: JsonMap | undefined,
  language: 'zh-CN' | 'en',
): Suggestions | undefined {
  const line = text.slice(text.lastIndexOf('\n', position - 1) + 1, position)
  const citation = /\[\^([a-z0-9-]*)$/.exec(line)
  if (citation) return { from: position - citation[1]!.length, options: entriesOf(facts, 'evidence', language) }
  const figure = /\]\(fact:([a-z0-9-]*)$/.exec(line)
  if (!figure) return undefined
  const options = [...entriesOf(facts, 'facts', language), ...entriesOf(facts, 'outcomes', language)]
  return { from: position - figure[1]!.length, options }
}

function idsFor(path: Path, facts: JsonMap | undefined, language: 'zh-CN' | 'en'): Suggestion[] {
  const names = path.filter((step) => typeof step === 'string')
  const last = names.at(-1)
  if (typeof path.at(-1) === 'number') {
    const isEvidence = (last === 'evidence' && path.length > 2) || last === 'triggerEvidence'
    if (isEvidence) return entriesOf(facts, 'evidence', language)
    if (last === 'chain')
      return [...FACTORS.map(({ id }) => id), 'carbon-price'].map((label) => ({ label, kind: 'id' }))
    return []
  }
  if (last === 'source' && names[0] === 'evidence') return entriesOf(facts, 'sources', language)
  if (last === 'component') return entriesOf(facts, 'components', language)
  if (last === 'id' && names.at(-2) === 'partOf') return entriesOf(facts, 'outcomes', language)
  return []
}

function entriesOf(facts: JsonMap | undefined, list: string, language: 'zh-CN' | 'en'): Suggestion[] {
  const entries = facts?.[list]
  if (!isList(entries)) return []
  return entries.flatMap((entry): Suggestion[] => {
    if (!isMapping(entry) || typeof entry['id'] !== 'string') return []
    const detail = nameOf(entry, language)
    return [{ label: entry['id'], kind: 'id', ...(detail === '' ? {} : { detail }) }]
  })
}
