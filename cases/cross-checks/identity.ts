import { dottedPath, type Path } from '../problem.ts'
import { outcomesWithPath, type CrossCheck } from './cross-check.ts'

/** Ids are unique within their list; facts, outcomes and harms share one list, because the text links to all of them. */
export const checkIdentity: CrossCheck = (matter, report) => {
  const unique = (entries: Iterable<readonly [{ readonly id: string }, Path]>): void => {
    const first = new Map<string, Path>()
    for (const [{ id }, path] of entries) {
      const before = first.get(id)
      if (before) report('duplicate-id', [...path, 'id'], { id, first: dottedPath(before) })
      else first.set(id, path)
    }
  }
  const listed = (name: 'sources' | 'evidence' | 'components' | 'contradictions' | 'facts') =>
    matter[name].map((entry, index) => [entry, [name, index]] as const)

  unique(listed('sources'))
  unique(listed('evidence'))
  unique(listed('components'))
  unique(listed('contradictions'))
  unique([...listed('facts'), ...outcomesWithPath(matter)])
  for (const [outcome, path] of outcomesWithPath(matter))
    unique(
      (outcome.breakdown?.parts ?? []).map((part, index) => [part, [...path, 'breakdown', 'parts', index]] as const),
    )
}
