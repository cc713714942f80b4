/** What a window remembers of a form that it has sent, so that the page that answers can say what was saved of it. */
import { listDeviceCopies, removeDeviceCopy } from './device-copy.ts'

export interface SavingNote {
  /** Of the copy on this device that holds what was sent. */
  readonly key: string
  readonly text: string
  /** What the page that sent it named as saved before. */
  readonly before: string
}

const SENT = 'shandu-sent:'
const SAVED = 'shandu-saved:'

export const noteSaving = (prefix: string, note: SavingNote): void =>
  sessionStorage.setItem(SENT + prefix, JSON.stringify(note))

/** What this window has last saved. */
export const savedHere = (prefix: string): string | null => sessionStorage.getItem(SAVED + prefix)

/** What the last page of this window kept and has saved is needed no longer. */
export async function forgetSaved(prefix: string, isSaved: (note: SavingNote) => boolean): Promise<void> {
  const noted = sessionStorage.getItem(SENT + prefix)
  sessionStorage.removeItem(SENT + prefix)
  if (noted === null) return
  const note = JSON.parse(noted) as SavingNote
  if (!isSaved(note)) return
  sessionStorage.setItem(SAVED + prefix, note.text)
  // What was typed while the answer was on its way is not in what was saved.
  if ((await listDeviceCopies(prefix)).some(({ key, text }) => key === note.key && text === note.text))
    await removeDeviceCopy(note.key)
}
