import type { CaseState } from '#db/repositories/case.ts'
import type { Revision } from '#db/repositories/revision.ts'
import { numberOf } from './revision-number.ts'

/** Whether readers see a newer revision already; with `same-too`, or this very one. */
export function isOvertaken({ published }: CaseState, { id, number }: Revision, same?: 'same-too'): boolean {
  if (!published) return false
  return published.revisionId === id ? same !== undefined : numberOf(published.revisionId) > number
}
