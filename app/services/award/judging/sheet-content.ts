import type { Sheet } from '#db/repositories/award/sheet.ts'
import { NO_ANSWERS, type SheetAnswers } from '../../../forms/award/sheet-fields.ts'

/** Answers with the revision of the entry beside which they were given. */
export interface PinnedAnswers {
  readonly answers: SheetAnswers
  readonly revision: number
}

/** What lies in a stored sheet: what its judge is writing, and what was submitted last. */
export interface SheetContent {
  readonly current: PinnedAnswers
  readonly submitted: PinnedAnswers | null
}

export const sheetJson = (content: SheetContent): string => JSON.stringify(content)

/** @param revision of the entry as it stands, for a sheet that is not there yet */
export function sheetContent(sheet: Sheet | undefined, revision: number): SheetContent {
  if (!sheet) return { current: { answers: NO_ANSWERS, revision }, submitted: null }
  return JSON.parse(sheet.answersJson) as SheetContent
}

/** How long a judge may change what was submitted without asking anybody. */
export const CHANGE_MINUTES = 30

/** Words as they are kept beside an event: the reason, and where it is shown. */
export function wordsOfAnswer({ notes, evidence }: SheetAnswers, criterion: string): string | undefined {
  const note = (notes[criterion] ?? '').trim()
  const place = (evidence[criterion] ?? '').trim()
  return note === '' && place === '' ? undefined : JSON.stringify({ note, evidence: place })
}

/** The reason alone, of such words. */
export const noteIn = (words: string): string => (JSON.parse(words) as { readonly note: string }).note
