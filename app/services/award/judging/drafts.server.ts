import { findSheet, saveSheet } from '#db/repositories/award/sheet.ts'
import type { Db } from '#db/schema.ts'
import { foreignAnswers } from '../../../forms/award/sheet-needs.ts'
import type { SheetAnswers } from '../../../forms/award/sheet-fields.ts'
import type { AwardVisit } from '../award-visit.ts'
import { judgedEntry, type JudgedEntry, type SheetPlace } from './judged-entry.server.ts'
import { sheetContent, sheetJson } from './sheet-content.ts'

export interface Draft {
  readonly tag: number
  readonly revision: number
  readonly answers: SheetAnswers
}

export type KeptDraft =
  | { readonly ok: true; readonly tag: number; readonly savedAt: string }
  /** Another window of the judge has kept something since. */
  | { readonly ok: false; readonly why: 'stale'; readonly theirs: Draft & { readonly savedAt: string } }
  /** The sheet cannot be written on: closed, or no longer the judge's. Nothing was kept. */
  | { readonly ok: false; readonly why: 'gone' | 'unreadable' }

/** Keeps what a judge has put down so far. It is nobody else's business yet: no audit, no event. */
export async function keepDraft(db: Db, visit: AwardVisit, place: SheetPlace, draft: Draft): Promise<KeptDraft> {
  const judged = await judgedEntry(db, visit, place)
  if (!judged || judged.closed !== null) return { ok: false, why: 'gone' }
  if (!isReadable(judged, draft)) return { ok: false, why: 'unreadable' }
  const { key, sheet, content } = judged
  const kept =
    (sheet?.tag ?? 0) === draft.tag
      ? await saveSheet(db, key, draft.tag, {
          state: sheet?.state ?? 'draft',
          entryRevision: content.submitted?.revision ?? draft.revision,
          answersJson: sheetJson({ ...content, current: { answers: draft.answers, revision: draft.revision } }),
          savedAt: visit.now,
          submittedAt: sheet?.submittedAt,
          openUntil: sheet?.openUntil,
        })
      : undefined
  if (kept !== undefined) return { ok: true, tag: kept, savedAt: visit.now }
  const newest = await findSheet(db, key)
  if (!newest) return { ok: false, why: 'gone' }
  const { current } = sheetContent(newest, draft.revision)
  return { ok: false, why: 'stale', theirs: { ...current, tag: newest.tag, savedAt: newest.savedAt } }
}

/** Whether all of it is about this sheet: its criteria, their levels, and a revision that there is. */
export function isReadable({ criteria, entry }: JudgedEntry, { answers, revision }: Draft): boolean {
  return revision <= entry.revision && foreignAnswers(criteria, answers).length === 0
}
