/**
 * What is known about where the text of a window is kept. The one promise: it never says that the server has a text
 * before the server has said so of that very text.
 */

/** A text of the same case that another window of the same person has saved. */
export interface OtherWindow {
  readonly text: string
  readonly english?: string | undefined
  readonly tag: number
  readonly savedAt: string
}

export type Trouble = 'unreachable' | 'signed-out' | 'too-large' | 'refused' | 'gone'

export interface Keeping {
  /** Counts the changes of the text in this window. */
  readonly typed: number
  /** The change up to which the server has confirmed the text. */
  readonly confirmed: number
  /** When the server wrote the confirmed text. ISO 8601, UTC. */
  readonly confirmedAt: string
  readonly tag: number
  /** The change up to which a text is under way. */
  readonly sending: number | undefined
  /** When the first change was made that the server has not confirmed. */
  readonly unsavedSince: string | undefined
  readonly trouble: Trouble | undefined
  readonly other: OtherWindow | undefined
}

export type KeepingEvent =
  | { readonly type: 'typed'; readonly at: string }
  | { readonly type: 'sent' }
  | { readonly type: 'kept'; readonly tag: number; readonly savedAt: string }
  | { readonly type: 'failed'; readonly trouble: Trouble }
  | { readonly type: 'stale'; readonly theirs: OtherWindow }
  /** The server has a text of this window of which it could not say so: it is sent again. */
  | { readonly type: 'answer-was-lost'; readonly tag: number }
  /** The person has seen the other window's text and goes on: what is in this window is to be saved over it. */
  | { readonly type: 'goes-on' }
  /** The text of the server is in the window now, as it stands there. */
  | { readonly type: 'replaced'; readonly tag: number; readonly savedAt: string }

export const keepingFrom = (tag: number, savedAt: string): Keeping => ({
  typed: 0,
  confirmed: 0,
  confirmedAt: savedAt,
  tag,
  sending: undefined,
  unsavedSince: undefined,
  trouble: undefined,
  other: undefined,
})

export function keepingAfter(now: Keeping, event: KeepingEvent): Keeping {
  switch (event.type) {
    case 'typed':
      return { ...now, typed: now.typed + 1, unsavedSince: now.unsavedSince ?? event.at }
    case 'sent':
      return now.sending === undefined ? { ...now, sending: now.typed } : now
    case 'kept': {
      if (now.sending === undefined) return now
      const isAll = now.sending === now.typed
      return {
        ...now,
        confirmed: now.sending,
        confirmedAt: event.savedAt,
        tag: event.tag,
        sending: undefined,
        // What was typed while the text was under way is younger than the answer.
        unsavedSince: isAll ? undefined : event.savedAt,
        trouble: undefined,
      }
    }
    case 'failed':
      return { ...now, sending: undefined, trouble: event.trouble }
    case 'stale':
      return { ...now, sending: undefined, trouble: undefined, other: event.theirs }
    case 'answer-was-lost':
      return { ...now, sending: undefined, tag: event.tag }
    case 'goes-on':
      return now.other === undefined ? now : { ...now, tag: now.other.tag, typed: now.typed + 1, other: undefined, unsavedSince: now.unsavedSince ?? now.other.savedAt } // prettier-ignore
    case 'replaced':
      return { ...keepingFrom(event.tag, event.savedAt), typed: now.typed, confirmed: now.typed }
  }
}

/** Whether there is something to send, and nothing in the way of sending it. */
export const mustSend = (now: Keeping): boolean =>
  now.typed > now.confirmed && now.sending === undefined && now.other === undefined

/** What the status line says. */
export type KeepingStatus =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'saving'; readonly since: string }
  | { readonly kind: 'here-only'; readonly since: string; readonly trouble: Trouble }
  | { readonly kind: 'other-window'; readonly at: string }

export function keepingStatus(now: Keeping): KeepingStatus {
  if (now.other) return { kind: 'other-window', at: now.other.savedAt }
  if (now.typed === now.confirmed) return { kind: 'saved', at: now.confirmedAt }
  const since = now.unsavedSince ?? now.confirmedAt
  return now.trouble ? { kind: 'here-only', since, trouble: now.trouble } : { kind: 'saving', since }
}
