import { frontMatterValue } from '#cases/edit/edit-case.ts'
import type { JsonMap } from '#cases/edit/json.ts'
import { findFences } from '#cases/front-matter.ts'
import type { Problem } from '#cases/problem.ts'

export interface ReadableFacts {
  /** As they were last readable. */
  readonly facts: JsonMap | undefined
  /** Why they are not now. */
  readonly unreadable: readonly Problem[]
}

/** All of a text down to where its facts end. */
export function matterOf(text: string): string {
  const fences = findFences(text, 'case.md')
  return fences.ok ? text.slice(0, fences.value.bodyStart) : text
}

/** The facts of a text, or the last ones with what is wrong now. */
export function readable(text: string, last: JsonMap | undefined): ReadableFacts {
  const facts = frontMatterValue(text)
  return facts.ok ? { facts: facts.value, unreadable: [] } : { facts: last, unreadable: facts.problems }
}
