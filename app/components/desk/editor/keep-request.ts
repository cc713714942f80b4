import type { OtherWindow, Trouble } from './keeping.ts'

export interface WriterHere {
  readonly name: string
  /** When they were last heard of and when they last saved. ISO 8601, UTC. */
  readonly seenAt: string
  readonly savedAt: string
}

export type KeepAnswer =
  | { readonly kind: 'kept'; readonly tag: number; readonly savedAt: string; readonly writers: readonly WriterHere[] }
  | { readonly kind: 'seen'; readonly writers: readonly WriterHere[] }
  | { readonly kind: 'stale'; readonly theirs: OtherWindow }
  | { readonly kind: 'failed'; readonly trouble: Trouble }

export type KeepBody =
  | { readonly tag: number; readonly text: string; readonly english: string | undefined }
  /** Only says that somebody is still here. */
  | { readonly seen: true }

/** Longer than a server that is alive takes. */
const PATIENCE_MS = 15_000

/** Sends a text to be kept, and says what the server has said of it; never throws. */
export async function sendKeep(address: string, body: KeepBody): Promise<KeepAnswer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify('seen' in body ? { intent: 'seen' } : { intent: 'keep', ...body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.type === 'opaqueredirect' || response.status === 403) return failed('signed-out')
    if (response.status === 413) return failed('too-large')
    const said = (await response.json()) as {
      tag?: number
      savedAt?: string
      writers?: WriterHere[]
      done?: { theirs?: OtherWindow }
    }
    if (response.status === 409) return said.done?.theirs ? { kind: 'stale', theirs: said.done.theirs } : failed('gone')
    if (!response.ok) return failed('refused')
    const { tag, savedAt, writers = [] } = said
    if (tag === undefined || savedAt === undefined) return { kind: 'seen', writers }
    return { kind: 'kept', tag, savedAt, writers }
  } catch {
    return failed('unreachable')
  }
}

const failed = (trouble: Trouble): KeepAnswer => ({ kind: 'failed', trouble })
