import { setImmediate as breathe } from 'node:timers/promises'
import { findCaseState } from '#db/repositories/case.ts'
import { lockLibrary } from '#db/repositories/library-state.ts'
import { findRevisionById } from '#db/repositories/revision.ts'
import { demandRight } from '../../access/need.ts'
import { change, UNCHANGED } from '../accounts/change.server.ts'
import type { CaseTexts } from './case-texts.ts'
import type { DeskSite, DeskVisit } from './desk-visit.ts'
import { addRevision, contentsOf } from './save.server.ts'
import type { RevisionName } from './working-copy.server.ts'

/** A change of a case that was made from its newest revision. */
export interface HeadChange {
  readonly caseId: string
  /** The revision it was made from. */
  readonly headRevisionId: string
  /** Both texts, without errors. */
  readonly texts: CaseTexts
}

export type SavedTogether =
  | { readonly ok: true; readonly revisions: readonly (RevisionName & { readonly caseId: string })[] }
  /** Somebody has saved this case since, or it was withdrawn. Nothing was written of any. */
  | { readonly ok: false; readonly why: 'moved' | 'withdrawn'; readonly caseId: string }

/** Undoes what was written of the other cases. */
class StoppedError extends Error {
  constructor(readonly stopped: Extract<SavedTogether, { ok: false }>) {
    super(stopped.why)
  }
}

/**
 * Makes a revision of each of several cases, all in one transaction or none. Each goes on from the revision it was made
 * from, which must still be the newest; attachments are carried on. What anybody else is writing stays as it is and is
 * merged when they save.
 */
export async function saveTogether(
  { db }: DeskSite,
  { visitor, by, now }: DeskVisit,
  changes: readonly HeadChange[],
  message: string,
): Promise<SavedTogether> {
  demandRight(visitor, 'case.write')
  const revisions: (RevisionName & { caseId: string })[] = []
  try {
    await change(db, by, async (write, record) => {
      const library = await lockLibrary(write)
      for (const { caseId, headRevisionId, texts } of changes) {
        // Each is scored: readers are answered in between.
        await breathe()
        const state = await findCaseState(library, caseId)
        if (state?.retiredAt !== undefined) throw new StoppedError({ ok: false, why: 'withdrawn', caseId })
        if (state?.head?.revisionId !== headRevisionId) throw new StoppedError({ ok: false, why: 'moved', caseId })
        const head = (await findRevisionById(library, headRevisionId))!
        const { files } = await contentsOf(library, head.id)
        const revision = await addRevision(
          library,
          caseId,
          { texts, files },
          { author: visitor.personId, message, now },
        )
        const after = { revision: revision.number, base: head.number }
        record({ action: 'case.save', subject: `case:${caseId}`, before: { revision: head.number }, after })
        revisions.push({ ...revision, caseId })
      }
      return changes.length === 0 ? UNCHANGED : undefined
    })
  } catch (error) {
    if (error instanceof StoppedError) return error.stopped
    throw error
  }
  return { ok: true, revisions }
}
