import { FIGURE_KINDS, type FigureKind } from '#cases/yearly/figure-rows.ts'

/** Fields of the table as they were sent: which there are depends on the cases. */
export type SentFields = Readonly<Record<string, string | readonly string[]>>

/** For figures that are from the source entered above them. */
export const NEW_EVIDENCE = '+'

export const ROW_PARTS = ['asOf', 'basis', 'until', 'value', 'qualifier', 'evidence'] as const
export type RowPart = (typeof ROW_PARTS)[number]

export const SOURCE_PARTS = [
  'title', 'publisher', 'date', 'url', 'accessed', 'kind', 'locatorZh', 'locatorEn', 'whoZh', 'whoEn', 'whoKind', 'grade',
] as const // prettier-ignore
export type SourcePart = (typeof SOURCE_PARTS)[number]
/** Parts of a new source that stand empty until somebody enters one. */
const TYPED_PARTS = ['title', 'publisher', 'date', 'url', 'locatorZh', 'locatorEn'] as const

/** Names of fields; what they are made of has no dot in it. */
export const rowField = (caseId: string, kind: FigureKind, id: string, part: RowPart): string =>
  `${caseId}.${kind}.${id}.${part}`
export const evidenceField = (caseId: string): string => `${caseId}.evidence`
export const sourceField = (caseId: string, part: SourcePart): string => `${caseId}.source.${part}`

interface Group {
  readonly rows: Map<string, Record<string, string>>
  readonly source: Record<string, string>
  evidence: string
}

export const isEntered = ({ asOf = '', value = '' }: Readonly<Record<string, string>>): boolean =>
  asOf.trim() !== '' || value.trim() !== ''

export const isTyped = (parts: Readonly<Record<string, string>>): boolean =>
  TYPED_PARTS.some((part) => (parts[part] ?? '').trim() !== '')

/** Fields by case; names that mean nothing here are passed over. */
export function groupsOf(fields: SentFields): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>()
  for (const [name, sent] of Object.entries(fields)) {
    const value = typeof sent === 'string' ? sent : (sent.at(-1) ?? '')
    const [caseId = '', what, ...rest] = name.split('.')
    if (what === undefined) continue
    const group = groups.get(caseId) ?? { rows: new Map<string, Record<string, string>>(), source: {}, evidence: '' }
    groups.set(caseId, group)
    if (what === 'evidence' && rest.length === 0) group.evidence = value.trim()
    else if (what === 'source' && SOURCE_PARTS.some((part) => part === rest[0])) group.source[rest[0]!] = value
    else if (FIGURE_KINDS.some((kind) => kind === what) && ROW_PARTS.some((part) => part === rest[1])) {
      const key = `${what}.${rest[0]}`
      group.rows.set(key, { ...group.rows.get(key), [rest[1]!]: value })
    }
  }
  return groups
}

/**
 * Cases in which something was entered, with the rows in question as `outcome.trees`: whichever page is shown next, they
 * are on it.
 */
export function begunCases(fields: SentFields): ReadonlyMap<string, ReadonlySet<string>> {
  const begun = new Map<string, ReadonlySet<string>>()
  for (const [caseId, { rows, source, evidence }] of groupsOf(fields)) {
    const touched = [...rows].filter(([, parts]) => isEntered(parts) || (parts['evidence'] ?? '').trim() !== '')
    if (touched.length > 0 || evidence !== '' || isTyped(source)) {
      begun.set(caseId, new Set(touched.map(([key]) => key)))
    }
  }
  return begun
}

/**
 * What counts as entered, by the names of the fields: rows in which something stands, whole, their evidence and their
 * sources. A field of a row that was emptied is part of it.
 */
export function enteredFields(fields: SentFields): ReadonlyMap<string, string> {
  const entered = new Map<string, string>()
  const groups = groupsOf(fields)
  for (const [caseId, touched] of begunCases(fields)) {
    const { evidence, rows, source } = groups.get(caseId)!
    entered.set(evidenceField(caseId), evidence)
    for (const key of touched)
      for (const [part, value] of Object.entries(rows.get(key)!)) entered.set(`${caseId}.${key}.${part}`, value)
    if (!isTyped(source)) continue
    for (const [part, value] of Object.entries(source)) entered.set(sourceField(caseId, part as SourcePart), value)
  }
  return entered
}
