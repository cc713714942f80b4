import type { Json } from '#cases/edit/json.ts'
import type { ConflictPlace } from '#cases/merge/conflict.ts'
import type { Problem } from '#cases/problem.ts'

/** A place that two people changed, as the server says it. A version that is left out is not there. */
export interface ShownConflict {
  readonly id: string
  readonly file: string
  readonly place: ConflictPlace
  readonly base?: Json
  readonly mine?: Json
  readonly theirs?: Json
  /** Of a file: the sizes of the versions that are there. */
  readonly bytes?: Readonly<Partial<Record<'base' | 'mine' | 'theirs', number>>>
}

export type Pick = 'mine' | 'theirs' | 'base' | { readonly value: string | number }

interface Texts {
  readonly text: string
  readonly english?: string | undefined
}

export type SaveAnswer =
  | {
      readonly kind: 'saved'
      readonly number: number
      readonly merged: boolean
      readonly changed: boolean
      readonly copy: Texts & { readonly tag: number }
      readonly savedAt: string
    }
  | {
      readonly kind: 'conflict'
      readonly conflicts: readonly ShownConflict[]
      readonly head: { readonly revisionId: string; readonly number: number }
    }
  | { readonly kind: 'broken'; readonly problems: readonly Problem[]; readonly merged?: Texts | undefined }
  | { readonly kind: 'stale' | 'taken' | 'withdrawn' | 'too-full' | 'unreachable' }

export interface SaveBody {
  readonly tag: number
  readonly message: string
  readonly choices?: { readonly head: string; readonly picks: Readonly<Record<string, Pick>> }
}

interface SavedJson {
  readonly ok?: true
  readonly why?: 'broken' | 'conflict' | 'stale' | 'taken' | 'withdrawn' | 'too-full'
  readonly revision?: { readonly number: number }
  readonly merged?: boolean | Texts
  readonly changed?: boolean
  readonly copy?: Texts & { readonly tag: number }
  readonly savedAt?: string
  readonly conflicts?: readonly ShownConflict[]
  readonly head?: { readonly revisionId: string; readonly number: number }
  readonly problems?: readonly Problem[]
}

/** Asks for a revision of what the server has kept; never throws, and nothing is lost whatever the answer. */
export async function sendSave(address: string, body: SaveBody): Promise<SaveAnswer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ intent: 'revision', ...body }),
      redirect: 'manual',
    })
    const said = (await response.json()) as { done?: SavedJson } & SavedJson
    const saved = said.done ?? said
    if (saved.ok) {
      const { revision, copy, merged, changed, savedAt } = saved
      return { kind: 'saved', number: revision!.number, merged: merged === true, changed: changed === true, copy: copy!, savedAt: savedAt! } // prettier-ignore
    }
    if (saved.why === 'conflict') return { kind: 'conflict', conflicts: saved.conflicts!, head: saved.head! }
    if (saved.why === 'broken') return { kind: 'broken', problems: saved.problems ?? [], merged: saved.merged as Texts | undefined } // prettier-ignore
    return { kind: saved.why ?? 'unreachable' }
  } catch {
    return { kind: 'unreachable' }
  }
}
