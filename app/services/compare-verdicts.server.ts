import type { Basis } from '#scoring/bases/basis.ts'
import { columnVerdicts, type CompareVerdicts } from '#scoring/comparability/case-verdicts.ts'
import type { LibraryCase } from './library.server.ts'

/** What may be compared between these cases and what may not, cell by cell and pair by pair, figures on `basis`. */
export function compareVerdicts(entries: readonly LibraryCase[], basis: Basis = 'reported'): CompareVerdicts {
  return columnVerdicts(
    entries.map(({ revision, case: facts, index, net }) => ({
      source: revision.id,
      issue: facts.socialIssue,
      facts,
      index,
      net: [net['cn-ets'], net['epa-2.0']],
    })),
    basis,
  )
}
