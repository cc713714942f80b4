import type { ImportProblem } from '#cases/import/import-problem.ts'
import type { Placing } from '#cases/import/place-body.ts'
import type { Problem } from '#cases/problem.ts'
import type { ChangesView } from '../../history/changes-view.ts'

/** What a staged file would change, in one language. */
export interface ImportPreviewView extends Pick<ChangesView, 'facts' | 'text' | 'english'> {
  readonly id: string
  readonly caseId: string
  readonly title: string
  readonly fileName: string
  readonly stagedAt: string
  readonly isNew: boolean
  /** Absent where there is no choice. */
  readonly how: Placing | undefined
  readonly seen: string
  readonly problems: readonly ImportProblem[]
  readonly caseProblems: readonly Problem[]
  /** Problems beyond those listed. */
  readonly moreCaseProblems: number
  /** Problems that the draft has without it. */
  readonly knownProblems: number
  readonly files: readonly string[]
  /** Whether there is anything to put in, and it can be. */
  readonly can: boolean
  readonly isRefused: boolean
}

/** What a refused or finished import shows once. */
export interface ImportShown {
  readonly problems?: readonly ImportProblem[]
  readonly caseId?: string
}
