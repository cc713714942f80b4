import { deriveCase } from '#app/services/library-derive.server.ts'
import { assembleLibrary, type Library } from '#app/services/library.server.ts'
import { makeCaseFile } from './case-file.ts'

/** What differs from the small case of `makeCaseFile`; `body` is the text under the facts. */
export interface MadeCase {
  readonly id: string
  readonly body?: string
  readonly matter?: Readonly<Record<string, unknown>>
}

/** A library of small cases, parsed and scored as the site's own is, without a database. */
export function makeLibrary(cases: readonly MadeCase[]): Library {
  return assembleLibrary(
    1,
    cases.map((made) => {
      const derived = deriveCase(made.id, [{ path: 'case.md', bytes: new TextEncoder().encode(makeCaseFile(made)) }])
      if (!derived.ok) throw new Error(`${made.id}: ${derived.errors.join('\n')}`)
      const revisionId = `${made.id}@1`
      const createdAt = '2026-11-21T00:00:00.000Z'
      return {
        revision: { id: revisionId, caseId: made.id, number: 1, digest: '', message: '', author: 'library', createdAt },
        derived: { ...derived, revisionId, computedAt: createdAt },
      }
    }),
  )
}
