import type { Entry } from '#db/repositories/award/entry.ts'
import type { SameDecision } from '#db/repositories/award/same.ts'
import { fold } from '../../../search/fold.ts'

export const ENTRY_FAULTS = [
  'no-title',
  'no-organisation',
  'no-category',
  'same-case',
  'same-project',
  'office',
] as const
/** What the check of eligibility (资格审查、查重) finds by itself; `office`: somebody has decided so. */
export type EntryFault = (typeof ENTRY_FAULTS)[number]

export interface CheckedEntry {
  readonly entry: string
  readonly faults: readonly Exclude<EntryFault, 'office'>[]
  /** Entries of the same case or project that came before. */
  readonly twins: readonly string[]
}

const OUT: readonly Entry['state'][] = ['draft', 'withdrawn']

/**
 * Checks entries against each other and the categories; of two that are the same, the later one is at fault.
 * @param decided what somebody has decided of pairs: two that are not the same project are none here either, also once one
 *   of them is revised
 */
export function checkEntries(
  entries: readonly Entry[],
  categories: readonly string[],
  decided: readonly Pick<SameDecision, 'entry' | 'kind' | 'other' | 'same'>[] = [],
): CheckedEntry[] {
  const earlier = new Map<string, string[]>()
  const apart = new Set(decided.flatMap(({ entry, kind, other, same }) => (kind === 'entry' && !same ? [`${entry} ${other}`, `${other} ${entry}`] : []))) // prettier-ignore
  const before = (key: string, entry: string): readonly string[] => {
    const alike = earlier.get(key) ?? []
    earlier.set(key, [...alike, entry])
    const twin = alike.find((one) => !apart.has(`${one} ${entry}`))
    return twin === undefined ? [] : [twin]
  }
  return entries
    .filter(({ state }) => !OUT.includes(state))
    .map(({ id, title, organisation, category, caseId }) => {
      const sameCase = caseId === undefined ? [] : before(`case ${caseId}`, id)
      const sameProject = before(`project ${plain(organisation)} ${plain(title['zh-CN'])}`, id)
      return {
        entry: id,
        faults: [
          ...(title['zh-CN'] === '' ? (['no-title'] as const) : []),
          ...(organisation === '' ? (['no-organisation'] as const) : []),
          ...(categories.includes(category) ? [] : (['no-category'] as const)),
          ...(sameCase.length > 0 ? (['same-case'] as const) : []),
          ...(sameProject.length > 0 ? (['same-project'] as const) : []),
        ],
        twins: [...new Set([...sameCase, ...sameProject])],
      }
    })
}

/** Spaces and marks do not make another project. */
const plain = (text: string): string => fold(text).replaceAll(/[\s\p{P}\p{S}]+/gu, '')
