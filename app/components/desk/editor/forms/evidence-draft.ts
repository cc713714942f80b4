/** New evidence while it is being filled in, with a new source where it stands in none yet. */
import { idOf, type Json } from '#cases/edit/json.ts'
import type { CaseEdit } from '#cases/edit/edit-case.ts'
import type { EditorWord } from '../editor-words.ts'
import { listAt } from './use-facts.ts'

/** What stands for a source that the case does not have yet. */
export const NEW_SOURCE = '+'

export const NO_EVIDENCE = {
  id: '', source: '', locatorZh: '', locatorEn: '', whoZh: '', whoEn: '', kind: '', grade: '',
  sourceId: '', title: '', publisher: '', sourceKind: '', url: '', date: '',
} // prettier-ignore
export type EvidenceDraft = typeof NO_EVIDENCE
export type EvidenceKey = keyof EvidenceDraft

/** What is to be said at a field of it. */
export interface DraftProblem {
  readonly word: EditorWord
  readonly values?: Readonly<Record<string, string>>
}
export type DraftProblems = Readonly<Partial<Record<EvidenceKey, DraftProblem>>>

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const EVIDENCE_PARTS = ['source', 'grade', 'locatorZh', 'locatorEn', 'whoZh', 'whoEn', 'kind'] as const
const SOURCE_PARTS = ['title', 'publisher', 'sourceKind'] as const
const CHOSEN: readonly EvidenceKey[] = ['source', 'grade', 'kind', 'sourceKind']

/** An id that a list of the case has not got yet. */
export function freeIdOf(facts: Json, list: string, words: string): string {
  const taken = new Set(listAt(facts, [list]).map(idOf))
  const plain = (words.toLowerCase().match(/[a-z0-9]+/g) ?? []).slice(0, 5).join('-').slice(0, 60) || list
  let id = plain
  for (let n = 2; taken.has(id); n++) id = `${plain}-${n}`
  return id
}

/** The same with ids where none were given: a name for it is no work for a person. */
export function withIds(facts: Json, draft: EvidenceDraft): EvidenceDraft {
  const isNew = draft.source === NEW_SOURCE
  const sourceId = isNew && draft.sourceId === '' ? freeIdOf(facts, 'sources', `${draft.title} ${draft.date}`) : draft.sourceId // prettier-ignore
  const source = isNew ? sourceId : draft.source
  const id = draft.id === '' ? freeIdOf(facts, 'evidence', `${source} ${draft.locatorEn}`) : draft.id
  return { ...draft, sourceId, id }
}

/** What keeps it from being evidence: nothing that the format wants is left empty. */
export function evidenceProblems(facts: Json, draft: EvidenceDraft): DraftProblems {
  const isNew = draft.source === NEW_SOURCE
  const named = withIds(facts, draft)
  const empty = [...EVIDENCE_PARTS, ...(isNew ? SOURCE_PARTS : [])].filter((key) => draft[key].trim() === '')
  const ids: readonly (readonly [string, 'id' | 'sourceId'])[] = [
    ['evidence', 'id'],
    ...(isNew ? [['sources', 'sourceId'] as const] : []),
  ]
  const wrongIds = ids.flatMap(([list, key]): [EvidenceKey, DraftProblem][] => {
    const id = named[key]
    if (!ID.test(id)) return [[key, { word: 'idWrong' }]]
    return listAt(facts, [list]).some((entry) => idOf(entry) === id) ? [[key, { word: 'idTaken', values: { id } }]] : []
  })
  return {
    ...Object.fromEntries(
      empty.map((key) => [key, { word: CHOSEN.includes(key) ? ('chooseOne' as const) : ('fillIn' as const) }]),
    ),
    ...Object.fromEntries(wrongIds),
  }
}

/** Puts it, with its new source, at the end of the lists of the case. The ids are there. */
export function evidenceEdits(now: Json, draft: EvidenceDraft): readonly CaseEdit[] {
  return [
    ...(draft.source === NEW_SOURCE ? [appending(now, 'sources', newSource(draft))] : []),
    appending(now, 'evidence', newEvidence(draft)),
  ]
}

const appending = (now: Json, list: string, value: Json): CaseEdit => {
  const there = listAt(now, [list])
  return there.length > 0
    ? { do: 'insert', path: [list], index: there.length, value }
    : { do: 'set', path: [list], value: [value] }
}

const newSource = ({ sourceId, title, publisher, sourceKind, url, date }: EvidenceDraft): Json => ({
  id: sourceId,
  title,
  publisher,
  ...(date === '' ? {} : { date }),
  ...(url === '' ? {} : { url }),
  kind: sourceKind,
})

const newEvidence = ({
  id,
  source,
  sourceId,
  locatorZh,
  locatorEn,
  whoZh,
  whoEn,
  kind,
  grade,
}: EvidenceDraft): Json => ({
  id,
  source: source === NEW_SOURCE ? sourceId : source,
  locator: { 'zh-CN': locatorZh, en: locatorEn },
  claimedBy: { who: { 'zh-CN': whoZh, en: whoEn }, kind },
  grade,
})
