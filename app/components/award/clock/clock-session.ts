import { movedClock, type ClockMove } from '../../../forms/award/room-clock.ts'
import type { ClockState } from './clock-view.ts'

export type ClockLine = 'online' | 'offline' | 'taken' | 'denied'

export interface SessionState {
  readonly tag: number
  readonly clock: ClockState['clock']
  readonly line: ClockLine
}

export interface ClockSession {
  /** Now, by the clock of the server as far as it is known. */
  readonly now: () => string
  readonly state: () => SessionState
  readonly subscribe: (listener: () => void) => () => void
  /** Lays a hand on the clock: it moves here at once, and there as soon as there is a line. */
  readonly move: (move: ClockMove) => void
  /** Asks the server for news, or tells it what it has not heard. */
  readonly sync: () => Promise<void>
}

/** Longer than a server that is alive takes. */
const PATIENCE_MS = 8_000

/** A window with the clock: it needs the server to begin with, and then only to agree with other windows. */
export function clockSession(address: string, stage: string, first: ClockState): ClockSession {
  let ahead = Date.parse(first.now) - Date.now()
  let state: SessionState = { tag: first.tag, clock: first.clock, line: 'online' }
  let untold: readonly (ClockMove & { readonly at: string })[] = []
  let isBusy = false
  const listeners = new Set<() => void>()
  const now = () => new Date(Date.now() + ahead).toISOString()
  const set = (next: Partial<SessionState>) => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  function adopt({ now: serverNow, tag, clock }: ClockState, line: ClockLine) {
    ahead = Date.parse(serverNow) - Date.now()
    set({ tag, clock, line })
  }

  /** @returns whether the server took it */
  async function tell(): Promise<boolean> {
    const move = untold[0]!
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ stage, tag: String(state.tag), ...move, entry: move.entry ?? '' }),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.ok) {
      const told = (await response.json()) as ClockState
      untold = untold.slice(1)
      ahead = Date.parse(told.now) - Date.now()
      // What is still untold stands here already.
      set(untold.length === 0 ? { tag: told.tag, clock: told.clock, line: 'online' } : { tag: told.tag })
      return true
    }
    if (response.status >= 500) throw new Error('no answer')
    untold = []
    if (response.status === 409) await ask('taken')
    else set({ line: 'denied' })
    return false
  }

  async function ask(line: ClockLine): Promise<void> {
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) })
    if (response.status >= 500) throw new Error('no answer')
    if (!response.ok) set({ line: 'denied' })
    // A hand that was laid on the clock meanwhile is told next.
    else if (untold.length === 0) adopt((await response.json()) as ClockState, line)
  }

  async function sync(): Promise<void> {
    if (isBusy) return
    isBusy = true
    try {
      if (untold.length === 0) await ask('online')
      else while (untold.length > 0 && (await tell()));
    } catch {
      set({ line: 'offline' })
    } finally {
      isBusy = false
    }
  }

  return {
    now,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    move(move) {
      const at = now()
      untold = [...untold, { ...move, at }]
      set({ clock: movedClock(state.clock, move, at) })
      void sync()
    },
    sync,
  }
}
